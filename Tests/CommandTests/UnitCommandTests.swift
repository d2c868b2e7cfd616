// `unit`: the file is checked, kept for everybody, journalled, and only the team lead changes it.

import TestSupport
import Testing

@Suite struct UnitCommandTests {
    @Test func theTemplateIsAFileThatSaysNothing() throws {
        let desk = try Desk()
        let template = try desk.run(["unit", "template"])
        #expect(template.status == 0 && template.out.contains("[phones]") && template.out.contains("# "))
        let file = try desk.folder.write("unit.toml", template.bytes)
        #expect(try desk.run(["unit", "load", file]).status == 0)
        #expect(try desk.json("unit", "show") == desk.json("unit", "template"))
        #expect(try desk.run(["unit", "show"]).out == template.out)
    }

    @Test func aFileIsTakenIntoUseAndShown() throws {
        let desk = try Desk()
        let text = """
            [unit]
            name = "Storstads kommun"
            [[vehicles]]
            name = "Minibuss"
            seats = 9
            [flats]
            rent_norm = { 1 = 6000 }
            """
        let file = try desk.folder.write("unit.toml", Array(text.utf8))
        let first = try desk.run(["unit", "load", file, "--format", "json"])
        #expect(first.status == 0 && first.json["loaded"] == .bool(true))
        #expect(try desk.run(["unit", "load", file, "--format", "json"]).json["loaded"] == .bool(false))
        let shown = try desk.json("unit", "show")
        #expect(shown["unit"]["name"].text == "Storstads kommun")
        #expect(shown["vehicles"].items.first?["seats"].int == 9)
        #expect(shown["flats"]["rent_norm"].items.first?["rent"].int == 6000)
        #expect(shown["pickup"]["warn_days"]["flat"].int == 14)
    }

    @Test func faultsHaveTheirPlaceAndChangeNothing() throws {
        let desk = try Desk()
        let before = try desk.json("unit", "show")
        let file = try desk.folder.write("unit.toml", Array("[unit]\nnamn = \"x\"\n[[vehicles]]\n".utf8))
        let run = try desk.run(["unit", "load", file])
        #expect(run.status == 2 && run.err.contains("unit.toml:2:1") && run.err.contains("name"))
        #expect(try desk.json("unit", "show") == before)
    }

    @Test func onlyTheTeamLeadChangesIt() throws {
        let desk = try Desk()
        _ = try desk.run(["user", "add", "anna"])
        let file = try desk.folder.write("unit.toml", Array("[unit]\n".utf8))
        let run = try desk.run(["unit", "load", file], env: ["MOTTAGNING_AS": "anna"])
        #expect(run.status == 2 && !run.err.isEmpty)
        #expect(try desk.run(["unit", "show"], env: ["MOTTAGNING_AS": "anna"]).status == 0)
    }
}
