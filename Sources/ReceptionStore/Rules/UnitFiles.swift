// The file of what the unit says of itself: kept as it was written, and journalled.

import GRDB
import Reception

extension ReceptionStore: UnitKeeping {
    public func unitFile() throws -> String? {
        try asking { db in
            let rows = try db.rows("SELECT text FROM unit_file")
            return try rows.next().map { $0[0] }
        }
    }

    public func keepUnitFile(_ text: String, by actor: Actor) throws {
        try translating {
            try writer.inTransaction(.immediate) { db in
                var session = try WriteSession(db, engine, actor, kind: .unit, subject: nil)
                try session.require(.unit)
                try db.run(
                    """
                    INSERT INTO unit_file (id, text, act_id) VALUES (1, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET text = excluded.text, act_id = excluded.act_id
                    """, [text, session.act])
                try session.note(text)
                _ = try session.finish(subject: nil)
                return .commit
            }
        }
    }
}
