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

    @Test func theTextsOfTheUnitsRecordsAreNamed() throws {
        let builder = try CaseBuilder(.abo, engine: Self.engine)
        let old = builder.context
        let id = builder.file.id
        let lead = DecisionContext(
            today: old.today, now: old.now, user: old.user, role: .teamLead, act: old.act,
            engine: Self.engine, knownLogins: old.knownLogins,
            nextEntry: old.nextEntry, nextPerson: old.nextPerson)
        // One letter with so many marks is as long as so many letters.
        let marks = "e" + String(repeating: "\u{0301}", count: Decision.textLimit)
        var pickup = Pickup(
            mode: .flight, landing: Landing(day: lead.today, minutes: nil),
            households: [Pickup.Household(id)], planned: lead.today)
        pickup.place = marks
        #expect(throws: CommandError.textTooLong(.pickup, limit: Decision.textLimit)) {
            try Decision.check(.add(.pickup(pickup)), kind: .pickup, by: .teamLead)
        }
        let handover = Handover(
            caseID: id, from: lead.user, to: Login("bjorn"), offered: lead.today, message: marks)
        let owned = OfferedCase(caseworker: lead.user, isClosed: false)
        #expect(throws: CommandError.textTooLong(.message, limit: Decision.textLimit)) {
            try Decision.check(handover, replacing: nil, of: owned, lead)
        }
        let basis = RetentionBasis(years: 5, from: .lastNote, decision: marks, decided: lead.today)
        #expect(throws: CommandError.textTooLong(.decision, limit: RetentionBasis.longestDecision)) {
            try Decision.check(basis, lead)
        }
        let kept = RetentionExemption(id, because: marks)
        #expect(throws: CommandError.textTooLong(.reason, limit: RetentionExemption.longestReason)) {
            try Decision.check(kept, isKept: false, lead)
        }
    }

    /// The words say characters, so it is characters that are counted: letters of two bytes are one each.
    @Test func aNoteIsMeasuredInCharacters() throws {
        var builder = try CaseBuilder(.abo, engine: Self.engine)
        let longest = String(repeating: "ж", count: Decision.textLimit)
        try builder.apply(.note(longest, important: false))
        #expect(throws: CommandError.textTooLong(.text, limit: Decision.textLimit)) {
            try builder.apply(.note(longest + "ж", important: false))
        }
    }
}
