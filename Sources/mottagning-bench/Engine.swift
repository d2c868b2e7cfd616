// What happens within one process: the engine by itself, and the kept counters.

import Foundation
import Reception
import ReceptionData
import ReceptionSamples
import ReceptionStore

extension Bench {
    func engine() throws {
        guard let today = Day(Self.day) else { return }
        let anna = Login("anna")
        let unit = SampleUnit(
            cases: 500, seed: 1, today: today, caseworkers: [anna], rulebook: BuiltIn.rulebook,
            catalogue: BuiltIn.facts)
        let files = try unit.caseFiles(of: anna)
        let engine = DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)
        var rates: [Double] = []
        for _ in 0..<9 {
            let start = Clock.now
            let count = files.reduce(0) { $0 + engine.deadlines(of: $1).count }
            rates.append(Double(count) / Clock.milliseconds(since: start) * 1000)
        }
        Report.line(
            "engine", "\(Report.number(rates.percentile(50))) deadlines/s over 500 households", "none")
    }

    /// The largest household of the samples, a family of nine or more with sixty facts or more where there is one.
    func household() throws {
        guard let today = Day(Self.day) else { return }
        let anna = Login("anna")
        let unit = SampleUnit(
            cases: 2000, seed: 1, today: today, caseworkers: [anna], rulebook: BuiltIn.rulebook,
            catalogue: BuiltIn.facts)
        let engine = DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)
        let large = try unit.caseFiles(of: anna).filter { $0.members.count >= 9 && $0.facts.count >= 60 }
        guard let file = large.max(by: { $0.facts.count < $1.facts.count }) else { return }
        var times: [Double] = []
        for _ in 0..<999 {
            let start = Clock.now
            _ = engine.deadlines(of: file).count
            times.append(Clock.milliseconds(since: start))
        }
        let size = "\(file.members.count) persons, \(file.facts.count) facts"
        Report.line(
            "engine, one household", "\(Report.number(times.percentile(50))) ms for \(size)", "< 1 ms")
    }

    func caseload(_ database: String) throws {
        guard let today = Day(Self.day) else { return }
        let store = try ReceptionStore(path: database, rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)
        let root = Login("root")
        let actor = Actor(login: root, actual: root, role: .teamLead, today: today, now: Moment(seconds: 0))
        var times: [Double] = []
        var open = 0
        for _ in 0..<201 {
            let start = Clock.now
            open = try store.openCount(.all, for: actor).open
            times.append(Clock.milliseconds(since: start))
        }
        Report.line(
            "caseload counters", "\(Report.number(times.percentile(50))) ms for \(open) rows", "no scan")
        let week = BookingQuery(scope: .all, days: today...today.adding(days: 6))
        var weeks: [Double] = []
        var booked = 0
        for _ in 0..<51 {
            let start = Clock.now
            booked = try store.bookings(week, for: actor).rows.count
            weeks.append(Clock.milliseconds(since: start))
        }
        Report.line(
            "a week of bookings", "\(Report.number(weeks.percentile(50))) ms for \(booked) bookings", "none")
    }
}
