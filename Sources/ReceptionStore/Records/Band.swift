// The band of a deadline: which range scan of the queue's index it belongs to.

import Reception

/// Bands keep what has lapsed out of the way without writing anything when a day passes.
///
/// Rows that never lapse are one band. A window that lapses the day after its due date is live exactly while
/// it is not past due, so its scan starts at today. What lapses on another day stands in a band of that day, windows
/// in one and what can be late before it lapses in the next, and bands of the past are never touched.
enum Band {
    static let open: Int64 = 0
    static let window: Int64 = 1
    static let closed: Int64 = 2
    /// Rules that are text only: stored for the case, never a row of the queue.
    static let silent: Int64 = 3
    static let lapseBase: Int64 = 10_000_000

    /// The last band of what lapses on a day; all bands above it are of later days.
    static func lapsing(on day: Day) -> Int64 { lapseBase + 2 * Int64(day.number) + 1 }

    /// The first and the last band of today's quarter, in which some rows may have lapsed.
    static func passing(on today: Day) -> (first: Int64, last: Int64) {
        let last = lapsing(on: quarterEnd(today))
        return (last - 1, last)
    }

    /// Says in a query that a row has not lapsed within today's quarter.
    /// - Parameter name: what the query calls today's number.
    static func hasNotPassed(on today: Day, _ name: String) -> String {
        let bands = passing(on: today)
        return "(d.band NOT BETWEEN \(bands.first) AND \(bands.last) OR d.lapses_on > \(name))"
    }

    /// Says in a query that an open row is in the lists of a day: it is no text, and has not lapsed.
    /// - Parameter name: what the query calls today's number.
    static func isLive(on today: Day, _ name: String) -> String {
        "(d.band = \(open) OR d.band > \(lapsing(on: today)) OR d.band = \(window) AND d.due >= \(name)) "
            + "AND \(hasNotPassed(on: today, name))"
    }

    /// The first day after a day's quarter.
    private static func quarterEnd(_ day: Day) -> Day {
        let month = (day.month - 1) / 3 * 3 + 4
        return Day(year: day.year + month / 13, month: month > 12 ? 1 : month, day: 1) ?? day
    }

    /// Says in a query that a band above ``lapseBase`` holds what can be late.
    static let canBeLate = "band % 2 = 1"

    /// Whether what stands in a counted band can be late.
    static func canBeLate(_ band: Int64) -> Bool { band == open || band > lapseBase && band % 2 == 1 }

    /// The band of a deadline.
    static func of(_ deadline: Deadline, _ rule: Rule?) -> Int64 {
        if rule?.show == .text { return silent }
        guard deadline.isOpen else { return closed }
        guard let lapses = deadline.lapsesOn else { return open }
        if let due = deadline.due, due.adding(days: 1) == lapses { return window }
        // What lapses on the first day of a quarter does so at the end of the one before.
        let day = rule?.ageLimit == nil ? lapses : quarterEnd(lapses.adding(days: -1))
        return lapsing(on: day) - (deadline.nature == .window ? 1 : 0)
    }

    /// Whether rows of the band are counted in a caseload.
    static func isCounted(_ band: Int64) -> Bool { band != closed && band != silent }
}
