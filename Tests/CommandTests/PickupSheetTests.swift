// Körblad: what whoever fetches households reads from it, and what never stands there.

import Foundation
import TestSupport
import Testing

@Suite struct PickupSheetTests {
    private static let unit = """
        [unit]
        name = "Storstads kommun"
        [phones]
        manager = "08-465 00 401"
        iom = "08-465 00 402"
        """

    private func planned(_ list: String = ThreeHouseholds.list) throws -> Desk {
        let desk = try Desk()
        #expect(try desk.importing(list, ["--add-users"]).status == 0)
        let unit = try desk.folder.write("unit.toml", Array(Self.unit.utf8))
        #expect(try desk.run(["unit", "load", unit]).status == 0)
        let run = try desk.run(
            ThreeHouseholds.plan + [
                "--meeting-point", "Utgång C", "--parking", "P5", "--backup", "telefontolk 08-465 00 403",
            ])
        #expect(run.status == 0, "\(run.err)")
        return desk
    }

    @Test func saysAllThatIsNeededWithoutATelephone() throws {
        let desk = try planned()
        let out = try desk.run(["print", "pickup", "1"]).out
        for part in [
            "Körblad SK1418, 2026-03-12", "14:35", "Arlanda, terminal 5", "Utgång C", "P5", "[ ] 11:35",
            "[ ] 13:35",
            "5 vuxna, 8 barn, 1 spädbarn", "1 babyskydd, 1 bakåtvänd stol, 4 bälteskuddar",
            "fråga", "rullstol är inte beställd", "telefontolk 08-465 00 403",
            "Minibuss 1", "Anna", "Al-Hassan", "2026-0002 · 4 pers · 4 väskor", "Selam", "UT-kort",
            "resehandling",
            "Landat", "Medicin i handbagaget", "08-465 00 401", "08-465 00 402", "Socialjouren", "112",
            "flygbolaget", "(PIR)", "Kvitton", "Underskrift", "OSL 26:1", "Exemplar 1",
        ] {
            #expect(out.contains(part), "\(part)")
        }
        #expect(try desk.run(["print", "pickup", "2026-0003"]).out.contains("Exemplar 2"))
        // Other papers have copies of their own.
        #expect(try desk.run(["print", "arrivals"]).out.contains("Exemplar 1"))
        for number in ThreeHouseholds.cases {
            let journal = try desk.json("case", "journal", number).items
            #expect(journal.count { $0["kind"].text == "print" } == 3)
        }
    }

    @Test func severalGoIntoAFolder() throws {
        let desk = try planned()
        let folder = desk.folder.path + "/papper/"
        let missing = try desk.run(["print", "pickup", "1", "2026-0003", "--output", folder])
        #expect(missing.status == 2 && missing.err.contains("finns inte"))
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        let run = try desk.run(["print", "pickup", "1", "2026-0003", "--output", folder])
        #expect(run.status == 0, "\(run.err)")
        // The case is one of the pickup's.
        #expect(run.errors.count == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["korblad-1.pdf"])
        #expect(try desk.run(["print", "case", "2026-0001", "--output", folder]).status == 0)
        #expect(desk.folder.bytes("papper/arende-2026-0001.pdf").starts(with: Array("%PDF".utf8)))
        let one = try desk.run(["print", "pickup", "1", "2026-0003", "--output", desk.folder.path + "/x.pdf"])
        #expect(one.status == 64 && one.err.contains("Flera papper"))
        // What is missing is found before the first is printed.
        let prints = {
            try desk.json("case", "journal", "2026-0001").items.count { $0["kind"].text == "print" }
        }
        let before = try prints()
        #expect(try desk.run(["print", "pickup", "1", "7"]).status == 2)
        #expect(try prints() == before)
    }

    /// One that the machine's fonts cannot draw keeps the others back.
    @Test func severalAreAllPrintedOrNone() throws {
        let desk = try planned()
        let other = """
            hushåll;ärendetyp;förnamn;efternamn;födelsedatum;relation
            9;KVOT;ሰላም;ገብረ;1990-05-05;sökande
            """
        #expect(try desk.importing(other).status == 0)
        let plan = try desk.run(["pickup", "plan", "2026-0004", "--date", "2026-03-14", "--flight", "SK1420"])
        #expect(plan.status == 0, "\(plan.err)")
        let fonts = try desk.folder.write(
            "fonts.conf",
            Array(
                """
                <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
                <fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir></fontconfig>
                """.utf8))
        let folder = desk.folder.path + "/papper/"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        let print = ["print", "pickup", "1", "2", "--output", folder]
        let failed = try desk.run(print, env: ["FONTCONFIG_FILE": fonts])
        #expect(failed.status == 2, "\(failed.err)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        #expect(
            !(try desk.json("case", "journal", "2026-0001").items.contains { $0["kind"].text == "print" }))
        let made = try desk.run(print)
        #expect(made.status == 0 && made.errors.count == 2, "\(made.err)")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(files == ["korblad-1.pdf", "korblad-2.pdf"])
    }

    @Test func hasNoAddressAndNoHealth() throws {
        let list = ThreeHouseholds.list.replacing(
            "anvisningsbeslut", with: "anvisningsbeslut;adress;anteckning"
        )
        .replacing("sökande;;;2026-02-01", with: "sökande;;gravid;2026-02-01;Hemgatan 12;Har astma")
        .replacing(
            "sökande;;rullstol;2026-02-01",
            with: "sökande;;rullstol,gravid,syrgas,bår,kost,ledsagare;2026-02-01;Hemgatan 14;"
        )
        .replacing("prs;ja;partner;;;", with: "prs;ja;partner;;rullstol;")
        .split(separator: "\n").map { line in
            String(line) + String(repeating: ";", count: 12 - line.count { $0 == ";" })
        }.joined(separator: "\n")
        let desk = try planned(list)
        let out = try desk.run(["print", "pickup", "1"]).out
        #expect(out.contains("Körblad"))
        for secret in [
            "Hemgatan", "astma", "1991", "1985-01-01", "gravid", "syrgas", "bår", "kost", "Behov",
        ] {
            #expect(!out.contains(secret), "\(secret)")
        }
        // What whoever drives must reckon with is no health.
        #expect(out.contains("2 rullstolar är inte beställda") && out.contains("Ledsagare"), "\(out)")
        #expect(try desk.run(["pickup", "change", "1", "--wheelchair", "yes"]).status == 0)
        #expect(try desk.run(["print", "pickup", "1"]).out.contains("2 rullstolar, beställda"))
    }

    @Test(arguments: ["ABO", "KVOT"])
    func whoComesByTrainIsNotToldOfAirlines(_ kind: String) throws {
        let desk = try Desk()
        #expect(try desk.importing(ThreeHouseholds.list.replacing("KVOT", with: kind)).status == 0)
        let plan = [
            "pickup", "plan", "2026-0001", "--date", "2026-03-12", "--time", "14:35", "--train", "538",
            "--place",
            "Storstad C", "--terminal", "3",
        ]
        let run = try desk.run(plan)
        #expect(run.status == 0, "\(run.err)")
        let out = try desk.run(["print", "pickup", "1"]).out
        for part in [
            "Inga fordon.", "Storstad C, spår 3", "Kommer fram", "Tåget inne", "tåget är inställt",
            "tågbolaget", "Jour",
        ] {
            #expect(out.contains(part), "\(part)")
        }
        for part in ["lyg", "plan ", "planet", "IOM", "Landat", "ankomsthall"] {
            #expect(!out.contains(part), "\(part)")
        }
        #expect(out.contains("Migrationsverket, kvot") == (kind == "KVOT"))
        #expect(out.contains("Ring också") == (kind == "KVOT"))
    }

    @Test func languagesThatNobodyInterpretsAreNamed() throws {
        let desk = try planned()
        let some = try desk.run(["print", "pickup", "1"]).out
        #expect(some.contains("arabiska · saknas: dari, tigrinja"), "\(some)")
        #expect(try desk.run(["pickup", "change", "1", "--interpreter", ""]).status == 0)
        let none = try desk.run(["print", "pickup", "1"]).out
        #expect(none.contains("saknas: arabiska, dari, tigrinja"), "\(none)")
        #expect(none.contains("Tolk som ordnats   ______"), "\(none)")
        let all = try desk.run(["pickup", "change", "1", "--interpreter", "ara,prs,tir"])
        #expect(all.status == 0, "\(all.err)")
        #expect(!(try desk.run(["print", "pickup", "1"]).out.contains("saknas:")))
    }

    /// Somebody else's family name stands in her passport, and is what she is called by.
    @Test func anotherFamilyNameIsPrintedWhole() throws {
        let list = ThreeHouseholds.list.replacing("Omar;Al-Hassan", with: "Omar;الحسن")
            .replacing("Farida;Noori", with: "Farida;Ahmadi")
        let out = try planned(list).run(["print", "pickup", "1"]).out
        #expect(out.contains("Farida") && out.contains("Ahmadi") && out.contains("Al-Hsn)"), "\(out)")
        // What all of a household are called stands above them alone.
        for name in ["Al-Hassan", "Tesfay"] {
            #expect(out.components(separatedBy: name).count == 3, "\(name) in \(out)")
        }
    }

    @Test func aProtectedHouseholdIsANumberAndACodeAlsoForItsOwnCaseworker() throws {
        let list = """
            hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;relation;språk;behov;skydd
            1;KVOT;\(Desk.me);Sara;Hemlig;1990-05-05;sökande;tir;rullstol;sekretessmarkering
            1;KVOT;\(Desk.me);Lea;Hemlig;2020-05-05;barn;tir;;
            2;KVOT;anna;Omar;Öppen;1990-05-05;sökande;ara;;
            """
        let desk = try Desk()
        #expect(try desk.importing(list, ["--add-users"]).status == 0)
        let plan = ["pickup", "plan", "2026-0001", "2026-0002", "--date", "2026-03-12", "--flight", "SK1418"]
        #expect(try desk.run(plan).status == 0)
        for login in ["anna", Desk.me] {
            let out = try desk.run(["print", "pickup", "1"], env: ["MOTTAGNING_AS": login]).out
            #expect(out.contains("2026-0001 · 2 pers") && out.contains("Överenskommen kod"), "\(login)")
            #expect(out.contains("Öppen") && out.contains("2 med skyddade uppgifter"))
            for secret in ["Sara", "Lea", "Hemlig", "tir"] {
                #expect(!out.contains(secret), "\(secret) for \(login)")
            }
        }
    }

    @Test(.enabled(if: Program.tool("qpdf") != nil, "qpdf is not installed"))
    func asPDFItIsWholeAndTheSameEachTime() throws {
        let desk = try planned()
        let path = desk.folder.path + "/sheet"
        for copy in ["a", "b"] {
            #expect(try desk.run(["print", "pickup", "1", "--output", path + copy + ".pdf"]).status == 0)
        }
        let check = try Program.shell(
            """
            qpdf --check "$F"a.pdf >/dev/null && pdffonts "$F"a.pdf | tail -n +3 | grep -cv ' yes yes' ;
            pdftotext -layout "$F"a.pdf - | grep -c 'sida [123] av 3'
            """, env: ["F": path])
        #expect(check.out == "0\\n3\\n".replacing("\\n", with: "\n"), "\(check.out) \(check.err)")
        // The number of the copy is all that differs.
        let texts = try ["a", "b"].map { copy in
            try Program.shell("pdftotext -layout \"$F\" -", env: ["F": path + copy + ".pdf"]).out
        }
        #expect(texts[0].replacing("Exemplar 1", with: "Exemplar 2") == texts[1])
    }
}
