// What a database of an earlier version lacks because two lines of work had the same number until they were merged.

import GRDB

extension Schema {
    /// Brings a database to what the steps of later versions take for granted. Each repair looks for itself whether it is
    /// needed, also in a database that an earlier program without the repair has brought further.
    static func repair(_ db: Database, from found: Int) throws {
        // The third version was either the counted waits or the histories; the fourth had both, and its step adds the
        // histories only.
        if found >= 3, try !db.tableExists("wait_counter") { try db.execute(sql: waits) }
        // The tenth had the unit's records without the flats' shelf; no record of it was a flat.
        if found >= 10, try !db.columns(in: "unit_record").contains(where: { $0.name == "shelf" }) {
            try db.execute(sql: shelves)
        }
    }

    /// On which shelf a record stands; see `UnitContent.shelf`.
    private static let shelves = """
        ALTER TABLE unit_record ADD COLUMN shelf INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX IF NOT EXISTS unit_record_dwelling ON unit_record (shelf, day, number)
            WHERE kind = 'dwelling' AND ended_act IS NULL;
        """
}
