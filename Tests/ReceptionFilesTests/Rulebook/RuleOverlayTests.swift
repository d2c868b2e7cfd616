// Files that are laid over the program's rules: what they may say, and what becomes of the rulebook.

import Reception
import ReceptionData
import ReceptionFiles
import Testing

@Suite struct RuleOverlayTests {
    private static let own = """
        [[rule]]
        id = "HEMBESOK"
        title = { sv = "Hembesök", en = "Home visit" }
        scope = "case"
        from = { each = "moved_in" }
        span = "3w"
        nature = "target"
        show = "queue"
        owner = "unit"
        citation = "Enhetens rutin"
        confidence = "high"

        """

    private static func read(_ text: String) -> Result<RuleOverlay, RulebookFaults> {
        RuleOverlayReader.check(("enhet.toml", text), over: BuiltIn.rulebook, facts: BuiltIn.facts)
    }

    private static func laid(_ text: String) throws -> Rulebook {
        BuiltIn.rulebook.laying(try read(text).get())
    }

    private static func faults(_ text: String) -> [String] {
        guard case .failure(let found) = read(text) else { return [] }
        return found.faults.map(\.description)
    }

    @Test(arguments: [
        ("directive_end", "5", "3:9: wrong_type value date integer"),
        ("pension_age", "2026-01-01", "3:9: wrong_type value integer date"),
        ("births_in_quota", "7", "3:9: bad_number value 7"),
        ("births_in_quota", "2026-01-01", "3:9: wrong_type value integer date"),
        ("births_in_qouta", "1", "2:8: unused_parameter births_in_qouta births_in_quota"),
    ])
    func valuesAreOfTheirKindAndAskedFor(name: String, value: String, fault: String) {
        let text = "[[parameter]]\nname = \"\(name)\"\nvalue = \(value)\ncitation = \"egen\"\n"
        #expect(Self.faults(text) == ["enhet.toml:" + fault])
    }

    /// A rule that is faulty elsewhere is there all the same, and what else is wrong with it is said too.
    @Test func aFaultHidesNoOther() {
        let step = Self.own.replacing("id = \"HEMBESOK\"", with: "id = \"EFTER\"")
            .replacing("{ each = \"moved_in\" }", with: "{ each = \"step:HEMBESOK\" }")
        let faulty = Self.own.replacing("citation = \"Enhetens rutin\"", with: "ends = [\"lease_ends\"]")
        let found = Self.faults(step + "\n" + faulty + "\n" + faulty)
        #expect(!found.contains { $0.contains("unknown_rule") }, "\(found)")
        #expect(found.filter { $0.contains("missing_key citation") }.count == 2)
        #expect(found.filter { $0.contains("end_is_plan lease_ends") }.count == 2)
        #expect(found.filter { $0.contains("duplicate_rule HEMBESOK 1") }.count == 1)
    }

    @Test func oneRuleIsAdjustedOnce() {
        let text = "[[adjust]]\nrule = \"SO-START\"\nspan = \"45d\"\n"
        #expect(Self.faults(text + text) == ["enhet.toml:5:8: duplicate_adjustment SO-START 1"])
    }

    @Test(arguments: [
        ("scope = \"case\"", "scope = \"case\"\nkinds = []", "empty_list kinds"),
        ("from = { each", "from = { first = \"moved_in\", each", "two_starts"),
    ])
    func whatIsMeantIsSaid(from: String, to: String, fault: String) throws {
        let text = try #require(Self.own.contains(from) ? Self.own : nil).replacing(from, with: to)
        let found = Self.faults(text)
        #expect(found.contains { $0.hasSuffix(fault) }, "\(found)")
    }

    /// Facts are recorded by people, so a rule of the unit's that ends with one may well lead back to its start.
    @Test func factsOfOursCloseNoRingForAUnit() throws {
        let ring = Self.own.replacing("scope = \"case\"", with: "scope = \"person\"\nends = [\"moved_in\"]")
            .replacing("{ each = \"moved_in\" }", with: "{ each = \"sfi_started\" }")
        #expect(ring != Self.own && Self.faults(ring).isEmpty)
        let own = "[[rule]]\nid = \"B\"\n" + ring.split(separator: "\n").dropFirst(2).joined(separator: "\n")
        let back = own.replacing("sfi_started", with: "moved_in").replacing(
            "ends = [\"moved_in\"]", with: "ends = [\"sfi_started\"]")
        #expect(Self.faults(ring + back + "\n").contains { $0.contains("cycle") })
    }

    @Test func aUnitAddsRulesAndChangesRoutines() throws {
        let book = try Self.laid(
            Self.own + """
                [[adjust]]
                rule = "SO-START"
                span = "45d"
                warning_days = 20

                [[adjust]]
                rule = "HU-12"
                off = true
                """)
        #expect(book["HEMBESOK"]?.span == Span("3w"))
        #expect(book["SO-START"]?.span == Span("45d") && book["SO-START"]?.warningDays == 20)
        #expect(book["HU-12"] == nil)
        #expect(book.origin(of: "HEMBESOK") == .unit && book.origin(of: "SO-START") == .adjusted)
        #expect(book.origin(of: "MOT-ABO") == .program)
        #expect(book.version != BuiltIn.rulebook.version && book.overlays.count == 1)
        // Nothing else has changed.
        let touched: Set<RuleID> = ["HEMBESOK", "SO-START", "HU-12"]
        #expect(
            book.rules.filter { !touched.contains($0.id) }
                == BuiltIn.rulebook.rules.filter { !touched.contains($0.id) })
    }

    @Test(arguments: [
        ("[[adjust]]\nrule = \"MOT-ABO\"\nspan = \"3m\"\n", "enhet.toml:3:8: span_is_law MOT-ABO"),
        ("[[adjust]]\nrule = \"MOT-AB\"\noff = true\n", "enhet.toml:2:8: unknown_rule MOT-AB"),
        ("[[adjust]]\nrule = \"MOT-ABO\"\n", "enhet.toml:1:1: idle_adjustment MOT-ABO"),
        ("[[adjust]]\nrule = \"MOT-ABO\"\nof = true\n", "enhet.toml:3:1: unknown_key of off"),
        ("[[regel]]\nid = \"A\"\n", "enhet.toml:1:3: unknown_key regel "),
        ("edition = \"ny\"\n", "enhet.toml:1:11: wrong_type edition date string"),
    ])
    func whatIsWrongIsNamedWithItsPlace(_ text: String, _ fault: String) {
        #expect(Self.faults(text).contains(fault), "\(Self.faults(text))")
    }

    @Test func aUnitsRuleHasAnIdOfItsOwn() {
        let taken = Self.own.replacing("HEMBESOK", with: "HU-12")
        #expect(Self.faults(taken) == ["enhet.toml:2:6: rule_is_ours HU-12"])
    }

    /// SFI-1M from 2027 in two weeks, as an edition would bring it.
    private static func edition(_ second: String) -> String {
        func version(_ lines: String) -> String {
            """
            [[rule]]
            id = "SFI-1M"
            title = { sv = "Sfi-start efter anmälan", en = "SFI start after registration" }
            scope = "person"
            from = { each = "sfi_applied" }
            rolls = true
            ends = ["sfi_started"]
            nature = "statutory"
            show = "waiting"
            owner = "authority"
            authority = "vuxenutbildningen"
            citation = "2010:800 20:29"
            confidence = "high"
            \(lines)

            """
        }
        return "edition = 2027-01-01\n" + version("span = \"1m\"\nvalid_to = 2026-12-31")
            + version("version = 2\nspan = \"2w\"\n" + second)
    }

    @Test func anEditionStatesARulesVersionsAnew() throws {
        let book = try Self.laid(Self.edition("valid_from = 2027-01-01"))
        #expect(book.rule("SFI-1M", version: 1)?.validTo == Day("2026-12-31"))
        #expect(book["SFI-1M"]?.span == Span("2w") && book.origin(of: "SFI-1M") == .edition)
        #expect(book.rules.count == BuiltIn.rulebook.rules.count + 1)
    }

    @Test func versionsThatGovernTheSameDaysAreAFault() {
        let found = Self.faults(Self.edition("valid_from = 2026-12-31"))
        #expect(found.contains { $0.hasSuffix("overlapping_versions SFI-1M 1 2") }, "\(found)")
    }

    @Test func aNewerProgramOverwritesNothingOfTheUnits() throws {
        let overlay = try Self.read(Self.own + "[[adjust]]\nrule = \"HU-12\"\noff = true\n").get()
        let ours = BuiltIn.rulebook.rules
        // The program has dropped a rule that the unit had switched off, and has one of the unit's name.
        let sample = try #require(ours.first)
        let newer = Rulebook(
            version: "newer", rules: ours.filter { $0.id != "HU-12" }, parameters: BuiltIn.rulebook.parameters
        )
        let book = newer.laying(overlay)
        #expect(book["HEMBESOK"]?.title.swedish == "Hembesök" && book["HU-12"] == nil)
        #expect(book[sample.id] == BuiltIn.rulebook[sample.id])
        let text = Self.own + "[[adjust]]\nrule = \"HU-12\"\noff = true\n"
        let again = RuleOverlayReader.read(("enhet.toml", text), over: newer, facts: BuiltIn.facts)
        #expect((try? again.get()) == overlay)
    }

    @Test func examplesOfAUnitAreWorkedThroughWithItsRules() {
        func example(_ due: String) -> String {
            """
            [[example]]
            about = "tre veckor efter inflyttning"
            kind = "ABO"
            facts = { moved_in = 2026-03-02 }
            expect = { HEMBESOK = { due = \(due) } }

            """
        }
        #expect(Self.faults(Self.own + example("2026-03-23")).isEmpty)
        #expect(
            Self.faults(Self.own + example("2026-03-24")).contains { $0.contains("example_differs HEMBESOK") }
        )
    }
}
