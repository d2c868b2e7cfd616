// `print extract`: all about one person with what was corrected, others masked, and a draft until somebody has reviewed it.

import Foundation
import Testing

@Suite struct ExtractCommandTests {
    private func desk() throws -> Desk {
        let desk = try Desk()
        let list = """
            hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;relation;personnummer;telefon;skydd
            1;ABO;\(Desk.me);Amina;Haddad;1985-05-03;sökande;19850503-2386;070-1740605;
            1;ABO;\(Desk.me);Yusuf;Haddad Karim;2010-05-03;barn;20100503-2394;070-1740606;
            2;ABO;;Vera;Hemligsson;1990-05-05;sökande;;;sekretessmarkering
            """
        let run = try desk.importing(list, ["--add-users"])
        #expect(run.status == 0, "\(run.out) \(run.err)")
        for args in [
            ["case", "correct", "2026-0001", "--address", "Felgatan 1"],
            ["case", "correct", "2026-0001", "--address", "Storgatan 12"],
            ["case", "correct", "2026-0001", "--person", "1", "--phone", "070-1740699"],
            ["case", "record", "2026-0001", "received", "2026-01-20"],
            ["case", "retract", "2026-0001", "received", "--reason", "Yusuf kom en annan dag"],
            ["case", "record", "2026-0001", "sfi_started", "2026-02-12", "--person", "1"],
            ["case", "record", "2026-0001", "preschool_requested", "2026-02-13", "--person", "2"],
            [
                "case", "note", "2026-0001",
                "Amina ringde om Yusufs skola. Karim-familjen, 100503 2394, väntar.",
            ],
            ["partner", "add", "Jobbcentrum", "--kind", "jobbcentrum"],
            [
                "consent", "add", "2026-0001", "Jobbcentrum", "--scope", "Planering", "--person", "1",
                "--from",
                "2026-02-20",
            ],
            [
                "print", "case", "2026-0001", "--partner", "Jobbcentrum", "--output",
                desk.folder.path + "/p.txt",
            ],
        ] {
            let run = try desk.run(args)
            #expect(run.status == 0, "\(args): \(run.err)")
        }
        return desk
    }

    @Test func tellsAllAboutOneAndNothingOfTheOthers() throws {
        let desk = try desk()
        let file = desk.folder.path + "/utdrag.txt"
        let run = try desk.run(["print", "extract", "2026-0001", "--person", "1", "--output", file])
        #expect(run.status == 0, "\(run.err)")
        let text = try String(contentsOfFile: file, encoding: .utf8)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for told in [
            "UTKAST FÖR SEKRETESSPRÖVNING", "Amina", "Haddad", "198505032386", "Storgatan 12", "070-1740699",
            // What was wrong, with when it was corrected.
            "Felgatan 1", "070-1740605", "Jobbcentrum", "Planering", "artikel 16", "imy.se",
            "Amina ringde", "-familjen", "väntar.",
        ] { #expect(text.contains(told), "\(told): \(text)") }
        #expect(text.components(separatedBy: "[annan").count == 5)
        for other in ["Yusuf", "Karim", "20100503", "2394", "1740606", "förskol"] {
            #expect(!text.contains(other), "\(other): \(text)")
        }
        // The child's own has hers, and not her mother's.
        let second = try desk.run(["print", "extract", "2026-0001", "--person", "2", "--output", file])
        #expect(second.status == 0)
        let own = try String(contentsOfFile: file, encoding: .utf8)
        #expect(own.contains("Yusuf") && own.contains("Karim") && !own.contains("Amina"))
        #expect(!own.contains("198505032386") && !own.contains("Planering"))
        // It stands in the journal, and who has opened the case is told by time alone.
        #expect(try desk.run(["journal", "openings", "2026-0001"]).out.contains("registerutdrag"))
        #expect(try desk.run(["case", "journal", "2026-0001"]).out.contains("Utskrift"))
    }

    @Test func isForThoseWhoSeeTheCase() throws {
        let desk = try desk()
        let file = desk.folder.path + "/utdrag.txt"
        #expect(try desk.run(["user", "add", "rut", "--role", "reader"]).status == 0)
        for args in [
            ["2026-0002", "--person", "1"], ["2026-0002", "--person", "1"] + Desk.because,
            ["2026-0001", "--person", "3"], ["2026-0001", "--person", "1", "--as", "rut"],
        ] {
            let run = try desk.run(["print", "extract"] + args + ["--output", file])
            #expect(run.status == 2 && !run.err.contains("Hemligsson"), "\(args): \(run.err)")
        }
        #expect(!FileManager.default.fileExists(atPath: file))
        // Her own handläggare takes a protected one out too, and says why.
        #expect(try desk.run(["case", "assign", "2026-0002", Desk.me]).status == 0)
        let run = try desk.run(
            ["print", "extract", "2026-0002", "--person", "1", "--output", file] + Desk.because)
        #expect(run.status == 0, "\(run.err)")
        #expect(try String(contentsOfFile: file, encoding: .utf8).contains("Hemligsson"))
    }
}
