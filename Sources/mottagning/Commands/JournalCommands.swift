// `journal`: taking the journal out for an auditor, checking such a file, and who has read a case.

import ArgumentParser
import Foundation
import Reception
import ReceptionFiles
import ReceptionStore
import ReceptionText

struct JournalGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: words(.helpJournal),
        subcommands: [JournalOpenings.self, JournalExport.self, JournalCheck.self, JournalKeyCommand.self])
}

struct JournalOpenings: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "openings", abstract: words(.helpJournalOpenings))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String

    func run() throws {
        let session = try Session(options)
        let readings = try session.store.readings(of: try readCase(number), for: session.actor)
        let rows = readings.map { reading in
            JSONValue.record([
                "at": .string(World.stamp(reading.at)), "by": .string(reading.by.name),
                "actual": .string(reading.actual.name),
                "what": .string(reading.paper == nil ? "opened" : "printed"), "paper": .text(reading.paper),
            ])
        }
        if options.format == .table {
            let lines = readings.map { reading in
                JSONValue.record([
                    "at": .string(World.stamp(reading.at)), "by": .string(reading.by.name),
                    "actual": .string(reading.actual.name), "what": .string(words.reading(reading)),
                ])
            }
            return try Output.listing(
                lines, keys: [],
                columns: [
                    Column(key: "at", header: .columnAt), Column(key: "by", header: .columnBy),
                    Column(key: "actual", header: .columnActual),
                    Column(key: "what", header: .columnWhat),
                ], .table)
        }
        try Output.listing(rows, keys: ["at", "by", "actual", "what", "paper"], columns: [], options.format)
    }
}

struct JournalExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: words(.helpJournalExport))

    @OptionGroup var options: DeskOptions
    @Option(name: .long, help: help(.optionJournalOutput)) var output: String?
    @Flag(name: .long, help: help(.optionSigned)) var signed = false
    @Flag(name: .long, help: help(.optionDetails)) var details = false

    func run() throws {
        let path = output == "-" ? nil : output
        if signed, path == nil {
            throw Failure.usage(words(.errorSignedNeedsFile), words(.errorSignedNeedsFileFix))
        }
        let session = try Session(options)
        guard session.actor.role.may(.audit) else { throw StoreError.notPermitted(.audit) }
        let key = signed ? try SigningKey.own() : nil
        let rows = try LongWork.run(.progressExport) { work in
            var digest = FileDigest()
            return try ExportTarget(path: path).put(isSheet: false) { sink in
                var written = 0
                try session.store.eachJournalLine(hasDetails: details, for: session.actor) { line in
                    let bytes = Array(JournalText.text(line).utf8)
                    digest.take(bytes)
                    try sink.write(bytes)
                    written += 1
                    try work.advance(to: written, of: nil)
                }
                return written
            } seal: { rows in
                let note = ExportNote(
                    format: "journal", filter: details ? ["details"] : [], rows: rows,
                    hasNames: false)
                try session.store.logExport(note, by: session.actor)
                // The signature comes first: without the file it says nothing, and a file without it is not signed.
                guard let key, let path else { return }
                guard
                    case .written = WholeFile.write(
                        try key.signature(of: digest), to: path + ".sig", replaces: true)
                else { throw ByteSink.Full(code: errno) }
            }
        }
        guard let path else { return }
        Output.say(words(.proofExported, "\(rows)", path) + "\n")
        if let key { Output.say(words(.proofPublicKey, key.publicKey) + "\n") }
    }
}

struct JournalKeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "key", abstract: words(.helpJournalKey))

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let key = try SigningKey.own().publicKey
        try Output.one(.record(["key": .string(key)]), options.format) { key }
    }
}

struct JournalCheck: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check", abstract: words(.helpJournalCheck))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentJournalFile)) var file: String
    @Option(name: .long, help: help(.optionPublicKey)) var key: String?
    @Option(name: .long, help: help(.optionSignature)) var signature: String?
    @Option(name: .long, help: help(.optionAgainst)) var against: String?

    func run() throws {
        guard let data = FileManager.default.contents(atPath: file) else { throw Self.unreadable }
        let bytes = [UInt8](data)
        var isSigned: Bool?
        if let key {
            let known = (try? String(contentsOfFile: key, encoding: .utf8)) ?? key
            guard let text = try? String(contentsOfFile: signature ?? file + ".sig", encoding: .utf8) else {
                throw Self.unreadable
            }
            var digest = FileDigest()
            digest.take(bytes)
            isSigned = JournalKey.isSignature(
                text, of: digest, by: known.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        var journal = ExportedJournal()
        var marked: [UInt8]?
        let mark = try against.map { text in
            guard let mark = JournalMark(text) else {
                throw Failure.usage(words(.errorBadMark), words(.errorBadMarkFix))
            }
            return mark
        }
        guard let lines = JournalText.lines(bytes) else { throw Self.unreadable }
        for line in lines {
            if line.row == mark?.rows { marked = line.hash }
            journal.take(line)
        }
        var (faults, end) = journal.finish()
        if let mark, marked != mark.hash {
            faults.append(ProofFault(.mark, marked == nil ? .missing : .changed, mark.rows))
        }
        try report(faults, end, journal.rows, isSigned)
        if !faults.isEmpty || isSigned == false { throw notInOrder }
    }

    private func report(_ faults: [ProofFault], _ end: JournalMark?, _ rows: Int, _ isSigned: Bool?) throws {
        let record = JSONValue.record([
            "whole": .bool(faults.isEmpty && isSigned != false),
            "signed": isSigned.map { .bool($0) } ?? .null,
            "rows": .int(rows), "mark": .text(end?.description), "faults": .array(faults.map(Proof.record)),
        ])
        try Output.one(record, options.format) {
            var lines = faults.map(words.sentence)
            if faults.isEmpty { lines.append(words(.proofChainWhole, "\(rows)")) }
            if let isSigned { lines.insert(words(isSigned ? .proofSigned : .proofUnsigned), at: 0) }
            if let end { lines.append(words(.proofMark, end.description)) }
            return lines.joined(separator: "\n")
        }
    }

    private static var unreadable: Failure {
        .failed(words(.errorJournalFile), words(.errorJournalFileFix))
    }
}

/// The user's own signing key, made when it is first asked for.
enum SigningKey {
    private static let name = "signing-key"

    /// - Throws: ``Failure`` where the file is not to be read, or others may read it.
    static func own() throws -> JournalKey {
        let path = UserFolder.path + "/" + name
        if access(path, F_OK) != 0 {
            if case .failed = UserFolder.write(JournalKey().text, to: name, replaces: false) { throw failure }
        }
        // Read back also where it was just made: another process may have been first.
        var info = stat()
        guard stat(path, &info) == 0, info.st_mode & 0o077 == 0,
            let text = try? String(contentsOfFile: path, encoding: .utf8), let key = JournalKey(text)
        else { throw failure }
        return key
    }

    private static var failure: Failure {
        .failed(words(.errorSigningKey), words(.errorSigningKeyFix))
    }
}
