// Bookings of one caseworker: by the index of days, or through her own cases where those are fewer.

import GRDB
import Reception

/// Which way to what is one caseworker's on some days is the shorter.
enum OwnCases {
    /// Her open cases with their live entries; the condition on the caseworker comes with the question.
    static let source =
        "reception_case c INDEXED BY case_mine_number CROSS JOIN entry e INDEXED BY entry_of_case ON e.case_id = c.id"

    /// A case has some thirty live entries, and one of another's is a look at the index and at its case.
    private static let entriesOfACase = 15

    /// Whether going through the entries of her open cases reads less than everybody's bookings of some days.
    static func areFewer(
        of login: Login, on days: ClosedRange<Day>, _ db: Database
    ) throws -> Bool {
        let cases = try db.int(
            "SELECT sum(cases) FROM case_counter WHERE scope = ? AND is_closed = 0", [login.name])
        let entries = Int(cases ?? 0) * entriesOfACase
        let arguments: [(any DatabaseValueConvertible)?] = [
            days.lowerBound.number, days.upperBound.number, entries + 1,
        ]
        // Counted no further than it takes to know.
        let others = try db.int(
            """
            SELECT count(*) FROM (SELECT 1 FROM entry INDEXED BY entry_booking
            WHERE type = 'booking' AND ended_act IS NULL AND day BETWEEN ? AND ? LIMIT ?)
            """, arguments)
        return Int(others ?? 0) > entries
    }
}
