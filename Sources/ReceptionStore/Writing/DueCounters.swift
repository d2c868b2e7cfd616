// How much of what each handläggare has falls due when, so that a caseload is told without looking at its deadlines.

import GRDB
import Reception

/// The changes of the counters by date, gathered and written at the end of a transaction.
///
/// What can be late is counted by its date, and what lapses one day also by that one: what is late today is what fell due
/// before today, without what has lapsed by now. Both are sums from the beginning of time, so days are counted by
/// months too. What lapses on its own date or before it is told apart, because it never is late.
struct DueCounters {
    /// What is counted by which of its dates.
    enum Series: Int64 {
        /// What can be late, by its date.
        case due = 0
        /// Of that what lapses one day, by that day.
        case lapse = 1
        /// All that is open, by its date; by days only.
        case any = 2
        /// Open cases, by the day on which they were last touched.
        case touched = 3
    }

    private struct Slot: Hashable {
        let scope: String
        let series: Series
        let slot: Int64
    }
    private struct Early: Hashable {
        let scope: String
        let due: Int32
        let lapses: Int32
        let canBeLate: Bool
    }

    private var slots: [Slot: Int64] = [:]
    private var early: [Early: Int64] = [:]

    /// The slots of months stand above those of days.
    static let firstMonth: Int64 = 10_000_000

    /// The slot of a day's month.
    static func month(of day: Day) -> Int64 { firstMonth + Int64(day.year * 12 + day.month) }

    /// Counts a deadline of a counted band in or out. What has no date is not counted.
    mutating func add(_ n: Int64, _ record: DeadlineRecord) {
        guard record.due != Day.distantFuture.number else { return }
        let canBeLate = Band.canBeLate(record.band)
        let lapses = record.band == Band.window ? nil : record.lapsesOn
        slots[Slot(scope: record.caseworker, series: .any, slot: Int64(record.due)), default: 0] += n
        if canBeLate {
            add(n, record.caseworker, .due, Day(number: record.due))
            if let lapses { add(n, record.caseworker, .lapse, Day(number: lapses)) }
        }
        if let lapses, lapses <= record.due {
            let key = Early(
                scope: record.caseworker, due: record.due, lapses: lapses, canBeLate: canBeLate)
            early[key, default: 0] += n
        }
    }

    /// Counts an open case in or out, by the day on which it was last touched.
    mutating func add(_ n: Int64, caseOf scope: String, touchedOn day: Day) {
        add(n, scope, .touched, day)
    }

    private mutating func add(_ n: Int64, _ scope: String, _ series: Series, _ day: Day) {
        slots[Slot(scope: scope, series: series, slot: Int64(day.number)), default: 0] += n
        slots[Slot(scope: scope, series: series, slot: Self.month(of: day)), default: 0] += n
    }

    /// Writes what has gathered.
    mutating func flush(_ db: Database) throws {
        for (key, n) in slots where n != 0 {
            try db.count(
                n, at: [key.scope, key.series.rawValue, key.slot],
                update: "UPDATE due_counter SET n = n + ? WHERE scope = ? AND series = ? AND slot = ?",
                insert: "INSERT INTO due_counter (n, scope, series, slot) VALUES (?, ?, ?, ?)",
                delete: "DELETE FROM due_counter WHERE scope = ? AND series = ? AND slot = ? AND n = 0")
        }
        for (key, n) in early where n != 0 {
            try db.count(
                n, at: [key.due, key.lapses, key.scope, key.canBeLate],
                update: """
                    UPDATE early_lapse SET n = n + ?
                    WHERE due = ? AND lapses = ? AND scope = ? AND can_be_late = ?
                    """,
                insert: "INSERT INTO early_lapse (n, due, lapses, scope, can_be_late) VALUES (?, ?, ?, ?, ?)",
                delete: """
                    DELETE FROM early_lapse
                    WHERE due = ? AND lapses = ? AND scope = ? AND can_be_late = ? AND n = 0
                    """)
        }
        self = DueCounters()
    }
}
