// Each thing that can be wrong in a rule, with its line and column.

import Reception
import ReceptionData
import ReceptionFiles
import Testing

@Suite struct RulebookFaultTests {
    /// A rule in which nothing is wrong; a test replaces or adds lines.
    private static let lines: [(key: String, line: String)] = [
        ("", "[[rule]]"),
        ("id", "id = \"A-1\""),
        ("title", "title = { sv = \"Ett\", en = \"One\" }"),
        ("scope", "scope = \"person\""),
        ("from", "from = { each = \"received\" }"),
        ("span", "span = \"1m\""),
        ("ends", "ends = [\"sfi_started\"]"),
        ("nature", "nature = \"statutory\""),
        ("show", "show = \"queue\""),
        ("owner", "owner = \"unit\""),
        ("citation", "citation = \"1:1\""),
        ("confidence", "confidence = \"high\""),
    ]

    /// In place of a line that is to be left out.
    private static let gone: String? = nil

    private static func text(_ changes: [String: String?], adding extra: [String] = []) -> String {
        let kept = lines.compactMap { key, line in changes[key].map { $0 } ?? line }
        return (kept + extra).joined(separator: "\n") + "\n"
    }

    private static func faults(_ text: String) -> [RulebookFault] {
        switch RulebookReader.read(files: [("own.toml", text)], facts: BuiltIn.facts) {
        case .success: []
        case .failure(let found): found.faults
        }
    }

    private func expect(
        _ cause: RulebookFault.Cause, _ line: Int, _ column: Int, in text: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let place = TomlPlace(line: line, column: column)
        #expect(
            Self.faults(text) == [RulebookFault(file: "own.toml", place: place, cause: cause)],
            sourceLocation: sourceLocation)
    }

    @Test func theSampleIsFine() { #expect(Self.faults(Self.text([:])).isEmpty) }

    @Test func unknownKeyNamesTheNearest() {
        expect(.unknownKey("ownr", nearest: "owner"), 13, 1, in: Self.text([:], adding: ["ownr = \"unit\""]))
        expect(.unknownKey("zzzzzz", nearest: nil), 13, 1, in: Self.text([:], adding: ["zzzzzz = 1"]))
        let root = "ruel = 1\n" + Self.text([:])
        expect(.unknownKey("ruel", nearest: "rule"), 1, 1, in: root)
    }

    @Test func missingKeyStandsAtItsTable() {
        expect(.missingKey("span"), 1, 1, in: Self.text(["span": Self.gone]))
        expect(.missingKey("en"), 3, 9, in: Self.text(["title": "title = { sv = \"Ett\" }"]))
        expect(.missingKey("each"), 5, 8, in: Self.text(["from": "from = {}"]))
        expect(.missingKey("ends"), 1, 1, in: Self.text(["ends": Self.gone]))
    }

    @Test func wrongTypeSaysBoth() {
        expect(
            .wrongType(key: "span", expected: .string, found: .integer), 6, 8,
            in: Self.text(["span": "span = 3"]))
        expect(
            .wrongType(key: "ends", expected: .array, found: .string), 7, 8,
            in: Self.text(["ends": "ends = \"sfi_started\""]))
        expect(
            .wrongType(key: "verified_on", expected: .date, found: .string), 13, 15,
            in: Self.text([:], adding: ["verified_on = \"2026-04-30\""]))
    }

    @Test func unknownFactNamesTheNearest() {
        expect(
            .unknownFact("recieved", nearest: "received"), 5, 17,
            in: Self.text(["from": "from = { each = \"recieved\" }"]))
        expect(
            .unknownFact("sfi_strated", nearest: "sfi_started"), 7, 9,
            in: Self.text(["ends": "ends = [\"sfi_strated\"]"]))
    }

    @Test func closedListsAreClosed() {
        expect(.unknownKind("KOVT"), 13, 10, in: Self.text([:], adding: ["kinds = [\"KOVT\"]"]))
        expect(
            .unknownWord(key: "owner", found: "units", allowed: RuleOwner.allCases.map(\.rawValue)), 10, 9,
            in: Self.text(["owner": "owner = \"units\""]))
    }

    @Test func spansDaysAndNumbersMustMeanSomething() {
        expect(.badSpan(key: "span", found: "2 months"), 6, 8, in: Self.text(["span": "span = \"2 months\""]))
        expect(
            .badNumber(key: "warning_days", found: -1), 13, 16,
            in: Self.text([:], adding: ["warning_days = -1"]))
        expect(.emptyText(key: "citation"), 11, 12, in: Self.text(["citation": "citation = \" \""]))
        expect(.badIdentifier("a 1"), 2, 6, in: Self.text(["id": "id = \"a 1\""]))
    }

    @Test func aDateThatDoesNotExistIsNoToml() {
        let found = Self.faults(Self.text([:], adding: ["valid_from = 2026-02-30"]))
        #expect(found.count == 1)
        #expect(found.first?.place.line == 13)
        #expect(found.first?.cause.code == "syntax")
    }

    @Test func aYearBeforeTheCalendarIsABadDay() {
        expect(.badDay(key: "valid_from"), 13, 14, in: Self.text([:], adding: ["valid_from = 0000-01-01"]))
    }

    @Test func parametersMustBeStated() {
        expect(
            .unknownParameter("the_end"), 5, 8, in: Self.text(["from": "from = { parameter = \"the_end\" }"]))
        expect(
            .unknownParameter("pension_age"), 13, 8,
            in: Self.text([:], adding: ["when = { below_pension_age = true }"]))
        let number = ["", "[[parameter]]", "name = \"n\"", "value = 3", "citation = \"1:1\""]
        expect(
            .contradiction(.parameterIsNoDay("n")), 5, 8,
            in: Self.text(["from": "from = { parameter = \"n\" }"], adding: number))
    }

    @Test func onlyEventsCompleteSomething() {
        expect(
            .contradiction(.endIsPlan("arrival_planned")), 7, 8,
            in: Self.text(["ends": "ends = [\"arrival_planned\"]"]))
    }

    @Test func onlyAPlanOutranks() {
        expect(
            .overrideIsNoPlan("housing_ready"), 13, 12,
            in: Self.text([:], adding: ["override = \"housing_ready\""]))
    }

    @Test(
        arguments: [
            (
                ["ends": "ends = [\"received\"]"], [],
                RulebookFault.Contradiction.endsWithItsTrigger("received"), 7
            ),
            (["span": "span = \"-1m\""], ["rolls = true"], .rollsBackwards, 13),
            (["nature": "nature = \"expiry\""], ["rolls = true"], .rollsWithoutAct, 13),
            ([:], ["ends_after_opening = true"], .endsAfterNoOpening, 13),
            (["owner": "owner = \"authority\""], [], .waitsForNobody, 10),
            ([:], ["checklist = \"X\""], .stepIsLaw, 8),
            ([:], ["when = { min_age = 20, max_age = 10 }"], .agesReversed, 13),
            ([:], ["when = { member_ages = [0, 5] }"], .wrongScope(key: "member_ages"), 13),
            (["scope": "scope = \"case\""], ["when = { min_age = 6 }"], .wrongScope(key: "min_age"), 13),
            ([:], ["valid_from = 2026-02-01", "valid_to = 2026-01-01"], .validityReversed, 14),
        ] as [([String: String], [String], RulebookFault.Contradiction, Int)])
    func contradictions(
        _ changes: [String: String], _ extra: [String], _ contradiction: RulebookFault.Contradiction,
        _ line: Int
    ) {
        let found = Self.faults(Self.text(changes.mapValues { $0 }, adding: extra))
        #expect(found.map(\.cause) == [.contradiction(contradiction)])
        #expect(found.map(\.place.line) == [line])
    }

    @Test func aWindowAloneLapses() {
        let day = ["", "[[parameter]]", "name = \"d\"", "value = 2027-03-04", "citation = \"1:1\""]
        let text = Self.text([:], adding: ["lapses_with_parameter = \"d\""] + day)
        expect(.contradiction(.lapsesButIsNoWindow), 13, 25, in: text)
    }

    @Test func aRuleIsGivenOnce() {
        let text = Self.text([:]) + Self.text([:])
        expect(.duplicateRule("A-1", version: 1, firstLine: 1), 14, 6, in: text)
    }

    @Test func versionsDoNotGovernTheSameDays() {
        let first = Self.text([:], adding: ["valid_to = 2026-06-30"])
        let second = ["version = 2", "valid_from = 2026-07-01"]
        #expect(Self.faults(first + Self.text([:], adding: second)).isEmpty)
        let early = ["version = 2", "valid_from = 2026-06-30"]
        expect(.overlappingVersions("A-1", 1, 2), 27, 14, in: first + Self.text([:], adding: early))
    }

    @Test func allFaultsOfAllFilesAreCollected() {
        let bad = Self.text(["span": "span = \"x\"", "owner": "owner = \"x\"", "citation": Self.gone])
        let files = [("a.toml", "= 1\n"), ("b.toml", bad), ("c.toml", "x = 1\n")]
        guard case .failure(let faults) = RulebookReader.read(files: files, facts: BuiltIn.facts) else {
            Issue.record("read without a fault")
            return
        }
        #expect(faults.faults.map(\.file) == ["a.toml", "b.toml", "b.toml", "b.toml", "c.toml"])
        #expect(
            faults.faults.map(\.cause.code) == [
                "syntax", "missing_key", "bad_span", "unknown_word", "unknown_key",
            ])
    }

    @Test func defaultsFillIn() throws {
        let text = "[defaults]\nowner = \"lead\"\nnature = \"target\"\n" + Self.text(["owner": Self.gone])
        let rulebook = try RulebookReader.read(files: [("own.toml", text)], facts: BuiltIn.facts).get()
        #expect(rulebook.rules.map(\.owner) == [.lead])
        #expect(rulebook.rules.map(\.nature) == [.statutory])
        expect(.unknownKey("id", nearest: nil), 2, 1, in: "[defaults]\nid = \"A\"\n" + Self.text([:]))
    }

    @Test func theVersionChangesWithTheText() {
        let a = RulebookReader.version(of: [("a", "x")])
        #expect(a.utf8.count == 8)
        #expect(a == RulebookReader.version(of: [("a", "x")]))
        #expect(a != RulebookReader.version(of: [("a", "y")]))
        #expect(a != RulebookReader.version(of: [("b", "x")]))
    }
}
