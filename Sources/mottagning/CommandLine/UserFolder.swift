// The user's own configuration folder.

import Foundation

/// Where a user's settings and views are kept.
enum UserFolder {
    /// `$XDG_CONFIG_HOME/mottagning`, by default under `~/.config`.
    static var path: String {
        let home = World.environment("HOME") ?? "/"
        return (World.environment("XDG_CONFIG_HOME") ?? home + "/.config") + "/mottagning"
    }

    /// Writes a file of the folder, which is made where it is missing.
    /// - Parameter replaces: whether a file that is there gives way.
    static func write(_ text: String, to name: String, replaces: Bool) -> WholeFile.Outcome {
        try? FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return WholeFile.write(text, to: path + "/" + name, replaces: replaces)
    }
}
