// Files that are written whole or not at all, for the user's eyes only.

import Foundation

enum WholeFile {
    /// What came of writing a file.
    enum Outcome {
        case written
        /// There was one, and it was not to be replaced.
        case wasThere
        case failed
    }

    /// Writes beside the file and moves it into its place, so that a power cut leaves the old one or the new one.
    /// - Parameters:
    ///   - target: the path; its folder must be there.
    ///   - replaces: whether a file that is there gives way.
    /// - Returns: where it failed, `errno` says why.
    static func write(_ text: String, to target: String, replaces: Bool) -> Outcome {
        write(Array(text.utf8), to: target, replaces: replaces)
    }

    /// Writes bytes in the same way.
    static func write(_ bytes: [UInt8], to target: String, replaces: Bool) -> Outcome {
        make(target, replaces: replaces) { file, _ in OpenFile.write(bytes, to: file) }
    }

    /// The same for what is written piece by piece.
    /// - Parameter fill: writes everything into an open file, which has this name for as long; tells whether it is all
    ///   there. What it throws leaves everything as it was.
    static func make(
        _ target: String, replaces: Bool, _ fill: (_ file: Int32, _ name: String) throws -> Bool
    ) rethrows -> Outcome {
        // Giving something else its name would take away a device, or a pipe that somebody reads.
        var info = stat()
        guard lstat(target, &info) != 0 || [S_IFREG, S_IFLNK].contains(info.st_mode & S_IFMT) || !replaces
        else {
            errno = EINVAL
            return .failed
        }
        let folder = URL(fileURLWithPath: target).deletingLastPathComponent().path
        var template = Array((folder + "/.new-XXXXXX").utf8CString)
        let file = mkstemp(&template)
        guard file >= 0 else { return .failed }
        let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let isFilled: Bool
        do { isFilled = try fill(file, temporary) } catch {
            close(file)
            unlink(temporary)
            throw error
        }
        let isSafe = isFilled && fsync(file) == 0
        let isClosed = close(file) == 0
        guard isSafe, isClosed, put(temporary, target, replaces) else {
            let code = errno
            unlink(temporary)
            errno = code
            return code == EEXIST && !replaces ? .wasThere : .failed
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
