// A new rulebook: the first command that opens the database computes every case again, and the acts stay as they are.

import TestSupport
import Testing

@Suite struct UpgradeTests {
    static let sqlite = Program.tool("sqlite3")

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
