// The schema's thirteenth version: what is kept so that lists and numbers are found without going through what they are made of.

import GRDB
import Reception

extension Schema {
    /// By what flats that nobody lives in are ordered, so that a page of them is found in indexes alone; filled for the
    /// records of older versions as the database is brought up. SQLite looks into the table for whatever a question
    /// names and its index does not hold, the index's own condition too.
    static let vacancies = """
        ALTER TABLE unit_record ADD COLUMN vacant_since INTEGER;
        ALTER TABLE unit_record ADD COLUMN rent INTEGER;
        ALTER TABLE unit_record ADD COLUMN reserved_for INTEGER REFERENCES reception_case (id);
        CREATE INDEX unit_record_vacant ON unit_record (
            day, number, vacant_since, rent, reserved_for, kind, shelf, ended_act)
            WHERE kind = 'dwelling' AND ended_act IS NULL AND shelf = 0;
        DROP INDEX IF EXISTS case_protected;
        CREATE INDEX case_protected ON reception_case (is_closed, year, serial, caseworker, kind, is_protected)
            WHERE is_protected = 1;
        CREATE INDEX IF NOT EXISTS case_undone ON reception_case (kind) WHERE kind IS NULL;

        """

    /// How many persons count in which year, for the band over Ankomster; kept with the placements, and filled from
    /// them. Days are counted from 1970.
    static let quotaSums = """
        CREATE TABLE quota_sum (
            scheme TEXT NOT NULL,
            year INTEGER NOT NULL,
            assigned INTEGER NOT NULL CHECK (assigned >= 0),
            received INTEGER NOT NULL CHECK (received BETWEEN 0 AND assigned),
            PRIMARY KEY (scheme, year)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO quota_sum (scheme, year, assigned, received)
            SELECT scheme, CAST(strftime('%Y', day * 86400, 'unixepoch') AS INTEGER), sum(persons),
                sum(iif(received IS NULL, 0, persons))
            FROM quota_placement GROUP BY 1, 2;

        """

    /// What falls due and lapses when, for each handläggare; filled from the deadlines. See ``DueCounters``.
    static let dates = """
        CREATE TABLE due_counter (
            scope TEXT NOT NULL,
            series INTEGER NOT NULL CHECK (series BETWEEN 0 AND 2),
            slot INTEGER NOT NULL,
            n INTEGER NOT NULL CHECK (n >= 0),
            PRIMARY KEY (scope, series, slot)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE early_lapse (
            scope TEXT NOT NULL,
            due INTEGER NOT NULL,
            lapses INTEGER NOT NULL,
            can_be_late INTEGER NOT NULL CHECK (can_be_late IN (0, 1)),
            n INTEGER NOT NULL CHECK (n >= 0),
            PRIMARY KEY (due, lapses, scope, can_be_late)
        ) STRICT, WITHOUT ROWID;
        CREATE TEMP TABLE dated AS
            SELECT caseworker AS scope, due, iif(band = \(Band.window), NULL, lapses_on) AS lapses,
                band = \(Band.open) OR band > \(Band.lapseBase) AND \(Band.canBeLate) AS can_be_late
            FROM deadline
            WHERE band NOT IN (\(Band.closed), \(Band.silent)) AND due <> \(Day.distantFuture.number);
        INSERT INTO due_counter (scope, series, slot, n) SELECT scope, 2, due, count(*) FROM dated GROUP BY 1, 3;
        INSERT INTO due_counter (scope, series, slot, n)
            SELECT scope, 0, due, count(*) FROM dated WHERE can_be_late GROUP BY 1, 3;
        INSERT INTO due_counter (scope, series, slot, n)
            SELECT scope, 0, \(month("due")), count(*) FROM dated WHERE can_be_late GROUP BY 1, 3;
        INSERT INTO due_counter (scope, series, slot, n)
            SELECT scope, 1, lapses, count(*) FROM dated WHERE can_be_late AND lapses IS NOT NULL GROUP BY 1, 3;
        INSERT INTO due_counter (scope, series, slot, n)
            SELECT scope, 1, \(month("lapses")), count(*) FROM dated WHERE can_be_late AND lapses IS NOT NULL
            GROUP BY 1, 3;
        INSERT INTO early_lapse (scope, due, lapses, can_be_late, n)
            SELECT scope, due, lapses, can_be_late, count(*) FROM dated WHERE lapses <= due GROUP BY 1, 2, 3, 4;
        DROP TABLE dated;

        """

    /// The slot of the month of a column's day; days are counted from 1970.
    static func month(_ column: String) -> String {
        "\(DueCounters.firstMonth) + 12 * CAST(strftime('%Y', \(column) * 86400, 'unixepoch') AS INTEGER) "
            + "+ CAST(strftime('%m', \(column) * 86400, 'unixepoch') AS INTEGER)"
    }

    /// Min dag reads a handläggare's deadlines case by case, and counts who has met a rule in the index alone.
    static let ownRows = """
        DROP INDEX IF EXISTS deadline_waiting;
        DROP INDEX IF EXISTS deadline_of_rule;
        CREATE INDEX deadline_of_rule ON deadline (rule, caseworker, band, due, outcome);

        """
}
