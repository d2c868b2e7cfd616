// What the database's engine says, as the program's own errors: without SQL and without values.

import GRDB
import Reception

extension StoreError {
    /// The error of the engine in the program's terms.
    init(_ error: DatabaseError) {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly
        case .SQLITE_FULL: self = .diskFull
        case .SQLITE_NOTADB: self = .notADatabase
        case .SQLITE_CANTOPEN, .SQLITE_AUTH: self = .cannotOpen
        case .SQLITE_CORRUPT: self = .damaged("file")
        default: self = .failed(code: Int(error.extendedResultCode.rawValue))
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
