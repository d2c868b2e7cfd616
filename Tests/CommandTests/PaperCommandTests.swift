// Signs, the day and slips of welcome: what stands on them, in which script, and what never does.

import Foundation
import TestSupport
import Testing

@Suite struct PaperCommandTests {
    private static let households = [
        ("Мельник", "ukr", "", "Melnyk"), ("الحسن", "ara", "", "Al-Hsn"), ("ገብረ", "tir", "", "Gebre"),
        ("Exempelsson", "som", "", "Exempelsson"), ("Hemlig", "ara", "sekretessmarkering", ""),
    ]

    private static let unit = """
        [unit]
        name = "Storstads kommun"
        phone = "08-465 00 400"
        [caseworkers.anna]
        name = "Anna Exempel"
        phone = "070-174 06 05"
        [welcome.ukr]
        heading = "Ласкаво просимо"
        address = "Ваша адреса"
        caseworker = "Ваш куратор"
        phone = "Телефон"
        emergency = "При небезпеці"
        meeting = "Наступна зустріч"
        """

    /// A database with a household in each script, and a protected one last.
    private func desk() throws -> (desk: Desk, numbers: [String]) {
        let desk = try Desk()
        let rows = Self.households.enumerated().map { index, household in
            "\(index);KVOT;anna;Prov;\(household.0);1990-05-05;sökande;\(household.1);\(household.2);"
                + "\(household.2.isEmpty ? "Storgatan \(index)" : "");SK1418;14:20;2026-03-0\(index + 3)"
        }
        let head =
            "hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;relation;språk;skydd;adress;flyg;ankomsttid;arrival_planned"
        let run = try desk.importing(([head] + rows).joined(separator: "\n"), ["--add-users"])
        #expect(run.status == 0, "\(run.err)")
        let unit = try desk.folder.write("unit.toml", Array(Self.unit.utf8))
        #expect(try desk.run(["unit", "load", unit]).status == 0)
        return (desk, try desk.json("arrivals").items.map { $0["case"].text })
    }

    @Test func signsBearTheNameInItsScriptAndInLatinLetters() throws {
        let (desk, numbers) = try desk()
        for (index, household) in Self.households.enumerated().dropLast() {
            let out = try desk.run(["print", "sign", numbers[index]]).out
            #expect(
                out.contains("Storstads kommun") && out.contains(household.0) && out.contains(household.3))
            // Who stands beside it learns nothing of the case.
            #expect(!out.contains(numbers[index]) && !out.contains("Prov"))
        }
        let many = try desk.run(["print", "sign"] + numbers.dropLast())
        #expect(many.status == 0 && many.out.contains("Melnyk") && many.out.contains("Gebre"))
        #expect(try desk.json("case", "journal", numbers[2]).items.count { $0["kind"].text == "print" } == 2)
    }

    @Test func aProtectedHouseholdHasACodeOnItsSign() throws {
        let (desk, numbers) = try desk()
        for args in [["print", "sign", numbers[4]], ["print", "sign"] + numbers] {
            let refused = try desk.run(args)
            #expect(refused.status == 2 && refused.err.contains("--code") && !refused.err.contains("Hemlig"))
        }
        #expect(!(try desk.json("case", "journal", numbers[0]).items.contains { $0["kind"].text == "print" }))
        let sign = try desk.run(["print", "sign", numbers[4], "--code", "GRÖN 7"])
        #expect(sign.status == 0 && sign.out.contains("GRÖN 7"))
        #expect(!sign.out.contains("Hemlig") && !sign.out.contains(numbers[4]))
        let both = try desk.run(["print", "sign", numbers[0], numbers[1], "--code", "GRÖN 7"])
        #expect(both.status == 64)
    }

    @Test func aSlipOfWelcomeSaysWhereWhoAndWhen() throws {
        let (desk, numbers) = try desk()
        _ = try desk.run(["case", "book", numbers[0], "2026-03-09", "10:00", "Möte", "--place", "Torget 1"])
        _ = try desk.run(["case", "book", numbers[0], "2026-03-16", "10:00", "Senare"])
        let out = try desk.run(["print", "welcome", numbers[0]]).out
        for part in [
            "Välkommen · Ласкаво просимо", "Melnyk · Мельник", "Storgatan 0", "Anna Exempel",
            "070-174 06 05", "112", "måndag 2026-03-09 kl. 10:00", "Torget 1", "Наступна зустріч",
        ] {
            #expect(out.contains(part), "\(part)")
        }
        #expect(!out.contains("2026-03-16"))
        // Without the unit's words in its language it is in Swedish alone.
        let other = try desk.run(["print", "welcome", numbers[3]]).out
        #expect(other.contains("Välkommen\n") && other.contains("Er adress\n"))
        let hidden = try desk.run(["print", "welcome", numbers[4]]).out
        #expect(hidden.contains(numbers[4]) && hidden.contains("112"))
        #expect(!hidden.contains("Hemlig") && !hidden.contains("Storgatan"))
    }

    /// The flat is inspected and the flight met before anybody of the household can come to a meeting.
    @Test func theNextMeetingIsOneThatTheHouseholdCanComeTo() throws {
        let (desk, numbers) = try desk()
        // It lands on 3 March at 14:20.
        for (day, clock, what) in [
            ("2026-03-02", "10:00", "Besiktning"), ("2026-03-03", "09:00", "Nycklar"),
            ("2026-03-03", "16:00", "Bostaden"), ("2026-03-09", "10:00", "Möte"),
        ] {
            let run = try desk.run(["case", "book", numbers[0], day, clock, what])
            #expect(run.status == 0, "\(run.err)")
        }
        let coming = try desk.run(["print", "welcome", numbers[0]]).out
        #expect(coming.contains("tisdag 2026-03-03 kl. 16:00"), "\(coming)")
        let come = try desk.run(["case", "record", numbers[0], "received", "2026-03-02"])
        #expect(come.status == 0, "\(come.err)")
        let here = try desk.run(["print", "welcome", numbers[0]]).out
        #expect(here.contains("måndag 2026-03-02 kl. 10:00"), "\(here)")
    }

    @Test func theDayHasBoxesAndNumbersForTheProtected() throws {
        let (desk, numbers) = try desk()
        let out = try desk.run(["print", "day", "--caseworker", "anna"]).out
        #expect(out.contains("Min dag: Anna Exempel") && out.contains("[ ]"))
        #expect(out.contains("Мельник") && out.contains("(Melnyk)"))
        for number in numbers { #expect(out.contains(number)) }
        #expect(!out.contains("Hemlig"))
        // Her own day does not either, though the screen shows her the name.
        let own = try desk.run(["print", "day"], env: ["MOTTAGNING_AS": "anna"]).out
        #expect(own.contains(numbers[4]) && !own.contains("Hemlig"))
    }

    @Test(.enabled(if: Run.tool("pdftotext") != nil && Run.tool("qpdf") != nil, "poppler-utils, qpdf"))
    func everyPaperIsASoundPDFWithItsFonts() throws {
        let (desk, numbers) = try desk()
        let papers = [
            ["sign"] + numbers.dropLast(), ["day", "--caseworker", "anna"], ["welcome", numbers[0]],
            ["welcome", numbers[1]], ["welcome", numbers[2]], ["case", numbers[2]],
        ]
        for (index, paper) in papers.enumerated() {
            let path = desk.folder.path + "/\(index).pdf"
            let run = try desk.run(["print"] + paper + ["--output", path])
            #expect(run.status == 0, "\(run.err)")
            let check = try Program.shell(
                "qpdf --check \"$F\" && pdffonts \"$F\" | tail -n +3 | grep -vc ' yes yes yes '",
                env: ["F": path])
            #expect(check.out.hasSuffix("\n0\n"), "\(paper): \(check.out)")
        }
        let text = try Program.shell(
            "pdftotext -layout \"$F\" -; pdfinfo \"$F\"", env: ["F": desk.folder.path + "/0.pdf"]
        ).out
        #expect(text.contains("Melnyk") && text.contains("ገብረ"))
        #expect(text.contains("Pages:           4") && text.contains("841.89 x 595.276"))
    }

    @Test func whatIsNamedWronglyIsAWrongUse() throws {
        let (desk, numbers) = try desk()
        let path = desk.folder.path
        for place in [
            ["--output", path + "/x.docx"], ["--output", path + "/x"], ["--output", "/dev/null"],
            ["--output", ""],
        ] {
            let run = try desk.run(["print", "case", numbers[0]] + place)
            #expect(run.status == 64 && run.err.contains(".pdf") && run.err.contains(".txt"), "\(run.err)")
        }
        for args in [["case", numbers[0], "--printer", ""], ["sign", numbers[0], "--code", " "]] {
            let run = try desk.run(["print"] + args)
            #expect(run.status == 64 && run.err.contains("tom"), "\(run.err)")
        }
        #expect(!(try desk.json("case", "journal", numbers[0]).items.contains { $0["kind"].text == "print" }))
    }

    /// The same answers give the same bytes, and what cannot be made is no copy.
    @Test func aPaperThatCannotBeMadeIsNoCopy() throws {
        let (desk, numbers) = try desk()
        // A machine whose fonts lack Ethiopic.
        let fonts = try desk.folder.write(
            "fonts.conf",
            Array(
                """
                <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
                <fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir></fontconfig>
                """.utf8))
        let new = numbers[2]
        let failed = try desk.run(
            ["print", "case", new, "--output", desk.folder.path + "/x.pdf"], env: ["FONTCONFIG_FILE": fonts])
        #expect(failed.status == 2, "\(failed.err)")
        // On a screen of eighty columns the line is cut, and what to do must still be read.
        #expect(
            failed.errors.first
                == "mottagning: Installera fonts-noto-core: tecken saknas för Ethiopic. Inget skrevs.",
            "\(failed.err)")
        let nowhere = try desk.run(["print", "case", new, "--output", desk.folder.path + "/no/x.pdf"])
        let link = desk.folder.path + "/null.pdf"
        #expect(symlink("/dev/null", link) == 0)
        let device = try desk.run(["print", "case", new, "--output", link])
        #expect(
            nowhere.status == 2 && nowhere.err.contains("Mappen för") && nowhere.err.contains("finns inte"))
        #expect(device.status == 2 && device.err.contains("ingen vanlig fil"))
        #expect(!(try desk.json("case", "journal", new).items.contains { $0["kind"].text == "print" }))
    }

    @Test(.enabled(if: Run.tool("setpriv") != nil || getuid() != 0, "setpriv is not installed"))
    func aDatabaseThatCanOnlyBeReadIsSaidToBe() throws {
        let (desk, numbers) = try desk()
        DatabaseFaultTests.lend(desk)
        defer { chmod(desk.folder.path, 0o755) }
        let prefix = getuid() == 0 ? ["/usr/bin/setpriv", "--bounding-set=-all", "--inh-caps=-all"] : []
        let run = try desk.run(["print", "welcome", numbers[0]], prefix: prefix)
        #expect(run.status == 2 && run.err.contains("journalen"), "\(run.err)")
    }
}
