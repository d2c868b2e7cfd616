// Examples in rule files: how they are read, what can be wrong in them, and that a wrong one is found.

import Reception
import ReceptionData
import ReceptionFiles
import Testing

@Suite struct RuleExampleTests {
    private static let rules = """
        [[rule]]
        id = "A-1"
        title = { sv = "Ett", en = "One" }
        scope = "person"
        from = { each = "received" }
        span = "1m"
        rolls = true
        ends = ["sfi_started"]
        nature = "statutory"
        show = "queue"
        owner = "unit"
        citation = "1:1"
        confidence = "high"

        [[rule]]
        id = "A-2"
        title = { sv = "Två", en = "Two" }
        scope = "person"
        kinds = ["EBO"]
        nature = "window"
        show = "text"
        owner = "unit"
        hint = { sv = "Så är det.", en = "So it is." }
        citation = "1:2"
        confidence = "high"

        """
    /// The line on which an example's first line stands.
    private static let first = 27

    private static func faults(_ example: String) -> [RulebookFault] {
        let text = rules + "\n" + example
        switch RulebookReader.check(files: [("own.toml", text)], facts: BuiltIn.facts) {
        case .success: return []
        case .failure(let found): return found.faults
        }
    }

    private static func example(_ lines: String...) -> String {
        (["[[example]]", "about = \"prov\"", "kind = \"EBO\""] + lines).joined(separator: "\n") + "\n"
    }

    @Test func anExampleThatHolds() {
        let text = Self.example(
            "persons = [{ born = 1990-05-05 }, { born = 1992-05-05, relation = \"partner\", ground = \"relative\" }]",
            "facts = { received = 2026-11-24, sfi_started = { day = 2026-12-28, person = 2 } }",
            "on = 2026-12-01",
            "[example.expect]",
            "A-1 = [{ due = 2026-12-28, raw_due = 2026-12-24, rolled = \"eve\", met = 2026-12-28, person = 2 }, "
                + "{ due = 2026-12-28, raw_due = 2026-12-24, rolled = \"eve\", person = 1 }]", "A-2 = true")
        #expect(Self.faults(text) == [])
    }

    @Test func everyPartOfADateCounts() {
        for wrong in [
            "2026-12-24", "2026-12-28", "{ due = 2026-12-28, raw_due = 2026-12-24, rolled = \"sunday\" }",
            "{ due = 2026-12-28, raw_due = 2026-12-24, rolled = \"eve\", met = 2026-12-01 }",
            "{ due = 2026-12-28, raw_due = 2026-12-24, rolled = \"eve\", provisional = true }",
            "{ paused = true }", "[]",
        ] {
            let text = Self.example("facts = { received = 2026-11-24 }", "expect = { A-1 = \(wrong) }")
            #expect(Self.faults(text).map(\.cause.code) == ["example_differs"], "\(wrong)")
        }
    }

    @Test func whatDiffersIsSaidAtItsPlace() {
        let text = Self.example("facts = { received = 2026-11-24 }", "[example.expect]", "A-1 = 2026-12-24")
        let cause = RulebookFault.Cause.exampleDiffers(
            "A-1", expected: "2026-12-24", found: "person 1 2026-12-28 (2026-12-24 eve)")
        let place = TomlPlace(line: Self.first + 5, column: 1)
        #expect(Self.faults(text) == [RulebookFault(file: "own.toml", place: place, cause: cause)])
    }

    @Test func aTextShowsOrNot() {
        let shows = Self.example("on = 2026-12-01", "expect = { A-2 = false }")
        #expect(
            Self.faults(shows).map(\.cause) == [.exampleDiffers("A-2", expected: "false", found: "true")])
        #expect(Self.faults(Self.example("expect = { A-2 = true }")).map(\.cause) == [.missingKey("on")])
        let dated = Self.example("on = 2026-12-01", "expect = { A-2 = 2026-12-01 }")
        #expect(Self.faults(dated).map(\.cause.code) == ["wrong_type"])
        let asked = Self.example("on = 2026-12-01", "expect = { A-1 = true }")
        #expect(Self.faults(asked).map(\.cause) == [.contradiction(.hintIsText)])
    }

    @Test(
        arguments: [
            ("expect = { A-9 = [] }", .unknownRule("A-9"), 3, 12),
            (
                "facts = { recieved = 2026-01-01 }\nexpect = { A-1 = [] }",
                .unknownFact("recieved", nearest: "received"), 3, 11
            ),
            (
                "facts = { sfi_started = { day = 2026-01-01, person = 2 } }\nexpect = { A-1 = [] }",
                .noSuchPerson(2), 3, 25
            ),
            (
                "facts = { received = { day = 2026-01-01, person = 1 } }\nexpect = { A-1 = [] }",
                .contradiction(.wrongScope(key: "person")), 3, 22
            ),
            ("expect = { A-1 = { due = 2026-01-01, person = 2 } }", .noSuchPerson(2), 3, 47),
            ("expect = { A-1 = { raw_due = 2026-01-01 } }", .missingKey("due"), 3, 18),
            ("expect = { A-1 = { due = 2026-01-01, duee = 1 } }", .unknownKey("duee", nearest: "due"), 3, 38),
            ("expect = []", .wrongType(key: "expect", expected: .table, found: .array), 3, 10),
            (
                "facts = 3\nexpect = { A-1 = [] }",
                .wrongType(key: "facts", expected: .table, found: .integer), 3, 9
            ),
            (
                "persons = [{ borne = 2026-01-01 }]\nexpect = { A-1 = [] }",
                .unknownKey("borne", nearest: "born"), 3, 14
            ),
            ("closd = 2026-01-01\nexpect = { A-1 = [] }", .unknownKey("closd", nearest: "closed"), 3, 1),
            ("", .missingKey("expect"), 0, 1),
        ] as [(String, RulebookFault.Cause, Int, Int)])
    func faultsInExamples(_ lines: String, _ cause: RulebookFault.Cause, _ line: Int, _ column: Int) {
        let place = TomlPlace(line: Self.first + line, column: column)
        #expect(
            Self.faults(Self.example(lines)) == [RulebookFault(file: "own.toml", place: place, cause: cause)])
    }

    @Test(
        arguments: [
            ("from = { quarters_from = \"received\" }", "endless_quarters quarters_have_steps"),
            ("from = { quarters_from = \"received\", for = \"1y\" }", "quarters_have_steps"),
            ("from = { birthday = 18, not_before = \"a\" }", "unknown_key"),
            ("from = { each = \"received\", at = \"week_end\" }", "unknown_word"),
            ("from = { each = \"received\", not_before = \"a\" }", "unknown_parameter"),
            ("from = { birthday = 18, until = \"a\" }", "unknown_parameter"),
            ("from = { each = \"received\" }\nhint = { sv = \"a\", en = \"b\" }", "hint_is_text"),
        ])
    func faultsInStarts(_ from: String, _ code: String) {
        let text = Self.rules.replacing("from = { each = \"received\" }", with: from, maxReplacements: 1)
        let found = RulebookReader.read(files: [("own.toml", text)], facts: BuiltIn.facts)
        guard case .failure(let faults) = found else {
            Issue.record("read without a fault")
            return
        }
        #expect(faults.faults.map(\.cause.code).joined(separator: " ") == code)
    }

    @Test func aCaseHasNoBirthday() {
        let text = Self.rules.replacing("from = { each = \"received\" }", with: "from = { birthday = 18 }")
            .replacing("scope = \"person\"", with: "scope = \"case\"", maxReplacements: 1)
        guard
            case .failure(let faults) = RulebookReader.read(files: [("own.toml", text)], facts: BuiltIn.facts)
        else {
            Issue.record("read without a fault")
            return
        }
        #expect(faults.faults.map(\.cause) == [.contradiction(.birthdayOfACase)])
    }
}
