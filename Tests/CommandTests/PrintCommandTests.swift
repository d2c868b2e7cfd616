// `print`: text and PDF, the journal and the number of the copy, protected households, and printers that are not there.

import TestSupport
import Testing

@Suite struct PrintCommandTests {
    private func desk(protection: String = "") throws -> (desk: Desk, number: String) {
        let desk = try Desk()
        let list = """
            hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;relation;språk;behov;skydd;adress;flyg;ankomsttid;arrival_planned
            1;KVOT;anna;Мельник;Проба;1990-05-05;sökande;ukr;rullstol;\(protection);\(protection.isEmpty ? "Storgatan 1" : "");SK1418;14:20;2026-03-20
            """
        let run = try desk.importing(list, ["--add-users"])
        #expect(run.status == 0, "\(run.err)")
        return (desk, try #require(try desk.json("arrivals").items.first?["case"].text))
    }

    @Test func aCaseAsText() throws {
        let (desk, number) = try desk()
        let run = try desk.run(["print", "case", number])
        #expect(run.status == 0)
        for part in [
            "Ärende \(number)", "Мельник Проба", "1990-05-05", "Storgatan 1", "OSL 26:1", "Exemplar 1",
            "fredag 2026-03-20 kl. 14:20, SK1418",
        ] {
            #expect(run.out.contains(part), "\(part)")
        }
        #expect(try desk.run(["print", "case", number]).out.contains("Exemplar 2"))
        // Both are in the journal of the case, and neither is anything that could be undone.
        let journal = try desk.json("case", "journal", number).items
        #expect(journal.filter { $0["kind"].text == "print" }.count == 2)
    }

    @Test func programsAreToldWhereAPaperIs() throws {
        let (desk, number) = try desk()
        let shown = try desk.json("print", "case", number)["papers"].items
        #expect(shown.count == 1 && shown[0]["paper"].text == "arende-\(number)")
        #expect(shown[0]["copy"].int == 1 && shown[0]["text"].text.contains("Ärende \(number)"))
        let path = desk.folder.path + "/case.pdf"
        let run = try desk.run(["print", "case", number, "--output", path, "--format", "json"])
        #expect(run.status == 0 && run.err.isEmpty && run.out.hasPrefix("{"), "\(run.err)")
        for part in [path, "\"copy\": 2", "\"printer\": null", "\"text\": null"] {
            #expect(run.out.contains(part), "\(part) in \(run.out)")
        }
        let csv = try desk.run(["print", "case", number, "--output", path, "--format", "csv"]).out
        #expect(csv.hasPrefix("paper,copy,file,printer,waits,text\narende-\(number),3,"), "\(csv)")
    }

    @Test func arrivalsAsTextAndNobodysAddress() throws {
        let (desk, number) = try desk()
        let run = try desk.run(["print", "arrivals", "--from", "2026-03-01", "--to", "2026-03-31"])
        #expect(run.status == 0 && run.out.contains(number) && run.out.contains("SK1418"))
        #expect(run.out.contains("rullstol") && !run.out.contains("Storgatan"))
        #expect(try desk.json("case", "journal", number).items.contains { $0["kind"].text == "print" })
        let none = try desk.run(["print", "arrivals", "--from", "2027-01-01"])
        #expect(none.status == 0 && none.out.contains("Inga."))
    }

    @Test func aProtectedHouseholdIsANumberAlsoForItsOwnCaseworker() throws {
        let (desk, number) = try desk(protection: "sekretessmarkering")
        for login in ["anna", "root"] {
            let env = ["MOTTAGNING_AS": login]
            let summary = try desk.run(["print", "case", number], env: env)
            let arrivals = try desk.run(["print", "arrivals"], env: env)
            for out in [summary.out, arrivals.out] {
                #expect(out.contains(number))
                for secret in ["Мельник", "Проба", "Storgatan", "1990", "SK1418", "rullstol"] {
                    #expect(!out.contains(secret), "\(secret) for \(login)")
                }
            }
        }
    }

    @Test(.enabled(if: Program.tool("pdftotext") != nil, "poppler-utils is not installed"))
    func aCaseAsPDFIsWrittenWhole() throws {
        let (desk, number) = try desk()
        let path = desk.folder.path + "/case.pdf"
        let run = try desk.run(["print", "case", number, "--output", path])
        #expect(run.status == 0 && run.out.isEmpty && run.err.contains("case.pdf"), "\(run.err)")
        let text = try Program.shell("pdftotext -layout \"$F\" - ; stat -c %a \"$F\"", env: ["F": path])
        #expect(text.out.contains("Мельник Проба") && text.out.contains("sida 1 av 1"))
        #expect(text.out.hasSuffix("600\n"))
        let nowhere = try desk.run(["print", "case", number, "--output", desk.folder.path + "/no/case.pdf"])
        #expect(nowhere.status == 2 && !nowhere.err.contains("Проба"))
    }

    /// The text is written beside the file and takes its place, so that no one ever finds half of it.
    @Test func textTakesThePlaceOfTheOldFileWhole() throws {
        let (desk, number) = try desk()
        let path = desk.folder.path + "/case.txt"
        let look = "stat -c '%a %i' \"$F\""
        #expect(try desk.run(["print", "case", number, "--output", path]).status == 0)
        let old = try Program.shell("ln \"$F\" \"$F.old\"; " + look, env: ["F": path]).out
        #expect(old.hasPrefix("600 "))
        #expect(try desk.run(["print", "case", number, "--output", path]).status == 0)
        #expect(try Program.shell(look, env: ["F": path]).out != old)
        #expect(try Program.shell("cat \"$F\"", env: ["F": path]).out.contains("Exemplar 2"))
        #expect(try Program.shell("cat \"$F.old\"", env: ["F": path]).out.contains("Exemplar 1"))
        // A folder of that name is not replaced, and nothing is left lying beside it.
        let folder = desk.folder.path + "/folder.txt"
        let made = try Program.shell("mkdir \"$F\"", env: ["F": folder])
        let refused = try desk.run(["print", "case", number, "--output", folder])
        #expect(made.status == 0 && refused.status == 2 && !refused.err.contains("Проба"))
        #expect(try Program.shell("ls -A \"$D\" | grep -c new-", env: ["D": desk.folder.path]).out == "0\n")
    }

    @Test func aPrinterThatIsNotThereIsSaidBeforeAnythingIsWrittenDown() throws {
        let (desk, number) = try desk()
        let run = try desk.run(["print", "case", number, "--printer", "finns-inte"])
        #expect(run.status == 2 && !run.err.isEmpty && run.out.isEmpty)
        #expect(!(try desk.json("case", "journal", number).items.contains { $0["kind"].text == "print" }))
    }
}
