// The unit's file: everything is read, what is written is read back, and every fault has its line and column.

import Reception
import ReceptionFiles
import Testing

@Suite struct UnitFileTests {
    private func read(_ text: String) throws -> UnitFacts { try UnitFile.read(text, name: "unit.toml").get() }

    private static let whole = """
        [unit]
        name = "Storstad"
        office = "Integrationsenheten"
        address = "Torget 1"
        phone = "0100-00 00 00"
        [phones]
        manager = "070-000 00 01"
        on_call = "  "
        [caseworkers.anna]
        name = "Anna Exempel"
        phone = "070-000 00 02"
        [[vehicles]]
        name = "Minibuss"
        seats = 9
        bags = 10
        [pickup]
        meeting_point = "Terminal 5"
        warn_days = { flight = 10 }
        [flats]
        rent_norm = { 1 = 6000, 3 = 8500 }
        [welcome.tir]
        heading = "እንቋዕ ብደሓን መጻእኩም"
        address = "a"
        caseworker = "c"
        phone = "p"
        emergency = "e"
        meeting = "m"
        """

    @Test func everythingIsRead() throws {
        let facts = try read(Self.whole)
        #expect(facts.municipality == "Storstad" && facts.office == "Integrationsenheten")
        #expect(facts.phones == [.manager: "070-000 00 01"])
        #expect(facts.name(of: Login("anna")) == "Anna Exempel" && facts.name(of: Login("bo")) == "bo")
        #expect(facts.phone(of: Login("anna")) == "070-000 00 02" && facts.phone(of: nil) == "0100-00 00 00")
        #expect(facts.vehicles == [UnitVehicle(name: "Minibuss", seats: 9, bags: 10)])
        #expect(facts.pickup.warnDays(.flight) == 10 && facts.pickup.warnDays(.flat) == 14)
        #expect(facts.pickup.meetingPoint == "Terminal 5")
        #expect([0, 1, 2, 3, 9].map(facts.rentNorm(for:)) == [nil, 6000, 6000, 8500, 8500])
        #expect(facts.welcome["tir"]?.heading.isEmpty == false)
        #expect(try read("") == UnitFacts())
    }

    @Test func whatIsWrittenIsReadBack() throws {
        for facts in [UnitFacts(), try read(Self.whole)] {
            #expect(try read(UnitFile.text(facts) { "\($0)\nand more" }) == facts)
        }
        // The examples are right too, once the mark before them is gone.
        let template = UnitFile.text(UnitFacts()) { _ in "" }
        let used = template.split(separator: "\n").map { $0.hasPrefix("#") ? $0.dropFirst() : $0[...] }
        let facts = try read(used.joined(separator: "\n"))
        #expect(facts.vehicles.count == 1 && facts.caseworkers.count == 1 && facts.rentNorms.count == 2)
        #expect(Array(facts.welcome.keys) == ["ukr"])
    }

    @Test(arguments: [
        ("[enhet]", 1, 2, RulebookFault.Cause.unknownKey("enhet", nearest: nil)),
        ("[unit]\nnam = \"x\"", 2, 1, .unknownKey("nam", nearest: "name")),
        ("[unit]\nname = 1", 2, 8, .wrongType(key: "name", expected: .string, found: .integer)),
        ("[phones]\nboss = \"1\"", 2, 1, .unknownKey("boss", nearest: nil)),
        ("[[vehicles]]\nname = \"x\"", 1, 1, .missingKey("seats")),
        ("[[vehicles]]\nname = \"x\"\nseats = 0", 3, 9, .badNumber(key: "seats", found: 0)),
        ("[pickup.warn_days]\nflight = 400", 2, 10, .badNumber(key: "flight", found: 400)),
        ("[flats.rent_norm]\nen = 1", 2, 6, .badIdentifier("en")),
        ("[unit", 1, 6, .syntax("")),
    ])
    func faultsHaveTheirPlace(_ text: String, _ line: Int, _ column: Int, _ cause: RulebookFault.Cause) {
        guard case .failure(let faults) = UnitFile.read(text, name: "u.toml") else {
            Issue.record("no fault")
            return
        }
        #expect(faults.faults.first?.place == TomlPlace(line: line, column: column))
        if case .syntax = cause { return }
        #expect(faults.faults.map(\.cause) == [cause])
    }

    @Test func aLanguageWithHalfItsWordsIsAFault() {
        guard case .failure(let faults) = UnitFile.read("[welcome.ukrainska]\nheading = \"x\"", name: "u")
        else {
            Issue.record("no fault")
            return
        }
        #expect(faults.faults.count == 6)
    }
}
