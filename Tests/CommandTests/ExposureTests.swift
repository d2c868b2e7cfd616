// A database that other accounts can reach: what the program mends, what it says, and what it refuses.

import Foundation
import TestSupport
import Testing

@Suite struct ExposureTests {
    private func mode(_ path: String) -> mode_t {
        var info = stat()
        return stat(path, &info) == 0 ? info.st_mode & 0o7777 : 0
    }

    /// What `doctor` says of the permissions.
    private func permissions(_ desk: Desk) throws -> JSON {
        let found = try desk.json("doctor").items
        return try #require(found.first { $0["check"].text == "permissions" })
    }

    @Test func whatOthersCanReadIsTakenFromThemAndSaid() throws {
        let desk = try Desk()
        chmod(desk.folder.path, 0o755)
        chmod(desk.database, 0o644)
        #expect(try permissions(desk)["state"].text == "fault")
        let first = try desk.run(["queue"])
        #expect(first.status == 0 && first.err.contains("kunde läsa databasen"), "\(first.err)")
        #expect(mode(desk.database) == 0o640)
        #expect(try permissions(desk)["state"].text == "ok")
        let second = try desk.run(["queue"])
        #expect(second.status == 0 && second.err.isEmpty)
        // Where nobody else may enter the folder there is nothing to mend.
        chmod(desk.folder.path, 0o700)
        chmod(desk.database, 0o644)
        #expect(try desk.run(["queue"]).err.isEmpty)
        #expect(mode(desk.database) == 0o644)
    }

    @Test func whatOthersCanChangeIsRefused() throws {
        let desk = try Desk()
        chmod(desk.folder.path, 0o755)
        chmod(desk.database, 0o666)
        for command in [["queue"], ["case", "list"], []] {
            let run = try desk.run(command)
            #expect(run.status == 2 && run.out.isEmpty)
            #expect(run.errors.count == 2 && run.err.contains("chmod 600 \(desk.database)*"), "\(run.err)")
        }
        #expect(mode(desk.database) == 0o666)
        #expect(try permissions(desk)["remedy"].text.contains("chmod 2770"))
        // What SQLite has laid beside it has the same mode, and the remedy is for that too.
        for end in ["", "-wal", "-shm"] { chmod(desk.database + end, 0o600) }
        chmod(desk.folder.path, 0o757)
        let replaced = try desk.run(["queue"])
        #expect(replaced.status == 2 && replaced.err.contains("chmod o-w \(desk.folder.path)"))
        // Among files that each may only remove herself the program works, and says so.
        chmod(desk.folder.path, 0o1777)
        let planted = try desk.run(["queue"])
        #expect(planted.status == 0 && planted.errors.count == 2, "\(planted.err)")
        #expect(try permissions(desk)["state"].text == "warning")
        chmod(desk.folder.path, 0o700)
        #expect(try desk.run(["queue"]).status == 0)
    }

    @Test func inAFolderOfAGroupsOwnTheFilesAreTheGroups() throws {
        let desk = try Desk()
        #expect(mode(desk.database) == 0o600)
        let folder = desk.folder.path + "/gemensam"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        chmod(folder, 0o2770)
        let database = folder + "/unit.db"
        let open = ["--db", database]
        #expect(try Program.run(["init"] + open).status == 0)
        #expect(mode(database) == 0o660)
        let doctor = try Program.run(["doctor", "--format", "json"] + open).json.items
        #expect(doctor.first { $0["check"].text == "permissions" }?["state"].text == "ok")
        #expect(doctor.first?["check"].text == "installation" && doctor.first?["state"].text == "ok")
    }
}
