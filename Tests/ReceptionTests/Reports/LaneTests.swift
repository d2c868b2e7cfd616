// In which lane a deadline stands: a table by rule, date and today.

import Reception
import ReceptionData
import TestSupport
import Testing

@Suite struct LaneTests {
    struct Line: Sendable, CustomTestStringConvertible {
        let rule: RuleID
        /// Days from today to the due date; negative where it is past.
        let left: Int?
        let lane: Lane
        var opensIn: Int?
        var snoozedFor: Int?
        var testDescription: String { "\(rule) \(left.map(String.init) ?? "–") → \(lane)" }
    }

    static let table: [Line] = [
        // Lost for good when missed, from the rule's own number of days; also when past, as long as it is not lapsed.
        Line(rule: "UT-SOK", left: 61, lane: .later, opensIn: 1),
        Line(rule: "UT-SOK", left: 60, lane: .atRisk),
        Line(rule: "UT-SOK", left: -3, lane: .atRisk),
        Line(rule: "UT-TP", left: 60, lane: .atRisk),
        Line(rule: "FAM-3M", left: 45, lane: .atRisk),
        Line(rule: "FAM-3M", left: 46, lane: .waiting),
        Line(rule: "LMA-EBO", left: 21, lane: .atRisk),
        // The unit's own statutory acts: this week, then late.
        Line(rule: "MOT-ABO", left: 8, lane: .later),
        Line(rule: "MOT-ABO", left: 7, lane: .week),
        Line(rule: "MOT-ABO", left: 0, lane: .week),
        Line(rule: "MOT-ABO", left: -1, lane: .late),
        Line(rule: "BO-TP", left: -4, lane: .late),
        Line(rule: "SO-START", left: -1, lane: .late),
        // What somebody else must do waits, and is never late.
        Line(rule: "FB-VANTE", left: 100, lane: .waiting),
        Line(rule: "FB-VANTE", left: -20, lane: .waiting),
        Line(rule: "SK-2M", left: -1, lane: .waiting),
        Line(rule: "FB-4V", left: -1, lane: .waiting),
        Line(rule: "FB-TP", left: 30, lane: .later),
        Line(rule: "FB-TP", left: -1, lane: .waiting),
        // An alert shows for a week at each of its points and in the last week.
        Line(rule: "SO-3Y", left: 120, lane: .later),
        Line(rule: "SO-3Y", left: 3, lane: .week),
        Line(rule: .reminder, left: 0, lane: .now),
        Line(rule: .reminder, left: 1, lane: .later),
        // Paused and put off.
        Line(rule: "EP-24", left: nil, lane: .later),
        Line(rule: "SO-START", left: 3, lane: .later, snoozedFor: 2),
    ]

    @Test(arguments: table) func stands(_ line: Line) throws {
        let today = try CaseBuilder.day("2026-03-02")
        let rule = BuiltIn.rulebook[line.rule]
        let dates = DeadlineDates(
            due: line.left.map { today.adding(days: $0) }, lapsesOn: nil,
            snoozedUntil: line.snoozedFor.map { today.adding(days: $0) }, nature: rule?.nature ?? .target)
        let placed = Lane.place(
            dates, rule: line.rule, opensOn: line.opensIn.map { today.adding(days: $0) }, on: today,
            BuiltIn.rulebook)
        #expect(placed.lane == line.lane)
    }

    @Test func anAlertComesAtSixAndAtTwoMonths() throws {
        let today = try CaseBuilder.day("2026-03-02")
        let rule = try #require(BuiltIn.rulebook["EP-36"])
        func lane(_ due: Day) -> Lane {
            let dates = DeadlineDates(due: due, lapsesOn: nil, snoozedUntil: nil, nature: rule.nature)
            return Lane.place(dates, rule: rule.id, opensOn: nil, on: today, BuiltIn.rulebook).lane
        }
        #expect(lane(today.adding(.months(6))) == .week)
        #expect(lane(today.adding(.months(6)).adding(days: 1)) == .later)
        #expect(lane(today.adding(.months(5))) == .later)
        #expect(lane(today.adding(.months(2))) == .week)
    }

    @Test func lateIsDecidedInOnePlace() throws {
        let today = try CaseBuilder.day("2026-03-02")
        func status(_ left: Int, _ nature: DeadlineNature, lapses: Int? = nil) -> DeadlineStatus {
            DeadlineDates(
                due: today.adding(days: left), lapsesOn: lapses.map { today.adding(days: $0) },
                snoozedUntil: nil,
                nature: nature
            ).status(on: today, warningDays: nil)
        }
        #expect(status(-1, .statutory) == .overdue)
        #expect(status(0, .statutory) == .dueSoon)
        #expect(status(14, .statutory) == .dueSoon)
        #expect(status(15, .statutory) == .upcoming)
        #expect(status(-1, .window, lapses: 0) == .lapsed)
        #expect(status(0, .window, lapses: 1) == .dueSoon)
    }
}
