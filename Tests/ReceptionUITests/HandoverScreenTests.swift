// Handing over from the lists, and Överlämningar: taken in part, sent back with a reason, withdrawn, taken back.

import Reception
import TerminalKit
import Testing

@testable import ReceptionUI

@Suite struct HandoverScreenTests {
    private func rows(_ driver: Driver) throws -> [HandoverRow] {
        guard case .handovers(let state) = driver.state.top.content else { throw Missing() }
        return state.rows
    }
    private struct Missing: Error {}

    private func owners(_ store: MemoryStore) -> [String: Login?] {
        Dictionary(uniqueKeysWithValues: store.files.map { ($0.number.description, $0.caseworker) })
    }

    private func drivers() -> (anna: Driver, bjorn: Driver) {
        let store = World.store()
        return (
            Driver(.myDay, columns: 100, rows: 30, store: store),
            Driver(.myDay, columns: 100, rows: 30, user: World.bjorn, store: store)
        )
    }

    @Test func markedCasesAreOfferedAndTakenInPart() throws {
        var (anna, bjorn) = drivers()
        anna.press("3 Space Space Space o 'bjorn Enter 'Slutar_fredag Enter")
        #expect(anna.frame.line(28).contains("Erbjudet till bjorn: 3 ärenden"), "\(anna.frame.line(28))")
        let before = owners(anna.store)
        bjorn.send(.dataChanged)
        #expect(bjorn.frame.lines.contains { $0.contains("anna erbjuder dig 3 ärenden") })
        bjorn.press("g Enter")
        #expect(bjorn.state.keyContext == .handovers)
        let offered = try rows(bjorn)
        #expect(offered.count == 3 && offered.allSatisfy { $0.side == .incoming })
        #expect(offered.map(\.cursor) == offered.map(\.cursor).sorted())
        #expect(owners(bjorn.store) == before)
        // Two of the three.
        bjorn.press("Space Space d")
        #expect(try rows(bjorn).count == 1)
        let taken = Set(offered.prefix(2).map(\.row.number.description))
        for (number, owner) in owners(bjorn.store) {
            #expect(owner == (taken.contains(number) ? World.bjorn : before[number] ?? nil), "\(number)")
        }
        // The third goes back with a reason, which must be given.
        bjorn.press("x Enter")
        #expect(bjorn.state.overlays.count == 1)
        bjorn.press("'Jag_är_jävig Enter")
        #expect(try rows(bjorn).isEmpty)
        anna.press("1")
        #expect(anna.frame.lines.contains { $0.contains("1 erbjudet ärende kom tillbaka") })
        anna.press("O")
        #expect(try rows(anna).map(\.handover.returned) == ["Jag är jävig"])
        #expect(anna.frame.lines.contains { $0.contains("Jag är jävig") })
        // Enter opens the case, and x takes the offer away.
        anna.press("Enter")
        #expect(anna.state.keyContext == .caseFile)
        anna.press("q x")
        #expect(try rows(anna).isEmpty)
        anna.press("u")
        #expect(try rows(anna).count == 1)
    }

    @Test func takingIsTakenBackAsOne() throws {
        var (anna, bjorn) = drivers()
        anna.press("3 Space Space o 'bjorn Enter Enter")
        let before = owners(anna.store)
        bjorn.press("O v j v d")
        #expect(try rows(bjorn).isEmpty && owners(bjorn.store) != before)
        bjorn.press("u")
        #expect(try rows(bjorn).count == 2 && owners(bjorn.store) == before)
    }

    @Test func whatIsNotOfferedToHerIsNotTaken() throws {
        let store = World.store()
        Offers.add(to: store)
        var anna = Driver(.myDay, columns: 100, rows: 30, store: store)
        anna.press("O G d")
        #expect(anna.state.notice?.tone == .bad && anna.commands.isEmpty)
        // Incoming and outgoing together are neither taken nor ended.
        anna.press("g Space G Space x")
        #expect(anna.state.notice?.tone == .bad && anna.state.overlays.isEmpty && anna.commands.isEmpty)
        // Somebody to whom nothing is offered sees nothing; the team lead sees all, and may take back all.
        var rut = Driver(.myDay, role: .reader, user: Login("rut"), store: store)
        rut.press("O")
        #expect(try rows(rut).isEmpty && rut.frame.line(2).contains("o på ett ärende"))
        rut.press("3 o")
        #expect(rut.state.overlays.isEmpty && rut.state.notice?.tone == .bad)
        var lea = Driver(.myDay, role: .teamLead, user: Offers.lea, store: store)
        lea.press("O")
        #expect(try rows(lea).count == 4 && rows(lea).allSatisfy { $0.side == .others })
        lea.press("x")
        #expect(try rows(lea).count == 3)
    }

    /// Several cases at once are a heap, in which no protected household goes along; alone it does.
    @Test func aHeapPassesProtectedHouseholdsBy() throws {
        var anna = Driver(.myDay, columns: 100, rows: 30)
        let files = anna.store.files.filter { $0.caseworker == World.anna }
        let secret = try #require(files.first { $0.isProtected })
        func offered(_ files: [CaseFile]) throws -> Set<CaseID> {
            let plan = HandoverPlan(
                cases: .chosen(files.map { SelectedCase(id: $0.id, number: $0.number) }),
                receiver: World.bjorn)
            let effects = anna.state.offer(try anna.store.offering(files.map(\.id)), plan, anna.context)
            guard case .act(_, let request)? = effects.first else { return [] }
            return Set(request.records.compactMap(\.content).flatMap(\.households))
        }
        #expect(files.count > 2)
        #expect(try offered(files) == Set(files.map(\.id)).subtracting([secret.id]))
        #expect(try offered([secret]) == [secret.id])
    }

    /// Whoever covers has the day of the one who is away in her own, with whose it is, as long as it lasts.
    @Test func whoCoversSeesBothDays() throws {
        var (anna, bjorn) = drivers()
        let own = bjorn.state.screens[0].content
        guard case .myDay(let before) = own else { throw Missing() }
        let absence = Absence(
            World.anna, World.today.adding(days: -1)...World.today.adding(days: 3), cover: World.bjorn)
        _ = try anna.store.apply(HandoverAct.beAway(absence), by: World.actor)
        bjorn.send(.dataChanged)
        guard case .myDay(let covering) = bjorn.state.top.content else { throw Missing() }
        #expect(covering.lines.count > before.lines.count)
        #expect(covering.lines.contains { $0.coveredFor == World.anna })
        #expect(before.lines.allSatisfy { $0.coveredFor == nil })
        #expect(bjorn.frame.lines.contains { $0.contains("Du vikarierar för anna till och med 2026-03-05") })
        #expect(bjorn.frame.lines.contains { $0.contains("(anna)") })
        // Every row opens into exactly what it folds, also where it folds what is anna's.
        for index in covering.lines.indices where covering.lines[index].caseID == nil {
            let line = covering.lines[index]
            guard !line.deadlines.isEmpty else { continue }
            var other = bjorn
            other.press("g " + String(repeating: "j ", count: index) + "Enter")
            guard case .queue(let list) = other.state.top.content else { throw Missing() }
            #expect(Set(list.rows.map(\.key)) == Set(line.deadlines))
        }
        bjorn.press("g Enter")
        guard case .queue(let list) = bjorn.state.top.content else { throw Missing() }
        #expect(list.filter.scope == .caseworker(World.anna))
        // It ends by itself; anna has had her own all the time.
        bjorn.context.today = World.today.adding(days: 4)
        bjorn.press("1")
        bjorn.send(.dataChanged)
        guard case .myDay(let after) = bjorn.state.top.content else { throw Missing() }
        #expect(!after.coversSomebody && after.lines.allSatisfy { $0.coveredFor == nil })
        anna.press("1")
        guard case .myDay(let hers) = anna.state.top.content else { throw Missing() }
        #expect(hers.lines.count > 1 && !hers.coversSomebody)
    }

    /// On Team everything that somebody has is offered at once.
    @Test func aWholeCaseloadIsOfferedOnTeam() throws {
        let store = World.store()
        let hers = store.files.filter { $0.caseworker == World.anna && !$0.isProtected }.map(\.id)
        var bjorn = Driver(.myDay, columns: 100, rows: 30, user: World.bjorn, store: store)
        bjorn.press("8 j o")
        #expect(bjorn.state.overlays.isEmpty && bjorn.state.notice?.tone == .bad)
        var lea = Driver(.myDay, columns: 100, rows: 30, role: .teamLead, user: Offers.lea, store: store)
        lea.press("8 o")
        #expect(lea.state.overlays.isEmpty && lea.state.notice?.tone == .bad)
        lea.press("j o 'bjorn Enter 'Anna_slutar Enter")
        let offered = try store.handovers(for: Offers.bjorn)
        #expect(Set(offered.map(\.row.caseID)) == Set(hers))
        #expect(offered.allSatisfy { $0.handover.from == World.anna && $0.handover.message == "Anna slutar" })
        lea.press("p")
        #expect(lea.state.top.content.paper == .caseload(World.anna))
    }

    /// Written down on Team, shown there with a word, and taken back.
    @Test func anAbsenceIsWrittenAndEndedOnTeam() throws {
        var anna = Driver(.myDay, columns: 120, rows: 30)
        anna.press("8 j : 'frånvaro Enter '2/3 Enter '13/3 Enter 'bjorn Enter")
        let days = World.today...World.day("2026-03-13")
        #expect(
            anna.store.absences(since: World.today).compactMap(\.absence)
                == [Absence(World.anna, days, cover: World.bjorn)])
        #expect(anna.frame.lines.contains { $0.contains("anna bortr.") })
        #expect(anna.frame.lines.contains { $0.contains("bjorn vikarierar") })
        let row = try #require((0..<30).first { anna.frame.line($0).contains("anna bortr.") })
        let marked = anna.frame.styleRuns(row: row).filter { $0.style.attributes.contains(.underline) }
        #expect(marked.reduce(0) { $0 + $1.columns.count } == 2)
        // Another's absence is a team lead's to write.
        anna.press("j : 'frånvaro Enter")
        #expect(anna.state.overlays.isEmpty && anna.state.notice?.tone == .bad)
        anna.press("k : 'frånvaro Enter 1")
        #expect(anna.store.absences(since: World.today).isEmpty)
        #expect(!anna.frame.lines.contains { $0.contains("bortr.") })
        anna.press("u")
        #expect(anna.store.absences(since: World.today).count == 1)
    }

    @Test func aPaperIsOfTheReceiverOfTheRow() throws {
        let store = World.store()
        Offers.add(to: store)
        var anna = Driver(.myDay, columns: 100, rows: 30, store: store)
        anna.press("O p")
        #expect(anna.state.overlays.last?.purpose == "print")
        guard case .handovers = anna.state.top.content else { throw Missing() }
        #expect(anna.state.top.content.paper == .handover(to: World.anna))
        anna.press("Esc G")
        #expect(anna.state.top.content.paper == .handover(to: World.bjorn))
    }
}
