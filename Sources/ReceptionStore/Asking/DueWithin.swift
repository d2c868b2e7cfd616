// What falls due within some days, out of the counters, whatever the number of cases.

import GRDB
import Reception

extension ReceptionStore {
    /// How many open deadlines of each handläggare fall due from the viewer's day to so many days from it; under nil
    /// those that nobody has. Who has none is left out. ``TeamRow/due7`` and ``TeamRow/due30`` are two of these numbers.
    /// The question costs what there are of handläggare and of those days, and what will be grown out of.
    public func due(within days: Int, for viewer: Actor) throws -> [Login?: Int] {
        try asking { db in
            let range = [viewer.today.number, viewer.today.adding(days: days).number]
            let found = try db.rows(
                """
                SELECT nullif(scope, ''), sum(n) FROM (
                    SELECT c.scope, c.n FROM \(QueueCandidates.users) u CROSS JOIN due_counter c
                    WHERE c.scope = u.login AND c.series = \(DueCounters.Series.any.rawValue)
                        AND c.slot BETWEEN ?1 AND ?2
                    UNION ALL
                    SELECT scope, -n FROM early_lapse WHERE due BETWEEN ?1 AND ?2 AND lapses <= ?1)
                GROUP BY 1 HAVING sum(n) > 0
                """, range)
            var due: [Login?: Int] = [:]
            while let row = try found.next() {
                let login: String? = row[0]
                due[login.map { Login($0) }] = row[1]
            }
            return due
        }
    }
}
