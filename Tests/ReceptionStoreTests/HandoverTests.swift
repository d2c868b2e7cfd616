// Handing over: a case stays with whoever has it until the other takes it, and the offer ends with that.

import Reception
import Testing

@testable import ReceptionStore

struct HandoverTests {
    let fixture: StoreFixture
    let numbers: [CaseNumber]

    init() throws {
        fixture = try StoreFixture()
        let fixture = fixture
        numbers = try ["Rahimi", "Tesfay", "Kovalenko"].map { try fixture.open(.invented($0)) }
    }

    private var store: ReceptionStore { fixture.store }

    private func offer(
        _ numbers: [CaseNumber], to login: Login = StoreFixture.bo, by actor: Actor? = nil
    ) throws {
        let offering = try store.offering(try numbers.map(fixture.id))
        let act = try HandoverAct.offer(
            offering, isHeap: false, to: login, message: "Ring skolan", today: today)
        _ = try store.apply(act.request, by: actor ?? fixture.anna)
    }

    private func offers(_ actor: Actor) throws -> [HandoverRow] { try store.handovers(for: actor) }

    private func owner(_ number: CaseNumber) throws -> Login? {
        try store.caseFile(number, for: fixture.lead).file.caseworker
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

    @Test func aCaseStaysWithItsOwnerUntilItIsTaken() throws {
        try offer(numbers)
        #expect(try offers(fixture.bo).map(\.row.number) == numbers)
        #expect(try offers(fixture.bo).allSatisfy { $0.side == .incoming })
        #expect(try offers(fixture.anna).allSatisfy { $0.side == .outgoing })
        #expect(try numbers.allSatisfy { try owner($0) == StoreFixture.anna })
        let two = try offers(fixture.bo).prefix(2).map(\.record)
        _ = try store.apply(HandoverAct.take(two), by: fixture.bo)
        #expect(try numbers.map { try owner($0) } == [StoreFixture.bo, StoreFixture.bo, StoreFixture.anna])
        #expect(try offers(fixture.bo).map(\.row.number) == [numbers[2]])
    }

    @Test func whatIsSentBackSaysWhyAndCanBeOfferedAgain() throws {
        try offer([numbers[0]])
        let record = try #require(try offers(fixture.bo).first?.record)
        #expect(
            refusal { _ = try store.apply(HandoverAct.sendBack([record], because: " "), by: fixture.bo) }
                == .emptyText)
        #expect(
            refusal { _ = try store.apply(HandoverAct.sendBack([record], because: "jäv"), by: fixture.lead) }
                == .notOfferedToYou)
        _ = try store.apply(HandoverAct.sendBack([record], because: "jäv"), by: fixture.bo)
        let back = try #require(try offers(fixture.anna).first)
        #expect(back.side == .sentBack)
        #expect(back.handover.returned == "jäv")
        #expect(try owner(numbers[0]) == StoreFixture.anna)
        try offer([numbers[0]], to: StoreFixture.lead)
        #expect(try offers(fixture.bo).isEmpty)
        #expect(try offers(fixture.lead).first?.side == .incoming)
    }

    @Test func theOfferIsOverWithAnotherOwnerOrAClosedCase() throws {
        try offer(numbers)
        try fixture.apply(.assign(StoreFixture.lead), on: numbers[0], by: fixture.lead)
        try fixture.apply(.close(.moved, today, note: ""), on: numbers[1])
        #expect(try offers(fixture.bo).map(\.row.number) == [numbers[2]])
        // Taken back, the case is hers again and the offer stands again.
        _ = try store.undo(by: fixture.lead)
        #expect(try offers(fixture.bo).map(\.row.number) == [numbers[0], numbers[2]])
    }

    @Test func takingIsUndoneAsOne() throws {
        try offer(numbers)
        _ = try store.apply(HandoverAct.take(try offers(fixture.bo).map(\.record)), by: fixture.bo)
        #expect(try offers(fixture.bo).isEmpty)
        _ = try store.undo(by: fixture.bo)
        #expect(try numbers.allSatisfy { try owner($0) == StoreFixture.anna })
        #expect(try offers(fixture.bo).map(\.row.number) == numbers)
        _ = try store.redo(by: fixture.bo)
        #expect(try numbers.allSatisfy { try owner($0) == StoreFixture.bo })
        #expect(try offers(fixture.bo).isEmpty)
    }

    @Test func onlyTheOwnerOrATeamLeadOffers() throws {
        #expect(refusal { try offer(numbers, by: fixture.bo) } == .notPermitted(.handOverForOthers))
        #expect(refusal { try offer(numbers, to: StoreFixture.reader) } == .hasNoCases(StoreFixture.reader))
        #expect(refusal { try offer(numbers, to: Login("ingen")) } == .unknownCaseworker(Login("ingen")))
        #expect(refusal { try offer(numbers, to: StoreFixture.anna) } == .handsOverToHerself)
        #expect(refusal { try offer(numbers, by: fixture.lead) } == nil)
        try fixture.apply(.close(.moved, today, note: ""), on: numbers[0])
        #expect(refusal { try offer([numbers[0]]) } == .caseClosed)
        #expect(try offers(fixture.reader).isEmpty)
    }

    @Test func anOfferIsMadeOfWhatSomebodyHasNow() throws {
        let offering = try store.offering([try fixture.id(numbers[0])])
        try fixture.apply(.assign(StoreFixture.bo), on: numbers[0])
        let late = try HandoverAct.offer(
            offering, isHeap: false, to: StoreFixture.lead, message: "", today: today)
        #expect(
            refusal { _ = try store.apply(late.request, by: fixture.lead) }
                == .handsOverWhatIsNotHers(StoreFixture.anna))
        try fixture.apply(.assign(nil), on: numbers[0])
        #expect(throws: CommandError.nobodysCase(numbers[0])) { try offer([numbers[0]]) }
    }

    @Test func twoWhoOfferTheSameCaseDoNotWriteOverEachOther() throws {
        let offering = try store.offering([try fixture.id(numbers[0])])
        try offer([numbers[0]])
        let second = try HandoverAct.offer(
            offering, isHeap: false, to: StoreFixture.lead, message: "", today: today)
        #expect(
            refusal { _ = try store.apply(second.request, by: fixture.lead) }
                == .recordChanged(by: StoreFixture.anna))
    }

    @Test func aHeapPassesProtectedHouseholdsBy() throws {
        let secret = try fixture.open(.invented("Hemlig", protection: .confidential))
        let ids = try (numbers + [secret]).map { try store.caseFile($0, for: fixture.anna).file.id }
        let act = try HandoverAct.offer(
            try store.offering(ids), isHeap: true, to: StoreFixture.bo, message: "", today: today)
        #expect(act.leftOut == [secret])
        _ = try store.apply(act.request, by: fixture.anna)
        #expect(try offers(fixture.bo).map(\.row.number) == numbers)
    }

    @Test func aProtectedCaseThatSheWasOfferedByNameIsTakenOrSentBack() throws {
        let number = try fixture.open(.invented("Hemlig", protection: .confidential))
        let id = try store.caseFile(number, for: fixture.anna).file.id
        #expect(
            refusal { _ = try store.apply(ActRequest(.assign(StoreFixture.bo), on: id), by: fixture.bo) }
                == .masked)
        func offer() throws {
            let act = try HandoverAct.offer(
                try store.offering([id]), isHeap: false, to: StoreFixture.bo, message: "", today: today)
            _ = try store.apply(act.request, by: fixture.anna)
        }
        try offer()
        let row = try #require(try offers(fixture.bo).first)
        #expect(row.row.isMasked)
        #expect(row.row.household.isEmpty)
        _ = try store.apply(HandoverAct.sendBack([row.record], because: "inte jag"), by: fixture.bo)
        #expect(
            refusal { _ = try store.apply(ActRequest(.assign(StoreFixture.bo), on: id), by: fixture.bo) }
                == .masked)
        try offer()
        _ = try store.apply(
            HandoverAct.take(try offers(fixture.bo).map(\.record)), by: fixture.bo)
        #expect(try store.caseFile(number, for: fixture.bo).file.caseworker == StoreFixture.bo)
        #expect(try store.caseFile(number, for: fixture.bo).mayReveal)
        try fixture.reveal(number, to: fixture.bo)
        #expect(try !store.caseFile(number, for: fixture.bo).isMasked)
        #expect(try store.caseFile(number, for: fixture.anna).isMasked)
    }

    @Test func everyMoveIsInTheJournalAndAClosedCaseKeepsWhoHandledIt() throws {
        try offer([numbers[0]])
        _ = try store.apply(HandoverAct.take(try offers(fixture.bo).map(\.record)), by: fixture.bo)
        try fixture.apply(.close(.work, today, note: ""), on: numbers[0], by: fixture.bo)
        let events = try store.journal(of: numbers[0], .first, limit: 20, for: fixture.lead).rows
        let kinds = events.map(\.kind)
        #expect(Array(kinds.prefix(3)) == [.close, .handOver, .handOver])
        #expect(events[1].changes.contains { $0.entry.content == .assignment(StoreFixture.bo) })
        #expect(
            events[1].changes.contains { change in
                if case .add(let entry) = change, entry.content == .assignment(StoreFixture.bo) {
                    return true
                }
                return false
            })
        #expect(try owner(numbers[0]) == StoreFixture.bo)
    }

    @Test func whatIsLostFirstStandsOnTop() throws {
        var late = NewHousehold.invented("Sen", kind: .ebo)
        late.persons[0].facts = [StatedFact(FactID("permit_granted"), today.adding(days: -60))]
        let number = try fixture.open(late)
        try offer(numbers + [number])
        let rows = try offers(fixture.bo)
        #expect(rows.first?.row.number == number)
        let lost = try #require(rows.first?.lostAfter)
        let open = try store.caseFile(number, for: fixture.lead).deadlines.filter {
            $0.outcome == .open && fixture.store.engine.rulebook[$0.key.rule]?.atRiskDays != nil
                && $0.status(on: today, fixture.store.engine.rulebook).isOpen
        }
        #expect(open.compactMap(\.due).min() == lost)
    }

    @Test func absencesEndByThemselvesAndDoNotOverlap() throws {
        let days = today.adding(days: 2)...today.adding(days: 9)
        let absence = Absence(StoreFixture.anna, days, cover: StoreFixture.bo)
        _ = try store.apply(HandoverAct.beAway(absence), by: fixture.anna)
        func standing(on day: Day) throws -> [Absence] {
            try store.records(.absence, on: day ... .distantFuture).compactMap(\.absence)
        }
        #expect(try standing(on: today) == [absence])
        #expect(try standing(on: days.upperBound) == [absence])
        #expect(try standing(on: days.upperBound.adding(days: 1)).isEmpty)
        let more = Absence(StoreFixture.anna, days.upperBound...days.upperBound.adding(days: 3), cover: nil)
        #expect(
            refusal { _ = try store.apply(HandoverAct.beAway(more), by: fixture.anna) }
                == .alreadyAway(days.lowerBound, days.upperBound))
        let others = Absence(StoreFixture.bo, days, cover: nil)
        #expect(
            refusal { _ = try store.apply(HandoverAct.beAway(others), by: fixture.anna) }
                == .notPermitted(.absenceOfOthers))
        let own = Absence(StoreFixture.bo, days, cover: StoreFixture.bo)
        #expect(refusal { _ = try store.apply(HandoverAct.beAway(own), by: fixture.bo) } == .coversHerself)
        // Back sooner: what has begun ends the day before.
        let record = try #require(try store.records(.absence, on: today ... .distantFuture).first)
        let day = today.adding(days: 5)
        _ = try store.apply(
            HandoverAct.beBack(record, today: day), by: StoreFixture.actor(StoreFixture.anna, on: day))
        #expect(try standing(on: today).first?.days == days.lowerBound...today.adding(days: 4))
    }
}
