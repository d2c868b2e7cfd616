// Who sees a protected household: those who are named for it, after saying why, in their own process, for the day.

import Reception
import Testing

@testable import ReceptionStore

@Suite struct SightTests {
    let fixture: StoreFixture
    let number: CaseNumber

    init() throws {
        fixture = try StoreFixture()
        number = try fixture.open(.invented("Hemlig", protection: .confidential))
    }

    private var store: ReceptionStore { fixture.store }

    private func isSeen(by actor: Actor, _ store: ReceptionStore? = nil) throws -> Bool {
        try (store ?? self.store).caseFile(number, for: actor).file.household == "Hemlig"
    }

    private func refusal(_ body: () throws -> Void) -> CommandError? {
        do {
            try body()
            return nil
        } catch StoreError.refused(let error, _) {
            return error
        } catch {
            Issue.record(error)
            return nil
        }
    }

    private func name(_ login: Login, by actor: Actor) -> CommandError? {
        refusal { _ = try store.apply(NamedViewerAct.name(login, for: try fixture.id(number)), by: actor) }
    }

    @Test func aRoleIsNotEnough() throws {
        for actor in [fixture.lead, fixture.bo, fixture.reader] {
            #expect(refusal { try fixture.reveal(number, to: actor) } == .notNamed)
            #expect(try !isSeen(by: actor) && !store.caseFile(number, for: actor).mayReveal)
        }
        #expect(try !isSeen(by: fixture.anna))
        #expect(refusal { try store.reveal(number, because: " \t", by: fixture.anna) } == .emptyText)
        try fixture.reveal(number)
        #expect(try isSeen(by: fixture.anna))
        // What she sees nobody else does, nor she in another process or on another day.
        #expect(try !isSeen(by: fixture.bo) && !isSeen(by: fixture.lead))
        #expect(try !isSeen(by: fixture.anna, fixture.another()))
        try store.recheck(today: today)
        #expect(try isSeen(by: fixture.anna))
        try store.recheck(today: today.adding(days: 1))
        #expect(try !isSeen(by: fixture.anna))
    }

    @Test func whoActsInAnothersPlaceSeesNothing() throws {
        let asAnna = Actor(
            login: StoreFixture.anna, actual: StoreFixture.lead, role: .caseworker, today: today,
            now: fixture.anna.now)
        #expect(refusal { try fixture.reveal(number, to: asAnna) } == .notNamed)
        // Nor does she take the protection away.
        let open = CaseCommand.correctPerson(2, [.protection: ""], from: today)
        #expect(refusal { try fixture.apply(open, on: number, by: asAnna) } == .masked)
        #expect(try !store.caseFile(number, for: asAnna).mayReveal)
        // Named herself by the handläggare she sees it under either name.
        #expect(name(StoreFixture.lead, by: fixture.anna) == nil)
        try fixture.reveal(number, to: asAnna)
        #expect(try isSeen(by: asAnna))
    }

    @Test func whoActsInAnothersPlaceTakesNoProtectionBack() throws {
        let open = try fixture.open(.invented("Hemlig"))
        try fixture.apply(.correctPerson(2, [.protection: "confidential"], from: today), on: open)
        let asAnna = Actor(
            login: StoreFixture.anna, actual: StoreFixture.lead, role: .caseworker, today: today,
            now: fixture.anna.now)
        #expect(refusal { _ = try store.undo(by: asAnna) } == .masked)
        #expect(try store.caseFile(open, for: fixture.lead).isMasked)
        _ = try store.undo(by: fixture.anna)
        #expect(try !store.caseFile(open, for: fixture.lead).isMasked)
    }

    @Test func theHandlaggareOrATeamLeadNamesAndNobodyHerself() throws {
        #expect(name(StoreFixture.bo, by: fixture.bo) == .notPermitted(.nameViewers))
        #expect(name(StoreFixture.lead, by: fixture.lead) == .namesHerself)
        #expect(name(StoreFixture.anna, by: fixture.lead) == .namedAlready(StoreFixture.anna))
        #expect(name(Login("ingen"), by: fixture.lead) == .unknownCaseworker(Login("ingen")))
        #expect(name(StoreFixture.bo, by: fixture.lead) == nil)
        #expect(name(StoreFixture.bo, by: fixture.anna) == .namedAlready(StoreFixture.bo))
        #expect(try store.viewers(of: number).compactMap { $0.viewer?.login } == [StoreFixture.bo])
        let open = try fixture.open(.invented("Rahimi"))
        let act = NamedViewerAct.name(StoreFixture.bo, for: try fixture.id(open))
        #expect(refusal { _ = try store.apply(act, by: fixture.anna) } == .notProtected)
    }

    /// Whoever has a case may look at it, so nobody gives herself one that somebody has.
    @Test func aTeamLeadGivesItToOthersButDoesNotTakeIt() throws {
        let asBo = Actor(
            login: StoreFixture.bo, actual: StoreFixture.lead, role: .caseworker, today: today,
            now: fixture.lead.now)
        func assign(_ login: Login?, by actor: Actor) -> CommandError? {
            refusal { try fixture.apply(.assign(login), on: number, by: actor) }
        }
        #expect(assign(StoreFixture.lead, by: fixture.lead) == .takesProtected)
        #expect(assign(nil, by: fixture.lead) == .takesProtected)
        #expect(assign(StoreFixture.bo, by: fixture.bo) == .masked)
        #expect(assign(StoreFixture.lead, by: asBo) == .masked)
        // Nor does she by a step that follows one that she may take.
        let id = try fixture.id(number)
        let both = ActRequest(
            kind: .assign, subject: nil,
            steps: [(id, .assign(StoreFixture.bo)), (id, .assign(StoreFixture.lead))])
        #expect(refusal { _ = try store.apply(both, by: fixture.lead) } == .takesProtected)
        // What was offered to somebody is hers to take, not a team lead's who acts in her place.
        let offer = try HandoverAct.offer(
            try store.offering([id]), isHeap: false, to: StoreFixture.bo, message: "", today: today)
        _ = try store.apply(offer.request, by: fixture.anna)
        #expect(assign(StoreFixture.lead, by: asBo) == .takesProtected)
        #expect(assign(StoreFixture.bo, by: asBo) == nil)
        #expect(refusal { try fixture.reveal(number, to: asBo) } == .notNamed)
        #expect(assign(StoreFixture.anna, by: fixture.lead) == nil)
        // What is nobody's she may take: somebody has to.
        #expect(assign(nil, by: fixture.anna) == nil)
        #expect(assign(StoreFixture.lead, by: fixture.lead) == nil)
        try fixture.reveal(number, to: fixture.lead)
        #expect(try isSeen(by: fixture.lead))
    }

    @Test func takingBackGivesHerNothingThatOthersHaveWrittenSince() throws {
        let own = try fixture.open(
            .invented("Hemlig", caseworker: StoreFixture.lead, protection: .confidential), by: fixture.lead)
        // Given away by mistake it comes back.
        try fixture.apply(.assign(StoreFixture.anna), on: own, by: fixture.lead)
        _ = try store.undo(by: fixture.lead)
        #expect(try store.caseFile(own, for: fixture.lead).file.caseworker == StoreFixture.lead)
        try fixture.apply(.assign(StoreFixture.anna), on: own, by: fixture.lead)
        try fixture.apply(.note("Nytt", important: false), on: own, by: fixture.anna)
        #expect(refusal { _ = try store.undo(by: fixture.lead) } == .takesProtected)
        // From one colleague to another it goes back, though the other has been at work.
        try fixture.apply(.assign(StoreFixture.bo), on: own, by: fixture.lead)
        try fixture.apply(.note("Mer", important: false), on: own, by: fixture.bo)
        _ = try store.undo(by: fixture.lead)
        #expect(try store.caseFile(own, for: fixture.lead).file.caseworker == StoreFixture.anna)
        // What was nobody's does not become so again.
        try fixture.apply(.assign(nil), on: own, by: fixture.anna)
        try fixture.apply(.assign(StoreFixture.bo), on: own, by: fixture.lead)
        try fixture.apply(.note("Än mer", important: false), on: own, by: fixture.bo)
        #expect(refusal { _ = try store.undo(by: fixture.lead) } == .takesProtected)
    }

    /// What she did before lifts no protection of what others have written since, and says nothing of it.
    @Test func takingBackLiftsNoProtectionOfWhatOthersHaveWritten() throws {
        let open = try fixture.open(.invented("Flyktsson"))
        let protect = CaseCommand.correctPerson(1, [.protection: "confidential"], from: today)
        try fixture.apply(protect, on: open)
        // A mistake is taken back as long as it is hers alone.
        _ = try store.undo(by: fixture.anna)
        #expect(try !store.caseFile(open, for: fixture.reader).isMasked)
        _ = try store.redo(by: fixture.anna)
        try fixture.apply(.assign(StoreFixture.bo), on: open, by: fixture.lead)
        try fixture.apply(.note("Gömvägen 7", important: false), on: open, by: fixture.bo)
        #expect(refusal { _ = try store.undo(by: fixture.anna) } == .masked)
        #expect(try store.caseFile(open, for: fixture.anna).isMasked)
        #expect(try store.search("Gömvägen", limit: 9, for: fixture.reader).isEmpty)
    }

    @Test func takingBackInAnothersPlaceBringsNoNameAndNoOffer() throws {
        let asAnna = Actor(
            login: StoreFixture.anna, actual: StoreFixture.lead, role: .caseworker, today: today,
            now: fixture.anna.now)
        #expect(name(StoreFixture.lead, by: fixture.anna) == nil)
        let record = try #require(try store.viewers(of: number).first)
        _ = try store.apply(NamedViewerAct.remove(record), by: fixture.anna)
        #expect(refusal { _ = try store.undo(by: asAnna) } == .namesHerself)
        #expect(try store.viewers(of: number).isEmpty)
        let offering = try store.offering([try fixture.id(number)])
        let offer = try HandoverAct.offer(
            offering, isHeap: false, to: StoreFixture.lead, message: "", today: today)
        _ = try store.apply(offer.request, by: fixture.anna)
        let standing = try #require(try store.handovers(for: fixture.lead).first)
        _ = try store.apply(HandoverAct.withdraw([standing.record]), by: fixture.anna)
        #expect(refusal { _ = try store.undo(by: asAnna) } == .masked)
        #expect(try store.handovers(for: fixture.lead).isEmpty)
        // Her own mistake she takes back.
        _ = try store.undo(by: fixture.anna)
        #expect(try store.handovers(for: fixture.lead).count == 1)
    }

    /// Whoever had the case before names nobody by taking back that she did not.
    @Test func takingBackNamesNobodyForWhoHasItNoMore() throws {
        #expect(name(StoreFixture.bo, by: fixture.anna) == nil)
        let record = try #require(try store.viewers(of: number).first)
        _ = try store.apply(NamedViewerAct.remove(record), by: fixture.anna)
        let tomorrow = Actor(
            login: StoreFixture.anna, actual: StoreFixture.anna, role: .caseworker,
            today: today.adding(days: 1), now: fixture.anna.now)
        try fixture.apply(.assign(StoreFixture.lead), on: number, by: tomorrow)
        #expect(refusal { _ = try store.undo(by: fixture.anna) } == .notPermitted(.nameViewers))
        #expect(try store.viewers(of: number).isEmpty)
    }

    @Test func whatStandsInTheWayNamesNoProtectedCase() throws {
        let open = try fixture.open(.invented("Flyktsson"), by: fixture.bo)
        try fixture.apply(.correctPerson(2, [.phone: "070-1740605"], from: today), on: open, by: fixture.bo)
        let split = HouseholdSplit(
            persons: [2], day: today, caseworker: StoreFixture.anna, protection: .confidential)
        let receipt = try fixture.apply(.split(split), on: open)
        let own = try #require(receipt.summary.cases.last)
        for actor in [fixture.bo, fixture.bo] {
            do {
                let done = try store.undo(by: actor)
                #expect(!done.summary.cases.contains(own))
            } catch StoreError.refused(.masked, let told) {
                #expect(told == nil)
            } catch StoreError.undoBlocked(_, let later) {
                #expect(!later.cases.contains(own))
            }
        }
        #expect(try store.caseFile(own, for: fixture.bo).isMasked)
    }

    @Test func whoIsNamedNoLongerSeesNoLonger() throws {
        #expect(name(StoreFixture.bo, by: fixture.anna) == nil)
        try fixture.reveal(number, to: fixture.bo)
        #expect(try isSeen(by: fixture.bo))
        // She works in it as the handläggare does, but names nobody.
        try fixture.apply(.note("Hemlig not", important: false), on: number, by: fixture.bo)
        #expect(name(StoreFixture.lead, by: fixture.bo) == .notPermitted(.nameViewers))
        let record = try #require(try store.viewers(of: number).first)
        _ = try store.apply(NamedViewerAct.remove(record), by: fixture.lead)
        #expect(try !isSeen(by: fixture.bo))
        #expect(
            refusal { try fixture.apply(.note("x", important: false), on: number, by: fixture.bo) } == .masked
        )
        // The handläggare changes: the former sees it no longer, though it was shown to her.
        try fixture.reveal(number)
        try fixture.apply(.assign(StoreFixture.bo), on: number)
        #expect(try !isSeen(by: fixture.anna))
    }

    @Test func whoCoversGetsAProtectedHouseholdOnlyWhereNamed() throws {
        let id = try fixture.id(number)
        let plain = try fixture.id(try fixture.open(.invented("Rahimi")))
        let away = Absence(StoreFixture.anna, today...today, cover: StoreFixture.bo)
        _ = try store.apply(HandoverAct.beAway(away), by: fixture.anna)
        func covered() throws -> Set<CaseID> {
            Set(try store.day(of: StoreFixture.bo, for: fixture.bo).rows.map(\.key.caseID))
        }
        #expect(try covered().contains(plain) && !covered().contains(id))
        #expect(name(StoreFixture.bo, by: fixture.anna) == nil)
        #expect(try covered().contains(id))
    }

    @Test func everyLookStandsInTheJournalWithItsReason() throws {
        try store.reveal(number, because: "Samtal med\u{1B}[2J familjen", by: fixture.anna)
        let events = try store.journal(of: number, .first, limit: 9, for: fixture.anna).rows
        let newest = try #require(events.first)
        #expect(newest.kind == .reveal && newest.by == StoreFixture.anna)
        #expect(newest.steps == [.revealed("Samtal med[2J familjen")])
        #expect(try store.verifyJournal() == nil)
        // There is nothing to take back in it.
        #expect(try store.undoable(by: fixture.anna).undo?.kind == .open)
    }
}
