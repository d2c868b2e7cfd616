// Persons who move out into a case of their own: the old case shows nothing of what comes after, in any question.

import GRDB
import Reception
import ReceptionData
import TestSupport
import Testing

@testable import ReceptionStore

@Suite struct SplitTests {
    let fixture: StoreFixture
    let old: CaseNumber

    init() throws {
        fixture = try StoreFixture()
        old = try fixture.open(
            .invented("Petrenko", kind: .kvot, persons: 3, received: today.adding(days: -20)))
        try fixture.apply(
            .record(
                "population_registered", today.adding(days: -3), .persons([1, 2]), until: nil, value: nil),
            on: old)
    }

    private func split(
        _ persons: [Int] = [2], on day: Day = today.adding(days: -1), seenBy: Set<Login> = [],
        by actor: Actor? = nil
    ) throws -> CaseNumber {
        let what = HouseholdSplit(
            persons: persons, day: day, caseworker: StoreFixture.bo, seenBy: seenBy)
        let receipt = try fixture.apply(.split(what), on: old, by: actor)
        #expect(receipt.summary.cases.first == old)
        return try #require(receipt.summary.cases.last)
    }

    private func file(_ number: CaseNumber, _ viewer: Actor? = nil) throws -> CaseFile {
        try fixture.store.caseFile(number, for: viewer ?? fixture.anna).file
    }

    /// Everything of a case that anybody is shown, as text.
    private func shown(_ number: CaseNumber, _ viewer: Actor) throws -> String {
        let view = try fixture.store.caseFile(number, for: viewer)
        let entries = view.file.entries.map {
            "\($0.id.raw) \($0.person?.raw ?? 0) \($0.day) \($0.content.columns)"
        }
        return (entries + view.deadlines.map { "\($0)" }).joined(separator: "\n")
    }

    @Test func theNewCaseHasItsPersonsAndTheirFacts() throws {
        let new = try split([2, 3])
        let file = try file(new, fixture.bo)
        #expect(file.members.map(\.person.givenName) == ["Yusuf", "Sara"])
        #expect(file.caseworker == StoreFixture.bo)
        #expect(
            file.facts.contains { $0.id == .populationRegistered && $0.person == file.members[0].person.id })
        let stored = try fixture.store.caseFile(new, for: fixture.bo).deadlines.map(\.key)
        let computed = fixture.store.engine.deadlines(of: file).map(\.key)
        #expect(Set(stored) == Set(computed))
        #expect(try self.file(old).members.filter { $0.left == nil }.map(\.number) == [1])
        let rows = try fixture.store.cases(CaseQuery(scope: .all, limit: 10), for: fixture.lead)
        #expect(rows.map(\.persons) == [1, 2])
    }

    @Test func nothingOfTheNewCaseShowsInTheOld() throws {
        let new = try split()
        let before = try shown(old, fixture.anna)
        let hers = try file(new, fixture.bo).members[0].person.id
        try fixture.apply(
            .record("personnummer_received", today, .persons([1]), until: nil, value: nil), on: new,
            by: fixture.bo)
        try fixture.apply(.note("Ny dörrkod 4711", important: false), on: new, by: fixture.bo)
        try fixture.apply(.correctCase([.address: "Hemliga gatan 9"], from: today), on: new, by: fixture.bo)
        try fixture.apply(
            .correctPerson(1, [.phone: "0700000000", .familyName: "Nyström"], from: today), on: new,
            by: fixture.bo)
        // Also what was known before is as it was, when it is taken back in the new case.
        try fixture.apply(
            .retract(.populationRegistered, person: 1, day: nil, reason: "fel"), on: new, by: fixture.bo)
        #expect(try shown(old, fixture.anna) == before)
        #expect(!before.contains("Nyström") && !before.contains("Hemliga"))
        #expect(
            try !file(new, fixture.bo).facts.contains { $0.id == .populationRegistered && $0.person == hers })
        // A later act in the old case computes it from the same.
        try fixture.apply(.note("Samtal", important: false), on: old)
        #expect(try file(old).member(2)?.person.familyName == "Petrenko")
        #expect(try file(old).facts.contains { $0.id == .populationRegistered && $0.person == hers })
        // And so does a whole recomputation.
        try fixture.force(
            """
            INSERT INTO computation (id, rulebook_version, engine_version) VALUES (999, 'earlier', 0);
            UPDATE reception_case SET computed_by = 999
            """)
        try fixture.store.recomputeOutdated()
        #expect(try file(old).member(2)?.person.familyName == "Petrenko")
        #expect(try fixture.ask("SELECT folded FROM person WHERE id = \(hers.raw)") == "yusuf nystrom")
    }

    @Test func sheIsFoundInHerOwnCaseOnly() throws {
        let new = try split()
        func found(_ text: String) throws -> [CaseNumber] {
            try fixture.store.search(text, limit: 10, for: fixture.lead).map(\.row.number)
        }
        #expect(try found("yusuf") == [new])
        #expect(try found("amina") == [old])
        try fixture.apply(.correctPerson(1, [.familyName: "Nyström"], from: today), on: new, by: fixture.bo)
        #expect(try found("nyström") == [new])
    }

    @Test func onlyNamedStaffSeeWhichCaseIsWhose() throws {
        let new = try split(seenBy: [StoreFixture.bo])
        for viewer in [fixture.anna, fixture.bo] {
            #expect(try file(old, viewer).member(2)?.movedTo?.number == new)
            #expect(try file(new, viewer).member(1)?.cameFrom?.number == old)
        }
        for viewer in [fixture.lead, fixture.reader] {
            #expect(try file(old, viewer).member(2)?.movedTo?.number == nil)
            #expect(try file(new, viewer).member(1)?.cameFrom?.number == nil)
            #expect(try !shown(old, viewer).contains(new.description))
            #expect(try !shown(new, viewer).contains(old.description))
        }
    }

    @Test func ofAProtectedLeaverTheOldCaseHasANumberAndADay() throws {
        let details: [PersonDetail: String] = [.phone: "0705550199", .birthDate: "2008-03-21"]
        try fixture.apply(.correctPerson(2, details, from: today), on: old)
        // She turns eighteen before she leaves.
        let left = today.adding(days: 10)
        let what = HouseholdSplit(
            persons: [2], day: left, caseworker: StoreFixture.bo, protection: .confidential)
        try fixture.apply(.split(what), on: old, by: StoreFixture.actor(StoreFixture.anna, on: left))
        let known = try #require(try file(old).member(2))
        #expect(known.person.givenName == "Yusuf" && known.protectionElsewhere == .confidential)
        let standIn = Actor(
            login: StoreFixture.anna, actual: StoreFixture.lead, role: .caseworker, today: today,
            now: fixture.anna.now)
        for viewer in [fixture.bo, fixture.lead, fixture.reader, standIn] {
            let view = try fixture.store.caseFile(old, for: viewer)
            let leaver = try #require(view.file.member(2))
            #expect(!view.isMasked && view.file.household == "Petrenko")
            #expect(leaver.isWithheld && leaver.protectionElsewhere == .confidential)
            #expect(leaver.person.details.isEmpty && leaver.left == left)
            #expect(view.file.member(1)?.person.givenName == "Amina")
            let rows = try fixture.rows(for: viewer) { $0.includesClosed = true }
            let answers: [Any] = [
                view, rows, try fixture.store.journal(of: old, .first, limit: 50, for: viewer),
            ]
            for answer in answers {
                for secret in ["Yusuf", "2008-03-21", "0705550199"] {
                    #expect(!"\(answer)".contains(secret), "\(secret) for \(viewer.login)")
                }
            }
            let hers = rows.filter { $0.number == old && $0.personNumber == 2 }
            let birthdays = hers.filter { $0.key.trigger == nil }
            #expect(!birthdays.isEmpty && birthdays.allSatisfy { $0.triggerDay == nil })
            for row in hers { #expect(try fixture.store.explanation(of: row.key, for: viewer) == nil) }
            #expect(throws: StoreError.self) {
                _ = try fixture.store.extract(of: old, person: 2, mask: "X", for: viewer)
            }
        }
        // Who is protected no longer in her own case is told again.
        let new = try #require(try file(old).member(2)?.movedTo?.number)
        try fixture.apply(.correctPerson(1, [.protection: ""], from: left), on: new, by: fixture.bo)
        #expect(try file(old, fixture.lead).member(2)?.person.givenName == "Yusuf")
    }

    /// A note of the old case that names her is masked in what another of the household is given.
    @Test func anExtractOfAnotherDoesNotNameAProtectedLeaver() throws {
        try fixture.apply(.note("Yusuf och Amina vill byta skola", important: false), on: old)
        let what = HouseholdSplit(
            persons: [2], day: today.adding(days: -1), caseworker: nil, protection: .confidential)
        try fixture.apply(.split(what), on: old)
        let extract = try fixture.store.extract(of: old, person: 1, mask: "[annan]", for: fixture.lead)
        #expect("\(extract.entries)".contains("[annan] och Amina") && !"\(extract.entries)".contains("Yusuf"))
    }

    @Test func aRefusalNeverNamesTheOtherCase() throws {
        let new = try split(by: fixture.lead)
        // Anna's act touched the old case before; taking back what the split rests on is refused without its number.
        let error = #expect(throws: StoreError.self) {
            _ = try fixture.apply(
                .retract(.populationRegistered, person: 2, day: nil, reason: "fel"), on: old)
        }
        guard case .refused(.ownCase(person: 2), old)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!"\(String(describing: error))".contains(new.description))
    }

    @Test func aSplitIsUndoneAndDoneAgain() throws {
        let before = try shown(old, fixture.anna)
        let rows = try fixture.rows().map(\.key)
        let new = try split()
        _ = try fixture.store.undo(by: fixture.anna)
        #expect(try shown(old, fixture.anna) == before)
        #expect(try fixture.rows().map(\.key) == rows)
        #expect(throws: StoreError.self) { _ = try file(new, fixture.bo) }
        _ = try fixture.store.redo(by: fixture.anna)
        #expect(try file(new, fixture.bo).members.map(\.person.givenName) == ["Yusuf"])
        #expect(try file(old).member(2)?.hasOwnCase == true)
        for number in [old, new] {
            let stored = try fixture.store.caseFile(number, for: fixture.bo).deadlines.map(\.key)
            #expect(
                Set(stored)
                    == Set(fixture.store.engine.deadlines(of: try file(number, fixture.bo)).map(\.key)))
        }
    }

    @Test func aWaitIsCountedOnce() throws {
        try fixture.apply(
            .record(
                "registration_notified", today.adding(days: -10), .persons([1, 2]), until: nil, value: nil),
            on: old)
        func waits() throws -> Int { try fixture.store.waits()["FB-VANTE"]?.count ?? 0 }
        #expect(try waits() == 2)
        _ = try split()
        #expect(try waits() == 2)
        _ = try fixture.store.undo(by: fixture.anna)
        #expect(try waits() == 2)
    }

    @Test func aSplitOnWhichMoreWasBuiltIsNotUndone() throws {
        let new = try split()
        try fixture.apply(
            .record("personnummer_received", today, .persons([1]), until: nil, value: nil), on: new,
            by: fixture.bo)
        let error = #expect(throws: StoreError.self) { _ = try fixture.store.undo(by: fixture.anna) }
        guard case .undoBlocked(by: StoreFixture.bo, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        // What she undoes first is gone again, and then the split can be taken back.
        _ = try fixture.store.undo(by: fixture.bo)
        _ = try fixture.store.undo(by: fixture.anna)
        #expect(try file(old).member(2)?.left == nil)
    }

    @Test func undoingWhatWasRecordedBeforeReachesHerNewCase() throws {
        let new = try split(by: fixture.bo)
        // Anna takes back the registration of both persons, which she recorded before bo split the case.
        _ = try fixture.store.undo(by: fixture.anna)
        #expect(try !file(new, fixture.bo).facts.contains { $0.id == .populationRegistered })
        let facts = try file(old).facts.filter { $0.id == .populationRegistered }
        // The one who left is shown as she was known then.
        #expect(facts.map(\.person) == [try file(old).member(2)?.person.id])
        let stored = try fixture.store.caseFile(new, for: fixture.bo).deadlines.map(\.key)
        #expect(Set(stored) == Set(fixture.store.engine.deadlines(of: try file(new, fixture.bo)).map(\.key)))
    }

    @Test func aDatabaseOfTheThirdVersionIsBroughtUpToDate() throws {
        try fixture.makeOlder(3)
        let later = try fixture.another()
        #expect(try later.caseFile(old, for: fixture.anna).file.members.count == 3)
        let sql: String? = try fixture.ask("SELECT sql FROM sqlite_schema WHERE name = 'entry_of_person'")
        #expect(sql?.contains("ended_act") == false)
    }
}
