// Partners and consents in the store: one list, consents by case, and whose is missing where data goes out.

import Reception
import Testing

@testable import ReceptionStore

@Suite struct PartnerStoreTests {
    let fixture: StoreFixture
    let number: CaseNumber
    let protected: CaseNumber

    init() throws {
        fixture = try StoreFixture()
        number = try fixture.open(.invented("Rahimi", persons: 3))
        protected = try fixture.open(.invented("Hemlig", protection: .confidential))
        for partner in [
            Partner(
                name: "Jobbcentrum", kind: .jobbcentrum, contacts: [Partner.Contact("Anna Ek, 010-123 45")!]),
            Partner(name: "Skatteverket", kind: .authority, ground: "folkbokföringslagen (1991:481)"),
        ] {
            _ = try fixture.store.apply(PartnerAct.add(partner), by: fixture.anna)
        }
    }

    private var store: ReceptionStore { fixture.store }

    private func partner(_ name: String) throws -> PartnerRow {
        try #require(try store.partners().first { $0.partner.name == name })
    }

    private func refusal(_ request: @autoclosure () throws -> ActRequest, by actor: Actor? = nil)
        -> CommandError?
    {
        do {
            _ = try store.apply(request(), by: actor ?? fixture.anna)
            return nil
        } catch StoreError.refused(let error, _) {
            return error
        } catch {
            Issue.record(error)
            return nil
        }
    }

    private func view(_ number: CaseNumber, _ actor: Actor? = nil) throws -> CaseView {
        try store.caseFile(number, for: actor ?? fixture.anna)
    }

    private func consents(of persons: [Int], in number: CaseNumber, to name: String) throws -> [Consent] {
        let (file, row) = (try view(number).file, try partner(name))
        return try persons.map {
            Consent(
                caseID: file.id, person: try #require(file.member($0)).person.id, partner: row.number,
                recipient: row.partner.name, scope: "planering", from: today)
        }
    }

    private func missing(_ name: String, _ numbers: [CaseNumber], for actor: Actor? = nil) throws
        -> [MissingConsent]
    {
        try store.missingConsents(
            to: partner(name).number, among: Set(numbers.map(fixture.id)), for: actor ?? fixture.anna)
    }

    @Test func theListIsSortedAndKeepsEveryNameOnce() throws {
        #expect(try store.partners().map(\.partner.name) == ["Skatteverket", "Jobbcentrum"])
        #expect(try partner("Jobbcentrum").partner.contacts.map(\.text) == ["Anna Ek, 010-123 45"])
        let row = try partner("Jobbcentrum")
        #expect(
            refusal(PartnerAct.add(Partner(name: " jobbcentrum ", kind: .other))) == .partnerKnown(row.number)
        )
        #expect(refusal(PartnerAct.add(Partner(name: " ", kind: .other))) == .partnerNeedsName)
        var changed = row.partner
        changed.name = "Jobbcentrum Norr"
        #expect(refusal(PartnerAct.change(row, to: changed)) == nil)
        // What somebody else has changed meanwhile is not written over.
        #expect(refusal(PartnerAct.change(row, to: row.partner)) == .recordChanged(by: StoreFixture.anna))
        let contact = Partner.Contact("Bo")!
        changed.contacts = Array(repeating: contact, count: Partner.mostContacts + 1)
        #expect(
            refusal(PartnerAct.change(try partner("Jobbcentrum Norr"), to: changed))
                == .tooManyContacts(limit: Partner.mostContacts))
    }

    @Test func aReaderWritesNeither() throws {
        for request in [
            PartnerAct.add(Partner(name: "KAA", kind: .youth)),
            PartnerAct.consent(try consents(of: [1], in: number, to: "Jobbcentrum")),
        ] {
            #expect(throws: StoreError.self) { try store.apply(request, by: fixture.reader) }
        }
        #expect(try store.partners().count == 2)
        #expect(try view(number).consents.isEmpty)
    }

    @Test func whoHasNotConsentedIsMissing() throws {
        #expect(try missing("Jobbcentrum", [number]).map(\.persons) == [[1, 2, 3]])
        // Where there is a legal ground nobody is asked.
        #expect(try missing("Skatteverket", [number]).isEmpty)
        _ = try store.apply(
            PartnerAct.consent(try consents(of: [1, 3], in: number, to: "Jobbcentrum")), by: fixture.anna)
        #expect(try missing("Jobbcentrum", [number]).map(\.persons) == [[2]])
        #expect(try view(number).consents.count == 2)
        let third = try view(number).file.member(3)?.person.id
        let row = try #require(try view(number).consents.first { $0.consent.person == third })
        _ = try store.apply(PartnerAct.withdraw([row], on: today), by: fixture.bo)
        #expect(try missing("Jobbcentrum", [number]).map(\.persons) == [[2, 3]])
        let statuses = try view(number).consents.map { $0.status(on: today) }
        #expect(Set(statuses) == [.inForce, .withdrawn] && statuses.count == 2)
        _ = try store.undo(by: fixture.bo)
        #expect(try missing("Jobbcentrum", [number]).map(\.persons) == [[2]])
        #expect(
            try view(number).withoutConsent(to: .jobbcentrum, store.partners(), on: today) == [2])
        #expect(
            try view(number).withoutConsent(to: .jobCoach, store.partners(), on: today) == [1, 2, 3])
        #expect(throws: StoreError.self) {
            try store.missingConsents(to: 99, among: [], for: fixture.anna)
        }
    }

    @Test func aPartnerStaysWhileSomebodyConsents() throws {
        _ = try store.apply(
            PartnerAct.consent(try consents(of: [1], in: number, to: "Jobbcentrum")), by: fixture.anna)
        let row = try partner("Jobbcentrum")
        #expect(refusal(PartnerAct.remove(row)) == .partnerHasConsents(1))
        _ = try store.apply(PartnerAct.withdraw(try view(number).consents, on: today), by: fixture.anna)
        #expect(refusal(PartnerAct.remove(row)) == nil)
        #expect(try store.partners().map(\.partner.name) == ["Skatteverket"])
        // What was consented to is told all the same.
        #expect(try view(number).consents.map(\.consent.recipient) == ["Jobbcentrum"])
    }

    @Test func ofAProtectedHouseholdNothingIsToldOrWritten() throws {
        _ = try store.apply(
            PartnerAct.consent(try consents(of: [1], in: protected, to: "Jobbcentrum")), by: fixture.anna)
        #expect(try view(protected).consents.isEmpty && view(protected).mayReveal)
        try fixture.reveal(protected)
        #expect(try view(protected).consents.count == 1)
        #expect(try view(protected, fixture.bo).consents.isEmpty)
        #expect(try missing("Jobbcentrum", [protected, number], for: fixture.bo).map(\.number) == [number])
        let rows = try view(protected).consents
        #expect(refusal(PartnerAct.withdraw(rows, on: today), by: fixture.bo) == .masked)
    }

    @Test func paperForAPartnerIsACopyAndStandsInTheJournal() throws {
        let id = try fixture.id(number)
        let disclosure = Disclosure(to: "Jobb\tcentrum", missing: try missing("Jobbcentrum", [number]))
        #expect(try store.logPrint(.case, of: [id], by: fixture.anna) { $0 } == 1)
        #expect(
            try store.logPrint(.case, of: [id], record: nil, for: disclosure, by: fixture.anna) { $0 } == 2)
        #expect(try store.logPrint(.case, of: [id], by: fixture.anna) { $0 } == 3)
        #expect(try store.logPrint(.caseload, of: [id], by: fixture.anna) { $0 } == 1)
        let events = try store.journal(of: number, .first, limit: 9, for: fixture.anna).rows
        #expect(
            events.map(\.steps).filter { !$0.isEmpty }
                == [[.disclosed(to: "Jobb\tcentrum", missing: [1, 2, 3])]])
        try store.logExport(
            ExportNote(
                format: "csv", filter: [], rows: 3, hasNames: false, disclosure: disclosure, cases: [id]),
            by: fixture.anna)
        let newest = try store.journal(of: number, .first, limit: 1, for: fixture.anna).rows
        #expect(newest.map(\.kind) == [.export])
        #expect(try store.verifyJournal() == nil)
    }
}
