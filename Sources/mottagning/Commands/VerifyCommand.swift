// `verify`: whether the journal, what it tells of and the file itself are as they were written.

import ArgumentParser
import Foundation
import Reception
import ReceptionFiles
import ReceptionStore
import ReceptionText

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: words(.helpVerify), discussion: words(.helpVerifyRules))

    @OptionGroup var options: GlobalOptions
    @Option(name: .long, help: help(.optionAgainst)) var against: String?

    func run() throws {
        let mark = try against.map { text in
            guard let mark = JournalMark(text) else {
                throw Failure.usage(words(.errorBadMark), words(.errorBadMarkFix))
            }
            return mark
        }
        let result = try Proof.of(options.stated.path, against: mark)
        try Proof.report(result, options.format)
        if !result.isWhole { throw notInOrder }
    }
}

/// Proving a database and saying what came of it.
enum Proof {
    /// Proves a database. One of an older version is left as it is, and what lists know is left out of the proof.
    /// - Throws: ``StoreError``, ``Failure`` where there is none.
    static func of(_ path: String, against mark: JournalMark?) throws -> Verification {
        guard DatabasePlace.exists(path) else { throw Installation.missing }
        try Installation.admit(to: path)
        do {
            if try ReceptionStore.isCurrent(path) { return try RulesInUse.open(path).verify(against: mark) }
        } catch StoreError.damaged {
            // What cannot be read is told as what it is.
        }
        return try ReceptionStore.prove(path, against: mark).verification
    }

    static func report(_ result: Verification, _ format: OutputFormat) throws {
        if format == .csv {
            return try Output.listing(
                result.faults.map(record), keys: ["place", "fault", "first", "last", "name"], columns: [],
                .csv)
        }
        let record = JSONValue.record([
            "whole": .bool(result.isWhole), "rows": .int(result.rows), "acts": .int(result.acts),
            "entries": .int(result.entries), "openings": .int(result.openings),
            "without_details": .int(result.withoutDetails), "mark": .text(result.mark?.description),
            "faults": .array(result.faults.map(Self.record)),
        ])
        try Output.one(record, format) { sentences(result).joined(separator: "\n") }
    }

    /// A fault as JSON has it.
    static func record(_ fault: ProofFault) -> JSONValue {
        .record([
            "place": .string(fault.place.rawValue), "fault": .string(fault.kind.rawValue),
            "first": .number(fault.first), "last": .number(fault.last), "name": .text(fault.name),
        ])
    }

    private static func sentences(_ result: Verification) -> [String] {
        var lines =
            result.isWhole
            ? [words(.proofWhole, "\(result.rows)", "\(result.acts)", "\(result.entries)")]
            : [words.count(.proofFaults, result.faults.count)] + result.faults.map(words.sentence)
        if result.withoutDetails > 0 {
            lines.append(words.count(.proofWithoutDetails, result.withoutDetails))
        }
        if let mark = result.mark { lines.append(words(.proofMark, mark.description)) }
        return lines
    }
}
