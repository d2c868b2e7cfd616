// `rules preview` and `rules load`: what a rule file would do, and taking it into use.

import ArgumentParser
import Foundation
import Reception
import ReceptionData
import ReceptionFiles
import ReceptionStore
import ReceptionText

/// A rule file that has been read and found right, and the rulebook with it in use.
struct NewRules {
    let file: RuleFile
    let rulebook: Rulebook

    /// Reads a file that is to be laid over the rules of a database.
    /// - Throws: ``Failure`` with every fault of the file, or where its edition is no newer than the program's own.
    init(_ path: String, over stored: [RuleFile]) throws {
        let text = try Self.text(path)
        let name = String(path.split(separator: "/").last ?? "")
        // An edition lies under the unit's own file, which lies over whatever edition there is.
        let editions = stored.filter { $0.slot == .edition }
        let base = try RulesInUse.lay(editions, over: BuiltIn.rulebook)
        let overlay: RuleOverlay
        switch RuleOverlayReader.check((name, text), over: base, facts: BuiltIn.facts) {
        case .success(let read): overlay = read
        case .failure(let faults):
            let lines = RulesInUse.lines(faults)
            throw Failure.failed(
                words.count(.errorRulesFaulty, lines.count, lines.first ?? ""), words(.errorRulesFaultyFix))
        }
        if let day = overlay.edition, day <= RulesInUse.edition {
            throw Failure.failed(
                words(.errorRulesOld, day.description, RulesInUse.edition.description),
                words(.errorRulesOldFix))
        }
        if let day = overlay.edition, let newer = try RulesInUse.edition(of: stored), day < newer {
            throw Failure.failed(
                words(.errorRulesOld, day.description, newer.description), words(.errorRulesOldFix))
        }
        let isEmpty = overlay.rules.isEmpty && overlay.parameters.isEmpty && overlay.adjustments.isEmpty
        let slot: RuleFile.Slot = overlay.edition == nil ? .unit : .edition
        file = RuleFile(slot: slot, name: name, version: overlay.version, text: isEmpty ? "" : text)
        let files = stored.filter { $0.slot != slot } + (isEmpty ? [] : [file])
        let order = RuleFile.Slot.allCases
        rulebook = try RulesInUse.lay(
            order.flatMap { slot in files.filter { $0.slot == slot } }, over: BuiltIn.rulebook)
    }

    static func text(_ path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure.failed(words(.errorFile, path), words(.errorFileFix))
        }
        guard let text = String(data: data, encoding: .utf8) else {
            let place = Self.notText(data)
            throw Failure.failed(
                words(.errorNotText, path, "\(place.line)", "\(place.column)"), words(.errorNotTextFix))
        }
        return text
    }

    /// The first byte that is no UTF-8, by line and column from 1.
    static func notText(_ data: Data) -> (line: Int, column: Int) {
        let good = String(decoding: data, as: UTF8.self).prefix { $0 != "\u{FFFD}" }
        let lines = good.split(separator: "\n", omittingEmptySubsequences: false)
        return (max(1, lines.count), (lines.last?.count ?? 0) + 1)
    }
}

/// How many cases a new rulebook touches, and how many deadlines it adds, takes away and moves.
private struct MoveCounts {
    var cases = 0
    var byChange: [DeadlineMove.Change: Int] = [:]

    mutating func add(_ one: CaseMoves) {
        cases += 1
        for move in one.moves { byChange[move.change, default: 0] += 1 }
    }

    func count(_ change: DeadlineMove.Change) -> Int { byChange[change] ?? 0 }

    /// `12 ärenden · nya bevakningar: 3 · borttagna: 0 · flyttade: 14`.
    var sentence: String {
        words(
            .rulesMoves, words.count(.actCases, cases), "\(count(.added))", "\(count(.removed))",
            "\(count(.moved))")
    }
}

struct RulesPreview: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: words(.helpRulesPreview))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentRuleFile)) var file: String

    func run() throws {
        let session = try Session(options)
        let new = try NewRules(file, over: session.store.ruleFiles())
        var found: [(number: CaseNumber, move: DeadlineMove)] = []
        var counts = MoveCounts()
        var masked = 0
        try LongWork.run(.progressPreview) { work in
            try session.store.preview(
                new.rulebook, for: session.actor
            ) {
                try work.advance(to: $0, of: $1)
            } _: { one in
                counts.add(one)
                if one.isMasked {
                    masked += one.moves.count
                } else {
                    found += one.moves.map { (one.number, $0) }
                }
            }
        }
        // Stable: within a rule the cases stay in the order of their numbers.
        let rules = Dictionary(grouping: found, by: \.move.rule).sorted { $0.key.id < $1.key.id }
        let rows = rules.flatMap { rule, moves in moves.map { row($0.number, $0.move, new.rulebook) } }
        try Output.listing(
            rows, keys: ["rule", "title", "case", "person", "change", "before", "after"],
            columns: [
                Column(key: "rule", header: .columnRule), Column(key: "title", header: .columnTitle),
                Column(key: "case", header: .columnCase),
                Column(key: "person", header: .columnPerson, isNumber: true),
                Column(key: "change", header: .columnChange) { words.change(raw: $0.cell) },
                Column(key: "before", header: .columnBefore), Column(key: "after", header: .columnAfter),
            ], options.format)
        guard options.format == .table else { return }
        if masked > 0 { try Output.write(words.count(.rulesMovesWithheld, masked) + "\n") }
        try Output.write(counts.sentence + "\n")
    }

    private func row(_ number: CaseNumber, _ move: DeadlineMove, _ rulebook: Rulebook) -> JSONValue {
        .record([
            "rule": .string(move.rule.id),
            "title": .string(
                words.title(move.rule, rulebook[move.rule] == nil ? RulesInUse.rulebook : rulebook)),
            "case": .string(number.description), "person": .number(move.personNumber),
            "change": .string(move.change.rawValue), "before": .text(move.before?.description),
            "after": .text(move.after?.description),
        ])
    }
}

struct RulesLoad: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "load", abstract: words(.helpRulesLoad))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentRuleFile)) var file: String

    func run() throws {
        let session = try Session(options)
        guard session.actor.role.may(.rules) else { throw StoreError.notPermitted(.rules) }
        let stored = try session.store.ruleFiles()
        let new = try NewRules(file, over: stored)
        let isKept =
            stored.contains(new.file)
            || new.file.text.isEmpty && !stored.contains { $0.slot == new.file.slot }
        var counts = MoveCounts()
        if !isKept {
            try LongWork.run(.progressPreview) { work in
                try session.store.preview(new.rulebook, for: session.actor) {
                    try work.advance(to: $0, of: $1)
                } _: {
                    counts.add($0)
                }
            }
            try session.store.keep(new.file, by: session.actor)
        }
        // Opening by the new rules computes every case again; killed here, the next start goes on.
        let store = try RulesInUse.open(options.stated.path)
        try Session.recompute(store)
        let record = JSONValue.record([
            "slot": .string(new.file.slot.rawValue), "version": .string(new.file.version),
            "loaded": .bool(!isKept), "cases": .int(counts.cases), "added": .int(counts.count(.added)),
            "removed": .int(counts.count(.removed)), "moved": .int(counts.count(.moved)),
        ])
        try Output.one(record, options.format) {
            isKept ? words(.rulesKept) : words(.rulesLoaded, new.file.name) + "\n" + counts.sentence
        }
    }
}
