// The tree that a TOML text becomes, and where its values stand.

import ReceptionFiles
import Testing

@Suite struct TomlParserTests {
    @Test func everyTypeIsRead() throws {
        let root = try TomlParser.parse(
            """
            text = "å\\"ä"
            whole = 010_0
            """.replacing("010_0", with: "1_000")
                + "\nhalf = 0.5\nyes = true\nday = 2026-02-28\nat = 09:30:00\nmoment = 2026-02-28T09:30:00Z\n"
                + "list = [1, 'a']\ninline = { a = 1 }\n")
        let found = Dictionary(uniqueKeysWithValues: (root.members ?? []).map { ($0.key, $0.value) })
        #expect(found["text"]?.string == "å\"ä")
        #expect(found["whole"]?.content == .integer(1000))
        #expect(found["half"]?.content == .float(0.5))
        #expect(found["yes"]?.content == .boolean(true))
        #expect(found["day"]?.content == .date(year: 2026, month: 2, day: 28))
        #expect(found["at"]?.type == .time)
        #expect(found["moment"]?.type == .dateTime)
        #expect(found["list"]?.elements?.map(\.type) == [.integer, .string])
        #expect(found["inline"]?.members?.map(\.key) == ["a"])
    }

    @Test func keysKeepTheOrderOfTheText() throws {
        let root = try TomlParser.parse("zeta = 1\nalpha = 2\n[mid]\nb = 1\na = 2\n")
        #expect(root.members?.map(\.key) == ["zeta", "alpha", "mid"])
        #expect(root.members?.last?.value.members?.map(\.key) == ["b", "a"])
    }

    @Test func placesCountCharactersFromOne() throws {
        let root = try TomlParser.parse("a = 1\n\"åäö\" =   \"x\"\n[[rule]]\nid = 2\n")
        let members = try #require(root.members)
        #expect(members.map(\.place) == [at(1, 1), at(2, 1), at(3, 3)])
        #expect(members[1].value.place == at(2, 11))
        let rule = try #require(members[2].value.elements?.first)
        #expect(rule.place == at(3, 1))
        #expect(rule.members?.first?.value.place == at(4, 6))
    }

    @Test func syntaxFaultSaysWhere() {
        let error = #expect(throws: TomlSyntaxError.self) { try TomlParser.parse("a = 1\nb = = 2\n") }
        #expect(error?.place.line == 2)
        #expect(error?.message.isEmpty == false)
    }

    @Test func aKeyGivenTwiceIsNoToml() {
        let error = #expect(throws: TomlSyntaxError.self) { try TomlParser.parse("a = 1\na = 2\n") }
        #expect(error?.place.line == 2)
    }

    /// The library itself takes such a name for impossible.
    @Test(arguments: ["[ärende]", "[[ü.c]]", "[[\u{FFFD}", "[ \u{1F600} ]", "[=]", "[[.a]]", "[", "[[", "[#"])
    func aNameInBracketsThatIsNoneIsNoToml(_ text: String) {
        let error = #expect(throws: TomlSyntaxError.self) {
            try TomlParser.parse("a = 1\n" + text + "\nb = 2")
        }
        #expect(error.map { $0.place.line >= 2 } == true)
    }

    /// Tables within tables without end would end the program.
    @Test(arguments: [
        String(repeating: "a.", count: 100_000) + "a = 1",
        "[" + String(repeating: "a.", count: 100_000) + "a]",
        "å = 1\n[[" + String(repeating: "\"a\" . ", count: 100) + "a]]",
        "a = " + String(repeating: "[", count: 100_000), "a = " + String(repeating: "{ b = ", count: 100_000),
        "s = \"\"\"x\"\"\"\" # '\nt = '''y'''\n" + String(repeating: "b.", count: 50) + "c = 1",
    ])
    func whatIsNestedWithoutEndIsNoToml(_ text: String) {
        let error = #expect(throws: TomlSyntaxError.self) { try TomlParser.parse(text) }
        #expect(error.map { $0.place >= at(1, 1) } == true && error?.message.isEmpty == false)
    }

    @Test func dotsElsewhereAreNoNames() throws {
        let dots = String(repeating: ".", count: 300)
        for text in [
            "a = \"\(dots) \\\" \(dots)\"", "a = '\(dots)' # \(dots)",
            "a = \"\"\"\n\(dots) \" \(dots)\n\"\"\"",
            "a = '''\n\(dots)''\(dots)\n'''",
            "# \(dots)\na = [" + String(repeating: "1.5, ", count: 300) + "]",
            "a.b.c.d.e.f.g.h = 1\n",
        ] {
            #expect(try TomlParser.parse(text).members?.count == 1)
        }
    }

    @Test(arguments: ["", "\u{FEFF}", "# only this", "\r\n"])
    func nothingIsAnEmptyTable(_ text: String) throws {
        #expect(try TomlParser.parse(text).members == [])
    }

    private func at(_ line: Int, _ column: Int) -> TomlPlace { TomlPlace(line: line, column: column) }
}
