// What can be wrong in the catalogue of facts and in the two files of strings.

import Reception
import ReceptionFiles
import Testing

@Suite struct RulebookCatalogueFaultTests {
    private func faults(_ text: String) -> [String] {
        guard case .failure(let faults) = FactsReader.read(name: "f", text: text) else { return [] }
        return faults.faults.map(\.description)
    }

    private func fact(_ id: String, _ name: String, _ more: String = "") -> String {
        "[[fact]]\nid = \"\(id)\"\nscope = \"case\"\nnature = \"event\"\nsv = \"\(name)\"\nen = \"\(name)\"\n\(more)"
    }

    @Test func factsAreReadAsWritten() throws {
        let text = fact("a", "ett") + fact("b", "två", "repeated = true\nuntil = true\ntaken_from = \"a\"\n")
        let catalogue = try FactsReader.read(name: "f", text: text).get()
        #expect(catalogue.definitions.map(\.id) == ["a", "b"])
        #expect(catalogue["b"]?.takenFrom == "a")
        #expect(catalogue["b"]?.isRepeated == true)
        #expect(catalogue["b"]?.bearsUntil == true)
        #expect(catalogue["b"]?.bearsValue == false)
    }

    @Test func aFactMayBearOneOfSomeValues() throws {
        let text = fact("a", "ett", "values = [\"1\", \"2\"]\n")
        let catalogue = try FactsReader.read(name: "f", text: text).get()
        #expect(catalogue["a"]?.values == ["1", "2"] && catalogue["a"]?.bearsValue == true)
        #expect(faults(fact("a", "ett", "values = []\n")).count == 1)
        #expect(faults(fact("a", "ett", "values = [1]\n")).count == 1)
    }

    @Test func factsAreUnique() {
        #expect(faults(fact("a", "ett") + fact("a", "två")) == ["f:8:6: duplicate_fact a 1"])
        #expect(
            faults(fact("a", "ett") + fact("b", "Ett"))
                == ["f:11:6: duplicate_name Ett 1", "f:12:6: duplicate_name Ett 1"])
    }

    @Test func aStandInMustBeThere() {
        #expect(faults(fact("abc", "ett", "taken_from = \"abd\"\n")) == ["f:7:14: unknown_fact abd abc"])
        #expect(faults(fact("abc", "ett", "taken_from = \"abc\"\n")) == ["f:7:14: taken_from_itself abc"])
    }

    @Test func identifiersArePlain() {
        #expect(faults(fact("Å", "ett")) == ["f:2:6: bad_identifier Å"])
        #expect(faults(fact("a", "ett", "scop = 1\n")) == ["f:7:1: unknown_key scop scope"])
    }

    // MARK: Strings

    private func strings(_ sv: String, _ en: String) -> [String] {
        guard case .failure(let faults) = StringsReader.read(swedish: ("sv", sv), english: ("en", en)) else {
            return []
        }
        return faults.faults.map(\.description)
    }

    @Test func wordsAreNamedAfterTheirPaths() throws {
        let sv =
            "top = \"x\"\n[queue]\ndue_soon = \"snart\"\nrows = { one = \"{0} rad\", other = \"{0} rader\" }\n"
        let pairs = try StringsReader.read(swedish: ("sv", sv), english: ("en", sv)).get()
        #expect(pairs.map(\.swedish.word) == ["queueDueSoon", "queueRows", "top"])
        #expect(pairs[1].english.text == .plural(one: "{0} rad", other: "{0} rader"))
    }

    @Test func languagesMustAgree() {
        #expect(strings("a = \"x\"\nb = \"y\"\n", "a = \"x\"\n") == ["sv:2:1: missing_translation b en"])
        #expect(strings("a = \"x\"\n", "a = \"x\"\nb = \"y\"\n") == ["en:2:1: missing_translation b sv"])
        #expect(strings("a = \"{0} {1}\"\n", "a = \"{0}\"\n") == ["en:1:1: placeholders_differ a"])
        let plural = "a = { one = \"{0}\", other = \"{0}\" }\n"
        #expect(strings("a = \"{0}\"\n", plural) == ["en:1:1: placeholders_differ a"])
    }

    @Test func twoKeysAreNotOneWord() {
        let text = "a_b = \"x\"\n[a]\nb = \"y\"\n"
        #expect(strings(text, text) == ["sv:3:1: duplicate_word aB 1", "en:3:1: duplicate_word aB 1"])
    }

    @Test func aTextIsAText() {
        #expect(
            strings("a = 1\n", "a = 1\n") == [
                "sv:1:5: wrong_type a string integer", "en:1:5: wrong_type a string integer",
            ])
        #expect(strings("A = \"\"\n", "") == ["sv:1:1: bad_identifier A"])
    }
}
