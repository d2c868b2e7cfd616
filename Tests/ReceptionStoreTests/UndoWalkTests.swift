// Undo and redo in any order: what one person did alone is never refused to her, and stands each time as it stood.

import Reception
import TestSupport
import Testing

@testable import ReceptionStore

@Suite struct UndoWalkTests {
    /// What a case is opened with and what is done to it last, so that every kind of act is walked over.
    private static let last: [(ActKind, @Sendable (CaseView) -> CaseCommand?)] = [
        (.record, { _ in .record(.movedIn, today, .unstated, until: nil, value: nil) }),
        (.retract, { _ in .retract(.received, person: nil, day: nil, reason: "fel") }),
        (.complete, { view in open(view).first.map { .complete([$0], on: today) } }),
        (.waive, { view in open(view).last.map { .waive([$0], .declined, note: "") } }),
        (
            .unwaive,
            { view in
                view.deadlines.first { if case .waived = $0.outcome { true } else { false } }
                    .map { .unwaive([$0.key]) }
            }
        ),
        (
            .snooze,
            { view in
                view.deadlines.first { $0.outcome == .open && $0.nature == .target }
                    .map { .snooze([$0.key], until: today.adding(days: 5)) }
            }
        ),
        (.remind, { _ in .remind(today, "Ring banken") }),
        (.book, { _ in .book(today, Booking(minutes: 600, what: "Samtal")) }),
        (.cancelBooking, { view in view.file.bookings.first.map { .cancelBooking($0.id) } }),
        (.assign, { _ in .assign(StoreFixture.bo) }), (.note, { _ in .note("hej", important: true) }),
        (.pause, { _ in .pause(person: 1, from: today, to: nil, .illness) }),
        (
            .join,
            { _ in
                .join(
                    NewHousehold.Person(details: [
                        .givenName: "Mona", .familyName: "Ek", .birthDate: "2020-02-02",
                        .relation: Relation.child.rawValue,
                    ]), today)
            }
        ),
        (.leave, { _ in .leave(3, .moved, today) }),
        (
            .split,
            { _ in .split(HouseholdSplit(persons: [2], day: today, caseworker: StoreFixture.anna)) }
        ),
        (.convert, { _ in .convert(to: .kvot, on: today) }),
        (.convert, { view in view.file.opened.map { .convert(to: .ebo, on: $0) } }),
        (.correct, { _ in .correctPerson(2, [.familyName: "Nyström"], from: today) }),
        (.correct, { _ in .correctCase([.address: "Nygatan 1"], from: today) }),
        (.close, { _ in .close(.moved, today, note: "") }),
    ]

    private static func open(_ view: CaseView) -> [DeadlineKey] {
        view.deadlines.filter { $0.outcome == .open }.map(\.key)
    }

    /// A case in which something of every sort has been done.
    private static func begun(_ fixture: StoreFixture) throws -> CaseNumber {
        let number = try fixture.open(.invented("Ek", persons: 3, received: today.adding(days: -30)))
        try fixture.apply(.book(today, Booking(minutes: 540, what: "Möte")), on: number)
        let view = try fixture.store.caseFile(number, for: fixture.anna)
        try fixture.apply(.waive([try #require(open(view).first)], .notRelevant, note: ""), on: number)
        try fixture.apply(.assign(StoreFixture.anna), on: number)
        for (fact, days) in [("first_registered", -25), (FactID.establishmentStarted, -20)] as [(FactID, Int)]
        {
            try fixture.apply(
                .record(fact, today.adding(days: days), .persons([1]), until: nil, value: nil), on: number)
        }
        try fixture.apply(.correctPerson(2, [.phone: "070"], from: today), on: number)
        return number
    }

    /// Everything that stands, as text, without who ended or revived it.
    private static func state(_ fixture: StoreFixture) throws -> String {
        var lines = try fixture.rows().map { "\($0)" }
        for row in try fixture.store.cases(CaseQuery(scope: .all, limit: 99), for: fixture.anna) {
            let view = try fixture.store.caseFile(row.number, for: fixture.anna)
            lines += view.file.entries.map { "\(row.number) \($0.id.raw) \($0.day) \($0.content.columns)" }
            lines += view.deadlines.map { "\(row.number) \($0.key) \($0.outcome)" }.sorted()
        }
        return lines.joined(separator: "\n")
    }

    @Test(arguments: last.indices)
    func everyKindOfAct(_ index: Int) throws {
        let (kind, command) = Self.last[index]
        let fixture = try StoreFixture()
        let number = try Self.begun(fixture)
        let view = try fixture.store.caseFile(number, for: fixture.anna)
        let before = try Self.state(fixture)
        try fixture.apply(try #require(command(view)), on: number)
        let after = try Self.state(fixture)
        for _ in 0..<3 {
            let undone = try fixture.store.undo(by: fixture.anna)
            #expect(undone.summary.kind == kind)
            #expect(try Self.state(fixture) == before)
            _ = try fixture.store.redo(by: fixture.anna)
            #expect(try Self.state(fixture) == after)
        }
    }

    @Test func reopeningAndOpening() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Ek"))
        try fixture.apply(.close(.moved, today, note: ""), on: number)
        try fixture.apply(.reopen, on: number)
        try Self.walk(fixture, depth: 3, steps: 40, seed: 5)
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func anyOrder(_ seed: UInt64) throws {
        let fixture = try StoreFixture()
        var random = SplitMix64(seed: seed)
        let first = try Self.begun(fixture)
        for _ in 0..<4 {
            // The deeds meet in one case and in those that came out of it.
            for _ in 0..<3 {
                let numbers = try fixture.store.cases(CaseQuery(scope: .all, limit: 9), for: fixture.anna)
                    .map(\.number)
                let number = random.element(of: numbers) ?? first
                guard let view = try? fixture.store.caseFile(number, for: fixture.anna),
                    let (_, command) = random.element(of: Self.last), let act = command(view)
                else { continue }
                _ = try? fixture.apply(act, on: number)
            }
            try Self.walk(fixture, depth: 3, steps: 14, seed: random.next())
        }
    }

    /// Goes back and forth over the latest acts; each place is as it was whichever way it is come to.
    private static func walk(_ fixture: StoreFixture, depth: Int, steps: Int, seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        // The states from the one that all begins in to the ones that were undone.
        var states = [try state(fixture)]
        var place = 0
        for _ in 0..<steps {
            if place < depth, place == 0 || random.int(0...1) == 0 {
                do { _ = try fixture.store.undo(by: fixture.anna) } catch StoreError.nothingToUndo {
                    continue
                }
                place += 1
            } else {
                _ = try fixture.store.redo(by: fixture.anna)
                place -= 1
            }
            let now = try state(fixture)
            if place < states.count { #expect(now == states[place]) } else { states.append(now) }
        }
    }
}
