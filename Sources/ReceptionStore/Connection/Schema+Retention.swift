// The schema's fifteenth version: what has been erased.

extension Schema {
    /// Which acts erased, and which cases: of these nothing is left but the number and who opened them when. `scrubbed_at`
    /// is nil until the free pages of the file are written over.
    static let erasures = """
        CREATE TABLE erasure (
            act_id INTEGER NOT NULL PRIMARY KEY REFERENCES act (id),
            decision TEXT NOT NULL CHECK (decision <> ''),
            persons INTEGER NOT NULL CHECK (persons >= 0),
            scrubbed_at INTEGER
        ) STRICT;
        ALTER TABLE reception_case ADD COLUMN erased_act INTEGER REFERENCES erasure (act_id);
        CREATE INDEX case_erased ON reception_case (erased_act, year, serial) WHERE erased_act IS NOT NULL;
        CREATE INDEX entry_closing ON entry (day, case_id) WHERE type = 'closing' AND ended_act IS NULL;
        CREATE INDEX entry_last_note ON entry (day, case_id)
            WHERE type = 'fact' AND key = 'last_note' AND ended_act IS NULL;

        """
}
