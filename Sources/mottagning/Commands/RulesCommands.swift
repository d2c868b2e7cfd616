// `rules list|show|check`: the rulebook as people and programs read it.

import ArgumentParser
import Foundation
import Reception
import ReceptionData
import ReceptionFiles
import ReceptionText

struct RulesGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: words(.helpRules),
        subcommands: [RulesList.self, RulesShow.self, RulesCheck.self, RulesPreview.self, RulesLoad.self])
}

struct RulesList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: words(.helpRulesList))

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try Output.listing(
            try RulesInUse.of(options.stated).rules.map(ruleRow),
            keys: [
                "rule", "title", "nature", "show", "owner", "citation", "version", "valid_from",
                "verified_on",
            ],
            columns: [
                Column(key: "rule", header: .columnRule),
                Column(key: "title", header: .columnTitle),
                Column(key: "nature", header: .columnNature) { words.nature(raw: $0.cell) },
                Column(key: "citation", header: .columnCitation),
                Column(key: "version", header: .columnVersion, isNumber: true),
                Column(key: "verified_on", header: .columnVerified),
            ], options.format)
    }
}

/// A row of `rules list`.
private func ruleRow(_ rule: Rule) -> JSONValue {
    .record([
        "rule": .string(rule.id.id), "title": .string(words.title(rule.title)),
        "nature": .string(rule.nature.rawValue), "show": .string(rule.show.rawValue),
        "owner": .string(rule.owner.rawValue), "citation": .string(rule.source.citation),
        "version": .int(rule.version), "valid_from": .text(rule.validFrom?.description),
        "verified_on": .text(rule.source.verifiedOn?.description),
    ])
}

struct RulesShow: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: words(.helpRulesShow))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentRule)) var rule: String

    func run() throws {
        let rulebook = try RulesInUse.of(options.stated)
        guard let known = rulebook[RuleID(rule.uppercased())] else {
            throw CommandError.unknownRule(RuleID(rule))
        }
        let rule = rulebook.filled(known, on: try options.stated.statedDay() ?? World.local(World.now).day)
        guard case .object(let fields) = ruleRow(rule) else { return }
        let record = JSONValue.object(
            fields + [
                JSONField("origin", .string(rulebook.origin(of: rule.id).rawValue)),
                JSONField("trigger", .text(rule.trigger.fact?.id)),
                JSONField("span", .string(rule.span.description)),
                JSONField("roll", .bool(rule.rolls)),
                JSONField("ends", .array(rule.ends.map { .string($0.id) })),
                JSONField("until_age", until(rule).age),
                JSONField("until_second_half_of_year_turning", until(rule).year),
                JSONField("cancelled_by", .array(rule.cancelledBy.map { .string($0.id) })),
                JSONField("hint", .text(rule.hint.map(words.title))),
                JSONField("consequence", .text(rule.consequence.map(words.title))),
                JSONField("quote", .string(rule.source.quote)),
                JSONField("source", .string(rule.source.url)),
                JSONField("confidence", .string(rule.source.confidence.rawValue)),
                JSONField("expected_change", .text(rule.source.expectedChange)),
            ])
        try Output.one(record, options.format) {
            words.lines(of: rule, BuiltIn.facts).joined(separator: "\n")
        }
    }
}

/// An age limit under the keys of a rule file.
private func until(_ rule: Rule) -> (age: JSONValue, year: JSONValue) {
    switch rule.ageLimit {
    case .birthday(let age)?: (.int(age), .null)
    case .secondHalfOfYearTurning(let age)?: (.null, .int(age))
    case nil: (.null, .null)
    }
}

struct RulesCheck: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check", abstract: words(.helpRulesCheck))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentFiles)) var files: [String] = []

    func run() throws {
        // Without a file the program checks its own rulebook, all its examples included; one file is checked as it would
        // lie over that, or in the place of the one of ours whose name it bears, and several are a rulebook of their own.
        let texts =
            files.isEmpty
            ? BuiltIn.rulebookFiles
            : try files.map { (name: $0, text: try NewRules.text($0)) }
        var faults: [String] = []
        do {
            if files.count == 1, let text = texts.first, let ours = Self.replacing(text) {
                _ = try RulebookReader.check(files: ours, facts: BuiltIn.facts).get()
            } else if files.count == 1, let text = texts.first {
                _ = try RuleOverlayReader.check(text, over: BuiltIn.rulebook, facts: BuiltIn.facts).get()
            } else {
                _ = try RulebookReader.check(files: texts, facts: BuiltIn.facts).get()
            }
        } catch {
            faults = RulesInUse.lines(error)
        }
        let record = JSONValue.record(["errors": .array(faults.map(JSONValue.string))])
        try Output.one(record, options.format) {
            faults.isEmpty ? words(.rulesFine) : faults.joined(separator: "\n")
        }
        if !faults.isEmpty { throw notInOrder }
    }

    /// The program's own files with one of them in its new wording; nil where the file is none of ours.
    private static func replacing(_ file: (name: String, text: String)) -> [(name: String, text: String)]? {
        func name(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }
        let isOverlay = file.text.split(separator: "\n").contains { line in
            line.hasPrefix("[[adjust]]") || line.hasPrefix("edition")
        }
        var files = BuiltIn.rulebookFiles
        guard !isOverlay, let index = files.firstIndex(where: { name($0.name) == name(file.name) }) else {
            return nil
        }
        files[index] = file
        return files
    }
}
