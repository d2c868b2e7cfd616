// The lease of a household's flat: what its case is told when the lease changes, and when the household leaves.

import Reception
import ReceptionStore
import TestSupport
import Testing

@Suite struct LeaseTests {
    private let store: StoreFixture
    private let number: CaseNumber
    private let until = today.adding(days: 100)

    init() throws {
        store = try StoreFixture()
        number = try store.open(.invented("Haddad", received: today.adding(days: -40)))
    }

    private func view() throws -> CaseView { try store.store.caseFile(number, for: store.anna) }
    private func row(_ flat: Int = 1) throws -> DwellingRow {
        try #require(try store.store.flat(flat, for: store.anna))
    }
    private func apply(_ request: ActRequest) throws { _ = try store.store.apply(request, by: store.anna) }

    /// A flat, with the household in it.
    private func moveIn(
        _ flat: Int = 1, _ address: String = "Tallstigen 4", until: Day?,
        on day: Day = today.adding(days: -20)
    ) throws {
        var dwelling = Dwelling(address: address, from: today.adding(days: -60), until: until)
        dwelling.landlord = "Björkhem"
        try apply(DwellingActs.add(dwelling))
        let others = try store.store.flats(of: view().file.id, for: store.anna)
        try apply(DwellingActs.reserve(row(flat), for: view().file, others: others, on: today))
        try apply(
            DwellingActs.handOver(row(flat), to: view().file, on: day, today: today))
    }

    private func leaseEnds() throws -> [Day] {
        try view().file.facts.filter { $0.id == .leaseEnds }.map(\.day)
    }

    private func notices() throws -> [Day] {
        try view().deadlines.filter { $0.key.rule == .leaseNotice && $0.outcome == .open }.compactMap(\.due)
    }

    @Test func theCaseFollowsTheLastDayOfItsLease() throws {
        try moveIn(until: until)
        let before = try leaseEnds()
        #expect(before == [until])
        for day in [until.adding(days: 400), nil, until.adding(days: 90)] {
            var dwelling = try row().dwelling
            dwelling.until = day
            try apply(DwellingActs.change(row(), to: dwelling, view().file, on: today))
            #expect(try leaseEnds() == [day].compactMap { $0 })
            #expect(try notices() == [day].compactMap { $0?.adding(months: -3) })
        }
        for day in [nil, until.adding(days: 400), until] {
            _ = try store.store.undo(by: store.anna)
            #expect(try row().dwelling.until == day)
            #expect(try leaseEnds() == [day].compactMap { $0 })
        }
        #expect(try store.store.verifyJournal() == nil)
    }

    @Test func whatElseIsSaidOfTheFlatLeavesTheLeaseAlone() throws {
        try moveIn(until: until)
        let entry = try view().file.facts.first { $0.id == .leaseEnds }?.entry
        var dwelling = try row().dwelling
        dwelling.rent = 7000
        try apply(DwellingActs.change(row(), to: dwelling, view().file, on: today))
        #expect(try view().file.facts.first { $0.id == .leaseEnds }?.entry == entry)
    }

    /// What is still asked of a household because of its leases.
    private func asked() throws -> Set<RuleID> {
        let rules = Set(
            try view().deadlines.filter { $0.outcome == .open }.map(\.key.rule))
        return rules.intersection([.leaseNotice, .sublease, "KVOT-HYRA"])
    }

    private func flats() throws -> [DwellingRow] {
        try store.store.flats(of: view().file.id, for: store.anna)
    }

    @Test(arguments: [false, true])
    func whoMovesOutHasNoLeaseAndNoAddress(_ byEnding: Bool) throws {
        try moveIn(until: until)
        #expect(try asked() == [.leaseNotice, .sublease])
        let day = today.adding(days: -1)
        if byEnding {
            try apply(DwellingActs.end(row(), view(), others: flats(), on: day, today: today))
        } else {
            try apply(DwellingActs.release(row(), view(), others: flats(), on: day, today: today))
        }
        #expect(try asked().isEmpty)
        let left = try view()
        #expect(left.file.details[.address] ?? "" == "" && left.file.details[.landlord] ?? "" == "")
        // What was agreed is still known, and why nothing is asked.
        #expect(try leaseEnds() == [until])
        #expect(
            left.deadlines.contains { $0.key.rule == .leaseNotice && $0.outcome == .waived(.notRelevant) })
        _ = try store.store.undo(by: store.anna)
        #expect(try asked() == [.leaseNotice, .sublease])
        #expect(try view().file.details[.address] == "Tallstigen 4")
        #expect(try store.store.verifyJournal() == nil)
    }

    @Test(arguments: [false, true])
    func whoHasAnotherFlatKeepsItsAddressAndItsLease(_ hasSameLastDay: Bool) throws {
        try moveIn(until: until)
        let other = hasSameLastDay ? until : until.adding(days: 300)
        try moveIn(2, "Granstigen 2", until: other, on: today.adding(days: -5))
        try apply(DwellingActs.release(row(), view(), others: flats(), on: today, today: today))
        // The landlord is that of both.
        #expect(try view().file.details[.address] == "Granstigen 2")
        #expect(try view().file.details[.landlord] == "Björkhem")
        #expect(try notices() == [other.adding(months: -3)])
        #expect(try asked() == [.leaseNotice, .sublease])
        let subleases = try view().deadlines.filter { $0.key.rule == .sublease && $0.outcome == .open }
        #expect(subleases.map(\.triggerDay) == [today.adding(days: -5)])
    }

    @Test func aFlatThatWaitsIsTheNextAddress() throws {
        try moveIn(until: until)
        try apply(DwellingActs.add(Dwelling(address: "Granstigen 2", from: today)))
        try apply(DwellingActs.reserve(row(2), for: view().file, others: flats(), on: today))
        #expect(try view().file.details[.address] == "Tallstigen 4")
        try apply(DwellingActs.release(row(), view(), others: flats(), on: today, today: today))
        #expect(try view().file.details[.address] == "Granstigen 2")
        #expect(try view().file.details[.landlord] ?? "" == "")
    }

    /// Every lease costs the unit, whoever lives there, until somebody has given notice.
    @Test func theLeasesThatEndSoonAreThoseOfTheUnitsFlats() throws {
        let lead = store.lead
        func ending() throws -> [Int] {
            let rows = try store.store.flats(.ending, .first, limit: 9, for: lead).rows.map(\.number)
            #expect(try store.store.leadBoard(for: lead).leases == rows.count)
            let last = try store.store.flats(.ending, .last, limit: 9, for: lead).rows.map(\.number)
            #expect(last == rows)
            return rows.sorted()
        }
        try moveIn(until: until)
        for end in [until, until.adding(days: 200), nil] {
            try apply(DwellingActs.add(Dwelling(address: "Tom", from: today.adding(days: -9), until: end)))
        }
        #expect(try ending() == [1, 2])
        // The lease of a household that the unit does not let is none of the unit's.
        let other = try store.open(.invented("Tesfay", received: today.adding(days: -40)))
        try apply(
            ActRequest(
                .record(.leaseEnds, until, .unstated, until: nil, value: nil), on: store.id(other)))
        #expect(try ending() == [1, 2])
        try apply(DwellingActs.end(row(2), nil, others: [], on: until, today: today))
        #expect(try ending() == [1])
        try apply(
            ActRequest(
                .record("lease_notice_given", today, .unstated, until: nil, value: nil), on: store.id(number))
        )
        #expect(try ending().isEmpty)
    }
}
