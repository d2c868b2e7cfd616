// The figures of a year: every number again in plain SQL, what is behind it, and who may see whose name.

import GRDB
import Reception
import ReceptionData
import ReceptionSamples
import Testing

@testable import ReceptionStore

@Suite struct ReportTests {
    /// A unit of generated households in which much has been done since.
    private func unit(seed: UInt64) throws -> StoreFixture {
        let fixture = try StoreFixture()
        let unit = SampleUnit(
            cases: 110, seed: seed, today: today, caseworkers: [StoreFixture.anna, StoreFixture.bo],
            rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)
        try fixture.store.seed(110, figures: unit.figures, by: fixture.lead) { index in
            let household = unit.household(index)
            return (household.opening, household.commands, { _ in nil }, { _, _ in [] })
        }
        let cases = try fixture.store.cases(CaseQuery(scope: .all, limit: 1000), for: fixture.anna)
        for (index, number) in cases.filter({ !$0.isMasked }).map(\.number).enumerated() where index % 6 == 1
        {
            let reason = ClosingReason.allCases[index / 6 % ClosingReason.allCases.count]
            try fixture.apply(.close(reason, today.adding(days: -index), note: ""), on: number)
        }
        try addTurns(to: fixture)
        _ = try fixture.live(through: 90, households: 12, seed: seed)
        return fixture
    }

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    /// One household of each turn that counting takes, so that none is left to chance.
    private func addTurns(to fixture: StoreFixture) throws {
        let received = try day("2025-06-01")
        func open(_ family: String, _ kind: CaseKind, persons: Int = 3, came: Bool = true) throws
            -> CaseNumber
        {
            try fixture.open(
                .invented(
                    family, kind: kind, persons: persons, decided: received.adding(days: -30),
                    received: came ? received : nil))
        }
        func record(_ fact: FactID, _ text: String, _ person: Int, _ number: CaseNumber) throws {
            try fixture.apply(
                .record(fact, day(text), .persons([person]), until: nil, value: nil), on: number)
        }
        // The last day for her reception went by, and then the case was closed.
        let missed = try open("Missad", .abo, came: false)
        try fixture.apply(.close(.moved, day("2025-08-15"), note: ""), on: missed)
        let grown = try open("Större", .abo)
        for born in ["1990-01-01", "2025-09-05"] {
            let details: [PersonDetail: String] = [
                .givenName: "Ny", .familyName: "Större", .birthDate: born, .relation: "other",
            ]
            try fixture.apply(.join(.init(details: details), day("2025-09-05")), on: grown)
        }
        let parted = try open("Spridd", .kvot, persons: 4)
        try record(.didNotCome, "2025-06-01", 2, parted)
        try record(.cameLater, "2025-07-10", 2, parted)
        try record(.didNotCome, "2025-06-01", 3, parted)
        try record(.personnummerReceived, "2025-09-10", 2, parted)
        // No wait at all, and a number from before she came.
        let quick = try open("Snabb", .ebo)
        try record(.personnummerReceived, "2025-06-01", 1, quick)
        try record(.personnummerReceived, "2025-05-01", 2, quick)
        try record(.populationRegistered, "2025-06-10", 1, quick)
        try record(.establishmentStarted, "2025-06-10", 1, quick)
        let split = try open("Delad", .abo)
        try fixture.apply(
            .split(
                HouseholdSplit(
                    persons: [2], day: day("2025-10-01"), caseworker: StoreFixture.anna, protection: nil)),
            on: split)
        let turned = try open("Ny typ", .massflykt)
        try fixture.apply(
            .record(.populationRegistered, day("2025-08-20"), .everyone(except: []), until: nil, value: nil),
            on: turned)
        try fixture.apply(.convert(to: .ebo, on: day("2025-09-01")), on: turned)
        let left = try open("Utflyttad", .abo)
        try fixture.apply(.leave(2, .moved, day("2025-08-01")), on: left)
    }

    private func expect(
        _ figure: FigureID, in report: Report, _ lines: [String: CountedLine]
    ) throws {
        let found = try #require(report[figure])
        var left = lines
        for line in found.lines {
            let counted = left.removeValue(forKey: line.group.id) ?? CountedLine()
            let about: Comment = "\(figure) \(line.group.id) \(report.period)"
            #expect(line.count.number == counted.count, about)
            if let households = counted.households { #expect(line.households.number == households, about) }
            #expect(line.median.number == counted.median, about)
            #expect(line.ninetieth.number == counted.ninetieth, about)
            if let waiting = counted.waiting { #expect(line.waiting.number == waiting, about) }
            if let onTime = counted.onTime {
                #expect(line.onTime.number == onTime, about)
                let others = (line.late.number ?? 0) + (line.missing.number ?? 0)
                #expect(onTime + others == counted.count, about)
            }
        }
        #expect(left.values.allSatisfy { $0.count == 0 }, "\(figure) \(left)")
    }

    private static let periods: [ReportPeriod] = [
        .year(2024), .year(2025), .year(2026), .quarter(3, of: 2025), .quarter(4, of: 2025),
        .quarter(1, of: 2026), .quarter(2, of: 2026),
    ]

    @Test(arguments: [1, 2] as [UInt64])
    func everyNumberIsWhatSQLCounts(seed: UInt64) throws {
        let fixture = try unit(seed: seed)
        var counts: [FigureID: Int] = [:]
        for period in Self.periods {
            let report = try fixture.store.report(period, for: fixture.lead)
            guard period.days.lowerBound <= today else {
                #expect(report.figures.allSatisfy { $0.rows.isEmpty })
                continue
            }
            try DatabaseQueue(path: fixture.path).inDatabase { db in
                let sql = try ReportSQL(db, period, today: today, BuiltIn.rulebook)
                let through = min(period.days.upperBound, today)
                let years = "(\(through.year) - cast(strftime('%Y', b.born * 86400, 'unixepoch') AS INTEGER))"
                let sfi = "\(years) > 16 OR \(years) = 16 AND \(through.month) >= 7"
                let age =
                    "\(through.number) >= julianday(date(b.born * 86400, 'unixepoch', '+%d years')) - julianday('1970-01-01')"
                let pension = try #require(BuiltIn.rulebook.number("pension_age", on: through))
                let programme =
                    age.replacing("%d", with: "20") + " AND NOT \(age.replacing("%d", with: "\(pension)"))"
                try expect(.received, in: report, sql.received())
                try expect(
                    .toPersonnummer, in: report, sql.waits(to: "personnummer_received", ages: "true"))
                try expect(.toSFI, in: report, sql.waits(to: "sfi_started", ages: sfi))
                try expect(
                    .toEstablishment, in: report, sql.waits(to: "establishment_started", ages: programme))
                try expect(
                    .toBenefit, in: report, sql.waits(to: "first_establishment_benefit", ages: programme))
                try expect(
                    .deadlinesUnit, in: report,
                    sql.deadlines("coalesce(o.owner, 'unit') IN ('unit', 'lead')"))
                try expect(.deadlinesHousehold, in: report, sql.deadlines("o.owner = 'household'"))
                try expect(.deadlinesAuthority, in: report, sql.deadlines("o.owner = 'authority'"))
                try expect(.knownEBO, in: report, sql.knownEBO())
                try expect(.outcomes, in: report, sql.outcomes())
                try expect(.windowUsed, in: report, sql.windowUsed())
                try expect(.openAtEnd, in: report, sql.openAtEnd())
            }
            for figure in report.figures { counts[figure.id, default: 0] += figure.rows.count }
            let quota = try fixture.store.quota(period.year, for: fixture.lead)
            #expect(report.quota.map(\.assigned.number) == quota.map(\.assigned))
            #expect(report.quota.map(\.remaining.number) == quota.map(\.remaining))
        }
        // No figure of nothing was compared with nothing.
        #expect(FigureID.allCases.filter { counts[$0, default: 0] == 0 }.isEmpty)
    }

    @Test func maskedHouseholdsCountWithoutTheirNames() throws {
        let fixture = try unit(seed: 3)
        let report = try fixture.store.report(.year(2025), for: fixture.bo)
        let all = try fixture.store.report(.year(2025), for: fixture.reader)
        #expect(report.figures.map(\.lines) == all.figures.map(\.lines))
        let rows = report.figures.flatMap(\.rows)
        let masked = rows.filter(\.isMasked)
        #expect(!masked.isEmpty && masked.allSatisfy { $0.household.isEmpty })
        for row in masked {
            #expect(try fixture.store.caseFile(row.number, for: fixture.bo).isMasked)
        }
        for row in rows where !row.isMasked { #expect(!row.household.isEmpty) }
    }
}
