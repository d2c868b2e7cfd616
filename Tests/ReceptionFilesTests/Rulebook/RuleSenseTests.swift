// Rules that are well written and can never do what they are for, each with its line and column.

import Reception
import ReceptionData
import ReceptionFiles
import Testing

@Suite struct RuleSenseTests {
    /// A rule in which nothing is wrong; lines that are given replace those of the same key, others follow.
    private static func rule(_ id: String = "A-1", _ lines: String...) -> String {
        let base: [(key: String, line: String)] = [
            ("title", "title = { sv = \"Ett\", en = \"One\" }"), ("scope", "scope = \"person\""),
            ("from", "from = { each = \"received\" }"), ("span", "span = \"1m\""),
            ("ends", "ends = [\"sfi_started\"]"), ("nature", "nature = \"target\""),
            ("show", "show = \"queue\""), ("owner", "owner = \"unit\""), ("citation", "citation = \"1:1\""),
            ("confidence", "confidence = \"high\""),
        ]
        func key(_ line: String) -> String { String(line.prefix { $0 != " " }) }
        let given = Dictionary(lines.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
        let kept = base.map { given[$0.key] ?? $0.line }.filter { $0 != "ends =" }
        let extra = lines.filter { line in !base.contains { $0.key == key(line) } }
        return (["[[rule]]", "id = \"\(id)\""] + kept + extra).joined(separator: "\n") + "\n"
    }

    private static func faults(_ text: String) -> [String] {
        switch RulebookReader.read(files: [("own.toml", text)], facts: BuiltIn.facts) {
        case .success: []
        case .failure(let found): found.faults.map(\.description)
        }
    }

    @Test func theSampleIsFine() { #expect(Self.faults(Self.rule()).isEmpty) }

    @Test(
        arguments: [
            // Age limits.
            ("until_age = 18\nuntil_second_half_of_year_turning = 20", "13:13: two_age_limits"),
            ("until_age = 16\nwhen = { min_age = 16 }", "13:13: grown_before_it_starts"),
            ("until_age = 17\nwhen = { min_age = 16 }", nil),
            (
                "until_second_half_of_year_turning = 6\nwhen = { min_age = 7 }",
                "13:37: grown_before_it_starts"
            ),
            // Born on New Year's day she is six for half a year before 1 July.
            ("until_second_half_of_year_turning = 6\nwhen = { min_age = 6 }", nil),
            (
                "until_age = 1\nopens_before = \"1d\"\nends_after_opening = true\nspan = \"13m\"",
                "13:13: lapses_before_it_opens"
            ),
            ("opens_before = \"-1d\"", "13:16: opens_after_it_is_due"),
            ("opens_before = \"0d\"", "13:16: opens_after_it_is_due"),
            // An empty range of ages.
            ("when = { max_age = 14, second_half_of_year_turning = 16 }", "13:8: no_such_age"),
            ("when = { max_age = 15, second_half_of_year_turning = 16 }", nil),
            ("when = { min_age = 18, unaccompanied = true }", "13:8: no_such_age"),
            ("from = { birthday = 18 }\nwhen = { max_age = 17 }", "13:8: no_such_age"),
            ("from = { birthday = 18 }\nwhen = { min_age = 20 }", "13:8: no_such_age"),
            ("from = { birthday = 18 }\nwhen = { min_age = 18, max_age = 18 }", nil),
            // Kinds and grounds that exclude each other.
            ("kinds = [\"KVOT\"]\nwhen = { grounds = [\"temporary\"] }", "14:8: no_such_ground"),
            ("kinds = [\"MASSFLYKT\"]\nwhen = { grounds = [\"quota\"] }", "14:8: no_such_ground"),
            ("kinds = [\"EBO\"]\nwhen = { grounds = [\"temporary\"] }", nil),
            ("when = { grounds = [\"quota\"], or_grounds = [\"relative\"] }", "13:8: no_such_ground"),
            // Facts that rule the rule out.
            (
                "when = { requires = [\"moved_in\"], unless = [\"moved_in\"] }",
                "13:8: requires_what_it_rules_out moved_in"
            ),
            ("when = { unless = [\"received\"] }", "13:8: ruled_out_by_its_trigger received"),
            ("when = { unless = [\"sfi_started\"] }", "13:8: ruled_out_by_its_end sfi_started"),
            ("when = { requires = [\"sfi_started\"] }", "13:8: requires_its_end sfi_started"),
            (
                "when = { unless = [\"sfi_started\"] }\nends = [\"sfi_started\", \"sfi_applied\"]", nil
            ),
            ("ends = [\"arrival_planned\"]", "7:8: end_is_plan arrival_planned"),
            // The only end lies before the opening.
            (
                "from = { each = \"first_received\" }\nends = [\"received\"]\nopens_before = \"2w\"\nends_after_opening = true",
                "7:8: ends_before_it_opens received"
            ),
            // What cancels.
            ("cancelled_by = [\"arrival_planned\"]", "13:16: cancelled_by_plan arrival_planned"),
            ("cancelled_by = [\"received\"]", "13:16: cancelled_by_its_trigger received"),
            ("cancelled_by = [\"sfi_started\"]", "13:16: cancelled_by_its_end sfi_started"),
            ("cancelled_by = [\"sfi_ended\"]", nil),
            ("cancelled_by = [\"sfi_endd\"]", "13:17: unknown_fact sfi_endd sfi_ended"),
            ("valid_from = 2026-02-01\nvalid_to = 2026-01-01", "14:12: validity_reversed"),
            // Steps.
            ("from = { each = \"step:B-1\" }", "5:8: unknown_rule B-1"),
            ("from = { each = \"step:A-1\" }", "5:8: no_such_step A-1"),
        ] as [(String, String?)])
    func aRuleThatCanNever(_ lines: String, _ fault: String?) {
        let given = lines.split(separator: "\n").map(String.init)
        let found = Self.faults(Self.text(given))
        #expect(found == (fault.map { ["own.toml:" + $0] } ?? []), "\(lines)")
    }

    private static func text(_ lines: [String]) -> String {
        var text = rule()
        var extra: [String] = []
        for line in lines {
            let key = line.prefix { $0 != " " } + " = "
            let known = text.split(separator: "\n").first { $0.hasPrefix(key) }
            if let known { text = text.replacing(String(known), with: line) } else { extra.append(line) }
        }
        return text + extra.map { $0 + "\n" }.joined()
    }

    @Test func nothingStartsAfterTheLastDay() {
        let parameter = "[[parameter]]\nname = \"last\"\nvalue = 2026-01-31\ncitation = \"1:1\"\n"
        let from = "from = { each = \"received\", until = \"last\" }"
        let late = Self.faults(parameter + Self.text([from, "valid_from = 2026-02-01"]))
        #expect(late == ["own.toml:17:14: starts_after_its_end last"])
        #expect(Self.faults(parameter + Self.text([from, "valid_from = 2026-01-31"])).isEmpty)
    }

    @Test func whoIsOfPensionAgeIsNotBelowIt() {
        let parameter = "[[parameter]]\nname = \"pension_age\"\nvalue = 67\ncitation = \"1:1\"\n"
        let when = { (age: Int) in "when = { min_age = \(age), below_pension_age = true }" }
        #expect(Self.faults(parameter + Self.text([when(67)])) == ["own.toml:17:8: no_such_age"])
        #expect(Self.faults(parameter + Self.text([when(66)])).isEmpty)
    }

    // MARK: Rings

    /// A rule that starts from a step or fact, and ends with its own step or a fact.
    private static func link(_ id: String, from: String, ends: String? = nil) -> String {
        let text = rule(id, "from = { each = \"\(from)\" }", ends.map { "ends = [\"\($0)\"]" } ?? "ends =")
        return text
    }

    @Test func stepsThatWaitForEachOtherAreNamed() {
        let two = Self.link("A", from: "step:B") + Self.link("B", from: "step:A")
        #expect(Self.faults(two) == ["own.toml:5:8: cycle A → B → A"])
        let three =
            Self.link("A", from: "step:C") + Self.link("B", from: "step:A") + Self.link("C", from: "step:B")
        #expect(Self.faults(three) == ["own.toml:5:8: cycle A → B → C → A"])
        #expect(Self.faults(Self.link("A", from: "step:A")) == ["own.toml:5:8: cycle A → A"])
        let fine =
            Self.link("A", from: "received") + Self.link("B", from: "step:A") + Self.link("C", from: "step:B")
        #expect(Self.faults(fine).isEmpty)
    }

    @Test func factsThatWaitForEachOtherAreNamed() {
        let facts =
            Self.link("A", from: "sfi_started", ends: "sfi_applied")
            + Self.link("B", from: "sfi_applied", ends: "sfi_started")
        #expect(Self.faults(facts) == ["own.toml:5:8: cycle A → B → A"])
        // Through a step, a fact, and a fact that is taken from another one.
        let mixed =
            Self.link("A", from: "first_registered")
            + Self.link("B", from: "step:A", ends: "population_registered")
        #expect(Self.faults(mixed) == ["own.toml:5:8: cycle A → B → A"])
        // What may come again closes no ring: one permit follows another.
        let permits =
            Self.link("A", from: "permit_granted", ends: "permit_renewal_applied")
            + Self.link("B", from: "permit_renewal_applied", ends: "permit_granted")
        #expect(Self.faults(permits).isEmpty)
    }

    @Test func aUnitsRuleClosesARingWithOurs() throws {
        let own = Self.link("EGEN", from: "step:EGEN-2") + Self.link("EGEN-2", from: "step:EGEN")
        let found = RuleOverlayReader.check(("own.toml", own), over: BuiltIn.rulebook, facts: BuiltIn.facts)
        guard case .failure(let faults) = found else {
            Issue.record("read without a fault")
            return
        }
        #expect(faults.faults.map(\.description) == ["own.toml:5:8: cycle EGEN → EGEN-2 → EGEN"])
    }

    @Test func aRuleMayStartFromAStep() throws {
        let text = Self.link("A", from: "received") + Self.link("B", from: "step:A")
        let book = try RulebookReader.read(files: [("own.toml", text)], facts: BuiltIn.facts).get()
        #expect(book["B"]?.trigger == .each("step:A"))
        // A person's step starts nothing for the whole case.
        let wide = text.replacing(
            "id = \"B\"\ntitle = { sv = \"Ett\", en = \"One\" }\nscope = \"person\"",
            with: "id = \"B\"\ntitle = { sv = \"Ett\", en = \"One\" }\nscope = \"case\"")
        #expect(Self.faults(wide) == ["own.toml:16:8: wrong_scope from"])
    }

    @Test func aTextNamesOnlyParametersThatThereAre() {
        let hint = { (name: String) in
            """
            [[rule]]
            id = "T"
            title = { sv = "Ett", en = "One" }
            scope = "case"
            nature = "target"
            show = "text"
            owner = "unit"
            hint = { sv = "Det är {\(name)} nu", en = "It is {\(name).from}" }
            citation = "1:1"
            confidence = "high"
            [[parameter]]
            name = "amount"
            value = 59200
            citation = "1:1"

            """
        }
        #expect(Self.faults(hint("amount")).isEmpty)
        #expect(Set(Self.faults(hint("amout"))) == ["own.toml:8:8: unknown_parameter amout"])
    }
}
