// Bookings of one caseworker, or of what nobody has: by the index of days, or through the cases where those are fewer.

import GRDB
import Reception

/// Which way to some cases' bookings of some days is the shorter.
enum OwnCases {
    /// The open cases with their live bookings; the conditions on whose and on which days come with the question.
    static let source = """
        reception_case c INDEXED BY case_mine_number
        CROSS JOIN entry e INDEXED BY entry_booking_of_case ON e.case_id = c.id
        """

    /// Whether there are fewer open cases in a scope than bookings of everybody on some days: each is a look at the other.
    static func areFewer(in scope: CaseloadScope, on days: ClosedRange<Day>, _ db: Database) throws -> Bool {
        let name: String
        switch scope {
        case .all: return false
        case .unassigned: name = ""
        case .caseworker(let login): name = login.name
        }
        let cases = try db.int(
            "SELECT sum(cases) FROM case_counter WHERE scope = ? AND is_closed = 0", [name])
        let own = Int(cases ?? 0)
        // Counted no further than it takes to know.
        let bookings = try db.int(
            """
            SELECT count(*) FROM (SELECT 1 FROM entry INDEXED BY entry_booking
            WHERE type = 'booking' AND ended_act IS NULL AND day BETWEEN ? AND ? LIMIT ?)
            """, [days.lowerBound.number, days.upperBound.number, own + 1])
        return Int(bookings ?? 0) > own
    }
}
