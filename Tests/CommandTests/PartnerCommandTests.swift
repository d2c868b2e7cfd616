// `partner` and `consent`, and what warns where consent is missing: paper, export, and the closing of a case.

import Foundation
import Testing

@Suite struct PartnerCommandTests {
    private func desk() throws -> Desk {
        let desk = try Desk()
        let list = """
            hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;relation;skydd;permit_expires
            1;ABO;anna;Sara;Ett;1990-05-05;sökande;;2026-05-01
            1;ABO;anna;Omar;Ett;1991-05-05;partner;;
            2;ABO;;Vera;Hemlig;1990-05-05;sökande;sekretessmarkering;
            """
        let run = try desk.importing(list, ["--add-users"])
        #expect(run.status == 0, "\(run.out) \(run.err)")
        let add = [
            "partner", "add", "Jobbcentrum", "--kind", "jobbcentrum", "--contact",
            "Anna Ek, handläggare, 010-123 45 67, anna@jc.example", "--contact", "Växeln, 010-1234500",
        ]
        #expect(try desk.run(add).status == 0)
        return desk
    }

    @Test func aPartnerIsListedChangedAndRemoved() throws {
        let desk = try desk()
        #expect(
            try desk.run(["partner", "add", "Skatteverket", "--kind", "authority", "--ground", "FOL"]).status
                == 0)
        let rows = try desk.json("partner", "list").items
        #expect(rows.map { $0["name"].text } == ["Skatteverket", "Jobbcentrum"])
        #expect(rows[0]["ground"].text == "FOL" && rows[1]["ground"] == .null)
        #expect(rows[1]["contacts"].items.map { $0["phone"].text } == ["010-123 45 67", "010-1234500"])
        #expect(try desk.json("partner", "list", "--kind", "jobbcentrum").items.count == 1)
        let change = [
            "partner", "change", "jobb", "--name", "Jobbcentrum Norr", "--contact", "Bo", "--note", "ring",
        ]
        #expect(try desk.run(change).status == 0)
        let shown = try desk.json("partner", "show", "1")
        #expect(shown["name"].text == "Jobbcentrum Norr" && shown["kind"].text == "jobbcentrum")
        #expect(shown["contacts"].items.map { $0["name"].text } == ["Bo"] && shown["note"].text == "ring")
        #expect(try desk.run(["partner", "remove", "Jobbcentrum Norr"]).status == 0)
        #expect(try desk.json("partner", "list").items.count == 1)
    }

    @Test func whatCannotBeIsSaid() throws {
        let desk = try desk()
        for (args, status) in [
            (["partner", "add", "jobbcentrum"], 2), (["partner", "add", "KAA", "--kind", "kaa"], 64),
            (["partner", "show", "Jobcentrum"], 2), (["partner", "add", "KAA", "--as", "rut"], 2),
            (["consent", "add", "2026-0001", "jobb", "--scope", "allt", "--person", "7"], 2),
            (["consent", "withdraw", "2026-0001", "jobb"], 2),
            (["print", "case", "2026-0001", "--partner", "Försäkringskassan"], 2),
        ] as [([String], Int32)] {
            let run = try desk.run(args)
            #expect(run.status == status, "\(args): \(run.out) \(run.err)")
            #expect(run.err.split(separator: "\n").count == 2, "\(args): \(run.err)")
        }
        #expect(try desk.run(["partner", "show", "Jobcentrum"]).err.contains("Jobbcentrum"))
        let unknown = try desk.run(["partner", "show", "999"]).err
        #expect(unknown.contains("Ingen samverkanspart har nummer 999."), "\(unknown)")
        #expect(try desk.run(["partner", "add", "4711"]).err.contains("siffror"))
        let late = ["consent", "add", "2026-0001", "jobb", "--scope", "x", "--until", "2026-01-01"]
        #expect(try desk.run(late).err.contains("Ange en senare sista dag"))
    }

    @Test func paperAndExportWarnUntilEverybodyConsents() throws {
        let desk = try desk()
        let warning = "Samtycke att lämna uppgifter till Jobbcentrum saknas: 2026-0001 person 1, 2."
        let paper = try desk.run(["print", "case", "2026-0001", "--partner", "jobb"])
        #expect(paper.status == 0 && paper.err.contains(warning), "\(paper.err)")
        #expect(paper.out.contains("Exemplar 1 till Jobbcentrum, utskrivet"))
        // The unit's own paper and export say nothing of it.
        #expect(try desk.run(["print", "case", "2026-0001"]).err.isEmpty)
        let add = ["consent", "add", "2026-0001", "jobb", "--scope", "planering", "--person", "2"]
        #expect(try desk.run(add).status == 0)
        let csv = try desk.run(["export", "--format", "csv", "--partner", "jobb", "--caseworker", "anna"])
        #expect(csv.status == 0 && csv.err.contains("2026-0001 person 1."), "\(csv.err)")
        let missing = try desk.run(["consent", "missing", "jobb", "2026-0001", "--format", "json"])
        #expect(missing.status == 1 && missing.out.contains("2026-0001"))
        #expect(try desk.run(["consent", "add", "2026-0001", "jobb", "--scope", "planering"]).status == 0)
        #expect(try desk.run(["consent", "missing", "jobb", "2026-0001"]).status == 0)
        // What the consents cover is told, for it may be less than the paper says.
        let covered = try desk.run(["print", "case", "2026-0001", "--partner", "1"]).err
        #expect(
            covered == "mottagning: Samtycke finns: 2026-0001 person 1, 2: planering.\n", "\(covered)")
        let rows = try desk.json("consent", "list", "2026-0001").items
        // What person 2 had consented to in the same words is not written twice.
        #expect(rows.map { $0["person"].int }.sorted { $0 ?? 0 < $1 ?? 0 } == [1, 2])
        #expect(rows.allSatisfy { $0["status"].text == "in_force" && $0["recipient"].text == "Jobbcentrum" })
        #expect(try desk.json("case", "show", "2026-0001")["consents"].items.count == 2)
        let journal = try desk.run(["case", "journal", "2026-0001"]).out
        #expect(journal.contains("till Jobbcentrum, utan samtycke av person 1, 2"))
    }

    @Test func aConsentIsWrittenOnceAndWithdrawnAlsoByWhoLeft() throws {
        let desk = try desk()
        let add = ["consent", "add", "2026-0001", "jobb", "--scope", "planering", "--person", "2"]
        #expect(try desk.run(add + ["--person", "2"]).status == 0)
        #expect(try desk.json("consent", "list", "2026-0001").items.count == 1)
        let again = try desk.run(add)
        #expect(again.status == 0 && again.out.contains("Inget"), "\(again.out)")
        #expect(try desk.json("consent", "list", "2026-0001").items.count == 1)
        let leave = [
            "case", "leave", "2026-0001", "--person", "2", "--reason", "moved", "--date", "2026-03-02",
        ]
        let left = try desk.run(leave)
        #expect(left.status == 0, "\(left.err)")
        let withdraw = ["consent", "withdraw", "2026-0001", "jobb", "--person", "2"]
        let withdrawn = try desk.run(withdraw)
        #expect(withdrawn.status == 0, "\(withdrawn.err)")
        #expect(
            try desk.json("consent", "list", "2026-0001").items.map { $0["status"].text } == ["withdrawn"])
    }

    @Test func aClosingToSomebodyWarns() throws {
        let desk = try desk()
        let close = [
            "case", "close", "2026-0001", "--reason", "work", "--date", "2026-03-02", "--rest", "met",
        ]
        let run = try desk.run(close + ["--to", "jobbcentrum"])
        #expect(run.status == 0, "\(run.err)")
        #expect(run.err.contains("till Jobbcentrum saknas: 2026-0001 person 1, 2."), "\(run.err)")
        // It is said before it is done, and so also where it cannot be.
        let refused = try desk.run(close + ["--to", "jobbcentrum"])
        #expect(refused.status == 2 && refused.err.contains("till Jobbcentrum saknas"), "\(refused.err)")
        #expect(try desk.run(["case", "reopen", "2026-0001"]).status == 0)
        #expect(try desk.run(["consent", "add", "2026-0001", "jobb", "--scope", "planering"]).status == 0)
        #expect(try desk.run(close + ["--to", "jobbcentrum"]).err.isEmpty)
    }

    @Test func ofAProtectedHouseholdNothingIsTold() throws {
        let desk = try desk()
        for args in [
            ["consent", "list", "2026-0002"], ["consent", "missing", "jobb", "2026-0002"],
            ["consent", "add", "2026-0002", "jobb", "--scope", "allt"],
        ] {
            #expect(try desk.run(args).status == 2, "\(args)")
        }
        let print = try desk.run(["print", "case", "2026-0002", "--partner", "jobb"])
        #expect(print.status == 0 && !print.err.contains("saknas"), "\(print.err)")
        #expect(print.err.contains("bara står med sitt nummer: 2026-0002."), "\(print.err)")
        #expect(try desk.run(["case", "assign", "2026-0002", Desk.me]).status == 0)
        let unseen = try desk.run(["consent", "list", "2026-0002"])
        #expect(unseen.status == 2 && unseen.err.contains("--because"))
        #expect(try desk.run(["consent", "list", "2026-0002"] + Desk.because).status == 0)
        let journal = try desk.run(["case", "journal", "2026-0002"] + Desk.because).out
        #expect(!journal.contains("till Jobbcentrum") && journal.contains("Utskrift"), "\(journal)")
    }
}
