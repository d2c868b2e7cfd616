// What was put on paper: an act that changes nothing, with a row in the journal of each case.

import GRDB
import Reception

extension ReceptionStore: PrintLog {
    public func logPrint<Made>(
        _ paper: PaperKind, of cases: [CaseID], record: RecordID?, for disclosure: Disclosure?,
        by actor: Actor, making: (Int) throws -> Made
    ) throws -> Made {
        // A paper that names nobody and nothing leaves no trace, and needs a database that can be written to no more
        // than a list.
        guard !cases.isEmpty || record != nil else { return try making(1) }
        var made: Result<Made, any Error>?
        try translating {
            try writer.inTransaction(.immediate) { db in
                var copy = 1
                for id in cases {
                    let before = try db.int(
                        """
                        SELECT count(*) FROM journal j INDEXED BY journal_of_case
                        JOIN journal_detail d ON d.seq = j.seq
                        WHERE j.case_id = ? AND j.kind = ? AND d.details >= ?3 AND d.details < ?3 || char(11)
                        """, [id.raw, ActKind.print.rawValue, paper.rawValue])
                    copy = max(copy, Int(before ?? 0) + 1)
                }
                let unnamed = record.map { "\(paper.rawValue)\t\($0.number)" }
                if let unnamed {
                    copy += Int(
                        try db.int(
                            """
                            SELECT count(*) FROM act a JOIN journal j ON j.act_id = a.id AND j.case_id IS NULL
                            JOIN journal_detail d ON d.seq = j.seq WHERE a.kind = ? AND d.details = ?
                            """, [ActKind.print.rawValue, unnamed]) ?? 0)
                }
                var session = try WriteSession(db, engine, actor, kind: .print, subject: nil)
                try session.note(JournalDetails.line(of: paper, copy: copy), of: cases, disclosure)
                if cases.isEmpty, let unnamed { try session.note(unnamed) }
                _ = try session.finish(subject: nil)
                let result = Result { try making(copy) }
                made = result
                if case .failure = result { return .rollback }
                return .commit
            }
        }
        guard let made else { throw StoreError.damaged("journal") }
        return try made.get()
    }
}
