// Where copies of the database lie and what they are called; one is there whole and proved, or not at all.

import Foundation
import Reception
import ReceptionStore
import ReceptionText

/// A file beside another one that is gone with its owner, with everything that SQLite lays beside it.
final class PassingFile {
    let path: String
    let file: Int32

    /// - Parameter folder: where it lies, for its owner's eyes alone.
    /// - Returns: nil where none can be made; `errno` says why.
    init?(in folder: String) {
        var template = Array((folder + "/.mottagning-XXXXXX").utf8CString)
        file = mkstemp(&template)
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard file >= 0 else { return nil }
    }

    deinit {
        close(file)
        for end in ["", "-journal", "-wal", "-shm"] { unlink(path + end) }
    }
}

/// What a copy is called, and what was made of it.
struct BackupFile {
    let path: String
    /// The folder and the beginning of the names among which the oldest give way; nil where a file was named.
    private let rotation: (folder: String, stem: String)?

    /// - Parameters:
    ///   - stated: a file, or a folder in which the copy is called by the time.
    ///   - database: names the copies of a folder.
    init(_ stated: String, of database: String, isEncrypted: Bool, at moment: Moment) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: stated, isDirectory: &isFolder), isFolder.boolValue
        else {
            path = stated
            rotation = nil
            return
        }
        let stem = URL(fileURLWithPath: database).deletingPathExtension().lastPathComponent
        path = "\(stated)/\(stem)-\(Self.stamp(moment)).db" + (isEncrypted ? ".age" : "")
        rotation = (stated, stem)
    }

    var isInFolder: Bool { rotation != nil }

    /// `2026-03-02T093000`, in Stockholm: a name that every file system takes and that sorts by time.
    static func stamp(_ moment: Moment) -> String { World.stamp(moment).filter { $0 != ":" } }

    /// Whether nothing lies there, or an earlier copy.
    func isFree(besides database: String) -> Bool {
        var info = stat()
        guard stat(path, &info) == 0 else { return true }
        guard info.st_mode & S_IFMT == S_IFREG else { return false }
        var own = stat()
        if stat(database, &own) == 0, own.st_ino == info.st_ino, own.st_dev == info.st_dev { return false }
        return info.st_size == 0 || Age.isEncrypted(path) || Self.isDatabase(path)
    }

    /// Whether a file begins as a database of ours, with nothing beside it that says that it is in use.
    private static func isDatabase(_ path: String) -> Bool {
        guard access(path + "-wal", F_OK) != 0, let file = FileHandle(forReadingAtPath: path) else {
            return false
        }
        defer { try? file.close() }
        let start = [UInt8]((try? file.read(upToCount: 72)) ?? Data())
        return start.starts(with: Array("SQLite format 3".utf8))
            && start.dropFirst(68).elementsEqual("MOTT".utf8)
    }

    /// Writes the copy and gives it its name.
    /// - Parameters:
    ///   - recipients: arguments that tell age for whom; empty for a plain copy.
    ///   - seal: called when all is written and proved, just before the file gets its name.
    /// - Returns: what came of proving the copy.
    func write(
        _ store: ReceptionStore, recipients: [String], seal: (Verification) throws -> Void
    ) throws -> Verification {
        // What is not encrypted yet lies beside the database, where the same is readable anyhow.
        let folder = Self.folder(of: recipients.isEmpty ? path : store.path)
        guard let plain = PassingFile(in: folder) else { throw Self.failure(errno) }
        try store.copy(to: plain.path)
        let facts = try ReceptionStore.prove(plain.path, engine: store.engine)
        let proof = facts.verification
        guard facts.isSound else {
            throw Failure.failed(words(.errorBackupUnsound), words(.errorBackupUnsoundFix))
        }
        if recipients.isEmpty {
            try seal(proof)
            guard fsync(plain.file) == 0, rename(plain.path, path) == 0 else { throw Self.failure(errno) }
            Self.sync(folder)
            return proof
        }
        let outcome = try WholeFile.make(path, replaces: true) { file, _ in
            guard lseek(plain.file, 0, SEEK_SET) == 0 else { return false }
            try Age.run(["--encrypt"] + recipients, from: plain.file, to: file)
            try seal(proof)
            return true
        }
        guard case .written = outcome else { throw Self.failure(errno) }
        return proof
    }

    /// Removes the oldest copies of the folder.
    /// - Returns: how many.
    func rotate(keeping count: Int) -> Int {
        guard let rotation else { return 0 }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: rotation.folder)) ?? []
        // The names of the same database alone, which sort by time.
        let copies = names.filter { name in
            guard name.hasPrefix(rotation.stem + "-") else { return false }
            let rest = name.dropFirst(rotation.stem.count + 1)
            let shape = rest.map { $0.isNumber ? "0" : String($0) }.joined()
            return ["0000-00-00T000000.db", "0000-00-00T000000.db.age"].contains(shape)
        }.sorted()
        return copies.dropLast(count).count { unlink(rotation.folder + "/" + $0) == 0 }
    }

    static func folder(of path: String) -> String {
        URL(fileURLWithPath: path).deletingLastPathComponent().path
    }

    /// Lets what was named in a folder be on the disk.
    static func sync(_ folder: String) {
        let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { return }
        _ = fsync(directory)
        close(directory)
    }

    private static func failure(_ code: Int32) -> Failure {
        .failed(words(.errorBackupWrite, "\(code)"), words(.errorBackupWriteFix))
    }
}
