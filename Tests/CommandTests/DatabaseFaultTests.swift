// What may be wrong with the database itself: every message in two lines, and nothing half written.

import Foundation
import TestSupport
import Testing

@Suite struct DatabaseFaultTests {
    static let list = "hushåll;ärendetyp;förnamn;efternamn;födelsedatum\nH1;ABO;Sanna;Ek;1990-05-05\n"
    static let setpriv = Program.tool("setpriv")
    static let unshare = Program.tool("unshare")
    static let sqlite = Program.tool("sqlite3")
    static var isRoot: Bool { geteuid() == 0 }
    /// Somebody who may not write another's files, when the tests run as root.
    static var stranger: [String] {
        guard isRoot, let setpriv else { return [] }
        return [setpriv, "--reuid=65534", "--regid=65534", "--clear-groups"]
    }

    /// Lets the stranger, where there is one, read the database and change nothing.
    static func lend(_ desk: Desk) {
        if isRoot { for path in [desk.database, desk.folder.path] { chown(path, 0, 65534) } }
        chmod(desk.database, 0o440)
        chmod(desk.folder.path, 0o550)
    }

    /// Whether a file system of its own can be mounted for a full disk.
    static let mayMount: Bool = {
        guard let unshare, isRoot,
            let run = try? Program.shell("\(unshare) -m mount -t tmpfs -o mode=700,size=64k none /mnt")
        else { return false }
        return run.status == 0
    }()

    /// Whether the stranger can start the program at all.
    static let mayLend: Bool = {
        if !isRoot { return true }
        guard !stranger.isEmpty, let run = try? Program.run(["id", "19900505-2387"], prefix: stranger) else {
            return false
        }
        return run.status == 0
    }()

    private func expectFault(_ run: Run, _ words: String, status: Int32 = 2) {
        #expect(run.status == status)
        #expect(run.out.isEmpty)
        #expect(run.errors.count == 2, "\(run.err)")
        #expect(run.errors.first?.contains(words) == true, "\(run.err)")
    }

    @Test func aDatabaseThatIsNotThereIsNotMadeByAccident() throws {
        let folder = try Folder()
        let path = folder.path + "/none.db"
        for args in [
            ["queue"], ["generate"], ["user", "list"], ["case", "list"], ["check"], ["search", "x"], ["day"],
        ] {
            let run = try Program.run(args + ["--db", path, "--today", Desk.today])
            expectFault(run, "databasen finns inte")
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func whatIsNoDatabaseIsLeftAsItIs() throws {
        let desk = try Desk()
        let list = try desk.folder.write("list.csv", Array(Self.list.utf8))
        let foreign: [[UInt8]] = [
            Array("hello\n".utf8), [], (0..<9000).map { UInt8($0 * 31 % 251) },
            Array("SQLite format 3\0".utf8) + [UInt8](repeating: 7, count: 4080),
        ]
        for bytes in foreign {
            let path = try desk.folder.write("other.db", bytes)
            for args in [["queue"], ["import", list], ["generate"]] {
                let run = try Program.run(args + ["--db", path, "--today", Desk.today])
                #expect(run.status == 2)
                #expect(run.errors.count == 2, "\(run.err)")
                #expect(run.err.contains("databas"), "\(run.err)")
            }
            #expect(desk.folder.bytes("other.db") == bytes)
        }
        // Nor is it taken into use by init, unless it is empty.
        let path = try desk.folder.write("other.db", foreign[0])
        expectFault(try Program.run(["init", "--db", path]), "ingen databas")
        #expect(desk.folder.bytes("other.db") == foreign[0])
    }

    @Test func aNewerDatabaseIsNotTouched() throws {
        let desk = try Desk(cases: 2)
        // The version stands in bytes 60–63 of the file's first page.
        var bytes = desk.folder.bytes("test.db")
        bytes.replaceSubrange(60..<64, with: [0, 0, 0, 99])
        let path = try desk.folder.write("newer.db", bytes)
        let list = try desk.folder.write("list.csv", Array(Self.list.utf8))
        for args in [["queue"], ["import", list], ["init"]] {
            expectFault(try Program.run(args + ["--db", path, "--today", Desk.today]), "version 99")
        }
        #expect(desk.folder.bytes("newer.db") == bytes)
    }

    @Test(.enabled(if: mayLend, "the tests run as root and no other user can start the program"))
    func aReadOnlyDatabaseIsSaidToBeOne() throws {
        let desk = try Desk(cases: 2)
        let list = try desk.folder.write("list.csv", Array(Self.list.utf8))
        let before = try desk.surface()
        DatabaseFaultTests.lend(desk)
        if Self.isRoot { _ = try desk.run(["user", "add", "nobody", "--role", "team_lead"]) }
        let users = try desk.json("user", "list")
        defer { chmod(desk.folder.path, 0o755) }
        for args in [["import", list], ["generate", "--cases", "1"], ["user", "add", "greta"]] {
            expectFault(try desk.run(args, prefix: Self.stranger), "kan inte skrivas")
        }
        #expect(try desk.json("user", "list") == users)
        let isUnchanged = try desk.surface().without(["users"]) == before.without(["users"])
        #expect(isUnchanged)
    }

    @Test(.enabled(if: sqlite != nil, "sqlite3, which holds the lock, is not installed"))
    func aLockOfAnotherProcessIsWaitedForAndThenSaid() throws {
        let desk = try Desk(cases: 2)
        let before = try desk.surface()
        let list = try desk.folder.write("list.csv", Array(Self.list.utf8))
        // The lock is held from before the command until it has ended; a file says that it is held.
        let script = """
            mkfifo "$D/fifo"
            "$S" "$DB" < "$D/fifo" > /dev/null &
            exec 3> "$D/fifo"
            printf "BEGIN IMMEDIATE;\\n.shell touch '$D/held'\\n" >&3
            while [ ! -e "$D/held" ]; do :; done
            start=$(date +%s%N)
            "$M" import "$D/list.csv" --db "$DB" --today 2026-03-02
            echo "$? $(( ($(date +%s%N) - start) / 1000000 ))"
            exec 3>&-
            wait
            """
        let env = [
            "D": desk.folder.path, "DB": desk.database, "S": Self.sqlite ?? "", "HOME": desk.folder.path,
        ]
        let run = try Program.shell(script, env: env)
        let result = run.out.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        #expect(result.first == 2)
        // It is the waiting itself that is tested: about five seconds.
        #expect((result.last ?? 0) >= 4500)
        #expect(run.errors.count == 2)
        #expect(run.err.contains("Någon annan har skrivit"))
        let isUnchanged = try desk.surface() == before
        #expect(isUnchanged)
        // And afterwards it goes.
        #expect(try desk.run(["import", list]).status == 0)
    }

    /// Of two who write the same fact at once, with different days, one is told of both days.
    @Test func theSameFactTwiceAtOnceShowsBothDays() throws {
        let desk = try Desk(cases: 1)
        let number = try desk.json("case", "list").items[0]["case"].text
        // The two halves of a pipe run at once.
        let script = """
            record() {
                "$M" case record "$N" custom_fact "$1" --db "$DB" --today 2026-03-02 > /dev/null 2> "$D/$1"
            }
            record 2026-02-26 | record 2026-02-27
            """
        for fact in try freeFacts(desk, number) {
            _ = try Program.shell(
                script.replacing("custom_fact", with: fact),
                env: ["N": number, "DB": desk.database, "D": desk.folder.path, "HOME": desk.folder.path])
            let said = ["2026-02-26", "2026-02-27"].map { desk.folder.text($0) }
            #expect(said.count(where: \.isEmpty) == 1, "\(said)")
            let refusal = said.joined()
            #expect(refusal.contains("2026-02-26") && refusal.contains("2026-02-27"), "\(refusal)")
            #expect(refusal.contains("redan inskrivet av") && refusal.contains("Ta tillbaka"), "\(refusal)")
        }
    }

    /// Facts of a case that it does not bear yet.
    private func freeFacts(_ desk: Desk, _ number: String) throws -> [String] {
        let known = Set(try desk.json("case", "show", number)["facts"].items.map { $0["fact"].text })
        let facts = ["reception_confirmed", "reception_talk", "income_support_applied", "guide_assigned"]
            .filter { !known.contains($0) }
        #expect(!facts.isEmpty)
        return facts
    }

    @Test(.enabled(if: mayMount, "a small file system cannot be mounted here"))
    func aFullDiskLeavesNothingHalfWritten() throws {
        let desk = try Desk(cases: 2)
        let rows = (0..<3000).map { "H\($0);EBO;Sanna;Ek\($0);1990-05-05\n" }.joined()
        _ = try desk.folder.write(
            "list.csv", Array(("hushåll;ärendetyp;förnamn;efternamn;födelsedatum\n" + rows).utf8))
        let script = """
            mount -t tmpfs -o mode=700,size=900k none "$D/tiny" && cp "$DB" "$D/tiny/t.db"
            "$M" import "$D/list.csv" --db "$D/tiny/t.db" --today 2026-03-02
            echo "status $?"
            "$M" case list --closed --format json --db "$D/tiny/t.db" --today 2026-03-02 > "$D/after.json"
            "$M" init --db "$D/tiny/new/x.db" > /dev/null
            echo "status $?"
            """
        try FileManager.default.createDirectory(
            atPath: desk.folder.path + "/tiny", withIntermediateDirectories: true)
        let before = try desk.json("case", "list", "--closed")
        _ = try desk.folder.write("script.sh", Array(script.utf8))
        let run = try Program.shell(
            "\(Self.unshare ?? "") -m sh \"$D/script.sh\"",
            env: ["D": desk.folder.path, "DB": desk.database, "HOME": desk.folder.path])
        #expect(run.out.hasPrefix("status 2\n"), "\(run.out)")
        #expect(run.err.hasPrefix("mottagning: Disken är full; inget skrevs.\nFrigör utrymme"), "\(run.err)")
        #expect(JSON(parsing: desk.folder.text("after.json")) == before)
    }

    @Test(
        .enabled(
            if: Sanitizing.environment["TSAN_OPTIONS"] == nil,
            "the thread sanitizer itself does not start where files may not grow"))
    func aFileThatMayNotGrowIsAnErrorAndNotTheEnd() throws {
        let desk = try Desk(cases: 2)
        let before = try desk.surface()
        let run = try Program.shell(
            "ulimit -f 300; \"$M\" generate --cases 300 --db \"$DB\" --today 2026-03-02",
            env: ["DB": desk.database, "HOME": desk.folder.path])
        #expect(run.status == 2)
        #expect(run.errors.count == 2, "\(run.err)")
        // All or nothing: not one of the three hundred is there.
        #expect(try desk.surface() == before)
        #expect(try desk.run(["generate", "--cases", "1"]).status == 0)
    }
}
