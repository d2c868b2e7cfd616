// Everything that is TOML: read without harm, faults with a place in the text, and what is written read back.

import Reception
import ReceptionData
import ReceptionText
import TestSupport

@testable import ReceptionFiles
@testable import ReceptionUI

enum RuleProperties {
    private static let words = Catalogue(.sv)
    private static let otherWords = Catalogue(.en)

    static func play(_ bytes: [UInt8]) throws {
        var input = FuzzInput(bytes)
        let choice = input.choice(8)
        let text = input.text
        if let root = try? TomlParser.parse(text) { try check(root, Places(text)) }
        switch choice {
        case 0: try overlay(text)
        case 1: try settings(text)
        case 2: try views(text)
        case 3: try unit(text)
        case 4: try faults(FactsReader.read(name: "f", text: text), text)
        case 5: try faults(NamesReader.read(name: "n", text: text), text)
        case 6:
            let result = StringsReader.read(swedish: ("sv", text), english: ("en", text))
            try faults(result, text)
        default: try rulebook(text)
        }
    }

    // MARK: The tree

    private static func check(_ node: TomlNode, _ places: Places) throws {
        try demand(places.holds(node.place), "a value stands at \(node.place), which is nowhere")
        if let string = node.string { try quoted(string) }
        for element in node.elements ?? [] { try check(element, places) }
        for member in node.members ?? [] {
            try demand(places.holds(member.place), "a key stands at \(member.place), which is nowhere")
            try quoted(member.key)
            try check(member.value, places)
        }
    }

    /// A text that we write is read back, as a key and as a value.
    private static func quoted(_ text: String) throws {
        let line = TomlText.key(text) + " = " + TomlText.quoted(text)
        let root: TomlNode
        do {
            root = try TomlParser.parse(line)
        } catch {
            throw Broken(description: "what is written is no TOML: \(error.message)")
        }
        // By scalars: texts that look alike are not the same.
        let member = root.members?.first
        let isSame = [member?.key, member?.value.string].allSatisfy { back in
            back?.unicodeScalars.elementsEqual(text.unicodeScalars) ?? false
        }
        try demand(root.members?.count == 1 && isSame, "a text in TOML is not read back")
    }

    /// The lines of a text and how long each is at most.
    private struct Places {
        let lines: Int
        let longest: Int

        init(_ text: String) {
            lines = text.utf8.count { $0 == 0x0A } + 1
            longest = text.utf8.count + 1
        }

        func holds(_ place: TomlPlace) -> Bool {
            (1...lines).contains(place.line) && (1...longest + 1).contains(place.column)
        }
    }

    // MARK: The readers

    /// Faults stand in the text, and their words are harmless where they are shown.
    private static func faults<Value>(_ result: Result<Value, RulebookFaults>, _ text: String) throws {
        guard case .failure(let error) = result else { return }
        let places = Places(text)
        try demand(!error.faults.isEmpty, "nothing is wrong and nothing is read")
        for fault in error.faults {
            // A key without a table stands nowhere.
            try demand(
                places.holds(fault.place) || fault.place == TomlPlace(line: 0, column: 0),
                "\(fault.cause.code) stands at \(fault.place), which is nowhere")
            let sentence = words.rulebookFault(fault.cause.code, fault.cause.arguments)
            try demand(!sentence.isEmpty, "a fault has no words")
        }
    }

    private static func overlay(_ text: String) throws {
        let base = BuiltIn.rulebook
        let result = RuleOverlayReader.check(("own.toml", text), over: base, facts: BuiltIn.facts)
        try faults(result, text)
        guard case .success(let overlay) = result else { return }
        let again = RuleOverlayReader.read(("own.toml", text), over: base, facts: BuiltIn.facts)
        try demand(again == .success(overlay), "a file that was accepted reads otherwise in use")
        try compute(base.laying(overlay))
    }

    private static func rulebook(_ text: String) throws {
        let result = RulebookReader.check(files: [("r.toml", text)], facts: BuiltIn.facts)
        try faults(result, text)
        if case .success(let rulebook) = result { try compute(rulebook) }
    }

    /// A household with something of everything that rules count from.
    private static let file: CaseFile? = {
        let engine = DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)
        var builder = try? CaseBuilder(
            .kvot, engine: engine, persons: ["1980-02-29", "2012-12-31", "2024-02-29"],
            facts: [("placement_decided", "2025-11-18"), ("received", "2026-01-14")])
        for person in 1...3 {
            for fact: FactID in ["permit_granted", "entered_sweden", "population_registered", "sfi_applied"] {
                try? builder?.record(fact, "2026-02-02", person)
            }
        }
        return builder?.file
    }()

    /// Rules that were accepted can be computed and explained.
    private static func compute(_ rulebook: Rulebook) throws {
        guard let file else { throw Broken(description: "the household cannot be made") }
        let engine = DeadlineEngine(rulebook: rulebook, catalogue: BuiltIn.facts)
        for deadline in engine.deadlines(of: file) {
            try demand(
                engine.explain(deadline.key, in: file) != nil, "\(deadline.key.rule.id) cannot be explained")
        }
        for rule in rulebook.rules.prefix(40) { _ = words.lines(of: rule, BuiltIn.facts) }
    }

    private static func settings(_ text: String) throws {
        let (settings, faults) = SettingsFile.read(text)
        let preferences = Preferences(settings, faults: faults, words, otherWords)
        let places = Places(text)
        for fault in preferences.faults {
            try demand(
                places.holds(TomlPlace(line: fault.place.line, column: fault.place.column)),
                "\(fault.cause) stands at \(fault.place), which is nowhere")
            try demand(!words.line(of: fault, in: "config.toml").isEmpty, "a fault has no words")
        }
        try demand(preferences.keymap.problems().isEmpty, "the keys of a file make a table with faults")
    }

    private static func views(_ text: String) throws {
        let views: [SavedView]
        do throws(ViewTrouble) {
            views = try ViewsFile.read(text)
        } catch {
            return try demand(!words.text(of: error).isEmpty, "a trouble has no words")
        }
        let again = try? ViewsFile.read(ViewsFile.text(views))
        try demand(again == views, "views that are written read otherwise")
    }

    private static func unit(_ text: String) throws {
        let result = UnitFile.read(text, name: "unit.toml")
        try faults(result, text)
        guard case .success(let facts) = result else { return }
        let written = UnitFile.text(facts) { _ in "" }
        try demand(UnitFile.read(written, name: "u") == .success(facts), "a unit's file reads otherwise")
    }
}
