// Ärenden against a plain reading of every case: filters, orders and pages, whichever way rows are found.

import GRDB
import Reception
import TestSupport
import Testing

@testable import ReceptionStore

@Suite struct CaseListTests {
    private static let texts = [
        "", "", "namn", "namn2", "al", "ahmad", "17", "2026", "2026-00", "storg", "tåg", "hemlig",
        "amina namn1",
        "0012", "Мельник", "melnyk", "finnsinte",
    ]

    private func unit(_ seed: UInt64) throws -> (fixture: StoreFixture, numbers: [CaseNumber]) {
        let fixture = try StoreFixture()
        var numbers: [CaseNumber] = []
        for (index, name) in ["Al-Ahmad", "Åkesson", "Hemlig", "Мельник", "Zewdu", "Öberg"].enumerated() {
            numbers.append(
                try fixture.open(
                    .invented(
                        name, kind: CaseKind.allCases[index % 4],
                        caseworker: index % 2 == 0 ? StoreFixture.bo : nil,
                        protection: name == "Hemlig" ? .confidential : .none), by: fixture.bo))
        }
        return (fixture, numbers + (try fixture.live(through: 90, households: 14, seed: seed)))
    }

    private func query(_ random: inout SplitMix64, _ rules: [RuleID]) -> CaseListQuery {
        func some(_ share: Int) -> Bool { random.int(1...share) == 1 }
        let scopes: [CaseloadScope] = [
            .all, .all, .unassigned, .caseworker(StoreFixture.anna), .caseworker(StoreFixture.bo),
        ]
        var query = CaseListQuery(scope: scopes[random.int(0...4)], limit: [1, 2, 5, 100][random.int(0...3)])
        query.text = Self.texts[random.int(0...Self.texts.count - 1)]
        query.includesClosed = some(2)
        query.isReversed = some(3)
        query.sort = CaseSort.allCases[random.int(0...CaseSort.allCases.count - 1)]
        if some(4) { query.filter.kinds = [.kvot, CaseKind.allCases[random.int(0...3)]] }
        if some(5) { query.filter.phases = Set(Phase.allCases.filter { _ in some(2) }) }
        if some(5) { query.filter.caseworkers = some(2) ? [nil] : [StoreFixture.bo, nil] }
        if some(5) { query.filter.rules = Set(rules.filter { _ in some(3) }) }
        if some(5) { query.filter.lanes = Set(Lane.allCases.filter { _ in some(2) }) }
        if some(6) { query.filter.statuses = [.overdue] }
        if some(6) { query.filter.owners = [.authority] }
        if some(6) { query.filter.dueTo = today.adding(days: random.int(-60...60)) }
        if some(8) { query.filter.dueFrom = today.adding(days: random.int(-60...60)) }
        if some(8) { query.filter.household = ["namn", "hemlig", "ak", "melnyk"][random.int(0...3)] }
        return query
    }

    /// What a viewer may see of a case that a question asks for, without any index.
    private func holds(_ number: CaseNumber, _ query: CaseListQuery, _ viewer: Actor, _ fixture: StoreFixture)
        throws
        -> Bool
    {
        guard let view = try? fixture.store.caseFile(number, for: viewer) else { return false }
        let file = view.file
        switch query.scope {
        case .all: break
        case .unassigned: if file.caseworker != nil { return false }
        case .caseworker(let login): if file.caseworker != login { return false }
        }
        if file.closing != nil, !query.includesClosed { return false }
        let filter = query.filter
        if let kinds = filter.kinds, !kinds.contains(try #require(file.latestKind)) { return false }
        if let phases = filter.phases, !phases.contains(file.phase) { return false }
        if let caseworkers = filter.caseworkers, !caseworkers.contains(file.caseworker) { return false }
        if !filter.household.isEmpty, !ListFilter.begins(filter.household, file.household) { return false }
        let rulebook = fixture.store.engine.rulebook
        if filter.asksOfDeadlines {
            let open = try fixture.rows(for: viewer).filter { $0.number == number }
            guard open.contains(where: { filter.holds($0, on: viewer.today, rulebook) }) else { return false }
        }
        let text =
            view.isMasked ? CaseText(CaseFile(id: file.id, number: number, entries: [])) : CaseText(file)
        let kept =
            [text.names, text.numbers, text.address, text.notes, "\(number.year) \(number.serial)"]
            .joined(separator: " ") + " " + String(number.description.split(separator: "-")[1])
        return SearchText.typedWords(query.text).allSatisfy { word in
            word.forms.contains { form in
                kept.split(separator: " ").contains {
                    form.isWhole ? $0 == form.text : $0.hasPrefix(form.text)
                }
            }
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func agreesWithReadingEveryCase(seed: UInt64) throws {
        let (fixture, numbers) = try unit(seed)
        let other = try fixture.another()
        let rules = Array(Set(try fixture.rows().map(\.key.rule))).sorted()
        var random = SplitMix64(seed: seed)
        var found = 0
        for round in 0..<120 {
            let query = query(&random, rules)
            let login = [StoreFixture.lead, StoreFixture.anna, StoreFixture.bo][random.int(0...2)]
            let viewer = StoreFixture.actor(login)
            let expected = Set(try numbers.filter { try holds($0, query, viewer, fixture) })
            let store = round % 2 == 0 ? fixture.store : other
            let forward = try pages(store, query, backwards: false, viewer)
            let backward = try pages(store, query, backwards: true, viewer)
            #expect(Set(forward.map(\.row.number)) == expected, "\(query) \(login)")
            #expect(forward.count == expected.count && forward == backward, "\(query) \(login)")
            for (a, b) in zip(forward, forward.dropFirst()) {
                #expect(!a.row.isClosed || b.row.isClosed, "open ones first")
                guard a.row.isClosed == b.row.isClosed, !a.row.isMasked, !b.row.isMasked else { continue }
                let inOrder = isInOrder(a.row, b.row, query)
                #expect(inOrder, "\(query) \(a.row) \(b.row)")
            }
            #expect(!forward.contains { $0.row.isMasked && !$0.row.household.isEmpty })
            found += expected.count
        }
        #expect(found > 100)
    }

    private func isInOrder(_ a: CaseListRow, _ b: CaseListRow, _ query: CaseListQuery) -> Bool {
        let (first, second) = query.isReversed ? (b, a) : (a, b)
        switch query.sort {
        case .number: return first.number < second.number
        case .household:
            return SearchText.sortKey(first.household).utf8.lexicographicallyPrecedes(
                SearchText.sortKey(second.household).utf8)
                || SearchText.sortKey(first.household) == SearchText.sortKey(second.household)
        case .kind: return first.kind <= second.kind
        case .phase: return first.phase <= second.phase
        case .caseworker: return (first.caseworker?.name ?? "") <= (second.caseworker?.name ?? "")
        }
    }

    /// Every page after the other.
    private func pages(
        _ store: ReceptionStore, _ query: CaseListQuery, backwards: Bool, _ viewer: Actor
    ) throws -> [CaseEntry] {
        var all: [CaseEntry] = []
        var place: CasePlace?
        for _ in 0..<60 {
            let page = try store.caseList(query, from: place, backwards: backwards, for: viewer)
            all = backwards ? page.rows + all : all + page.rows
            guard backwards ? page.hasMoreBefore : page.hasMoreAfter else { return all }
            place = backwards ? page.rows.first?.place : page.rows.last?.place
        }
        return all
    }

    /// The same, where walking and gathering take turns by what the sizes of tests would not come to.
    @Test func theFilterOfTheQueueAgreesWithReadingEveryRow() throws {
        let (fixture, _) = try unit(7)
        let rules = Array(Set(try fixture.rows().map(\.key.rule))).sorted()
        var random = SplitMix64(seed: 7)
        for _ in 0..<120 {
            let filter = query(&random, rules).filter
            let viewer = StoreFixture.actor([StoreFixture.lead, StoreFixture.bo][random.int(0...1)])
            let all = try fixture.rows(for: viewer)
            let expected = all.filter { filter.holds($0, on: viewer.today, fixture.store.engine.rulebook) }
            #expect(try fixture.rows(for: viewer) { $0.filter = filter } == expected, "\(filter)")
            let page = try fixture.rows(for: viewer) {
                $0.filter = filter
                $0.limit = 3
            }
            #expect(page == Array(expected.prefix(3)))
        }
    }

    @Test func nextAndCount() throws {
        let fixture = try StoreFixture()
        try fixture.open(.invented("Berg"))
        try fixture.open(.invented("Dal", protection: .confidential))
        let page = try fixture.store.caseList(
            CaseListQuery(scope: .all, limit: 9), from: nil, backwards: false, for: fixture.bo)
        #expect(page.rows.map(\.row.household) == ["Berg", ""])
        #expect(page.rows.allSatisfy { $0.since == today.adding(days: -30) && $0.next != nil })
        #expect(
            page.rows[0].next
                == (try fixture.rows(for: fixture.bo).first { $0.number == page.rows[0].row.number }))
        #expect(try fixture.store.caseCount(.all, includesClosed: false) == 2)
        #expect(try fixture.store.caseCount(.caseworker(StoreFixture.bo), includesClosed: true) == 0)
    }

    /// Every order reads its index and sorts nothing.
    @Test func noOrderSortsOrScans() throws {
        let fixture = try StoreFixture()
        for scope in [CaseloadScope.all, .unassigned, .caseworker(StoreFixture.anna)] {
            for sort in CaseSort.allCases {
                var query = CaseListQuery(scope: scope, limit: 9)
                query.sort = sort
                let plans = try fixture.store.asking { db in
                    try CaseListPart.all(query, db).map { part in
                        let columns = (part.key.map { ["c.\($0)"] } ?? []) + ["c.year", "c.serial"]
                        let whose = scope == .all ? "" : " AND c.caseworker IS 'anna'"
                        let condition = part.condition.replacing(":group", with: "'x'").replacing(
                            ":viewer", with: "'y'")
                        return try String.fetchAll(
                            db,
                            Row.fetchAll(
                                db,
                                sql: """
                                    EXPLAIN QUERY PLAN SELECT c.id FROM reception_case c INDEXED BY \(part.index)
                                    WHERE c.is_closed = 0\(condition)\(whose) ORDER BY \(columns.joined(separator: ", "))
                                    """))
                    }
                }
                for plan in plans {
                    #expect(
                        plan.contains("SEARCH") && !plan.contains("TEMP B-TREE"), "\(sort) \(scope): \(plan)")
                }
            }
        }
    }
}

extension String {
    /// The lines of a query's plan.
    fileprivate static func fetchAll(_: Database, _ rows: [Row]) throws -> String {
        rows.map { $0["detail"] as String }.joined(separator: "\n")
    }
}
