// Etablering and Väntar på from their tables: the same as a walk over every case, page by page, after acts at random.

import GRDB
import Reception
import ReceptionData
import Testing

@testable import ReceptionStore

@Suite struct BoardTests {
    private func files(_ numbers: [CaseNumber], _ fixture: StoreFixture) throws -> [CaseFile] {
        try numbers.compactMap { number in
            try fixture.store.reader.read { db in try Cases.id(of: number, db).map { try Cases.load($0, db) }
            }
        }
    }

    private func isMasked(_ file: CaseFile, _ viewer: Actor) -> Bool { file.isProtected }

    private func fits(_ file: CaseFile, _ scope: CaseloadScope) -> Bool {
        switch scope {
        case .all: true
        case .unassigned: file.caseworker == nil
        case .caseworker(let login): file.caseworker == login
        }
    }

    /// All rows, asked for page by page, forward and backward.
    private func paged<Row: Identifiable & Equatable, Cursor: Hashable & Sendable>(
        _ cursor: (Row) -> Cursor, _ ask: (PagePlace<Cursor>) throws -> RowPage<Row>
    ) throws -> (forward: [Row], backward: [Row]) {
        var forward: [Row] = []
        var place = PagePlace<Cursor>.first
        while true {
            let page = try ask(place)
            #expect(page.hasMoreBefore == !forward.isEmpty)
            forward += page.rows
            guard page.hasMoreAfter, let last = page.rows.last else { break }
            place = .after(cursor(last))
        }
        var backward: [Row] = []
        place = .last
        while true {
            let page = try ask(place)
            backward = page.rows + backward
            guard page.hasMoreBefore, let first = page.rows.first else { break }
            place = .before(cursor(first))
        }
        return (forward, backward)
    }

    @Test(arguments: [31, 32] as [UInt64]) func windowsAreThoseOfTheCases(seed: UInt64) throws {
        let fixture = try StoreFixture()
        let numbers = try fixture.live(through: 120, households: 14, seed: seed)
        let engine = fixture.store.engine
        let waits = try fixture.store.waits()["FB-VANTE"] ?? ClosedWaits([:])
        for viewer in [fixture.anna, fixture.lead] {
            for scope in [CaseloadScope.all, .unassigned, .caseworker(StoreFixture.anna)] {
                var expected: [WindowRow] = []
                for file in try files(numbers, fixture) where fits(file, scope) {
                    let deadlines = engine.deadlines(of: file)
                    let seen = engine.windows(of: file, deadlines: deadlines, on: viewer.today, waits: waits)
                    for stored in StoredWindow.all(of: file, deadlines: deadlines, by: engine) {
                        let known = seen.first { $0.number == stored.window.number }
                        let masked = isMasked(file, viewer)
                        let person = file.member(stored.window.number)?.person
                        let initial = person?.givenName.first.map { ", \($0)" } ?? ""
                        expected.append(
                            WindowRow(
                                caseID: file.id,
                                cursor: WindowRow.Cursor(
                                    isWaiting: stored.window.started == nil, ends: stored.ends,
                                    number: file.number, person: stored.window.number),
                                kind: try #require(file.latestKind),
                                name: masked ? "" : (person?.familyName ?? "") + initial, isMasked: masked,
                                caseworker: file.caseworker, window: known ?? stored.window))
                    }
                }
                expected.sort { $0.cursor < $1.cursor }
                let pages = try paged(\.cursor) { place in
                    try fixture.store.windows(scope, place, limit: 3, for: viewer)
                }
                // Row by row, so that the one that differs is named.
                #expect(pages.forward.map(\.cursor) == expected.map(\.cursor))
                for (row, wanted) in zip(pages.forward, expected) { #expect(row == wanted) }
                #expect(pages.backward == pages.forward)
                if scope == .all { #expect(!expected.isEmpty) }
            }
        }
    }

    @Test(arguments: [41, 42] as [UInt64]) func waitsAreThoseOfTheCases(seed: UInt64) throws {
        let fixture = try StoreFixture()
        let numbers = try fixture.live(through: 120, households: 14, seed: seed)
        let rulebook = fixture.store.engine.rulebook
        for day in [today, today.adding(days: 400)] {
            let viewer = StoreFixture.actor(StoreFixture.anna, on: day)
            for scope in [CaseloadScope.all, .unassigned, .caseworker(StoreFixture.anna)] {
                var rows: [RuleID: [WaitRow.Cursor: Set<DeadlineKey>]] = [:]
                for file in try files(numbers, fixture) where fits(file, scope) {
                    for deadline in fixture.store.engine.deadlines(of: file) where deadline.isOpen {
                        let rule = rulebook.rule(deadline.key.rule, version: deadline.version)
                        let since = deadline.opensOn ?? deadline.triggerDay
                        guard rule?.isWait == true, since <= day, (deadline.lapsesOn ?? .distantFuture) > day
                        else { continue }
                        let cursor = WaitRow.Cursor(since: since, number: file.number)
                        rows[deadline.key.rule, default: [:]][cursor, default: []].insert(deadline.key)
                    }
                }
                let groups = try fixture.store.waitGroups(scope, for: viewer)
                #expect(Set(groups.map(\.rule)) == Set(rows.keys))
                for group in groups {
                    let expected = try #require(rows[group.rule]).sorted { $0.key < $1.key }
                    #expect(group.open == expected.reduce(0) { $0 + $1.value.count })
                    #expect(group.since == expected.first?.key.since)
                    let pages = try paged(\.cursor) { place in
                        try fixture.store.waiting(by: group.rule, scope, place, limit: 2, for: viewer)
                    }
                    #expect(pages.forward.map(\.cursor) == expected.map(\.key))
                    #expect(pages.forward.map { Set($0.keys) } == expected.map(\.value))
                    #expect(pages.backward.map(\.cursor) == expected.map(\.key))
                    let over = expected.filter { day - $0.key.since > group.expected.median }
                    #expect(group.overMedian == over.reduce(0) { $0 + $1.value.count })
                }
                if scope == .all { #expect(!groups.isEmpty) }
            }
        }
    }

    @Test func openWaitsAreCountedAsTheyAre() throws {
        let fixture = try StoreFixture()
        _ = try fixture.live(through: 100, households: 10, seed: 51)
        let counted = "SELECT scope, rule, since, lapses, n FROM open_wait ORDER BY 1, 2, 3, 4"
        let recounted = """
            WITH live AS (SELECT caseworker AS scope, rule, coalesce(opens_on, trigger_day) AS since,
                coalesce(lapses_on, 2147483647) AS lapses FROM deadline WHERE waits = 1 AND outcome = 0),
            both AS (SELECT * FROM live UNION ALL SELECT '*', rule, since, lapses FROM live)
            SELECT scope, rule, since, lapses, count(*) AS n FROM both GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
            """
        let rows = try fixture.store.reader.read { try Row.fetchAll($0, sql: counted) }
        #expect(try rows == fixture.store.reader.read { try Row.fetchAll($0, sql: recounted) })
        // And so they are where they are filled for a database of the version before.
        try fixture.makeOlder(4)
        let later = try fixture.another()
        #expect(try rows == later.reader.read { try Row.fetchAll($0, sql: counted) })
    }

    @Test func oneCallRemindsForSeveral() throws {
        let fixture = try StoreFixture()
        let numbers = try ["Ett", "Tva"].map { name in
            let number = try fixture.open(.invented(name, received: today.adding(days: -40)))
            try fixture.apply(
                .record(
                    "registration_notified", today.adding(days: -30), .everyone(except: []), until: nil,
                    value: nil), on: number)
            return number
        }
        func reminded() throws -> [Day?] {
            try fixture.store.waiting(by: "FB-VANTE", .all, .first, limit: 10, for: fixture.anna).rows
                .map(\.reminded)
        }
        #expect(try reminded() == [nil, nil])
        func call(on day: Day) throws {
            let steps = try numbers.map { number in
                (
                    caseID: Optional(try fixture.id(number)),
                    command: CaseCommand.record(
                        .reminded("FB-VANTE"), day, .unstated, until: nil, value: nil)
                )
            }
            let request = ActRequest(kind: .record, subject: FactID.reminded("FB-VANTE").id, steps: steps)
            _ = try fixture.store.apply(request, by: fixture.anna)
        }
        try call(on: today.adding(days: -7))
        try call(on: today)
        #expect(try reminded() == [today, today])
        _ = try fixture.store.undo(by: fixture.anna)
        #expect(try reminded() == [today.adding(days: -7), today.adding(days: -7)])
        // It completes nothing, and only what somebody waits for can be reminded of.
        #expect(try fixture.rows().contains { $0.key.rule == "FB-VANTE" })
        #expect(throws: StoreError.self) {
            try fixture.apply(
                .record(.reminded("ABO-TOLK"), today, .unstated, until: nil, value: nil), on: numbers[0])
        }
    }
}
