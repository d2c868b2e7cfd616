// The schema's fourteenth version: shares of full time, and since when nothing has been done in a case.

extension Schema {
    /// How much of full time somebody works, in percent.
    static let shares = """
        ALTER TABLE app_user ADD COLUMN share INTEGER NOT NULL DEFAULT 100 CHECK (share BETWEEN 1 AND 100);

        """

    /// The day of the latest act that changed a case, moving it to another handläggare not counted; see
    /// `Change.touches`. For the cases of older versions it follows from the entries that acts have written, ended and
    /// revived. What was written of a person who has moved between cases is the act of that case whose journal tells it.
    static let touches = """
        ALTER TABLE reception_case ADD COLUMN touched_on INTEGER NOT NULL DEFAULT 0;
        CREATE TEMP TABLE revived AS
            SELECT e.id, max(r.act_id) AS act FROM revival r JOIN entry e ON e.id = r.entry_id
            WHERE e.type <> 'assignment' GROUP BY e.id;
        CREATE TEMP TABLE moved AS
            SELECT person_id FROM membership GROUP BY person_id HAVING count(*) > 1;
        CREATE TEMP TABLE told (case_id INTEGER NOT NULL, act INTEGER NOT NULL);
        INSERT INTO told
            SELECT case_id, max(max(act_id, ifnull(ended_act, 0))) FROM entry
            WHERE type <> 'assignment' AND (person_id IS NULL OR person_id NOT IN (SELECT person_id FROM moved))
            GROUP BY case_id;
        INSERT INTO told
            SELECT e.case_id, max(r.act) FROM revived r JOIN entry e ON e.id = r.id
            WHERE e.person_id IS NULL OR e.person_id NOT IN (SELECT person_id FROM moved) GROUP BY e.case_id;
        INSERT INTO told
            SELECT j.case_id, a.act
            FROM (
                SELECT person_id, act_id AS act FROM entry WHERE person_id IN (SELECT person_id FROM moved)
                UNION SELECT person_id, ended_act FROM entry
                WHERE ended_act IS NOT NULL AND person_id IN (SELECT person_id FROM moved)
                UNION SELECT e.person_id, r.act FROM revived r JOIN entry e ON e.id = r.id
                WHERE e.person_id IN (SELECT person_id FROM moved)
            ) a JOIN journal j ON j.act_id = a.act
            WHERE j.case_id IN (SELECT m.case_id FROM membership m WHERE m.person_id = a.person_id);
        CREATE INDEX temp.told_of_case ON told (case_id, act);
        UPDATE reception_case SET touched_on = ifnull(
            (SELECT a.day FROM act a WHERE a.id = (SELECT max(t.act) FROM told t WHERE t.case_id = reception_case.id)), 0);
        DROP TABLE told;
        DROP TABLE moved;
        DROP TABLE revived;
        CREATE INDEX case_untouched ON reception_case (caseworker, touched_on, year, serial, is_closed, kind)
            WHERE is_closed = 0 AND kind IS NOT NULL;

        """

    /// Open cases by kind and phase, which says nothing of the day; and the counters by date for one more series, with
    /// the open cases by the day on which they were last touched.
    static let phaseCounters = """
        DROP TABLE case_counter;
        CREATE TABLE case_counter (
            scope TEXT NOT NULL,
            is_closed INTEGER NOT NULL,
            kind TEXT NOT NULL,
            phase TEXT NOT NULL,
            cases INTEGER NOT NULL CHECK (cases >= 0),
            persons INTEGER NOT NULL CHECK (persons >= 0),
            PRIMARY KEY (scope, is_closed, kind, phase)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO case_counter (scope, is_closed, kind, phase, cases, persons)
            SELECT ifnull(caseworker, ''), is_closed, kind, phase, count(*), sum(persons) FROM reception_case
            WHERE kind IS NOT NULL GROUP BY 1, 2, 3, 4;
        INSERT INTO case_counter (scope, is_closed, kind, phase, cases, persons)
            SELECT '*', is_closed, kind, phase, sum(cases), sum(persons) FROM case_counter GROUP BY 2, 3, 4;
        ALTER TABLE due_counter RENAME TO older_due_counter;
        CREATE TABLE due_counter (
            scope TEXT NOT NULL,
            series INTEGER NOT NULL CHECK (series BETWEEN 0 AND 3),
            slot INTEGER NOT NULL,
            n INTEGER NOT NULL CHECK (n >= 0),
            PRIMARY KEY (scope, series, slot)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO due_counter (scope, series, slot, n) SELECT scope, series, slot, n FROM older_due_counter;
        DROP TABLE older_due_counter;
        INSERT INTO due_counter (scope, series, slot, n)
            SELECT ifnull(caseworker, ''), 3, touched_on, count(*) FROM reception_case
            WHERE is_closed = 0 AND kind IS NOT NULL GROUP BY 1, 3;
        INSERT INTO due_counter (scope, series, slot, n)
            SELECT ifnull(caseworker, ''), 3, \(month("touched_on")), count(*) FROM reception_case
            WHERE is_closed = 0 AND kind IS NOT NULL GROUP BY 1, 3;

        """
}
