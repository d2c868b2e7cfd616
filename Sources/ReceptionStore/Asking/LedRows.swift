// What the team lead watches for the whole unit: the rules of class `lead`, whoever has the case.

import GRDB
import Reception

/// Open rows of the rules of class `lead`, of every handläggare and of nobody, that are past or due soon.
struct LedRows {
    let rules: Set<RuleID>
    let rows: [QueueRow]
    /// Households of the whole unit that have met a rule on a date of ``rows``.
    let met: [GroupKey: Int]

    /// Reads them: a run of one index for each rule, user and band, cut at the day from which the rule warns.
    init(_ rulebook: Rulebook, _ viewer: Actor, _ db: Database) throws {
        let rules = Set(rulebook.rules.filter { $0.show == .lead }.map(\.id))
        var rows: [QueueRow] = []
        for rule in rules.sorted() {
            let last = viewer.today.adding(days: rulebook.warningDays(of: rule))
            for band in Self.bands {
                let found = try db.rows(
                    """
                    \(QueueRows.select) FROM \(QueueCandidates.users) u
                    CROSS JOIN deadline d INDEXED BY deadline_of_rule
                    CROSS JOIN reception_case c ON c.id = d.case_id
                    WHERE d.rule = ?2 AND d.caseworker = u.login AND \(band)
                        AND d.due <= ?3 AND (d.lapses_on IS NULL OR d.lapses_on > ?4) AND c.kind IS NOT NULL
                    """, [viewer.login.name, rule.id, last.number, viewer.today.number])
                while let row = try found.next() { rows.append(try QueueRows.read(row).row) }
            }
        }
        self.rules = rules
        self.rows = rows.sorted { $0.cursor < $1.cursor }
        var met: [GroupKey: Int] = [:]
        let keys = Set(rows.compactMap { row in row.due.map { GroupKey(rule: row.key.rule, due: $0) } })
        for key in keys { met[key] = try Self.met(key, db) }
        self.met = met
    }

    /// What never lapses, ordinary windows that are not gone, and what lapses on a day of its own.
    private static let bands = [
        "d.band = \(Band.open)", "d.band = \(Band.window) AND d.due >= ?4",
        "d.band > \(Band.lapseBase) + 2 * ?4 + 1",
    ]

    private static func met(_ key: GroupKey, _ db: Database) throws -> Int {
        let households = try db.int(
            """
            SELECT count(DISTINCT d.case_id) FROM \(QueueCandidates.users) u
            CROSS JOIN deadline d INDEXED BY deadline_of_rule
            WHERE d.rule = ?1 AND d.caseworker = u.login AND d.band = \(Band.closed) AND d.due = ?2
                AND d.outcome = 1
            """, [key.rule.id, key.due.number])
        return Int(households ?? 0)
    }
}
