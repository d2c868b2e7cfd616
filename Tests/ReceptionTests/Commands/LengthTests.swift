// Texts that are longer than any such thing is are refused by the name of what they are, and nothing is cut.

import Reception
import ReceptionData
import TestSupport
import Testing

@Suite struct LengthTests {
    private static let engine = DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)
    /// One character to a person, far too many to Unicode.
    private static let flood = "Z" + String(repeating: "\u{301}", count: Decision.detailLimit)

    @Test(arguments: [PersonDetail.givenName, .phone, .classCode])
    func aPersonsDetailIsNamed(_ detail: PersonDetail) throws {
        var builder = try CaseBuilder(.abo, engine: Self.engine)
        let day = builder.context.today
        let limit = Decision.detailLimit
        #expect(throws: CommandError.personDetailTooLong(detail, limit: limit)) {
            try builder.apply(.correctPerson(1, [detail: Self.flood], from: day))
        }
        let longest = String(repeating: "å", count: limit)
        try builder.apply(.correctPerson(1, [detail: longest], from: day))
        #expect(builder.file.member(1)?.person[detail] == longest)
    }

    @Test(arguments: CaseDetail.allCases)
    func aHouseholdsDetailIsNamed(_ detail: CaseDetail) throws {
        var builder = try CaseBuilder(.abo, engine: Self.engine)
        let day = builder.context.today
        #expect(throws: CommandError.caseDetailTooLong(detail, limit: Decision.detailLimit)) {
            try builder.apply(.correctCase([detail: Self.flood], from: day))
        }
        let household = NewHousehold(
            kind: .abo, details: [detail: Self.flood],
            persons: [NewHousehold.Person(details: [.givenName: "A", .familyName: "B"])])
        #expect(throws: CommandError.caseDetailTooLong(detail, limit: Decision.detailLimit)) {
            try Decision.open(household, as: CaseID(2), &builder.context)
        }
    }

    @Test func aNewPersonsNameIsNamed() throws {
        var builder = try CaseBuilder(.abo, engine: Self.engine)
        let person = NewHousehold.Person(details: [.givenName: "A", .familyName: Self.flood])
        #expect(throws: CommandError.personDetailTooLong(.familyName, limit: Decision.detailLimit)) {
            try builder.apply(.join(person, builder.context.today))
        }
    }

    /// The words say characters, so it is characters that are counted: letters of two bytes are one each.
    @Test func aNoteIsMeasuredInCharacters() throws {
        var builder = try CaseBuilder(.abo, engine: Self.engine)
        let longest = String(repeating: "ж", count: Decision.textLimit)
        try builder.apply(.note(longest, important: false))
        #expect(throws: CommandError.textTooLong(limit: Decision.textLimit)) {
            try builder.apply(.note(longest + "ж", important: false))
        }
    }
}
