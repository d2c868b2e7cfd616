// A new rulebook: the first command that opens the database computes every case again, and the acts stay as they are.

import TestSupport
import Testing

@Suite struct UpgradeTests {
    static let sqlite = Program.tool("sqlite3")

    /// The first version of the schema had no rule files, and neither it nor the second counted waits.
    @Test(.enabled(if: sqlite != nil, "sqlite3, which makes the database look old, is not installed"))
    func aDatabaseOfTheFirstVersionIsBroughtUpToDate() throws {
        let desk = try Desk(cases: 8)
        let before = try desk.content()
        let count = "sqlite3 \"$DB\" 'SELECT rule, days, n FROM wait_counter ORDER BY 1, 2'"
        let waits = try Program.shell(count, env: ["DB": desk.database])
        #expect(!waits.out.isEmpty)
        let made = try Program.shell(
            "sqlite3 \"$DB\" 'DROP TABLE rule_file; DROP TABLE wait_counter; DROP TABLE open_wait; DROP TABLE establishment; "
                + "DROP INDEX deadline_since; DROP INDEX deadline_since_mine; DROP TABLE unit_record_revival; "
                + "DROP TABLE unit_record_case; DROP TABLE unit_record; DROP TABLE quota_placement; DROP TABLE quota_sum; "
                + "DROP TABLE due_counter; DROP TABLE early_lapse; "
                + "DROP INDEX case_expected; DROP INDEX case_expected_mine; DROP INDEX case_untouched; "
                + "ALTER TABLE reception_case DROP COLUMN touched_on; ALTER TABLE app_user DROP COLUMN share; "
                + "ALTER TABLE reception_case DROP COLUMN expected_on; "
                + "DROP INDEX case_erased; ALTER TABLE reception_case DROP COLUMN erased_act; DROP TABLE erasure; "
                + "DROP INDEX entry_closing; DROP INDEX entry_last_note; "
                + "UPDATE computation SET engine_version = engine_version - 1; PRAGMA user_version = 1'",
            env: ["DB": desk.database])
        #expect(made.status == 0)
        #expect(try desk.content() == before)
        let now = try Program.shell(
            "sqlite3 \"$DB\" 'PRAGMA user_version; SELECT count(*) FROM rule_file'",
            env: ["DB": desk.database])
        #expect(now.out == "15\n0\n")
        // What has been waited for already is counted by the step itself.
        #expect(try Program.shell(count, env: ["DB": desk.database]).out == waits.out)
    }

    /// The unit's own rules of that day are read by today's program, every case is computed by it, and all is proved.
    @Test(arguments: OlderFile.kept) func aFileOfAnEarlierProgramIsOpened(_ version: Int) throws {
        let folder = try Folder()
        let path = try folder.write("older.db", OlderFile(version: version).bytes())
        let env = ["HOME": folder.path, "LANG": "sv_SE.UTF-8"]
        let options = ["--db", path, "--today", Desk.today, "--format", "json"]
        for args in [
            ["queue", "--all"], ["case", "note", "2026-0001", "Uppgraderat", "--as", "anna"], ["verify"],
        ] {
            let run = try Program.run(args + options, env: env)
            #expect(run.status == 0, "\(args[0]): \(run.out) \(run.err)")
            #expect(run.out.count > 20)
        }
    }

    @Test(.enabled(if: sqlite != nil, "sqlite3, which makes the database look old, is not installed"))
    func anotherRulebooksDeadlinesAreComputedAgain() throws {
        let desk = try Desk(cases: 12)
        let before = try desk.content()
        let made = try Program.shell(
            "sqlite3 \"$DB\" \"UPDATE computation SET rulebook_version = 'old'\"", env: ["DB": desk.database])
        #expect(made.status == 0)
        #expect(try desk.content() == before)
        let left = try Program.shell(
            """
            sqlite3 "$DB" "SELECT count(*) FROM reception_case c JOIN computation k ON k.id = c.computed_by
            WHERE k.rulebook_version = 'old'"
            """, env: ["DB": desk.database])
        #expect(left.out == "0\n")
    }
}
