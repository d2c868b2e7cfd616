// What was given to other programs: an act that changes nothing, with one row in the journal for the whole.

import GRDB
import Reception

extension ReceptionStore: ExportLog {
    public func logExport(_ export: ExportNote, by actor: Actor) throws {
        try translating {
            try writer.inTransaction(.immediate) { db in
                var session = try WriteSession(db, engine, actor, kind: .export, subject: nil)
                try session.require(.export)
                let details =
                    [export.format, "rows=\(export.rows)"] + (export.hasNames ? ["names"] : [])
                    + export.filter + (export.disclosure.map { ["to=" + $0.recipient] } ?? [])
                try session.note(details.joined(separator: "\t"))
                if let disclosure = export.disclosure {
                    try session.note(export.format, of: export.cases.sorted(), disclosure)
                }
                _ = try session.finish(subject: nil)
                return .commit
            }
        }
    }

    public func databaseMark() throws -> String {
        try asking { db in
            // The first row is hashed over a salt by chance, and is never written again.
            let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT hash FROM journal WHERE seq = 1"))
            guard let row else { throw StoreError.damaged("journal") }
            return Blob.bytes(row, 0).prefix(6).map { byte in
                let digits = String(byte, radix: 16)
                return digits.utf8.count == 1 ? "0" + digits : digits
            }.joined()
        }
    }
}
