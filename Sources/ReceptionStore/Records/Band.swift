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

    /// Says in a query that a band above ``lapseBase`` holds what can be late.
    static let canBeLate = "band % 2 = 1"

    /// The band of a deadline.
    static func of(_ deadline: Deadline, _ rule: Rule?) -> Int64 {
        if rule?.show == .text { return silent }
        guard deadline.isOpen else { return closed }
        guard let lapses = deadline.lapsesOn else { return open }
        if let due = deadline.due, due.adding(days: 1) == lapses { return window }
        return lapsing(on: lapses) - (deadline.nature == .window ? 1 : 0)
    }

    /// Whether rows of the band are counted in a caseload.
    static func isCounted(_ band: Int64) -> Bool { band != closed && band != silent }
}
