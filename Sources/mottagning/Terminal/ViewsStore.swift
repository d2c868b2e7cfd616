// Where a user's views are kept: one file of her own, written whole or not at all.

import Foundation
import Reception
import ReceptionFiles

/// The file `views.toml` in the user's own configuration folder.
enum ViewsStore {
    /// More than this is no file of views.
    private static let mostBytes = 1 << 20

    private static var folder: String {
        let home = World.environment("HOME") ?? "/"
        return (World.environment("XDG_CONFIG_HOME") ?? home + "/.config") + "/mottagning"
    }

    static var path: String { folder + "/views.toml" }

    /// The views that are kept; none where there is no file.
    static func read() throws(ViewTrouble) -> [SavedView] {
        guard access(path, F_OK) == 0 else { return [] }
        guard let data = FileManager.default.contents(atPath: path), data.count <= mostBytes,
            let text = String(data: data, encoding: .utf8)
        else { throw .cannotRead(path: path) }
        return try ViewsFile.read(text)
    }

    /// Reads the file anew, changes it and writes it, so that another terminal's views stay. A file with a fault in it
    /// is left as it is.
    /// - Returns: the views after the change.
    static func change(_ change: ViewChange) throws(ViewTrouble) -> [SavedView] {
        let views = change.applied(to: try read())
        try write(ViewsFile.text(views))
        return views
    }

    /// Writes beside the file and moves it into its place, so that a power cut leaves the old one or the new one.
    private static func write(_ text: String) throws(ViewTrouble) {
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        var name = Array((folder + "/.views-XXXXXX").utf8CString)
        let file = mkstemp(&name)
        guard file >= 0 else { throw .cannotWrite(path: path) }
        let temporary = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            written += count
        }
        let isSafe = written == bytes.count && fsync(file) == 0
        let isClosed = close(file) == 0
        guard isSafe, isClosed, rename(temporary, path) == 0 else {
            unlink(temporary)
            throw .cannotWrite(path: path)
        }
        let directory = open(folder, O_RDONLY | O_DIRECTORY)
        if directory >= 0 {
            _ = fsync(directory)
            _ = close(directory)
        }
    }
}
