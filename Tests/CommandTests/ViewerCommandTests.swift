// `case viewers|name|unname` and `--because`: who sees a protected household, and what stands in the journal of it.

import Foundation
import Testing

@Suite struct ViewerCommandTests {
    /// - Parameter login: who has the protected household; nobody where it is empty.
    private func desk(of login: String = "anna") throws -> Desk {
        let desk = try Desk()
        let list = """
            hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;relation;skydd
            1;ABO;\(login);Vera;Hemligsson;1990-05-05;sökande;sekretessmarkering
            2;ABO;anna;Omar;Öppen;1990-05-05;sökande;
            """
        let run = try desk.importing(list, ["--add-users"])
        #expect(run.status == 0, "\(run.out) \(run.err)")
        return desk
    }

    @Test func aTeamLeadNamesColleaguesAndNotHerself() throws {
        let desk = try desk()
        #expect(try desk.run(["user", "add", "bjorn", "--role", "caseworker"]).status == 0)
        for (args, status) in [
            (["case", "name", "2026-0001", Desk.me], 2), (["case", "name", "2026-0001", "ingen"], 2),
            (["case", "name", "2026-0001", "anna"], 2), (["case", "name", "2026-0002", "bjorn"], 2),
            (["case", "name", "2026-0001", "bjorn", "--as", "bjorn"], 2),
            // Not in anna's place either.
            (["case", "name", "2026-0001", Desk.me, "--as", "anna"], 2),
            (["case", "unname", "2026-0001", "bjorn"], 2), (["case", "name", "2026-0001", "bjorn"], 0),
        ] as [([String], Int32)] {
            let run = try desk.run(args)
            #expect(run.status == status, "\(args): \(run.err)")
            #expect(!(run.err + run.out).contains("Hemligsson"))
        }
        let rows = try desk.json("case", "viewers", "2026-0001").items
        #expect(rows.map { $0["login"].text } == ["bjorn"] && rows[0]["named_by"].text == Desk.me)
        #expect(try desk.run(["case", "unname", "2026-0001", "bjorn"]).status == 0)
        #expect(try desk.json("case", "viewers", "2026-0001").items.isEmpty)
    }

    @Test func aReasonShowsTheCaseOnceAndStandsInItsJournal() throws {
        let desk = try desk(of: "")
        let show = ["case", "show", "2026-0001"]
        // A role is not enough, with a reason or without.
        let refused = try desk.run(show + Desk.because)
        #expect(refused.status == 2 && !refused.err.contains("Hemligsson"))
        #expect(refused.err.split(separator: "\n").count == 2, "\(refused.err)")
        #expect(try desk.run(["case", "assign", "2026-0001", Desk.me]).status == 0)
        #expect(try !desk.run(show).out.contains("Hemligsson"))
        #expect(try desk.run(show + ["--because", " "]).status == 2)
        #expect(try desk.run(show + ["--because", "Samtal om skola"]).out.contains("Hemligsson"))
        #expect(try !desk.run(show).out.contains("Hemligsson"))
        let journal = try desk.run(["case", "journal", "2026-0001"] + Desk.because).out
        #expect(journal.contains("Samtal om skola") && journal.contains("Visning"))
        // What is not protected needs no reason, and none is written.
        #expect(try desk.run(["case", "show", "2026-0002"] + Desk.because).out.contains("Öppen"))
        #expect(try !desk.run(["case", "journal", "2026-0002"]).out.contains("Visning"))
    }
}
