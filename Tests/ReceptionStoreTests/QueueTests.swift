// The queue: in the order of the contract, by pages both ways, and always by an index.

import GRDB
import Reception
import TestSupport
import Testing

@testable import ReceptionStore

@Suite struct QueueTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func agreesWithAModelOnRandomUnits(seed: UInt64) throws {
        let fixture = try StoreFixture()
        let numbers = try fixture.live(through: 120, households: 24, seed: seed)
        let scopes: [CaseloadScope] = [.all, .unassigned, .caseworker(StoreFixture.anna)]
        for shift in [-200, 0, 150, 700] {
            let viewer = StoreFixture.actor(StoreFixture.lead, .teamLead, on: today.adding(days: shift))
            for scope in scopes {
                let expected = try fixture.model(numbers, scope, for: viewer)
                let rows = try fixture.rows(scope, for: viewer)
                // Read one by one as the list does, and case by case as a case and Min dag do, they are the same.
                #expect(rows == expected)
                #expect(try fixture.rows(scope, for: viewer) { $0.isReversed = true } == rows.reversed())
                let count = try fixture.store.openCount(scope, for: viewer)
                #expect(count.open == rows.count)
                #expect(
                    count.overdue
                        == rows.count {
                            $0.status(on: viewer.today, fixture.store.engine.rulebook) == .overdue
                        })
            }
            let own = try fixture.rows(.caseworker(StoreFixture.anna), for: viewer)
            let day = try fixture.store.day(of: StoreFixture.anna, for: viewer).rows
            #expect(Set(day).isSubset(of: own))
            if shift == 0 { #expect(day.count > 5) }
            let rules = fixture.store.engine.rulebook.rules.map(\.id) + [.reminder]
            for rule in Set(rules) {
                let rows = try fixture.rows(for: viewer) { $0.rules = [rule] }
                #expect(
                    try fixture.store.openCount(of: rule, limit: 1001, for: viewer) == rows.count, "\(rule)")
                #expect(
                    try fixture.store.openCount(of: rule, limit: 2, for: viewer) == min(2, rows.count),
                    "\(rule)")
            }
        }
    }

    /// What lapses on a birthday stands in bands of quarters, and is gone on the day all the same.
    @Test func whatLapsesOnABirthdayIsGoneOnTheDay() throws {
        let fixture = try StoreFixture()
        let rules = fixture.store.engine.rulebook
        let turning20 = ["2026-03-31", "2026-04-01", "2026-04-02", "2026-05-15", "2026-07-01", "2027-01-01"]
        var numbers: [CaseNumber] = []
        for (index, text) in turning20.enumerated() {
            let day = try #require(Day(text))
            var household = NewHousehold.invented("Ung", persons: 2, received: today.adding(days: -20))
            let born = try #require(Day(year: day.year - 20, month: day.month, day: day.day))
            household.persons[1].details[.birthDate] = born.description
            let number = try fixture.open(household)
            try fixture.apply(
                .record(
                    "population_registered", today.adding(days: -10), .everyone(except: []), until: nil,
                    value: nil), on: number)
            numbers.append(number)
            let born16 = try #require(Day(year: day.year - 16, month: day.month, day: day.day))
            household.persons[1].details[.birthDate] = born16.adding(days: index).description
            numbers.append(try fixture.open(household))
        }
        let personal: Set<RuleID> = Set(rules.rules.filter { $0.ageLimit != nil }.map(\.id))
        var seen: Set<Int> = []
        for text in turning20 {
            for shift in -1...1 {
                let day = try #require(Day(text)).adding(days: shift)
                let viewer = StoreFixture.actor(StoreFixture.anna, on: day)
                let expected = try fixture.model(numbers, .all, for: viewer).map(\.key)
                seen.insert(expected.filter { personal.contains($0.rule) }.count)
                #expect(try fixture.rows(for: viewer).map(\.key) == expected, "\(day)")
                #expect(
                    try fixture.rows(for: viewer) { $0.isReversed = true }.map(\.key) == expected.reversed())
                #expect(try fixture.rows(for: viewer) { $0.text = "ung" }.map(\.key) == expected)
                #expect(try fixture.rows(for: viewer) { $0.cases = Set(numbers) }.map(\.key) == expected)
                for rule in personal {
                    let rows = try fixture.rows(for: viewer) { $0.rules = [rule] }
                    #expect(rows.map(\.key) == expected.filter { $0.rule == rule }, "\(rule.id) \(day)")
                }
                for scope in [CaseloadScope.all, .caseworker(StoreFixture.anna)] {
                    let rows = try fixture.rows(scope, for: viewer)
                    let late = rows.count { $0.status(on: day, rules) == .overdue }
                    let count = try fixture.store.openCount(scope, for: viewer)
                    #expect(count.open == rows.count && count.overdue == late, "\(day)")
                }
            }
        }
        #expect(seen.count > 4)
    }

    @Test func pagesBothWaysMeet() throws {
        let fixture = try StoreFixture()
        _ = try fixture.live(through: 40, households: 12, seed: 7)
        let all = try fixture.rows()
        #expect(all.count > 40)
        var query = QueueQuery(scope: .all, limit: 7)
        var forth: [QueueRow] = []
        var place: QueueCursor?
        while true {
            let page = try fixture.store.queue(query, after: place, for: fixture.lead)
            #expect(page.hasMoreBefore == !forth.isEmpty)
            forth += page.rows
            #expect(page.hasMoreAfter == (forth.count < all.count))
            guard page.hasMoreAfter else { break }
            place = page.rows.last?.cursor
        }
        #expect(forth == all)
        var back: [QueueRow] = []
        var end = try #require(all.last).cursor
        while true {
            let page = try fixture.store.queue(query, before: end, for: fixture.lead)
            back = page.rows + back
            #expect(page.hasMoreAfter)
            guard page.hasMoreBefore, let first = page.rows.first else { break }
            end = first.cursor
        }
        #expect(back == Array(all.dropLast()))
        query.isReversed = true
        let reversed = try fixture.store.queue(query, after: all[10].cursor, for: fixture.lead)
        #expect(reversed.rows == Array(all[3..<10].reversed()))
    }

    @Test func filters() throws {
        let fixture = try StoreFixture()
        let numbers = try fixture.live(through: 60, households: 12, seed: 11)
        let all = try fixture.rows()
        #expect(try fixture.rows { $0.kind = .kvot } == all.filter { $0.kind == .kvot })
        #expect(try fixture.rows { $0.phase = .settling } == all.filter { $0.phase == .settling })
        let due = today.adding(days: 20)
        #expect(try fixture.rows { $0.dueBy = due } == all.filter { $0.due.map { $0 <= due } ?? false })
        let some = Set(numbers.prefix(3))
        #expect(try fixture.rows { $0.cases = some } == all.filter { some.contains($0.number) })
        let rules: Set<RuleID> = ["SK-1M", "FB-4V"]
        #expect(try fixture.rows { $0.rules = rules } == all.filter { rules.contains($0.key.rule) })
        let named = try fixture.rows { $0.text = "NAMN2" }
        #expect(!named.isEmpty && named == all.filter { $0.household == "Namn2" })
        #expect(
            try fixture.rows { $0.text = numbers[4].description } == all.filter { $0.number == numbers[4] })
        let titled = try fixture.rows { query in
            query.text = "skola"
            query.textRules = ["SK-1M"]
        }
        #expect(titled == all.filter { $0.key.rule == "SK-1M" })
        let closed = try fixture.rows { $0.includesClosed = true }
        #expect(closed.contains { $0.outcome != .open } && closed.count > all.count)
        #expect(closed.map(\.cursor) == closed.map(\.cursor).sorted())
        let sorted = try fixture.rows { $0.sort = .household }
        #expect(sorted.map(\.household) == all.map(\.household).sorted())
    }

    /// So many rows that rare words are looked up instead of walked to.
    @Test func findsRareWordsBeyondTheWalk() throws {
        let fixture = try StoreFixture()
        var steps: [(caseID: CaseID?, command: CaseCommand)] = []
        for index in 0..<110 {
            let late = index == 109
            steps.append(
                (
                    nil,
                    .open(
                        .invented(
                            late ? "Ålund-Zé" : "Vanlig", kind: .kvot, persons: 4,
                            decided: today.adding(days: late ? 0 : -90),
                            received: late ? today : today.adding(days: -60)))
                ))
        }
        steps.append((nil, .remind(today.adding(days: 900), "Sällsynt ord")))
        _ = try fixture.store.apply(ActRequest(kind: .generate, subject: nil, steps: steps), by: fixture.anna)
        let all = try fixture.rows()
        #expect(all.count > 3000)
        let rare = all.filter { $0.household == "Ålund-Zé" }
        for text in ["alund", "zé ÅLUND", "2026-0110", "0110", "110"] {
            #expect(try fixture.rows { $0.text = text }.map(\.key) == rare.map(\.key), "\(text)")
        }
        #expect(try fixture.rows { $0.text = "sällsynt" }.map(\.key.rule) == [.reminder])
        #expect(try fixture.rows { $0.text = "finnsinte" }.isEmpty)
        #expect(try fixture.rows { $0.text = "vanlig" } == all.filter { $0.household == "Vanlig" })
        let some = try fixture.rows { query in
            query.text = "alund"
            query.limit = 2
        }
        #expect(some == Array(rare.prefix(2)))
    }

    @Test(arguments: [true, false], [true, false])
    func isOneRangeScanOfAnIndex(isMine: Bool, descending: Bool) throws {
        let fixture = try StoreFixture()
        func plan(_ reading: QueueWalk.Reading) throws -> [String] {
            let range = QueueWalk.Range(
                caseworker: isMine ? "a" : nil, includesClosed: false, dueBy: nil, today: today)
            let sql = QueueWalk.sql(reading, range, Band.open, descending: descending, branch: 0)
            return try fixture.store.reader.read { db in
                try Row.fetchAll(
                    db, sql: "EXPLAIN QUERY PLAN " + sql,
                    arguments: ["a", isMine ? "a" : nil, 0, 1, 0, 2026, 1, "A", 0, 0, 9])
            }.map { $0["detail"] as String }
        }
        let keys = try plan(.keys)
        #expect(
            keys.count == 1 && keys.allSatisfy { $0.contains("SEARCH d USING COVERING INDEX") }, "\(keys)")
        let plan = try plan(.rows)
        #expect(plan.allSatisfy { !$0.contains("SCAN") && !$0.contains("TEMP B-TREE") }, "\(plan)")
        let index = isMine ? "deadline_mine (caseworker=? AND band=? AND " : "deadline_all (band=? AND "
        let scan = try #require(plan.first)
        #expect(scan.contains("INDEX " + index), "\(plan)")
        #expect(scan.contains("(due,rank,year,serial,rule,number,trigger)"), "\(plan)")
        #expect(plan.contains { $0.contains("SEARCH c USING INTEGER PRIMARY KEY") }, "\(plan)")
    }

    @Test func serialsByTheirBeginnings() {
        for digits in ["0", "00", "0012", "1", "12", "0120", "99999", "00001"] {
            let ranges = QueueSearch.serials(beginningWith: digits)
            for serial in 1...12_500 {
                let number = CaseNumber(year: 2026, serial: serial).description.dropFirst(5)
                let begins = number.hasPrefix(digits) || String(serial).hasPrefix(digits)
                #expect(ranges.contains { $0.contains(serial) } == begins)
            }
        }
    }

    @Test func lapsedWindowsAreNotRead() throws {
        let fixture = try StoreFixture()
        _ = try fixture.live(through: 0, households: 6, seed: 5)
        let number = try fixture.open(.invented("Fönster"))
        try fixture.apply(
            .record("permit_granted", today.adding(days: -60), .everyone(except: []), until: nil, value: nil),
            on: number)
        func windows(_ shift: Int) throws -> [QueueRow] {
            let viewer = StoreFixture.actor(StoreFixture.lead, .teamLead, on: today.adding(days: shift))
            return try fixture.rows(for: viewer).filter { $0.number == number && $0.key.rule == "FAM-3M" }
        }
        let due = try #require(try windows(0).first?.due)
        #expect(try !windows(due - today).isEmpty)
        #expect(try windows(due - today + 1).isEmpty)
    }
}
