// Periods, and what puts whom into a figure: small households with every turn that counting takes.

import Testing

@testable import Reception

@Suite struct ReportTests {
    private func day(_ text: String) -> Day { Day(text) ?? .distantPast }

    @Test func periodsAreReadAndMoved() {
        #expect(ReportPeriod("2026") == .year(2026) && ReportPeriod("2026-q3") == .quarter(3, of: 2026))
        for text in [
            "", "26", "2026-", "2026-Q0", "2026-Q5", "2026-3", "2026-Q11", "0026", "2026-Q1-Q2", "+202",
        ] {
            #expect(ReportPeriod(text) == nil, "\(text)")
        }
        for text in ["2026", "2024-Q4"] { #expect(ReportPeriod(text)?.description == text) }
        #expect(ReportPeriod.year(2024).days == day("2024-01-01")...day("2024-12-31"))
        #expect(ReportPeriod.quarter(1, of: 2024).days == day("2024-01-01")...day("2024-03-31"))
        #expect(ReportPeriod.quarter(4, of: 2026).days == day("2026-10-01")...day("2026-12-31"))
        #expect(ReportPeriod.quarter(4, of: 2026).moved(by: 1) == .quarter(1, of: 2027))
        #expect(ReportPeriod.quarter(1, of: 2026).moved(by: -6) == .quarter(3, of: 2024))
        #expect(ReportPeriod.year(1990).moved(by: -1) == .year(1990))
        #expect(ReportPeriod.quarter(4, of: 2199).moved(by: 5) == .quarter(4, of: 2199))
        #expect(ReportPeriod.year(2026).switched(on: day("2026-05-05")) == .quarter(2, of: 2026))
        #expect(ReportPeriod.year(2025).switched(on: day("2026-05-05")) == .quarter(4, of: 2025))
        #expect(ReportPeriod.quarter(2, of: 2025).switched(on: day("2026-05-05")) == .year(2025))
        #expect(ReportPeriod(quarterOf: day("2026-12-31")) == .quarter(4, of: 2026))
    }

    private func household(
        _ serial: Int, _ kind: CaseKind, received: String?, _ members: [ReportMember]
    ) -> ReportHousehold {
        var household = ReportHousehold(
            caseID: CaseID(Int64(serial)), number: CaseNumber(year: 2025, serial: serial), household: "N",
            isMasked: false)
        household.kinds = [.init(from: day("2025-01-01"), kind: kind)]
        household.received = received.map(day)
        household.members = members
        return household
    }

    private func member(
        _ id: Int64, joined: String = "2025-01-01", later: Bool = false, moved: Bool = false,
        born: String = "1985-01-01", _ facts: [FactID: String] = [:]
    ) -> ReportMember {
        ReportMember(
            person: PersonID(id), number: Int(id % 10), joined: day(joined), joinedLater: later,
            movedHere: moved, born: day(born), facts: facts.mapValues(day))
    }

    private func report(
        _ households: [ReportHousehold], _ deadlines: [ReportDeadline] = [],
        _ period: ReportPeriod = .year(2025),
        today: String = "2026-02-01"
    ) -> Report {
        Report(
            period, from: ReportMaterial(households: households, deadlines: deadlines, quota: []),
            today: day(today), rulebook: Rulebook(version: "", rules: [], parameters: []))
    }

    @Test func aPersonIsReceivedWhenSheComesHerself() {
        let people = [
            member(11), member(12, [.didNotCome: "2025-03-01", .cameLater: "2025-05-01"]),
            member(13, [.didNotCome: "2025-03-01"]), member(14, joined: "2025-08-01", later: true),
            member(15, joined: "2025-09-01", later: true, born: "2025-09-01"),
            member(16, joined: "2025-10-01", later: true, moved: true),
        ]
        let figure = report([household(1, .abo, received: "2025-03-01", people)])[.received]
        #expect(figure?.rows.map(\.person) == [1, 2, 4])
        #expect(figure?.rows.map(\.day) == [day("2025-03-01"), day("2025-05-01"), day("2025-08-01")])
        #expect(figure?[.all]?.households == .known(1) && figure?[.kind(.abo)]?.count == .known(3))
        #expect(figure?[.kind(.kvot)]?.count == .known(0))
    }

    @Test func aWaitCountsOnTheDayOnWhichItEnds() throws {
        func came(_ day: String?) -> [FactID: String] { day.map { [.personnummerReceived: $0] } ?? [:] }
        let all = [
            household(1, .abo, received: "2024-12-01", [member(11, came("2025-03-01"))]),
            household(2, .abo, received: "2025-03-01", [member(21, came("2025-02-01"))]),
            household(3, .kvot, received: "2025-10-01", [member(31, came("2026-01-10")), member(32)]),
            household(4, .massflykt, received: "2025-02-01", [member(41, came("2025-08-01")), member(42)]),
        ]
        let figure = try #require(report(all)[.toPersonnummer])
        #expect(figure[.all]?.count == .known(1) && figure[.all]?.median == .known(90))
        // Her number came after the year's end, so at that end she waited.
        #expect(figure[.all]?.waiting == .known(2) && figure[.kind(.kvot)]?.waiting == .known(2))
        #expect(
            figure[.kind(.massflykt)]?.count == .known(1) && figure[.kind(.massflykt)]?.waiting == .absent)
        #expect(figure.rows(of: .all).count == 3 && figure.rows.count == 4)
        let next = try #require(report(all, [], .quarter(1, of: 2026))[.toPersonnummer])
        #expect(next[.kind(.kvot)]?.count == .known(1) && next[.all]?.waiting == .known(1))
    }

    @Test func deadlinesThatNeverFellDueAreLeftOut() throws {
        func deadline(_ due: String, lapses: String? = nil, _ outcome: ReportDeadline.Outcome)
            -> ReportDeadline
        {
            ReportDeadline(
                rule: "R", caseID: CaseID(1), person: nil, due: day(due), lapsesOn: lapses.map(day),
                outcome: outcome)
        }
        let due = "2025-06-10"
        let all = [
            deadline(due, .met(day(due))), deadline(due, .met(day("2025-06-11"))), deadline(due, .open),
            deadline(due, lapses: "2025-06-11", .open), deadline(due, lapses: due, .open),
            deadline(due, .waived), deadline(due, .cancelled(day(due))),
            deadline(due, .cancelled(day("2025-07-01"))), deadline("2024-12-31", .open),
            deadline("2026-01-01", .open),
        ]
        let line = try #require(
            report([household(1, .abo, received: nil, [member(11)])], all)[.deadlinesUnit]?[.all])
        #expect(line.count == .known(5) && line.onTime == .known(1))
        #expect(line.late == .known(1) && line.missing == .known(3) && line.share == .between(20...20))
        // What falls due today is neither in time nor late yet.
        let running = report(
            [household(1, .abo, received: nil, [member(11)])], all, today: due)[.deadlinesUnit]
        #expect(running?.rows.isEmpty == true)
    }

    @Test func aCaseCountsByTheKindOfItsDay() throws {
        var turned = household(1, .massflykt, received: "2025-02-01", [member(11), member(12)])
        turned.kinds.append(.init(from: day("2025-06-01"), kind: .ebo))
        var closed = household(2, .ebo, received: "2025-02-01", [member(21)])
        closed.closing = .init(day: day("2025-05-01"), reason: .work)
        let all = [turned, closed]
        let year = report(all)
        #expect(year[.received]?[.kind(.massflykt)]?.count == .known(2))
        #expect(year[.openAtEnd]?[.kind(.ebo)]?.count == .known(2))
        #expect(year[.openAtEnd]?[.all]?.households == .known(1))
        #expect(year[.knownEBO]?[.all]?.count == .known(2))
        #expect(report(all, [], .quarter(1, of: 2025))[.knownEBO]?[.all]?.count == .known(1))
        #expect(report(all, [], .quarter(3, of: 2025))[.knownEBO]?[.all]?.count == .known(1))
        let outcomes = try #require(year[.outcomes])
        #expect(outcomes.lines.map(\.group) == [.all, .reason(.work)])
        #expect(outcomes[.reason(.work)]?.share == .between(100...100))
    }
}
