// What was put on paper: an act that changes nothing, with a row in the journal of each case.

import GRDB
import Reception

extension ReceptionStore: PrintLog {
    public func logPrint(_ paper: PaperKind, of cases: [CaseID], by actor: Actor) throws -> Int {
        try translating {
            var copy = 1
            try writer.inTransaction(.immediate) { db in
                for id in cases {
                    let before = try db.int(
                        """
                        SELECT count(*) FROM journal INDEXED BY journal_of_case WHERE case_id = ? AND kind = ?
                        """, [id.raw, ActKind.print.rawValue])
                    copy = max(copy, Int(before ?? 0) + 1)
                }
                guard !cases.isEmpty else { return .rollback }
                var session = try WriteSession(db, engine, actor, kind: .print, subject: nil)
                try session.note(paper.rawValue, of: cases)
                _ = try session.finish(subject: nil)
                return .commit
            }
            return copy
        }
    }
}
