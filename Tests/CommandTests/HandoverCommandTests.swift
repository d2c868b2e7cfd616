// `handover`, `absence`, `user roles` and their papers: a caseload passes from anna to björn, in part.

import Foundation
import Testing

@Suite struct HandoverCommandTests {
    /// A number of cases of anna's, and a protected one.
    private func desk(protectedOf login: String = "anna") throws -> Desk {
        let desk = try Desk()
        let list = """
            hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;relation;skydd;permit_expires
            1;ABO;anna;Sara;Ett;1990-05-05;sökande;;
            2;EBO;anna;Omar;Två;1991-05-05;sökande;;2026-05-01
            3;ABO;\(login);Vera;Hemlig;1990-05-05;sökande;sekretessmarkering;
            4;ABO;bjorn;Nadia;Fyra;1990-05-05;sökande;;
            """
        let run = try desk.importing(list, ["--add-users"])
        #expect(run.status == 0, "\(run.out) \(run.err)")
        return desk
    }

    private func run(_ desk: Desk, as login: String, _ args: String...) throws -> Run {
        try desk.run(args + ["--as", login])
    }

    @Test func aCaseloadIsOfferedTakenInPartAndSentBack() throws {
        let desk = try desk()
        let offer = try run(desk, as: "anna", "handover", "offer", "bjorn", "--all", "--message", "Slutar")
        #expect(offer.status == 0 && offer.err.contains("2026-0003"), "\(offer.out) \(offer.err)")
        let rows = try desk.json("handover", "list", "--as", "bjorn").items
        // What is lost first stands first; the protected household is not in the heap.
        #expect(rows.map { $0["case"].text } == ["2026-0002", "2026-0001"])
        #expect(rows[0]["lost_after"].text == "2026-05-01" && rows[1]["lost_after"] == .null)
        #expect(rows.allSatisfy { $0["message"].text == "Slutar" && $0["returned"] == .null })
        #expect(try run(desk, as: "bjorn", "handover", "take", "2026-0002").status == 0)
        #expect(try desk.json("case", "show", "2026-0002")["caseworker"].text == "bjorn")
        #expect(try desk.json("case", "show", "2026-0001")["caseworker"].text == "anna")
        #expect(try run(desk, as: "bjorn", "handover", "return", "--all", "--reason", "Jäv").status == 0)
        #expect(
            try desk.json("handover", "list", "--as", "anna").items.map { $0["returned"].text } == ["Jäv"])
        #expect(try desk.json("handover", "list", "--as", "bjorn").items.isEmpty)
        #expect(try run(desk, as: "anna", "handover", "withdraw", "2026-0001").status == 0)
        #expect(try desk.json("handover", "list", "--as", "anna").items.isEmpty)
    }

    @Test func whatCannotBeIsSaid() throws {
        let desk = try desk()
        for (args, status) in [
            (["offer", "bjorn"], 64), (["offer", "bjorn", "--all", "2026-0001"], 64),
            (["offer", "ingen", "2026-0001"], 2), (["offer", "bjorn", "2026-0004"], 2),
            (["take", "2026-0001"], 2), (["take"], 64),
            (["offer", "bjorn", "2026-0001", "--from", "anna"], 64),
        ] as [([String], Int32)] {
            let run = try desk.run(["handover"] + args + ["--as", "anna"])
            #expect(run.status == status, "\(args): \(run.out) \(run.err)")
            #expect(run.err.split(separator: "\n").count == 2, "\(args): \(run.err)")
        }
    }

    @Test func aProtectedHouseholdIsOfferedByItsNumberAndShownByIt() throws {
        // A team lead in anna's place is not anna.
        #expect(try run(try desk(), as: "anna", "handover", "offer", "bjorn", "2026-0003").status == 2)
        let desk = try desk(protectedOf: Desk.me)
        #expect(try desk.run(["handover", "offer", "bjorn", "2026-0003"]).status == 0)
        let list = try run(desk, as: "bjorn", "handover", "list").out
        #expect(list.contains("Skyddad 2026-0003") && !list.contains("Hemlig"))
        #expect(try run(desk, as: "bjorn", "handover", "take", "2026-0003").status == 0)
        #expect(try run(desk, as: "bjorn", "handover", "list").out.contains("Hemlig") == false)
        let taken = try desk.json("case", "show", "2026-0003", "--as", "bjorn")
        #expect(taken["caseworker"].text == "bjorn" && taken["persons"].items.first?["family_name"] == .null)
    }

    @Test func thePapersSayWhatMatters() throws {
        let desk = try desk(protectedOf: Desk.me)
        _ = try run(desk, as: "anna", "case", "remind", "2026-0002", "2026-04-01", "Ring Samira")
        _ = try run(desk, as: "anna", "case", "note", "2026-0002", "Vill inte ha brev hem", "--important")
        _ = try run(desk, as: "anna", "handover", "offer", "bjorn", "2026-0001", "2026-0002")
        _ = try desk.run(["handover", "offer", "bjorn", "2026-0003"])
        let brief = desk.folder.path + "/brief.txt"
        let made = try run(desk, as: "bjorn", "print", "handover", "--output", brief)
        #expect(made.status == 0, "\(made.err)")
        let text = try String(contentsOfFile: brief, encoding: .utf8)
        #expect(text.contains("Överlämning från anna") && text.contains("till bjorn"))
        #expect(text.contains("Ring Samira") && text.contains("Två"))
        #expect(text.contains("2026-0003") && !text.contains("Hemlig") && !text.contains("Vera"))
        let first = try #require(text.range(of: "2026-05-01"))
        #expect(text[first.upperBound...].contains("2026-0001"))
        let load = desk.folder.path + "/load.txt"
        #expect(try run(desk, as: "anna", "print", "caseload", "--output", load).status == 0)
        let page = try String(contentsOfFile: load, encoding: .utf8)
        #expect(page.contains("2026-0001") && !page.contains("2026-0004") && !page.contains("Hemlig"))
        #expect(try run(desk, as: "anna", "print", "handover", "--output", brief).status == 2)
    }

    @Test func absencesAreWrittenCoveredAndEnded() throws {
        let desk = try desk()
        let today = Desk.today
        #expect(
            try run(desk, as: "anna", "absence", "add", "anna", today, "2099-01-01").status == 2)
        #expect(
            try run(desk, as: "anna", "absence", "add", "anna", today, today, "--cover", "bjorn").status == 0)
        #expect(try desk.run(["team"]).out.contains("\(today)–\(today)"))
        #expect(try desk.json("team").items.compactMap { $0["absence"]["cover"].text }.contains("bjorn"))
        #expect(
            try desk.json("team", "--next").items.first { $0["caseworker"].text == "anna" }?["away_until"]
                .text
                == today)
        let rows = try desk.json("absence", "list").items
        #expect(rows.map { $0["caseworker"].text } == ["anna"] && rows[0]["cover"].text == "bjorn")
        let day = try desk.json("day", "--caseworker", "bjorn", "--as", "bjorn").items
        #expect(day.contains { $0["title"].text.contains("Du vikarierar för anna") })
        // What stands in anna's day stands in björn's.
        _ = try run(desk, as: "anna", "case", "remind", "2026-0001", today, "Ring hyresvärden")
        let covered = try desk.json("day", "--as", "bjorn").items
        #expect(covered.contains { $0["title"].text == "Ring hyresvärden" })
        // On paper as on the screen it says whose it is.
        let sheet = desk.folder.path + "/day.txt"
        #expect(try run(desk, as: "bjorn", "print", "day", "--output", sheet).status == 0)
        #expect(try String(contentsOfFile: sheet, encoding: .utf8).contains("(anna)"))
        #expect(try run(desk, as: "bjorn", "absence", "end", "1").status == 2)
        #expect(try run(desk, as: "anna", "absence", "end", "1").status == 0)
        #expect(try desk.json("absence", "list").items.isEmpty)
    }

    @Test func theTableOfRolesIsPrinted() throws {
        let rows = try Desk().json("user", "roles").items
        #expect(rows.contains { $0["may"].text == "change" })
        #expect(rows.first { $0["may"].text == "users" }?["caseworker"] == .bool(false))
        #expect(rows.first { $0["may"].text == "change" }?["reader"] == .bool(false))
    }
}
