// `retention`: nothing before a decision, a typed confirmation, and then nothing left in the file.

import Foundation
import Testing

@Suite struct RetentionCommandTests {
    /// A unit with three households: two that were closed long ago, one of them protected, and one that is here.
    private func desk() throws -> Desk {
        let desk = try Desk()
        let list = """
            hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;relation;skydd
            1;ABO;\(Desk.me);Zorvald;Gallringsson;1990-05-05;sökande;
            2;ABO;\(Desk.me);Vera;Hemligsson;1990-05-05;sökande;sekretessmarkering
            3;ABO;anna;Omar;Kvarström;1990-05-05;sökande;
            """
        let run = try desk.importing(list, ["--add-users"])
        #expect(run.status == 0, "\(run.out) \(run.err)")
        for number in ["2026-0001", "2026-0002"] {
            for args in [
                ["case", "record", number, "last_note", "2019-05-20"] + Desk.because,
                ["case", "close", number, "--reason", "moved", "--date", "2019-06-01"] + Desk.because,
            ] {
                let run = try desk.run(args)
                #expect(run.status == 0, "\(args): \(run.err)")
            }
        }
        #expect(try desk.run(["case", "assign", "2026-0002", "anna"]).status == 0)
        return desk
    }

    /// A command on the real day, as erasing goes by.
    private func really(_ desk: Desk, _ args: [String], stdin: String = "") throws -> Run {
        try Program.run(
            ["retention"] + args + ["--db", desk.database],
            env: ["HOME": desk.folder.path, "LANG": "sv_SE.UTF-8"], stdin: stdin)
    }

    @Test func erasesByADecisionThatIsTyped() throws {
        let desk = try desk()
        for args in [["list"], ["run"], ["run", "2026-0001", "--confirm", "SN 2026-17"]] {
            let run = try really(desk, args)
            #expect(run.status == 2 && run.err.contains("retention decide"), "\(run.err)")
        }
        #expect(try really(desk, ["show"]).out == "Inget beslut om gallring är inskrivet.\n")
        #expect(try really(desk, ["decide", "SN 2026-17", "--on", "2026-02-03"]).status == 0)
        #expect(try really(desk, ["show"]).out.contains("fem år efter sista anteckningen"))
        let rows = try desk.json("retention", "list").items
        #expect(rows.map { $0["case"].text } == ["2026-0001", "2026-0002"])
        #expect(rows[0]["from"].text == "2024-06-01" && rows[0]["latest"].text == "2025-12-31")
        #expect(rows[0]["hold"] == .null && rows[1]["household"].text == "Skyddad 2026-0002")

        #expect(try really(desk, ["keep", "2026-0002", "--reason", "Begäran om utlämnande"]).status == 0)
        let list = try desk.run(["retention", "list"])
        #expect(
            list.out.contains("ska gallras") && list.out.contains("bevaras")
                && !list.out.contains("Hemligsson"))
        // By the real day, with the right number, and only what nothing keeps.
        for (args, typed) in [
            (["run", "--today", "2030-01-01", "--confirm", "SN 2026-17"], ""), (["run"], ""),
            (["run"], "ja\n"),
            (["run", "--confirm", "SN 2026-71"], ""), (["run", "2026-0002", "--confirm", "SN 2026-17"], ""),
            (["run", "2026-0003", "--confirm", "SN 2026-17"], ""),
            (["run", "--as", "anna", "--confirm", "SN 2026-17"], ""),
        ] {
            let run = try really(desk, args, stdin: typed)
            #expect(run.status != 0 && run.out.isEmpty, "\(args): \(run.out)")
        }
        #expect(try desk.run(["case", "show", "2026-0001"]).out.contains("Gallringsson"))
        let run = try really(desk, ["run"], stdin: "SN 2026-17\n")
        #expect(run.status == 0 && run.err.contains("går inte att ångra"), "\(run.err)")
        #expect(
            run.out.contains("1 ärende med 1 person är gallrat.") && run.out.contains("överskrivna"),
            "\(run.out)")

        for name in try FileManager.default.contentsOfDirectory(atPath: desk.folder.path)
        where name.hasPrefix("test.db") {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: desk.folder.path + "/" + name))
            #expect(
                bytes.range(of: Data("Gallringsson".utf8)) == nil
                    && bytes.range(of: Data("gallringsson".utf8)) == nil)
        }
        #expect(try desk.run(["verify"]).status == 0)
        // What is gone says by which decision, wherever its number is written.
        for args in [
            ["case", "show"], ["case", "journal"], ["journal", "openings"], ["retention", "keep"],
            ["print", "case"],
        ] {
            let gone = try desk.run(args + ["2026-0001"] + (args[1] == "keep" ? ["--reason", "x"] : []))
            #expect(gone.status == 2 && gone.err.contains("gallrat 20"), "\(args): \(gone.err)")
            #expect(gone.err.contains("(SN 2026-17)"))
        }
        let report = try desk.run(["report", "year", "2026"])
        #expect(
            report.err.contains("1 ärende till och med 2026 är gallrat och räknas inte."), "\(report.err)")
        let paper = desk.folder.path + "/report.txt"
        #expect(try desk.run(["report", "year", "2026", "--output", paper]).status == 0)
        #expect(try String(contentsOfFile: paper, encoding: .utf8).contains("är gallrat och räknas inte"))
        let log = try desk.json("retention", "log").items
        #expect(log.count == 1 && log[0]["decision"].text == "SN 2026-17" && log[0]["scrubbed"] != .null)
        #expect(log[0]["cases"].items.map(\.text) == ["2026-0001"])
        #expect(try really(desk, ["run"], stdin: "SN 2026-17\n").out == "Inget ska gallras.\n")
        #expect(try really(desk, ["release", "2026-0002"]).status == 0)
        #expect(try really(desk, ["release", "2026-0002"]).status == 2)
        #expect(try really(desk, ["scrub"]).status == 0)
    }
}
