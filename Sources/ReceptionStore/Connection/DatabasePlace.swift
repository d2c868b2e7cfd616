// Where the database lies, for whoever looks after it: whether it is there, on which file system, and who else can reach it.

import CDatabaseGroup
import Foundation
import Reception

/// Looks at a database's file and its folder without opening it.
public enum DatabasePlace {
    /// What accounts that are neither the file's owner nor in its group can do with a database.
    public enum Exposure: Sendable, CaseIterable {
        case nothing
        /// Lay files beside it that SQLite would take for its own, in a folder where each may write and remove her own.
        case plant
        /// Read it.
        case read
        /// Write in it.
        case write
        /// Put another one in its place.
        case replace
    }

    /// Whether a file is there.
    public static func exists(_ path: String) -> Bool { PathChecks.exists(path) }

    /// Whether a file lies on a file system on which locks cannot be relied upon.
    public static func isOnNetwork(_ path: String) -> Bool {
        do { try PathChecks.refuseNetwork(path) } catch { return true }
        return false
    }

    /// Who else can reach a database, by the modes of its files; nil where they cannot be looked at.
    public static func exposure(of path: String) -> Exposure? {
        DatabaseGroup.reaching(path) {
            guard let folder = mode(PathChecks.folder(of: path)), let file = mode(path) else { return nil }
            if folder & S_IWOTH != 0, folder & S_ISVTX == 0 { return .replace }
            // Whoever may not enter the folder reaches nothing in it.
            guard folder & S_IXOTH != 0 else { return .nothing }
            let all = ends.dropFirst().reduce(file) { $0 | (mode(path + $1) ?? 0) }
            if all & S_IWOTH != 0 { return .write }
            if all & S_IROTH != 0 { return .read }
            return folder & S_IWOTH != 0 ? .plant : .nothing
        }
    }

    /// Takes from others what they may do with the files of a database.
    /// - Returns: whether that could be done; only an owner can.
    public static func close(_ path: String) -> Bool {
        ends.allSatisfy { end in
            guard let mode = mode(path + end), mode & 0o007 != 0 else { return true }
            return chmod(path + end, mode & 0o770) == 0
        }
    }

    /// Lets the group have what the owner has, where the folder is a group's own: new files in it belong to that group.
    public static func share(_ path: String) {
        guard let mode = mode(PathChecks.folder(of: path)), mode & S_ISGID != 0 else { return }
        chmod(path, 0o660)
    }

    /// The database's file and what SQLite keeps beside it.
    private static let ends = ["", "-wal", "-shm"]

    private static func mode(_ path: String) -> mode_t? {
        var info = stat()
        return stat(path, &info) == 0 ? info.st_mode : nil
    }
}
