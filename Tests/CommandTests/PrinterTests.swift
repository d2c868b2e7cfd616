// Printing on a real CUPS server: what arrives, and what is said where it does not.

import TestSupport
import Testing

@Suite(.enabled(if: CupsServer.isInstalled, "cups-daemon and cups-client are not installed"))
struct PrinterTests {
    private func desk() throws -> (desk: Desk, number: String) {
        let desk = try Desk()
        let list = """
            hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;relation
            1;KVOT;anna;Проба;Мельник;1990-05-05;sökande
            """
        _ = try desk.importing(list, ["--add-users"])
        return (desk, try #require(try desk.json("case", "list").items.first?["case"].text))
    }

    @Test func aPrinterGetsTheBytesOfTheFile() throws {
        let server = try CupsServer()
        let (desk, number) = try desk()
        let path = desk.folder.path + "/case.pdf"
        let run = try desk.run(
            ["print", "case", number, "--output", path, "--printer", "kontoret"], env: server.environment)
        #expect(run.status == 0 && run.errors.count == 2, "\(run.err)")
        let end = ContinuousClock.now + .seconds(30)
        while server.printed.isEmpty, ContinuousClock.now < end {}
        #expect(!server.printed.isEmpty && server.printed == desk.folder.bytes("case.pdf"))
        // A paper in two places is one copy.
        let prints = try desk.json("case", "journal", number).items.filter { $0["kind"].text == "print" }
        #expect(prints.count == 1)
    }

    @Test func whatGoesWrongIsSaid() throws {
        let server = try CupsServer()
        let (desk, number) = try desk()
        func run(_ printer: String, _ env: [String: String]) throws -> Run {
            try desk.run(["print", "case", number, "--printer", printer], env: env)
        }
        let refused = try run("reception", server.environment)
        #expect(refused.status == 2 && refused.err.contains("not accepting jobs"), "\(refused.err)")
        let waiting = try run("arkivet", server.environment)
        #expect(waiting.status == 0 && waiting.err.contains("stoppad"), "\(waiting.err)")
        let unknown = try run("köket", server.environment)
        #expect(unknown.status == 2)
        for name in ["arkivet", "kontoret", "reception"] { #expect(unknown.err.contains(name)) }
        let nobody = try run("kontoret", ["CUPS_SERVER": desk.folder.path + "/nobody"])
        #expect(nobody.status == 2 && nobody.err.contains("CUPS"), "\(nobody.err)")
    }
}
