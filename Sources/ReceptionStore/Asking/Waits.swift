// Questions about closed waits: the kept counters of how long others' acts took.

import GRDB
import Reception

extension ReceptionStore {
    public func waits() throws -> [RuleID: ClosedWaits] {
        try asking { db in
            let rows = try db.rows("SELECT rule, days, n FROM wait_counter")
            var found: [RuleID: [Int: Int]] = [:]
            while let row = try rows.next() { found[RuleID(row[0]), default: [:]][row[1]] = row[2] }
            return found.mapValues(ClosedWaits.init)
        }
    }
}

/// Closed waits out of their counters.
enum Waits {
    /// Those of one rule.
    static func closed(of rule: RuleID, _ db: Database) throws -> ClosedWaits {
        let rows = try db.rows("SELECT days, n FROM wait_counter WHERE rule = ?", [rule.id])
        var found: [Int: Int] = [:]
        while let row = try rows.next() { found[row[0]] = row[1] }
        return ClosedWaits(found)
    }
}
