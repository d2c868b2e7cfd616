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
        try disclosure(name, numbers, for: actor).missing
    }

    private func disclosure(_ name: String, _ numbers: [CaseNumber], for actor: Actor? = nil) throws
        -> Disclosure
    {
        try store.disclosure(
            to: partner(name).number, of: Set(numbers.map(fixture.id)), for: actor ?? fixture.anna)
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
            PartnerAct.consent(try consents(of: [1], in: number, to: "Jobbcentrum"), besides: []),
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
            PartnerAct.consent(try consents(of: [1, 3], in: number, to: "Jobbcentrum"), besides: []),
            by: fixture.anna)
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
            try without(.jobbcentrum) == ["Jobbcentrum": [2]])
        #expect(try without(.jobCoach) == ["arbetscoachen": [1, 2, 3]])
        #expect(throws: StoreError.self) {
            try store.disclosure(to: 99, of: [], for: fixture.anna)
        }
    }

    @Test func aPartnerStaysWhileSomebodyConsents() throws {
        _ = try store.apply(
            PartnerAct.consent(try consents(of: [1], in: number, to: "Jobbcentrum"), besides: []),
            by: fixture.anna)
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
            PartnerAct.consent(try consents(of: [1], in: protected, to: "Jobbcentrum"), besides: []),
            by: fixture.anna)
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
            events.map(\.steps).filter { !$0.isEmpty } == [
                [.printed(.caseload, copy: 1)], [.printed(.case, copy: 3)],
                [.printed(.case, copy: 2), .disclosed(to: "Jobb\tcentrum", missing: [1, 2, 3])],
                [.printed(.case, copy: 1)],
            ])
        try store.logExport(
            ExportNote(
                format: "csv", filter: [], rows: 3, hasNames: false, disclosure: disclosure, cases: [id]),
            by: fixture.anna)
        let newest = try store.journal(of: number, .first, limit: 1, for: fixture.anna).rows
        #expect(newest.map(\.kind) == [.export])
        #expect(try store.verifyJournal() == nil)
    }

    /// Whose consent is missing for a closing, by whom it goes to.
    private func without(_ receiver: ClosingReceiver) throws -> [String: [Int]] {
        let found = try view(number).withoutConsent(
            to: receiver, named: "arbetscoachen", store.partners(), on: today)
        return Dictionary(
            uniqueKeysWithValues: found.map { ($0.recipient, $0.missing.flatMap(\.persons)) })
    }

    @Test func consentToOneMunicipalityIsNoneToAnother() throws {
        for name in ["Sala", "Norrtälje"] {
            _ = try store.apply(
                PartnerAct.add(Partner(name: name, kind: .municipality)), by: fixture.anna)
        }
        #expect(try without(.municipality) == ["Sala": [1, 2, 3], "Norrtälje": [1, 2, 3]])
        try consent([1, 2, 3], to: "Sala")
        #expect(try without(.municipality) == ["Norrtälje": [1, 2, 3]])
        // A legal ground counts for its own partner alone.
        var grounded = try partner("Sala").partner
        grounded.ground = "2 kap. 1 §"
        _ = try store.apply(PartnerAct.change(try partner("Sala"), to: grounded), by: fixture.anna)
        try consent([2], to: "Norrtälje")
        #expect(try without(.municipality) == ["Norrtälje": [1, 3]])
    }

    private func consent(_ persons: [Int], to name: String, by actor: Actor? = nil) throws {
        let given = try consents(of: persons, in: number, to: name)
        _ = try store.apply(PartnerAct.consent(given, besides: []), by: actor ?? fixture.anna)
    }

    @Test func aPartnerOfAnotherNameIsAskedForAnew() throws {
        try consent([1, 2, 3], to: "Jobbcentrum")
        #expect(try missing("Jobbcentrum", [number]).isEmpty)
        var changed = try partner("Jobbcentrum").partner
        changed.name = "Bemanning AB"
        _ = try store.apply(PartnerAct.change(try partner("Jobbcentrum"), to: changed), by: fixture.anna)
        #expect(try missing("Bemanning AB", [number]).map(\.persons) == [[1, 2, 3]])
        #expect(try without(.jobbcentrum) == ["Bemanning AB": [1, 2, 3]])
        _ = try store.undo(by: fixture.anna)
        #expect(try missing("Jobbcentrum", [number]).isEmpty)
        #expect(
            try disclosure("Jobbcentrum", [number]).given == [
                GivenConsent(number, persons: [1, 2, 3], scope: "planering")
            ])
    }

    @Test func whatHasNotBegunIsWithdrawnWithTheRest() throws {
        var later = try consents(of: [1, 2], in: number, to: "Jobbcentrum")
        later[1].from = today.adding(days: 5)
        _ = try store.apply(PartnerAct.consent(later, besides: []), by: fixture.anna)
        let rows = try view(number).consents
        #expect(refusal(PartnerAct.withdraw(rows, on: today)) == nil)
        #expect(try view(number).consents.map { $0.status(on: today) } == [.withdrawn, .withdrawn])
    }

    private func undoBlocked(by actor: Actor, redo: Bool = false) throws -> Login? {
        do {
            _ = redo ? try store.redo(by: actor) : try store.undo(by: actor)
            return nil
        } catch StoreError.undoBlocked(let login, _) {
            return login
        }
    }

    @Test func undoLeavesEveryNameOnce() throws {
        // A removed partner does not come back beside another of its name.
        _ = try store.apply(PartnerAct.remove(try partner("Jobbcentrum")), by: fixture.anna)
        let again = PartnerAct.add(Partner(name: "jobbcentrum", kind: .other))
        _ = try store.apply(again, by: fixture.bo)
        #expect(try undoBlocked(by: fixture.anna) == fixture.bo.login)
        #expect(try store.partners().map(\.partner.name).sorted() == ["Skatteverket", "jobbcentrum"])
        _ = try store.undo(by: fixture.bo)
        #expect(try undoBlocked(by: fixture.anna) == nil)
        // Nor does a former name that somebody has taken.
        var changed = try partner("Jobbcentrum").partner
        changed.name = "Servicepoolen"
        _ = try store.apply(PartnerAct.change(try partner("Jobbcentrum"), to: changed), by: fixture.anna)
        _ = try store.apply(again, by: fixture.bo)
        #expect(try undoBlocked(by: fixture.anna) == fixture.bo.login)
        #expect(Set(try store.partners().map(\.partner.name)).count == 3)
        #expect(try store.verifyJournal() == nil)
    }

    @Test func undoLeavesNoConsentWithoutItsPartner() throws {
        _ = try store.apply(PartnerAct.add(Partner(name: "KAA", kind: .youth)), by: fixture.anna)
        try consent([1], to: "KAA", by: fixture.bo)
        #expect(try undoBlocked(by: fixture.anna) == fixture.bo.login)
        #expect(try store.partners().contains { $0.partner.name == "KAA" })
        // A withdrawal is not taken back once the partner is gone.
        _ = try store.apply(PartnerAct.withdraw(try view(number).consents, on: today), by: fixture.bo)
        _ = try store.apply(PartnerAct.remove(try partner("KAA")), by: fixture.anna)
        #expect(try undoBlocked(by: fixture.bo) == fixture.anna.login)
        _ = try store.undo(by: fixture.anna)
        #expect(try undoBlocked(by: fixture.bo) == nil)
        #expect(try missing("KAA", [number]).map(\.persons) == [[2, 3]])
    }

    @Test func ofAProtectedCaseOnPaperOnlyTheNumberWent() throws {
        let cases = [try fixture.id(number), try fixture.id(protected)]
        let found = try disclosure("Skatteverket", [number, protected], for: fixture.bo)
        #expect(found.protected == [protected] && found.missing.isEmpty)
        #expect(try disclosure("Jobbcentrum", [number, protected]).protected == [protected])
        try fixture.reveal(protected)
        #expect(try disclosure("Jobbcentrum", [number, protected]).protected.isEmpty)
        let told = try disclosure("Jobbcentrum", [number, protected], for: fixture.bo)
        #expect(told.protected == [protected] && told.missing.map(\.number) == [number])
        _ = try store.logPrint(.arrivals, of: cases, record: nil, for: told, by: fixture.bo) { $0 }
        let rows = try [number, protected].map {
            try store.journal(of: $0, .first, limit: 1, for: fixture.anna).rows
        }
        #expect(rows.map { $0.map(\.kind) } == [[.print], [.print]])
        #expect(
            rows.map { $0.flatMap(\.steps) } == [
                [.printed(.arrivals, copy: 1), .disclosed(to: "Jobbcentrum", missing: [1, 2, 3])],
                [.printed(.arrivals, copy: 1)],
            ])
    }
}
