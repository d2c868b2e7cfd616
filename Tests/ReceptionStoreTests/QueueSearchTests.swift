// The queue's filter against a plain reading of every row: whichever way rows are found, they are the same.

import GRDB
import Reception
import TestSupport
import Testing

@testable import ReceptionStore

@Suite struct QueueSearchTests {
    /// Ways of finding rows that the sizes of tests would not come to: weighed after every row, and then by
    /// looking up at once, by walking keys to the end, by some of both, and by walking to every rule.
    private static let ways = [
        QueueCosts(walkStep: 1, walkBound: 0, keysPerCase: 0, keysPerRule: 0),
        QueueCosts(walkStep: 1, walkBound: 0, keysPerCase: 1_000_000, keysPerRule: 1_000_000),
        QueueCosts(walkStep: 3, walkBound: 5, keysPerCase: 2, keysPerRule: 1),
        QueueCosts(walkStep: 2, walkBound: 0, keysPerCase: 3, keysPerRule: 1, commonRule: 1),
        QueueCosts(),
    ]
    private static let texts = [
        "", "namn", "namn2", "namn1 ring", "ring", "ring ba", "al", "ahmad", "al ahmad", "åk", "akesson",
        "17",
        "1", "hus 17", "17 2026", "2026", "20", "2026-0012", "2026-00", "00", "12 al", "amina", "yusuf",
        "finnsinte", "ring 00", "namn 2026 1", "hemlig", "sår", "zz 1",
        "tåg", "dörrk", "kod 47", "47", "ring dörrkod", "namn1 dörrkod", "al kod 2026", "åkesson 4711",
        "hemlig dörr",
    ]

    private func unit(_ seed: UInt64) throws -> StoreFixture {
        let fixture = try StoreFixture()
        let names = ["Al-Ahmad", "Åkesson", "Hus 17", "Hemlig", "al-Åkesson", "O'Sår"]
        for (index, name) in names.enumerated() {
            let number = try fixture.open(
                .invented(
                    name, kind: CaseKind.allCases[index % 4],
                    caseworker: index % 2 == 0 || name == "Hemlig" ? StoreFixture.bo : nil,
                    protection: name == "Hemlig" ? .confidential : .none),
                by: fixture.bo)
            try fixture.apply(
                .remind(today.adding(days: index - 2), "Ring \(name)"), on: number, by: fixture.bo)
            if index % 2 == 1 {
                try fixture.apply(
                    .note("Dörrkod 471\(index), kod hos al", important: false), on: number, by: fixture.bo)
            }
        }
        _ = try fixture.live(through: 90, households: 14, seed: seed)
        return fixture
    }

    private func query(_ random: inout SplitMix64, _ rules: [RuleID]) -> QueueQuery {
        func some(_ share: Int) -> Bool { random.int(1...share) == 1 }
        let scopes: [CaseloadScope] = [
            .all, .all, .unassigned, .caseworker(StoreFixture.anna), .caseworker(StoreFixture.bo),
        ]
        var query = QueueQuery(scope: scopes[random.int(0...4)], limit: [1, 2, 5, 1000][random.int(0...3)])
        query.text = Self.texts[random.int(0...Self.texts.count - 1)]
        query.includesClosed = some(3)
        query.isReversed = some(3)
        if some(4) { query.kind = CaseKind.allCases[random.int(0...3)] }
        if some(6) { query.phase = Phase.allCases[random.int(0...Phase.allCases.count - 1)] }
        if some(3) {
            query.rules = Set((0...random.int(0...9)).compactMap { _ in random.element(of: rules) })
        }
        if !query.text.isEmpty, some(2) {
            query.textRules = Set((0...random.int(0...3)).compactMap { _ in random.element(of: rules) })
        }
        if some(4) { query.dueBy = today.adding(days: random.int(-60...60)) }
        return query
    }

    /// Without the store's own words for any of it.
    /// - Parameter notes: what the viewer may read of the case's notes.
    private func holds(_ row: QueueRow, _ query: QueueQuery, _ notes: String) -> Bool {
        if let kind = query.kind, row.kind != kind { return false }
        if let phase = query.phase, row.phase != phase { return false }
        if let rules = query.rules, !rules.contains(row.key.rule) { return false }
        if let dueBy = query.dueBy, row.due.map({ $0 > dueBy }) ?? true { return false }
        let says = [row.household, row.number.description, String(row.number.serial), row.text ?? "", notes]
            .flatMap { SearchText.fold($0).split(separator: " ") }
        return query.textRules.contains(row.key.rule)
            || SearchText.fold(query.text).split(separator: " ").allSatisfy { word in
                says.contains { $0.hasPrefix(word) }
            }
    }

    private func page(
        _ store: ReceptionStore, _ query: QueueQuery, _ costs: QueueCosts, from place: QueueCursor?,
        backwards: Bool, for viewer: Actor
    ) throws -> QueuePage {
        try store.asking { db in
            try QueuePaging(query, viewer, store.reminderWords, db, costs: costs)
                .page(from: place, backwards: backwards)
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func agreesWithReadingEveryRow(seed: UInt64) throws {
        let fixture = try unit(seed)
        let rules = Array(Set(try fixture.rows { $0.includesClosed = true }.map(\.key.rule))).sorted()
        var random = SplitMix64(seed: seed)
        var found = 0
        var read: [String: String] = [:]
        func notes(_ row: QueueRow, _ viewer: Actor) throws -> String {
            if row.isMasked { return "" }
            let key = row.number.description
            if let known = read[key] { return known }
            let view = try fixture.store.caseFile(row.number, for: viewer)
            let text = view.file.notes.map { entry -> String in
                if case .note(let text, _) = entry.content { text } else { "" }
            }.joined(separator: " ")
            read[key] = text
            return text
        }
        for _ in 0..<400 {
            let query = query(&random, rules)
            let login = [StoreFixture.lead, StoreFixture.anna, StoreFixture.bo][random.int(0...2)]
            let viewer = StoreFixture.actor(
                login, on: today.adding(days: [-30, 0, 0, 40][random.int(0...3)]))
            let costs = Self.ways[random.int(0...Self.ways.count - 1)]
            let all = try fixture.rows(query.scope, for: viewer) { $0.includesClosed = query.includesClosed }
            var expected = try all.filter { holds($0, query, try notes($0, viewer)) }
            if query.isReversed { expected.reverse() }
            found += expected.count
            try check(fixture.store, query, costs, viewer, expected, "\(query) \(costs) \(login)")
            // From a row that need not be asked for itself.
            guard let place = random.element(of: all)?.cursor else { continue }
            let isBeyond = { (row: QueueRow) in query.isReversed ? row.cursor < place : row.cursor > place }
            let beyond = expected.filter(isBeyond)
            let next = try page(fixture.store, query, costs, from: place, backwards: false, for: viewer)
            #expect(next.rows == Array(beyond.prefix(query.limit)), "\(query) \(costs) \(login)")
            let before = expected.filter { $0.cursor != place && !isBeyond($0) }
            let last = try page(fixture.store, query, costs, from: place, backwards: true, for: viewer)
            #expect(last.rows == Array(before.suffix(query.limit)), "\(query) \(costs) \(login)")
            #expect(last.hasMoreBefore == (before.count > query.limit))
        }
        #expect(found > 1000)
    }

    /// Reads some pages on from the start.
    private func check(
        _ store: ReceptionStore, _ query: QueueQuery, _ costs: QueueCosts, _ viewer: Actor,
        _ expected: [QueueRow], _ what: Comment
    ) throws {
        var place: QueueCursor?
        var read = 0
        for _ in 0..<4 {
            let page = try page(store, query, costs, from: place, backwards: false, for: viewer)
            #expect(page.rows == Array(expected.dropFirst(read).prefix(query.limit)), what)
            read += page.rows.count
            #expect(page.hasMoreAfter == (read < expected.count), what)
            guard page.hasMoreAfter, let last = page.rows.last else { return }
            place = last.cursor
        }
    }

    @Test func remindersAreFollowedByTheJournal() throws {
        let fixture = try StoreFixture()
        let other = try fixture.another()
        let number = try fixture.open(.invented("Berg"))
        let costs = QueueCosts(walkStep: 1, walkBound: 0, keysPerCase: 0, keysPerRule: 0)
        func count(_ text: String, _ store: ReceptionStore) throws -> Int {
            var query = QueueQuery(scope: .all, limit: 9)
            query.text = text
            return try page(store, query, costs, from: nil, backwards: false, for: fixture.lead).rows.count
        }
        #expect(try count("bibliotek", other) == 0)
        try fixture.apply(.remind(today, "Lånekort på biblioteket"), on: number)
        try fixture.apply(.remind(today, "Ring skolan"), on: number)
        for store in [fixture.store, other] {
            #expect(try count("bibliotek", store) == 1)
            #expect(try count("skolan berg", store) == 1)
            #expect(try count("skolan lanekort", store) == 0)
        }
        _ = try fixture.store.undo(by: fixture.anna)
        for store in [fixture.store, other] {
            #expect(try count("skolan", store) == 0)
            #expect(try count("bibliotek", store) == 1)
        }
        _ = try fixture.store.redo(by: fixture.anna)
        #expect(try count("skolan", other) == 1)
    }

    /// A word of a note finds its case's rows, but not for whom the household is masked; however many are read.
    @Test func notesAreFoundAndMaskedOnesAreNot() throws {
        let fixture = try StoreFixture()
        for index in 0..<130 { try fixture.open(.invented("Berg\(index)")) }
        let open = try fixture.open(.invented("Ek"))
        let hidden = try fixture.open(
            .invented("Al", caseworker: StoreFixture.bo, protection: .confidential),
            by: fixture.bo)
        try fixture.apply(.note("Rullstolsramp saknas", important: false), on: open)
        try fixture.apply(.note("Rullstolsramp finns", important: false), on: hidden, by: fixture.bo)
        try fixture.reveal(hidden, to: fixture.bo)
        func found(_ text: String, _ viewer: Actor, _ costs: QueueCosts) throws -> Set<CaseNumber> {
            var query = QueueQuery(scope: .all, limit: 100)
            query.text = text
            return Set(
                try page(fixture.store, query, costs, from: nil, backwards: false, for: viewer).rows.map(
                    \.number))
        }
        for costs in Self.ways + [QueueCosts(walkStep: 1000, walkBound: .max / 1_000_000)] {
            #expect(try found("rullstol", fixture.anna, costs) == [open])
            #expect(try found("rullstol", fixture.bo, costs) == [open, hidden])
            #expect(try found("ek ramp", fixture.anna, costs).isEmpty)
            #expect(try found("ek rullst", fixture.anna, costs) == [open])
        }
    }
}
