// The group of its own that the program may be installed with, which counts for one database: see
// docs/decisions/0019-a-group-of-its-own.md.

import CDatabaseGroup
import Foundation
import GRDB
import Reception

/// What the program may do with the group that it was started with. Where it was started as any other program is, all of
/// this is without effect.
public enum DatabaseGroup {
    /// How it stands with the group.
    public enum State: Sendable {
        /// The program has no group but its user's.
        case none
        /// It counts for the installed database.
        case held
        /// It was given up, for another database.
        case givenUp
        /// It was given up at once: nothing that root has written says where the database is.
        case noPlace
        /// It was given up at once: the database is not root's and this group's alone.
        case openPlace
    }

    public static var state: State {
        switch dg_state() {
        case Int32(DG_NONE): .none
        case Int32(DG_HELD): .held
        case Int32(DG_GIVEN_UP): .givenUp
        case Int32(DG_OPEN_PLACE): .openPlace
        default: .noPlace
        }
    }

    /// The installed database; nil unless the group is held.
    public static var path: String? { dg_path().map { String(cString: $0) } }

    /// The group's name or number, where the program was started with one.
    public static var name: String {
        guard let entry = getgrgid(dg_group()), let name = entry.pointee.gr_name else {
            return "\(dg_group())"
        }
        return String(cString: name)
    }

    /// Whether somebody is a member of the group herself, who then needs no program to read the database.
    public static var hasMembers: Bool {
        guard let entry = getgrgid(dg_group()) else { return false }
        return entry.pointee.gr_mem?.pointee != nil
    }

    /// Makes ready for opening a database: the group is given up for good before any but the installed one. Root keeps it,
    /// who may do all that it allows anyway, and looks after copies beside the database in one run.
    static func use(for path: String) throws {
        if path == Self.path {
            guard dg_install() == 0 else { throw StoreError.cannotOpen }
        } else if geteuid() != 0 {
            dg_give_up()
        }
    }

    /// Looks at a database's file by its name, with the group where it is the installed one.
    public static func reaching<Result>(_ path: String, _ body: () throws -> Result) rethrows -> Result {
        let entered = dg_enter(path)
        defer { dg_leave(entered) }
        return try body()
    }
}

extension Configuration {
    /// How a connection to the database begins. With the group, what SQLite needs in passing stays in memory: as a file it
    /// would be the user's own.
    static var ofDatabase: Configuration {
        var configuration = Configuration()
        if DatabaseGroup.path != nil {
            configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA temp_store = MEMORY") }
        }
        return configuration
    }
}
