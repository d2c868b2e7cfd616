// `backup` and `restore`: a proved copy of the database, and the database out of one.

import ArgumentParser
import Foundation
import Reception
import ReceptionFiles
import ReceptionStore
import ReceptionText

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "backup", abstract: words(.helpBackup))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentBackupFile)) var file: String
    @Option(name: .long, help: help(.optionKeep)) var keep: Int?
    @Option(name: .long, help: help(.optionRecipient)) var recipient: [String] = []
    @Option(name: .long, help: help(.optionRecipientsFile)) var recipientsFile: String?

    func run() throws {
        try Installation.refuseCopies(of: options.stated.path)
        let recipients =
            recipient.flatMap { ["--recipient", $0] }
            + (recipientsFile.map { ["--recipients-file", $0] } ?? [])
        if !recipients.isEmpty, Age.program == nil {
            throw Failure.failed(words(.errorNoAge), words(.errorNoAgeFix))
        }
        let session = try Session(options)
        guard session.actor.role.may(.backup) else { throw StoreError.notPermitted(.backup) }
        let target = BackupFile(
            file, of: session.store.path, isEncrypted: !recipients.isEmpty, at: session.actor.now)
        if let keep, keep < 1 || !target.isInFolder {
            throw Failure.usage(words(.errorKeepNeedsFolder), words(.errorKeepNeedsFolderFix))
        }
        guard target.isFree(besides: session.store.path) else {
            throw Failure.failed(words(.errorBackupPlace), words(.errorBackupPlaceFix))
        }
        let proof = try target.write(session.store, recipients: recipients) { proof in
            try session.store.logBackup(
                isEncrypted: !recipients.isEmpty, mark: proof.mark, by: session.actor)
        }
        // What is broken must not push out what is whole.
        let removed = proof.isWhole ? keep.map(target.rotate) ?? 0 : 0
        let record = JSONValue.record([
            "file": .string(target.path), "encrypted": .bool(!recipients.isEmpty),
            "whole": .bool(proof.isWhole), "rows": .int(proof.rows), "mark": .text(proof.mark?.description),
            "removed": .int(removed),
        ])
        try Output.one(record, options.format) {
            let done = recipients.isEmpty ? Word.backupDone : .backupDoneEncrypted
            var lines = [words(done, target.path, "\(proof.rows)")]
            if removed > 0 { lines.append(words.count(.backupRemoved, removed)) }
            if let mark = proof.mark { lines.append(words(.proofMark, mark.description)) }
            if !proof.isWhole { lines.append(words(.backupFaulty)) }
            return lines.joined(separator: "\n")
        }
        if !proof.isWhole { throw notInOrder }
    }
}

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "restore", abstract: words(.helpRestore))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentRestoreFile)) var file: String
    @Option(name: .long, help: help(.optionIdentity)) var identity: String?
    @Flag(name: .long, help: help(.optionReplace)) var replace = false
    @Flag(name: .customLong("accept-faults"), help: help(.optionAcceptFaults)) var acceptFaults = false

    func run() throws {
        let path = options.stated.path
        try Installation.refuseCopies(of: path)
        let isThere = DatabasePlace.exists(path)
        if isThere, !replace { throw Failure.failed(words(.errorRestoreThere), words(.errorRestoreThereFix)) }
        let former = isThere ? try Self.former(path) : nil
        let folder = BackupFile.folder(of: path)
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        if DatabasePlace.isOnNetwork(path) { throw StoreError.networkFileSystem }
        guard let passing = PassingFile(in: folder) else { throw Self.failure(errno) }
        try fetch(into: passing)
        let facts = try ReceptionStore.prove(passing.path)
        let proof = facts.verification
        if let fault = proof.faults.first {
            guard acceptFaults, facts.isSound else {
                throw Failure(
                    status: 1, what: words(.errorBackupFaulty, words.sentence(fault)),
                    remedy: words(.errorBackupFaultyFix))
            }
        }
        let kept = isThere ? Self.keptName(path) : nil
        try finish(passing, proof, replaced: former?.verification.mark)
        do {
            try Self.alone(with: former?.isSound == true ? path : nil) {
                // The old one has its second name before the new one takes its first: there is a database all the time.
                if let kept, link(path, kept) != 0 { throw Self.failure(errno) }
                // What is left of another database's write-ahead log must not be read into this one.
                for end in ["-wal", "-shm", "-journal"] {
                    _ = rename(path + end, (kept ?? path + "-replaced") + end)
                }
                guard rename(passing.path, path) == 0 else { throw Self.failure(errno) }
                DatabasePlace.share(path)
            }
        } catch StoreError.busy {
            throw Failure.failed(words(.errorRestoreOpen), words(.errorRestoreOpenFix))
        }
        BackupFile.sync(folder)
        try report(path, proof, kept)
    }

    /// The database that gives way; nil where it is none. Who may not take copies of it may not put one in its place either;
    /// what is damaged has nobody to ask.
    private static func former(_ path: String) throws -> DatabaseFacts? {
        do {
            let facts = try ReceptionStore.prove(path)
            guard facts.isSound else { return facts }
            guard let role = try ReceptionStore.role(of: World.user, at: path) else {
                throw StoreError.unknownUser(World.user)
            }
            guard role.may(.backup) else { throw StoreError.notPermitted(.backup) }
            return facts
        } catch StoreError.notADatabase {
            return nil
        }
    }

    /// What the database that gives way is called: by the time, and no name twice.
    private static func keptName(_ path: String) -> String {
        let name = path + "-replaced-" + BackupFile.stamp(World.now)
        let names = [name] + (2...99).map { "\(name)-\($0)" }
        return names.first { access($0, F_OK) != 0 } ?? name
    }

    /// Takes the backup into a file of its own, decrypted where it is encrypted.
    private func fetch(into passing: PassingFile) throws {
        let source = open(file, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else {
            throw Failure.failed(words(.errorNoBackupFile), words(.errorNoBackupFileFix))
        }
        defer { close(source) }
        if Age.isEncrypted(file) {
            guard let identity else {
                throw Failure.failed(words(.errorNeedsIdentity), words(.errorNeedsIdentityFix))
            }
            return try Age.run(["--decrypt", "--identity", identity], from: source, to: passing.file)
        }
        var log = stat()
        if stat(file + "-wal", &log) == 0, log.st_size > 0 {
            throw Failure.failed(words(.errorBackupInUse), words(.errorBackupInUseFix))
        }
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = read(source, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw Failure.failed(words(.errorNoBackupFile), words(.errorNoBackupFileFix))
            }
            guard count > 0 else { return }
            guard OpenFile.write(Array(buffer[..<count]), to: passing.file) else { throw Self.failure(errno) }
        }
    }

    /// Brings the copy up to date and writes into its journal whose it is now, all before it is anybody's database.
    private func finish(_ passing: PassingFile, _ proof: Verification, replaced: JournalMark?) throws {
        let store = try RulesInUse.open(passing.path)
        let actor = try Session.actor(in: store, options.stated)
        try store.logRestore(mark: proof.mark, replaced: replaced, by: actor)
        try store.close()
        guard fsync(passing.file) == 0 else { throw Self.failure(errno) }
    }

    /// With nobody else in the database; one that cannot be read at all gives way as it is.
    private static func alone(with path: String?, _ body: () throws -> Void) throws {
        guard let path else { return try body() }
        try ReceptionStore.alone(with: path, body)
    }

    private func report(_ path: String, _ proof: Verification, _ kept: String?) throws {
        let last = try RulesInUse.open(path).lastAct()
        let record = JSONValue.record([
            "restored": .bool(true), "rows": .int(proof.rows), "whole": .bool(proof.isWhole),
            "mark": .text(proof.mark?.description), "kept": .text(kept),
        ])
        try Output.one(record, options.format) {
            let when = last.map(World.stamp) ?? "–"
            return
                ([words(.backupRestored, "\(proof.rows)", when)]
                + (kept.map { [words(.backupKept, $0)] } ?? []))
                .joined(separator: "\n")
        }
    }

    private static func failure(_ code: Int32) -> Failure {
        .failed(words(.errorRestoreWrite, "\(code)"), words(.errorRestoreWriteFix))
    }
}
