// The keys of rows, read from an index alone: walking a hundred of them costs less than one whole row.

import GRDB
import Reception

/// What an index knows of a row.
struct QueueKey {
    let cursor: QueueCursor
    let caseID: Int64

    /// The columns in the order of ``init(_:)``.
    static let select = "SELECT d.due, d.case_id, d.rule, d.rank, d.year, d.serial, d.number, d.trigger"

    init(_ row: Row) {
        let trigger: Int64 = row[7]
        cursor = QueueCursor(
            due: Day(number: row[0]), rank: row[3], number: CaseNumber(year: row[4], serial: row[5]),
            rule: RuleID(row[2]), person: row[6], trigger: trigger == 0 ? nil : EntryID(trigger))
        caseID = row[1]
    }

    /// The whole row; nil where its case is in no list.
    func row(for viewer: Login, _ db: Database) throws -> QueueRow? {
        let rows = try db.rows(
            "\(QueueRows.select) FROM deadline d CROSS JOIN reception_case c ON c.id = d.case_id "
                + "WHERE d.case_id = ?2 AND d.rule = ?3 AND d.number = ?4 AND d.trigger = ?5 "
                + "AND c.kind IS NOT NULL",
            [viewer.name, caseID, cursor.rule.id, cursor.person, cursor.trigger?.raw ?? 0])
        return try rows.next().map { try QueueRows.read($0).row }
    }

    /// The keys of the rows of cases that stand in a range, in no order.
    /// - Parameter rules: the only rules whose rows are read, nil for all.
    static func all(
        of cases: some Sequence<Int64>, rules: [String]? = nil, in range: QueueWalk.Range, _ db: Database
    ) throws -> [QueueKey] {
        let list = "[" + cases.map { String($0) }.joined(separator: ",") + "]"
        let rules = rules.map { rules in "[" + rules.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
        let source =
            if rules == nil {
                "json_each(?1) j CROSS JOIN deadline d ON d.case_id = j.value"
            } else {
                "json_each(?1) j CROSS JOIN json_each(?7) r "
                    + "CROSS JOIN deadline d ON d.case_id = j.value AND d.rule = r.value"
            }
        let rows = try db.rows(
            """
            \(select) FROM \(source)
            WHERE (?2 IS NULL OR d.caseworker = ?2) AND d.due <= ?3 AND d.band <> \(Band.silent)
                AND (?4 OR d.band = \(Band.open) OR d.band > ?6 OR d.band = \(Band.window) AND d.due >= ?5)
                AND (?4 OR \(Band.hasNotPassed(on: range.today, "?5")))
            """,
            [
                list, range.caseworker, (range.dueBy ?? .distantFuture).number, range.includesClosed,
                range.today.number, Band.lapsing(on: range.today),
            ] + (rules.map { [$0] } ?? []))
        var keys: [QueueKey] = []
        while let row = try rows.next() { keys.append(QueueKey(row)) }
        return keys
    }
}

/// Walks keys in the queue's total order as ``QueueWalk`` walks rows, and gives those that may be asked for.
struct QueueKeyWalk {
    private struct Branch {
        let rows: RowCursor
        /// Stands on its statement, so that only what is needed of it is read.
        var head: Row
        /// The head's day.
        var due: Int64
        /// The head, where it may be asked for; the order is of no matter to the others.
        var key: QueueKey?

        init?(_ rows: RowCursor) throws {
            guard let row = try rows.next() else { return nil }
            self.rows = rows
            head = row
            due = row[0]
        }

        /// Goes on to the next key.
        /// - Returns: whether there was one.
        mutating func advance() throws -> Bool {
            guard let row = try rows.next() else { return false }
            head = row
            due = row[0]
            return true
        }
    }

    private var branches: [Branch] = []
    /// The scans whose turn has not come.
    private var waiting: WaitingBands
    private var opened = 0
    private let open: (Int64, Int) throws -> RowCursor
    private let candidates: QueueCandidates
    private let isDescending: Bool
    private var budget: Int

    /// Begins a walk.
    /// - Parameters:
    ///   - place: keys strictly beyond it, in the walk's direction.
    ///   - budget: how many keys may be read.
    init(
        _ candidates: QueueCandidates, _ range: QueueWalk.Range, from place: QueueCursor?, descending: Bool,
        budget: Int, _ db: Database
    ) throws {
        self.candidates = candidates
        self.budget = budget
        isDescending = descending
        waiting = try WaitingBands(range, from: place, descending: descending, db)
        open = { band, index in
            let sql = QueueWalk.sql(.keys, range, band, descending: descending, branch: index)
            return try db.rows(sql, QueueWalk.arguments(range, band, place, descending, nil))
        }
    }

    /// Whether the walk ended because it may read no more.
    var isSpent: Bool { budget <= 0 }

    /// The next key that may be asked for; nil at the end, and where the budget is spent.
    mutating func next() throws -> QueueKey? {
        while !isSpent {
            try openWhoseTurnItIs()
            guard let (index, limit) = leader() else { return nil }
            guard let key = branches[index].key else {
                try seek(index, until: limit)
                continue
            }
            branches[index].key = nil
            budget -= 1
            if try !branches[index].advance() { branches.remove(at: index) }
            return key
        }
        return nil
    }

    private mutating func openWhoseTurnItIs() throws {
        while let band = waiting.next(before: leader().map { Int32(clamping: branches[$0.index].due) }) {
            if let branch = try Branch(open(band, opened)) { branches.append(branch) }
            opened += 1
        }
    }

    /// Moves a branch to its next key that may be asked for, or past a day.
    private mutating func seek(_ index: Int, until limit: Int64?) throws {
        var branch = branches[index]
        while budget > 0 {
            if let limit, isDescending ? branch.due < limit : branch.due > limit { break }
            if candidates.mayHold(branch.head) {
                branch.key = QueueKey(branch.head)
                break
            }
            budget -= 1
            if try !branch.advance() {
                branches.remove(at: index)
                return
            }
        }
        branches[index] = branch
    }

    /// The branch whose turn it is, and the day at which another's comes. On one day those come first whose
    /// next key is not known yet.
    private func leader() -> (index: Int, limit: Int64?)? {
        var best: Int?
        var limit: Int64?
        for index in branches.indices {
            guard let leading = best else {
                best = index
                continue
            }
            let isFirst = isBefore(branches[index], branches[leading])
            let later = isFirst ? branches[leading].due : branches[index].due
            limit = limit.map { isDescending ? max($0, later) : min($0, later) } ?? later
            if isFirst { best = index }
        }
        return best.map { ($0, limit) }
    }

    private func isBefore(_ a: Branch, _ b: Branch) -> Bool {
        if a.due != b.due { return isDescending ? a.due > b.due : a.due < b.due }
        guard let one = a.key?.cursor else { return true }
        guard let two = b.key?.cursor else { return false }
        return isDescending ? two < one : one < two
    }
}
