// Walking the queue: a few range scans of one index, merged row by row, so that a page costs a page.

import GRDB
import Reception

/// Walks rows in the queue's total order, from a place on, in either direction.
struct QueueWalk {
    /// Which rows.
    struct Range {
        /// The login, `''` for nobody's, nil for everyone's.
        var caseworker: String?
        var includesClosed: Bool
        var dueBy: Day?
        var dueFrom: Day?
        var today: Day
    }

    private struct Branch {
        let rows: RowCursor
        var head: QueueRow?
        /// The place of the head, worked out once.
        var place: QueueCursor?

        init(_ rows: RowCursor) throws {
            self.rows = rows
            _ = try advance()
        }

        /// Gives the head away for the next row.
        mutating func advance() throws -> QueueRow? {
            var next = try rows.next().map { try QueueRows.read($0).row }
            place = next?.cursor
            swap(&head, &next)
            return next
        }
    }

    private var branches: [Branch] = []
    /// The branch whose head is the next row.
    private var first: Int?
    /// The scans whose turn has not come.
    private var waiting: WaitingBands
    private let isDescending: Bool
    private let open: (Int64, Int) throws -> RowCursor

    /// Begins a walk.
    /// - Parameter place: rows strictly beyond it, in the walk's direction; nil for the first there is.
    init(
        _ range: Range, from place: QueueCursor?, descending: Bool, for viewer: Login, _ db: Database
    ) throws {
        isDescending = descending
        waiting = try WaitingBands(range, from: place, descending: descending, db)
        open = { band, index in
            let sql = Self.sql(.rows, range, band, descending: descending, branch: index)
            return try db.rows(sql, Self.arguments(range, band, place, descending, viewer))
        }
    }

    /// The next row, nil at the end.
    mutating func next() throws -> QueueRow? {
        while let band = waiting.next(before: first.flatMap { branches[$0].place?.due.number }) {
            branches.append(try Branch(try open(band, branches.count)))
            findFirst()
        }
        guard let index = first else { return nil }
        defer { findFirst() }
        return try branches[index].advance()
    }

    private mutating func findFirst() {
        first = nil
        for index in branches.indices {
            guard let place = branches[index].place else { continue }
            guard let best = first.flatMap({ branches[$0].place }) else {
                first = index
                continue
            }
            if isDescending ? best < place : place < best { first = index }
        }
    }

    /// The bands that hold rows of the range: those that never lapse, windows, and what lapses on a
    /// day of its own that has not come. There are as many of the latter as such days, found by jumping in
    /// the index.
    static func bands(_ range: Range, _ db: Database) throws -> [Int64] {
        var bands = [Band.open, Band.window] + (range.includesClosed ? [Band.closed] : [])
        var last = range.includesClosed ? Band.silent : Band.lapsing(on: range.today)
        while true {
            let next =
                if let caseworker = range.caseworker {
                    try db.int(
                        "SELECT min(band) FROM deadline WHERE caseworker = ? AND band > ?",
                        [caseworker, last])
                } else {
                    try db.int("SELECT min(band) FROM deadline WHERE band > ?", [last])
                }
            guard let next else { return bands }
            bands.append(next)
            last = next
        }
    }

    private static let order = ["due", "rank", "year", "serial", "rule", "number", "trigger"]

    /// What a scan reads.
    enum Reading {
        case rows
        /// As ``QueueKey`` has them: the index alone is read.
        case keys
    }

    /// The scan of one band. Each branch has a statement of its own, because they are read in turns.
    static func sql(_ reading: Reading, _ range: Range, _ band: Int64, descending: Bool, branch: Int)
        -> String
    {
        let isMine = range.caseworker != nil
        let passing = Band.passing(on: range.today)
        let mayHavePassed = !range.includesClosed && passing.first <= band && band <= passing.last
        let live = mayHavePassed ? " AND d.lapses_on > \(range.today.number)" : ""
        let columns = order.map { "d.\($0)" }
        let place =
            "(\(columns.joined(separator: ", "))) \(descending ? "<" : ">") (?4, ?5, ?6, ?7, ?8, ?9, ?10)"
        let other = descending ? "d.due >= ?11" : "d.due <= ?11"
        let ordered = columns.map { descending ? $0 + " DESC" : $0 }.joined(separator: ", ")
        let index = isMine ? "deadline_mine" : "deadline_all"
        let (select, join) =
            switch reading {
            case .rows: (QueueRows.select, "CROSS JOIN reception_case c ON c.id = d.case_id")
            case .keys: (QueueKey.select, "")
            }
        return """
            \(select) FROM deadline d INDEXED BY \(index) \(join)
            WHERE \(isMine ? "d.caseworker = ?2" : "?2 IS NULL") AND d.band = ?3 AND \(place) AND \(other)\(live)
            ORDER BY \(ordered) -- \(branch)
            """
    }

    /// What the scan of a band is asked with.
    /// - Parameter viewer: for whom rows are masked; nil for keys, in which nothing is to be masked.
    static func arguments(
        _ range: Range, _ band: Int64, _ place: QueueCursor?, _ descending: Bool, _ viewer: Login?
    ) -> [(any DatabaseValueConvertible)?] {
        let from = start(range, band, place, descending)
        let end = descending ? first(range, band) : range.dueBy ?? .distantFuture
        return [
            viewer?.name, range.caseworker, band, from.due.number, from.rank, from.number.year,
            from.number.serial, from.rule.id, from.person, from.trigger?.raw ?? 0, end.number,
        ]
    }

    /// Beyond which row the scan of a band begins.
    static func start(_ range: Range, _ band: Int64, _ place: QueueCursor?, _ descending: Bool)
        -> QueueCursor
    {
        let edge =
            descending ? QueueCursor.past(range.dueBy ?? .distantFuture) : .before(first(range, band))
        guard let place else { return edge }
        return descending ? min(place, edge) : max(place, edge)
    }

    /// The first day of a band's rows; an ordinary window is gone the day after its due date.
    private static func first(_ range: Range, _ band: Int64) -> Day {
        let live = band == Band.window && !range.includesClosed ? range.today : .distantPast
        return max(live, range.dueFrom ?? .distantPast)
    }
}

extension QueueCursor {
    /// A place before every row of a day.
    static func before(_ day: Day) -> QueueCursor {
        QueueCursor(
            due: day, rank: -1, number: CaseNumber(year: 0, serial: 0), rule: "", person: 0, trigger: nil)
    }

    /// A place after every row of a day.
    static func past(_ day: Day) -> QueueCursor {
        QueueCursor(
            due: day, rank: 9, number: CaseNumber(year: 0, serial: 0), rule: "", person: 0, trigger: nil)
    }
}
