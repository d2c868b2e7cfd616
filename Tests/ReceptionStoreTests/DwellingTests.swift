// Flats on a real file: acts with the household's case, undo, pages, and what a viewer may see of who lives there.

import Reception
import ReceptionStore
import TestSupport
import Testing

@Suite struct DwellingStoreTests {
    private func flat(
        _ address: String, rent: Int = 6000, from: Int? = -30, _ change: (inout Dwelling) -> Void = { _ in }
    ) -> Dwelling {
        var flat = Dwelling(address: address, from: from.map { today.adding(days: $0) })
        (flat.dwellingNumber, flat.landlord, flat.rent, flat.beds) = ("1102", "Björkhem", rent, 4)
        change(&flat)
        return flat
    }

    private func add(_ dwelling: Dwelling, _ fixture: StoreFixture) throws -> Int {
        let before = try fixture.store.flats(.current, .first, limit: 999, for: fixture.lead).rows.map(
            \.number)
        _ = try fixture.store.apply(DwellingActs.add(dwelling), by: fixture.anna)
        let after = try fixture.store.flats(.current, .first, limit: 999, for: fixture.lead).rows.map(
            \.number)
        return try #require(Set(after).subtracting(before).first)
    }

    private func row(_ number: Int, _ fixture: StoreFixture, _ viewer: Actor? = nil) throws -> DwellingRow {
        try #require(try fixture.store.flat(number, for: viewer ?? fixture.anna))
    }

    private func reserve(_ number: Int, _ caseNumber: CaseNumber, _ fixture: StoreFixture) throws {
        let file = try fixture.store.caseFile(caseNumber, for: fixture.anna).file
        let request = try DwellingActs.reserve(
            row(number, fixture), for: file, others: fixture.store.flats(of: file.id, for: fixture.anna),
            on: today)
        _ = try fixture.store.apply(request, by: fixture.anna)
    }

    @Test func isReadAsItWasWritten() throws {
        let fixture = try StoreFixture()
        let written = flat("Tallstigen 4") {
            ($0.rooms, $0.area, $0.floor, $0.hasLift, $0.noticeMonths) = (3, 72, -1, true, 2)
            $0.isSublet = false
            $0.until = today.adding(days: 400)
            $0.furnishing = today.adding(days: -4)
            $0.ready = today
            $0.keys = Dwelling.Keys(count: 3)
            $0.stays = [
                Dwelling.Stay(from: today.adding(days: -25), to: today.adding(days: -20)),
                Dwelling.Stay(from: today.adding(days: -15), to: today.adding(days: -10)),
            ]
            $0.doorCode = "1234=5\n"
            $0.caretaker = Dwelling.Caretaker(name: "Kim", phone: "010-00 00 00")
            $0.schoolNote = "300 m\ntill skolan"
            $0.furniture = ["4 sängar", "bord"]
        }
        let number = try add(written, fixture)
        #expect(try row(number, fixture).dwelling == written)
        #expect(try fixture.store.flat(number + 1, for: fixture.anna) == nil)
        #expect(try fixture.store.verifyJournal() == nil)
    }

    @Test func goesToAHouseholdAndBackAsWholeActs() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Haddad"))
        let flat = try add(flat("Tallstigen 4") { $0.until = today.adding(days: 400) }, fixture)
        func file() throws -> CaseFile { try fixture.store.caseFile(number, for: fixture.anna).file }
        try reserve(flat, number, fixture)
        #expect(try file().details[.address] == "Tallstigen 4")
        #expect(try file().details[.dwellingNumber] == "1102")
        #expect(try file().details[.landlord] == "Björkhem")
        #expect(try row(flat, fixture).household?.number == number)
        #expect(try row(flat, fixture).isReserved(on: today))
        _ = try fixture.store.undo(by: fixture.anna)
        #expect(try file().details[.address] == "Storgatan 12")
        #expect(try row(flat, fixture).isFree(on: today))
        _ = try fixture.store.redo(by: fixture.anna)

        let given = try DwellingActs.handOver(
            row(flat, fixture), to: file(), on: today.adding(days: -2), count: 3, signedBy: "Sökanden",
            today: today)
        let receipt = try fixture.store.apply(given, by: fixture.anna)
        #expect(receipt.summary.kind == .dwelling)
        #expect(receipt.summary.cases == [number])
        let facts = try file().facts
        for fact in [FactID.housingReady, .movedIn, .subleaseStarted] {
            #expect(facts.first { $0.id == fact }?.day == today.adding(days: -2))
        }
        #expect(facts.first { $0.id == .leaseEnds }?.day == today.adding(days: 400))
        #expect(try row(flat, fixture).status(on: today) == .livedIn)
        #expect(try row(flat, fixture).daysEmpty(on: today) == 28)
        _ = try fixture.store.undo(by: fixture.anna)
        #expect(try file().facts.contains { $0.id == .movedIn } == false)
        #expect(try row(flat, fixture).dwelling.keys.handedOver == nil)
        _ = try fixture.store.redo(by: fixture.anna)

        let view = try fixture.store.caseFile(number, for: fixture.anna)
        let left = try DwellingActs.release(row(flat, fixture), view, others: [], on: today, today: today)
        _ = try fixture.store.apply(left, by: fixture.anna)
        #expect(try row(flat, fixture).isFree(on: today))
        #expect(try row(flat, fixture).dwelling.stays.count == 1)
        #expect(try file().facts.contains { $0.id == .subleaseEnded })
        let ended = try DwellingActs.end(
            row(flat, fixture), nil, others: [], on: today, today: today)
        _ = try fixture.store.apply(ended, by: fixture.anna)
        func list(_ list: DwellingList) throws -> [Int] {
            try fixture.store.flats(list, .first, limit: 9, for: fixture.anna).rows.map(\.number)
        }
        #expect(try list(.current) == [])
        #expect(try list(.ended) == [flat])
        #expect(try fixture.store.verifyJournal() == nil)
    }

    @Test func isRefusedWhereItCannotBe() throws {
        let fixture = try StoreFixture()
        let first = try fixture.open(.invented("Haddad"))
        let second = try fixture.open(.invented("Tesfay"))
        let flats = try [add(flat("A 1"), fixture), add(flat("A 2"), fixture)]
        try reserve(flats[0], first, fixture)
        #expect(throws: CommandError.dwellingTaken) { try reserve(flats[0], second, fixture) }
        #expect(throws: CommandError.hasDwelling(flats[0])) { try reserve(flats[1], first, fixture) }
        let file = try fixture.store.caseFile(first, for: fixture.anna).file
        let reserved = try row(flats[0], fixture)
        #expect(throws: CommandError.dwellingInFuture(today.adding(days: 1))) {
            try DwellingActs.handOver(reserved, to: file, on: today.adding(days: 1), today: today)
        }
        #expect(throws: CommandError.dwellingTaken) {
            try DwellingActs.end(reserved, nil, others: [], on: today, today: today)
        }
        let free = try row(flats[1], fixture)
        #expect(throws: CommandError.dwellingFree) {
            try DwellingActs.handOver(free, to: file, on: today, today: today)
        }
        for wrong in [flat(" "), flat("A", rent: -1), flat("A") { $0.until = today.adding(days: -31) }] {
            #expect(throws: StoreError.self) {
                try fixture.store.apply(DwellingActs.add(wrong), by: fixture.anna)
            }
        }
        #expect(throws: StoreError.self) {
            try fixture.store.apply(DwellingActs.add(flat("B")), by: fixture.reader)
        }
        // Somebody else has changed the flat meanwhile.
        var dearer = free.dwelling
        dearer.rent = 7000
        _ = try fixture.store.apply(
            DwellingActs.change(free, to: dearer, nil, on: today), by: fixture.bo)
        do {
            let other = try fixture.store.caseFile(second, for: fixture.anna).file
            _ = try fixture.store.apply(
                DwellingActs.reserve(free, for: other, others: [], on: today), by: fixture.anna)
            Issue.record("anna wrote over what bo had changed")
        } catch StoreError.refused(let error, _) {
            #expect(error == .recordChanged(by: StoreFixture.bo))
        }
        #expect(
            try fixture.store.caseFile(second, for: fixture.anna).file.details[.address] == "Storgatan 12")
    }

    @Test func neverSaysWhereAProtectedHouseholdLives() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Haddad", protection: .confidential))
        let id = try fixture.id(number)
        try fixture.reveal(number)
        let flat = try add(flat("Tallstigen 4"), fixture)
        try reserve(flat, number, fixture)
        for (hasKeys, status) in [(false, DwellingStatus.rented), (true, .livedIn)] {
            if hasKeys {
                let file = try fixture.store.caseFile(number, for: fixture.anna).file
                _ = try fixture.store.apply(
                    DwellingActs.handOver(
                        row(flat, fixture), to: file, on: today, signedBy: "Haddad", today: today),
                    by: fixture.anna)
            }
            #expect(try row(flat, fixture).household?.number == number)
            for viewer in [fixture.bo, fixture.lead, fixture.reader] {
                let seen = try row(flat, fixture, viewer)
                #expect(seen.isMasked && seen.isTaken && seen.household == nil)
                #expect(seen.dwelling.household == nil)
                #expect(seen.dwelling.keys.signedBy.isEmpty && seen.dwelling.address.isEmpty)
                #expect(seen.status(on: today) == status)
                #expect(!seen.isFree(on: today))
                #expect(try fixture.store.flats(of: id, for: viewer).isEmpty)
                #expect(try fixture.store.flats(.free, .first, limit: 9, for: viewer).rows.isEmpty)
            }
            // What is refused does not say whose it is either.
            let seen = try row(flat, fixture, fixture.bo)
            do {
                _ = try fixture.store.apply(
                    DwellingActs.change(seen, to: seen.dwelling, nil, on: today), by: fixture.bo)
                Issue.record("bo changed a flat that is not his to see")
            } catch StoreError.refused(let error, let told) {
                #expect(error == .masked)
                #expect(told == nil)
            }
        }
    }

    @Test func theDaysOfAProtectedHouseholdsFlatAreHiddenAndOrderNothing() throws {
        let fixture = try StoreFixture()
        var protected: [Int] = []
        for index in 0..<6 {
            let isProtected = index % 2 == 0
            let number = try fixture.open(
                .invented("Haddad", protection: isProtected ? .confidential : Protection.none))
            let one = try add(flat("Hem \(index)") { $0.until = today.adding(days: 90 - 7 * index) }, fixture)
            if isProtected {
                protected.append(one)
                try fixture.reveal(number)
            }
            try reserve(one, number, fixture)
            guard index != 4 else { continue }
            let file = try fixture.store.caseFile(number, for: fixture.anna).file
            let given = try DwellingActs.handOver(row(one, fixture), to: file, on: today, today: today)
            _ = try fixture.store.apply(given, by: fixture.anna)
        }
        _ = try add(flat("Tom"), fixture)
        func pages(_ list: DwellingList, _ viewer: Actor, _ limit: Int) throws -> [DwellingRow] {
            var rows: [DwellingRow] = []
            var next = try fixture.store.flats(list, .first, limit: limit, for: viewer)
            var steps = 0
            while steps < 20 {
                rows += next.rows
                steps += 1
                guard next.hasMoreAfter, let last = next.rows.last else { break }
                next = try fixture.store.flats(
                    list, .after(last.cursor(on: viewer.today)), limit: limit, for: viewer)
            }
            return rows
        }
        func backward(_ list: DwellingList, _ viewer: Actor, _ limit: Int) throws -> [DwellingRow] {
            var rows: [DwellingRow] = []
            var next = try fixture.store.flats(list, .last, limit: limit, for: viewer)
            var steps = 0
            while steps < 20 {
                rows = next.rows + rows
                steps += 1
                guard next.hasMoreBefore, let first = next.rows.first else { break }
                next = try fixture.store.flats(
                    list, .before(first.cursor(on: viewer.today)), limit: limit, for: viewer)
            }
            return rows
        }
        let own = try pages(.current, fixture.anna, 99)
        #expect(own.count == 7 && !own.contains(where: \.isMasked))
        for viewer in [fixture.bo, fixture.lead] {
            for limit in [1, 2, 3, 99] {
                let rows = try pages(.current, viewer, limit)
                #expect(rows.suffix(3).map(\.number) == protected && rows.count == 7)
                #expect(rows.prefix(4).map(\.dwelling.address) == ["Tom", "Hem 5", "Hem 3", "Hem 1"])
                #expect(try backward(.current, viewer, limit) == rows)
            }
            for row in try pages(.current, viewer, 99).suffix(3) {
                let flat = row.dwelling
                let days = [
                    flat.from, flat.until, flat.ended, flat.furnishing, flat.ready, flat.keys.handedOver,
                ]
                #expect(days.allSatisfy { $0 == nil } && flat.stays.isEmpty)
                #expect(row.daysEmpty(on: today) == nil && row.costEmpty(on: today) == nil)
                #expect(row.status(on: today) == (row.number == protected[2] ? .rented : .livedIn))
            }
            // Whose lease is over stands last among those that are over, and those who live on last of all, by number.
            let later = Actor(
                login: viewer.login, actual: viewer.actual, role: viewer.role, today: today.adding(days: 200),
                now: viewer.now)
            for limit in [1, 2, 99] {
                let over = try pages(.ended, later, limit)
                #expect(over.map(\.number) == [protected[2]] && over.allSatisfy(\.isMasked))
                #expect(try backward(.ended, later, limit) == over)
                let current = try pages(.current, later, limit)
                #expect(
                    current.map(\.dwelling.address) == ["Hem 5", "Hem 3", "Hem 1", "Tom", "", ""])
                #expect(
                    current.map { $0.isOverstayed(on: later.today) } == [
                        true, true, true, false, false, false,
                    ])
                #expect(current.suffix(2).map(\.number) == Array(protected.prefix(2)))
                #expect(try backward(.current, later, limit) == current)
            }
        }
    }

    @Test func undoBlockedByAProtectedHouseholdDoesNotNameIt() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Haddad", protection: .confidential))
        _ = try fixture.store.apply(DwellingActs.add(flat("Tallstigen 4")), by: fixture.bo)
        try reserve(1, number, fixture)
        do {
            _ = try fixture.store.undo(by: fixture.bo)
            Issue.record("bo took back what anna has used")
        } catch StoreError.undoBlocked(let by, let summary) {
            #expect(by == StoreFixture.anna)
            #expect(summary.cases.isEmpty)
        }
    }

    /// The order is found without reading the flats, also of a database that an older program has written.
    @Test func emptyFlatsStandAsTheyAreReadOneByOne() throws {
        let fixture = try StoreFixture()
        var random = SplitMix64(seed: 20_261_122)
        var expected: [DwellingRow] = []
        for index in 0..<60 {
            let from: Int? =
                Int.random(in: 0..<5, using: &random) == 0 ? nil : -Int.random(in: -20...900, using: &random)
            let one = try add(
                flat("Hem \(index)", from: from) {
                    if index % 7 == 0 {
                        $0.rent = nil
                    } else {
                        $0.rent = 1000 * Int.random(in: 1...12, using: &random)
                    }
                    if index % 3 == 0, let start = $0.from {
                        $0.stays = [
                            Dwelling.Stay(
                                from: start, to: start.adding(days: Int.random(in: 1...200, using: &random)))
                        ]
                    }
                    if index % 5 == 0 {
                        $0.until = today.adding(days: Int.random(in: 1...300, using: &random))
                    }
                }, fixture)
            if index % 11 == 0 { try reserve(one, try fixture.open(.invented("Haddad")), fixture) }
            expected.append(try row(one, fixture))
        }
        expected.sort { $0.cursor(on: today) < $1.cursor(on: today) }
        #expect(Set(expected.map { $0.cursor(on: today).part }) == [1, 2, 3])
        for row in expected {
            #expect(row.cursor(on: today).key == -(row.costEmpty(on: today) ?? 0))
        }
        #expect(try fixture.store.flats(.current, .first, limit: 99, for: fixture.anna).rows == expected)
        let free = try fixture.store.flats(.free, .first, limit: 99, for: fixture.anna).rows
        #expect(free == expected.filter { $0.isFree(on: today) } && free.count < expected.count)
        try fixture.makeOlder(12)
        let later = try fixture.another()
        #expect(try later.flats(.current, .first, limit: 99, for: fixture.anna).rows == expected)
        // A flat of somebody whose case was taken back is nobody's.
        try fixture.force("UPDATE reception_case SET kind = NULL")
        let nobodys = try later.flats(.free, .first, limit: 99, for: fixture.anna).rows
        #expect(nobodys.count == expected.count && !nobodys.contains(where: \.isTaken))
    }

    @Test func pagesFollowEachOtherBothWays() throws {
        let fixture = try StoreFixture()
        for index in 0..<6 { _ = try add(flat("Tom \(index)", rent: 1000 * (index % 3 + 1)), fixture) }
        _ = try add(flat("Erbjuden", from: nil), fixture)
        for index in 0..<5 {
            let number = try fixture.open(.invented("Haddad"))
            let one = try add(flat("Hem \(index)") { $0.until = today.adding(days: 90 - index) }, fixture)
            try reserve(one, number, fixture)
            guard index > 0 else { continue }
            let file = try fixture.store.caseFile(number, for: fixture.anna).file
            _ = try fixture.store.apply(
                DwellingActs.handOver(row(one, fixture), to: file, on: today, today: today), by: fixture.anna)
        }
        func page(_ place: PagePlace<DwellingRow.Cursor>, _ limit: Int) throws -> RowPage<DwellingRow> {
            try fixture.store.flats(.current, place, limit: limit, for: fixture.anna)
        }
        let all = try page(.first, 99).rows
        #expect(all.map(\.dwelling.address.first) == Array("TTTTTTHEHHHH"))
        #expect(all.suffix(4).map(\.dwelling.address) == ["Hem 4", "Hem 3", "Hem 2", "Hem 1"])
        #expect(all.prefix(2).allSatisfy { $0.dwelling.rent == 3000 })
        for limit in 1...5 {
            var forward: [Int] = []
            var next = try page(.first, limit)
            while true {
                forward += next.rows.map(\.number)
                guard next.hasMoreAfter, let last = next.rows.last else { break }
                next = try page(.after(last.cursor(on: today)), limit)
            }
            #expect(forward == all.map(\.number))
            var backward: [Int] = []
            var before = try page(.last, limit)
            while true {
                backward = before.rows.map(\.number) + backward
                guard before.hasMoreBefore, let first = before.rows.first else { break }
                before = try page(.before(first.cursor(on: today)), limit)
            }
            #expect(backward == all.map(\.number))
            for row in all {
                let from = try page(.from(row.cursor(on: today)), limit).rows
                #expect(from.first?.number == row.number)
            }
        }
    }
}
