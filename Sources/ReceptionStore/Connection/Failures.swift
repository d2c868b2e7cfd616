// What the database's engine says, as the program's own errors: without SQL and without values.

import GRDB
import Reception

extension StoreError {
    /// The error of the engine in the program's terms.
    init(_ error: DatabaseError) {
        switch error.extendedResultCode {
        // There is no room for the file that the processes share.
        case .SQLITE_IOERR_SHMSIZE: self = .diskFull
        case .SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC, .SQLITE_IOERR_TRUNCATE:
            self = .diskFailed
        default: self = Self.plain(error)
        }
    }

    private static func plain(_ error: DatabaseError) -> StoreError {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
        case .SQLITE_READONLY, .SQLITE_PERM: .readOnly
        case .SQLITE_FULL: .diskFull
        case .SQLITE_NOTADB: .notADatabase
        case .SQLITE_CANTOPEN, .SQLITE_AUTH: .cannotOpen
        case .SQLITE_CORRUPT: .damaged("file")
        default: .failed(code: Int(error.extendedResultCode.rawValue))
        }
    }
}

/// Runs something that asks the database, and gives its errors as ``StoreError``.
func translating<Result>(_ body: () throws -> Result) throws -> Result {
    do {
        return try body()
    } catch let error as DatabaseError {
        throw StoreError(error)
    } catch let error as CommandError {
        throw StoreError.refused(error, nil)
    }
}
