// The scans of a walk that have not begun: most bands hold nothing that is due soon, and beginning one has its price.

import GRDB
import Reception

/// Bands with the first day that each has to offer, in a walk's direction.
struct WaitingBands {
    /// The last is the next.
    private var bands: [(band: Int64, due: Int32)] = []
    private let isDescending: Bool

    /// Looks up what the bands of a range have to offer beyond a place.
    init(
        _ range: QueueWalk.Range, from place: QueueCursor?, descending: Bool, _ db: Database
    ) throws {
        isDescending = descending
        let (order, beyond) = descending ? ("DESC", "<=") : ("ASC", ">=")
        let (index, mine) =
            range.caseworker == nil ? ("deadline_all", "?1 IS NULL") : ("deadline_mine", "caseworker = ?1")
        let sql = """
            SELECT due FROM deadline INDEXED BY \(index)
            WHERE \(mine) AND band = ?2 AND due \(beyond) ?3 ORDER BY due \(order) LIMIT 1
            """
        for band in try QueueWalk.bands(range, db) {
            let from = QueueWalk.start(range, band, place, descending).due
            guard let due = try db.int(sql, [range.caseworker, band, from.number]) else { continue }
            bands.append((band, Int32(clamping: due)))
        }
        bands.sort { descending ? $0.due < $1.due : $0.due > $1.due }
    }

    /// A band whose rows may come before a day's, or on it; nil where none does.
    /// - Parameter due: the day of the first row of the scans that have begun, nil where there is none.
    mutating func next(before due: Int32?) -> Int64? {
        guard let next = bands.last else { return nil }
        if let due, isDescending ? next.due < due : next.due > due { return nil }
        bands.removeLast()
        return next.band
    }
}
