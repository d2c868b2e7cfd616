// The schema of the database: tables, invariants and indexes, as one script a version.

import GRDB

/// The versions of the schema that this program knows.
enum Schema {
    /// Stands in `PRAGMA user_version`.
    static let version = 16
    /// Stands in `PRAGMA application_id` ("MOTT"), so that another program's file is not taken for ours.
    static let applicationID = 0x4D4F_5454

    /// Brings a database from a version to the newest, in one transaction of the caller.
    /// - Parameter progress: told how far the writing anew of search texts is; what it throws ends the upgrade.
    static func migrate(
        _ db: Database, from found: Int, progress: (Int, Int) throws -> Void = { _, _ in }
    ) throws {
        try repair(db, from: found)
        for (index, script) in scripts.enumerated() where index >= found { try db.execute(sql: script) }
        if (1..<7).contains(found) { try TextRewriting.run(db, progress: progress) }
        if (10..<13).contains(found) { try UnitRecords.fillVacancies(db) }
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(version)")
    }

    /// One script a version; the first makes a database of nothing.
    private static let scripts = [
        people + entries + cases + deadlines + journal, ruleFiles, waits, histories,
        windows + openWaits, knownNames, lists, caseJournal, snoozes, unitRecords, unitFile,
        placements, vacancies + quotaSums + dates + ownRows, shares + touches + phaseCounters, erasures,
        orderedEntries,
    ]

    /// A check of a closed list. `IN` would build a table of the list for every row that is written.
    private static func oneOf(_ column: String, _ values: [String]) -> String {
        "(" + values.map { "\(column) = '\($0)'" }.joined(separator: " OR ") + ")"
    }

    private static let protections = ["none", "confidential", "protected_registration"]
    private static let types = [
        "kind", "member", "left", "person", "case", "fact", "assignment", "note", "waiver", "snooze",
        "reminder",
        "booking", "closing",
    ]
    private static let phases = [
        "assigned", "arrival", "settling", "personnummer", "sfi", "establishment", "follow_up", "closed",
    ]
    private static let lookups = ["personnummer", "samordningsnummer", "dossiernummer", "import_key"]

    private static let people = """
        CREATE TABLE app_user (
            login TEXT NOT NULL PRIMARY KEY CHECK (login NOT IN ('', '*')),
            role TEXT NOT NULL CHECK (\(oneOf("role", ["caseworker", "team_lead", "reader"]))),
            is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1))
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE sequence (
            name TEXT NOT NULL PRIMARY KEY,
            next INTEGER NOT NULL CHECK (next > 0)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE computation (
            id INTEGER PRIMARY KEY,
            rulebook_version TEXT NOT NULL,
            engine_version INTEGER NOT NULL,
            UNIQUE (rulebook_version, engine_version)
        ) STRICT;

        CREATE TABLE act (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            day INTEGER NOT NULL,
            login TEXT NOT NULL REFERENCES app_user (login),
            actual TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind <> ''),
            subject TEXT,
            changes INTEGER NOT NULL DEFAULT 0 CHECK (changes >= 0),
            first_entry INTEGER NOT NULL,
            next_entry INTEGER NOT NULL CHECK (next_entry >= first_entry),
            undoes INTEGER REFERENCES act (id),
            undone_by INTEGER REFERENCES act (id),
            CHECK ((kind = 'undo') = (undoes IS NOT NULL))
        ) STRICT;
        CREATE INDEX act_of_login ON act (login, day, id);

        CREATE TABLE person (
            id INTEGER PRIMARY KEY,
            protection TEXT NOT NULL CHECK (\(oneOf("protection", protections))),
            folded TEXT NOT NULL
        ) STRICT;

        """

    /// The log. An entry is live where no act has ended it.
    private static let entries = """
        CREATE TABLE entry (
            id INTEGER PRIMARY KEY,
            case_id INTEGER NOT NULL REFERENCES reception_case (id) DEFERRABLE INITIALLY DEFERRED,
            person_id INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            day INTEGER NOT NULL,
            type TEXT NOT NULL CHECK (\(oneOf("type", types))),
            key TEXT,
            until INTEGER,
            number INTEGER,
            code TEXT,
            text TEXT,
            trigger INTEGER,
            is_once INTEGER NOT NULL CHECK (is_once IN (0, 1)),
            by_login TEXT NOT NULL,
            at INTEGER NOT NULL,
            act_id INTEGER NOT NULL REFERENCES act (id),
            ended_act INTEGER REFERENCES act (id),
            end_reason TEXT,
            CHECK (ended_act IS NULL OR end_reason IS NOT NULL),
            CHECK (key IS NOT NULL OR NOT \(oneOf("type", ["kind", "fact", "waiver", "snooze", "closing"]))),
            CHECK (person_id IS NOT NULL OR NOT \(oneOf("type", ["member", "left", "person"]))),
            CHECK (type <> 'member' OR number > 0)
        ) STRICT;
        CREATE INDEX entry_of_case ON entry (case_id, ended_act);
        CREATE INDEX entry_of_person ON entry (person_id) WHERE ended_act IS NULL AND person_id IS NOT NULL;
        CREATE INDEX entry_ended ON entry (ended_act) WHERE ended_act IS NOT NULL;
        CREATE UNIQUE INDEX fact_once_of_case ON entry (case_id, key)
            WHERE type = 'fact' AND is_once = 1 AND person_id IS NULL AND ended_act IS NULL;
        CREATE UNIQUE INDEX fact_once_of_person ON entry (person_id, key)
            WHERE type = 'fact' AND is_once = 1 AND person_id IS NOT NULL AND ended_act IS NULL;
        CREATE UNIQUE INDEX fact_again_of_case ON entry (case_id, key, day)
            WHERE type = 'fact' AND is_once = 0 AND person_id IS NULL AND ended_act IS NULL;
        CREATE UNIQUE INDEX fact_again_of_person ON entry (person_id, key, day)
            WHERE type = 'fact' AND is_once = 0 AND person_id IS NOT NULL AND ended_act IS NULL;
        CREATE INDEX entry_booking ON entry (day) WHERE type = 'booking' AND ended_act IS NULL;
        CREATE INDEX entry_arrival ON entry (day)
            WHERE type = 'fact' AND key = 'arrival_planned' AND ended_act IS NULL;

        CREATE TABLE revival (
            act_id INTEGER NOT NULL REFERENCES act (id),
            entry_id INTEGER NOT NULL REFERENCES entry (id),
            PRIMARY KEY (act_id, entry_id)
        ) STRICT, WITHOUT ROWID;

        """

    /// What is derived from the log, for lists and look-ups; written in the act's own transaction.
    private static let cases = """
        CREATE TABLE reception_case (
            id INTEGER PRIMARY KEY,
            year INTEGER NOT NULL CHECK (year BETWEEN 1 AND 9999),
            serial INTEGER NOT NULL CHECK (serial > 0),
            kind TEXT CHECK (\(oneOf("kind", ["KVOT", "ABO", "EBO", "MASSFLYKT"]))),
            phase TEXT NOT NULL CHECK (\(oneOf("phase", phases))),
            caseworker TEXT REFERENCES app_user (login),
            household TEXT NOT NULL,
            sort_key TEXT NOT NULL,
            is_protected INTEGER NOT NULL CHECK (is_protected IN (0, 1)),
            persons INTEGER NOT NULL CHECK (persons >= 0),
            is_closed INTEGER NOT NULL CHECK (is_closed IN (0, 1)),
            recheck_on INTEGER,
            computed_by INTEGER NOT NULL REFERENCES computation (id),
            updated_act INTEGER NOT NULL REFERENCES act (id),
            UNIQUE (year, serial)
        ) STRICT;
        CREATE INDEX case_of_caseworker ON reception_case (caseworker, year, serial);
        CREATE INDEX case_to_recheck ON reception_case (recheck_on) WHERE recheck_on IS NOT NULL;
        CREATE INDEX case_computed ON reception_case (computed_by);

        CREATE TABLE membership (
            case_id INTEGER NOT NULL REFERENCES reception_case (id),
            number INTEGER NOT NULL CHECK (number > 0),
            person_id INTEGER NOT NULL REFERENCES person (id),
            joined INTEGER NOT NULL,
            left_on INTEGER,
            PRIMARY KEY (case_id, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX membership_of_person ON membership (person_id);

        CREATE TABLE lookup_key (
            kind TEXT NOT NULL CHECK (\(oneOf("kind", lookups))),
            value TEXT NOT NULL CHECK (value <> ''),
            case_id INTEGER NOT NULL REFERENCES reception_case (id),
            number INTEGER NOT NULL CHECK (number >= 0),
            PRIMARY KEY (kind, value, case_id, number)
        ) STRICT, WITHOUT ROWID;

        CREATE VIRTUAL TABLE case_text USING fts5 (
            names, numbers, address, notes, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3');

        CREATE TABLE case_counter (
            scope TEXT NOT NULL,
            kind TEXT NOT NULL,
            is_closed INTEGER NOT NULL,
            cases INTEGER NOT NULL CHECK (cases >= 0),
            persons INTEGER NOT NULL CHECK (persons >= 0),
            PRIMARY KEY (scope, kind, is_closed)
        ) STRICT, WITHOUT ROWID;

        """

    /// Deadlines stand beside their case. `band` says which range scan a row belongs to (see ``Band``).
    private static let deadlines = """
        CREATE TABLE deadline (
            case_id INTEGER NOT NULL REFERENCES reception_case (id),
            rule TEXT NOT NULL,
            number INTEGER NOT NULL CHECK (number >= 0),
            trigger INTEGER NOT NULL CHECK (trigger >= 0),
            person_id INTEGER REFERENCES person (id),
            caseworker TEXT NOT NULL,
            year INTEGER NOT NULL,
            serial INTEGER NOT NULL,
            band INTEGER NOT NULL CHECK (band >= 0),
            due INTEGER NOT NULL,
            rank INTEGER NOT NULL CHECK (rank BETWEEN 0 AND 3),
            version INTEGER NOT NULL,
            trigger_day INTEGER NOT NULL,
            opens_on INTEGER,
            raw_due INTEGER,
            lapses_on INTEGER,
            snoozed_until INTEGER,
            is_provisional INTEGER NOT NULL CHECK (is_provisional IN (0, 1)),
            outcome INTEGER NOT NULL CHECK (outcome BETWEEN 0 AND 3),
            outcome_day INTEGER,
            outcome_key TEXT,
            waits INTEGER NOT NULL CHECK (waits IN (0, 1)),
            text TEXT,
            PRIMARY KEY (case_id, rule, number, trigger),
            CHECK ((person_id IS NULL) = (number = 0)),
            CHECK ((outcome = 0) = (outcome_key IS NULL)),
            CHECK ((outcome = 0) = (band <> 2) OR band = 3)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX deadline_mine ON deadline (
            caseworker, band, due, rank, year, serial, rule, number, trigger);
        CREATE INDEX deadline_all ON deadline (band, due, rank, year, serial, rule, number, trigger);
        CREATE INDEX deadline_waiting ON deadline (caseworker, band, due) WHERE waits = 1 AND outcome = 0;
        CREATE INDEX deadline_snoozed ON deadline (snoozed_until, due, caseworker, band)
            WHERE snoozed_until IS NOT NULL AND band = 0;
        CREATE INDEX deadline_of_rule ON deadline (rule, caseworker, band, due);
        CREATE INDEX deadline_reminder ON deadline (caseworker) WHERE text IS NOT NULL AND outcome = 0;

        CREATE TABLE caseload_counter (
            scope TEXT NOT NULL,
            band INTEGER NOT NULL,
            due INTEGER NOT NULL,
            kind TEXT NOT NULL,
            n INTEGER NOT NULL CHECK (n >= 0),
            PRIMARY KEY (scope, band, due, kind)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE caseload_total (
            scope TEXT NOT NULL,
            band INTEGER NOT NULL,
            n INTEGER NOT NULL CHECK (n >= 0),
            PRIMARY KEY (scope, band)
        ) STRICT, WITHOUT ROWID;

        """

    /// Append-only, hash-chained. Details stand apart, so that retention can delete them and the chain holds.
    private static let journal = """
        CREATE TABLE journal (
            seq INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            login TEXT NOT NULL,
            actual TEXT NOT NULL,
            act_id INTEGER NOT NULL,
            kind TEXT NOT NULL,
            case_id INTEGER,
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;
        CREATE INDEX journal_of_act ON journal (act_id, case_id);
        CREATE TABLE journal_detail (
            seq INTEGER PRIMARY KEY REFERENCES journal (seq),
            salt BLOB NOT NULL CHECK (length(salt) = 16),
            details TEXT NOT NULL
        ) STRICT;
        CREATE TABLE opening (
            id INTEGER PRIMARY KEY,
            case_id INTEGER NOT NULL REFERENCES reception_case (id),
            login TEXT NOT NULL,
            actual TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX opening_of_case ON opening (case_id, at);
        """

    /// What is laid over the program's rules: a newer edition of them, and the unit's own file.
    private static let ruleFiles = """
        CREATE TABLE rule_file (
            slot TEXT NOT NULL PRIMARY KEY CHECK (\(oneOf("slot", ["edition", "unit"]))),
            name TEXT NOT NULL,
            version TEXT NOT NULL,
            text TEXT NOT NULL CHECK (text <> ''),
            act_id INTEGER NOT NULL REFERENCES act (id)
        ) STRICT, WITHOUT ROWID;
        """

    /// How many waits for somebody else's act took how many days, so that a median costs nothing that grows with the
    /// cases. Filled from the deadlines that have been met already.
    static let waits = """
        CREATE TABLE wait_counter (
            rule TEXT NOT NULL,
            days INTEGER NOT NULL CHECK (days >= 0),
            n INTEGER NOT NULL CHECK (n > 0),
            PRIMARY KEY (rule, days)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO wait_counter (rule, days, n)
            SELECT rule, outcome_day - trigger_day, count(*) FROM deadline
            WHERE waits = 1 AND outcome = 1 AND outcome_day >= trigger_day GROUP BY 1, 2;
        """

    /// What is known of a person at an earlier time is asked for too, ended or not.
    private static let histories = """
        DROP INDEX entry_of_person;
        CREATE INDEX entry_of_person ON entry (person_id) WHERE person_id IS NOT NULL;
        """

    /// The establishment windows that are not over, a row a person, in the order of the list; written for older cases
    /// when they are computed again.
    private static let windows = """
        CREATE TABLE establishment (
            case_id INTEGER NOT NULL REFERENCES reception_case (id),
            number INTEGER NOT NULL CHECK (number > 0),
            person_id INTEGER NOT NULL REFERENCES person (id),
            caseworker TEXT NOT NULL,
            year INTEGER NOT NULL,
            serial INTEGER NOT NULL,
            is_waiting INTEGER NOT NULL CHECK (is_waiting IN (0, 1)),
            ends INTEGER NOT NULL,
            name TEXT NOT NULL,
            registered INTEGER,
            started INTEGER,
            programme_end INTEGER,
            frame_end INTEGER,
            stated_end INTEGER,
            is_provisional INTEGER NOT NULL CHECK (is_provisional IN (0, 1)),
            gaps TEXT NOT NULL,
            born INTEGER,
            first_registered INTEGER,
            notified INTEGER,
            plan INTEGER,
            fixed_frame INTEGER,
            PRIMARY KEY (case_id, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX establishment_mine ON establishment (caseworker, is_waiting, ends, year, serial, number);
        CREATE INDEX establishment_all ON establishment (is_waiting, ends, year, serial, number);

        """

    /// How many wait by which rule since which day, for the board; and the rows behind it, the longest wait first.
    private static let openWaits = """
        CREATE TABLE open_wait (
            scope TEXT NOT NULL,
            rule TEXT NOT NULL,
            since INTEGER NOT NULL,
            lapses INTEGER NOT NULL,
            n INTEGER NOT NULL CHECK (n > 0),
            PRIMARY KEY (scope, rule, since, lapses)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO open_wait (scope, rule, since, lapses, n)
            SELECT caseworker, rule, coalesce(opens_on, trigger_day), coalesce(lapses_on, 2147483647), count(*)
            FROM deadline WHERE waits = 1 AND outcome = 0 GROUP BY 1, 2, 3, 4;
        INSERT INTO open_wait (scope, rule, since, lapses, n)
            SELECT '*', rule, since, lapses, sum(n) FROM open_wait GROUP BY 2, 3, 4;
        CREATE INDEX deadline_since_mine ON deadline (
            rule, caseworker, coalesce(opens_on, trigger_day), year, serial, number, trigger)
            WHERE waits = 1 AND outcome = 0;
        CREATE INDEX deadline_since ON deadline (
            rule, coalesce(opens_on, trigger_day), year, serial, number, trigger)
            WHERE waits = 1 AND outcome = 0;
        """

    /// Who is known by name and birth date, and which landlords the unit's households have, filled from the log. A
    /// person's birth date is the first line of her fields, a case's landlord the last.
    private static let knownNames = """
        DROP TABLE IF EXISTS known_name;
        CREATE TABLE known_name (
            born TEXT NOT NULL CHECK (born <> ''),
            folded TEXT NOT NULL,
            person_id INTEGER NOT NULL REFERENCES person (id),
            PRIMARY KEY (born, folded, person_id)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO known_name (born, folded, person_id)
            SELECT substr(d.text, 12, 10), p.folded, p.id
            FROM (
                SELECT person_id, text, max(id) FROM entry
                WHERE type = 'person' AND ended_act IS NULL AND text LIKE 'birth\\_date=%' ESCAPE '\\'
                GROUP BY person_id
            ) d JOIN person p ON p.id = d.person_id
            WHERE substr(d.text, 12, 10) LIKE '____-__-__';
        DROP TABLE IF EXISTS landlord;
        CREATE TABLE landlord (
            name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
            n INTEGER NOT NULL CHECK (n > 0)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO landlord (name, n)
            SELECT d.name, count(*)
            FROM (
                SELECT case_id, substr(text, instr(char(10) || text, char(10) || 'landlord=') + 9) AS name, max(id)
                FROM entry
                WHERE type = 'case' AND ended_act IS NULL AND instr(char(10) || text, char(10) || 'landlord=') > 0
                GROUP BY case_id
            ) d JOIN reception_case c ON c.id = d.case_id
            WHERE d.name <> '' AND c.is_protected = 0 AND c.kind IS NOT NULL GROUP BY d.name;
        """

    /// Ärenden in each of its orders, everyone's and one handläggare's.
    private static let lists = """
        CREATE INDEX IF NOT EXISTS case_open_number ON reception_case (is_closed, year, serial);
        CREATE INDEX IF NOT EXISTS case_open_household ON reception_case (is_closed, sort_key, year, serial);
        CREATE INDEX IF NOT EXISTS case_open_kind ON reception_case (is_closed, kind, year, serial);
        CREATE INDEX IF NOT EXISTS case_open_phase ON reception_case (is_closed, phase, year, serial);
        CREATE INDEX IF NOT EXISTS case_mine_number ON reception_case (caseworker, is_closed, year, serial);
        CREATE INDEX IF NOT EXISTS case_mine_household ON reception_case (caseworker, is_closed, sort_key, year, serial);
        CREATE INDEX IF NOT EXISTS case_mine_kind ON reception_case (caseworker, is_closed, kind, year, serial);
        CREATE INDEX IF NOT EXISTS case_mine_phase ON reception_case (caseworker, is_closed, phase, year, serial);
        CREATE INDEX IF NOT EXISTS case_protected ON reception_case (is_closed, year, serial) WHERE is_protected = 1;
        """

    /// What was done in one case, in the order of the chain.
    private static let caseJournal = """
        CREATE INDEX IF NOT EXISTS journal_of_case ON journal (case_id, seq) WHERE case_id IS NOT NULL;
        """

    /// Whatever is put off, in every band, so that counting what is late looks at nothing else.
    private static let snoozes = """
        DROP INDEX IF EXISTS deadline_snoozed;
        CREATE INDEX deadline_snoozed ON deadline (snoozed_until, due, caseworker, band, lapses_on, outcome)
            WHERE snoozed_until IS NOT NULL AND outcome = 0;

        """

    /// What the unit keeps besides its cases, a version a row; and who was assigned when, for the numbers of the year.
    private static let unitRecords = """
        CREATE TABLE unit_record (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind <> ''),
            number INTEGER NOT NULL CHECK (number > 0),
            day INTEGER NOT NULL,
            shelf INTEGER NOT NULL DEFAULT 0,
            text TEXT NOT NULL,
            act_id INTEGER NOT NULL REFERENCES act (id),
            by_login TEXT NOT NULL,
            at INTEGER NOT NULL,
            ended_act INTEGER REFERENCES act (id)
        ) STRICT;
        CREATE UNIQUE INDEX unit_record_live ON unit_record (kind, number) WHERE ended_act IS NULL;
        CREATE INDEX unit_record_day ON unit_record (kind, day, number) WHERE ended_act IS NULL;
        CREATE INDEX unit_record_dwelling ON unit_record (shelf, day, number)
            WHERE kind = 'dwelling' AND ended_act IS NULL;
        CREATE INDEX unit_record_act ON unit_record (act_id);
        CREATE INDEX unit_record_ended ON unit_record (ended_act) WHERE ended_act IS NOT NULL;
        CREATE TABLE unit_record_case (
            record_id INTEGER NOT NULL REFERENCES unit_record (id),
            case_id INTEGER NOT NULL REFERENCES reception_case (id),
            PRIMARY KEY (case_id, record_id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE unit_record_revival (
            act_id INTEGER NOT NULL REFERENCES act (id),
            record_id INTEGER NOT NULL REFERENCES unit_record (id),
            PRIMARY KEY (act_id, record_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS entry_placement ON entry (day)
            WHERE type = 'fact' AND key = 'placement_decided' AND ended_act IS NULL;
        """

    /// What the unit says of itself, in one row.
    private static let unitFile = """
        CREATE TABLE IF NOT EXISTS unit_file (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            text TEXT NOT NULL,
            act_id INTEGER NOT NULL REFERENCES act (id)
        ) STRICT;

        """

    /// By which decisions the persons of each case count against kommuntal and fördelningstal, and when a household that
    /// has not come is expected; filled as cases are computed again.
    private static let placements = """
        CREATE TABLE quota_placement (
            case_id INTEGER NOT NULL REFERENCES reception_case (id),
            scheme TEXT NOT NULL,
            day INTEGER NOT NULL,
            kind TEXT NOT NULL,
            persons INTEGER NOT NULL CHECK (persons > 0),
            received INTEGER,
            was_here INTEGER NOT NULL CHECK (was_here IN (0, 1)),
            PRIMARY KEY (case_id, scheme)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX quota_day ON quota_placement (scheme, day, persons, received);
        DROP INDEX IF EXISTS entry_placement;
        ALTER TABLE reception_case ADD COLUMN expected_on INTEGER;
        CREATE INDEX case_expected ON reception_case (expected_on, year, serial) WHERE expected_on IS NOT NULL;
        CREATE INDEX case_expected_mine ON reception_case (caseworker, expected_on, year, serial)
            WHERE expected_on IS NOT NULL;
        DROP INDEX IF EXISTS entry_arrival;

        """
}
