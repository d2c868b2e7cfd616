// The user's own configuration folder, and files in it that are written whole or not at all.

import Foundation

/// Where a user's settings and views are kept.
enum UserFolder {
    /// `$XDG_CONFIG_HOME/mottagning`, by default under `~/.config`.
    static var path: String {
        let home = World.environment("HOME") ?? "/"
        return (World.environment("XDG_CONFIG_HOME") ?? home + "/.config") + "/mottagning"
    }

    /// What came of writing a file.
    enum Outcome {
        case written
        /// There was one, and it was not to be replaced.
        case wasThere
        case failed
    }

    /// Writes beside the file and moves it into its place, so that a power cut leaves the old one or the new one.
    /// - Parameters:
    ///   - name: the file in the folder, which is made where it is missing.
    ///   - replaces: whether a file that is there gives way.
    static func write(_ text: String, to name: String, replaces: Bool) -> Outcome {
        let folder = path
        let target = folder + "/" + name
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        var template = Array((folder + "/.new-XXXXXX").utf8CString)
        let file = mkstemp(&template)
        guard file >= 0 else { return .failed }
        let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let isSafe = OpenFile.write(text, to: file) && fsync(file) == 0
        let isClosed = close(file) == 0
        guard isSafe, isClosed, put(temporary, target, replaces) else {
            let wasThere = errno == EEXIST
            unlink(temporary)
            return wasThere && !replaces ? .wasThere : .failed
        }
        let directory = open(folder, O_RDONLY | O_DIRECTORY)
        if directory >= 0 {
            _ = fsync(directory)
            _ = close(directory)
        }
        return .written
    }

    /// Gives a file its name. A link fails where the name is taken, in the same moment as it looks.
    private static func put(_ temporary: String, _ target: String, _ replaces: Bool) -> Bool {
        if replaces { return rename(temporary, target) == 0 }
        guard link(temporary, target) == 0 else { return false }
        unlink(temporary)
        return true
    }
}
