// What was put on paper: an act that changes nothing, with a row in the journal of each case.

import GRDB
import Reception

extension ReceptionStore: PrintLog {
    public func logPrints<Made>(
        _ papers: [PrintNote], by actor: Actor, making: (_ index: Int, _ copy: Int) throws -> Made
    ) throws -> [Made] {
        // A paper that names nobody and nothing leaves no trace, and needs a database that can be written to no more
        // than a list.
        guard papers.contains(where: \.leavesTrace) else {
            return try papers.indices.map { try making($0, 1) }
        }
        var made: [Made] = []
        var fault: (any Error)?
        try translating {
            try writer.inTransaction(.immediate) { db in
                for (index, paper) in papers.enumerated() {
                    let copy = try note(paper, actor, db)
                    do { made.append(try making(index, copy)) } catch {
                        fault = error
                        return .rollback
                    }
                }
                return .commit
            }
        }
        if let fault { throw fault }
        return made
    }

    /// Writes a paper into the journal.
    /// - Returns: which copy it is.
    private func note(_ print: PrintNote, _ actor: Actor, _ db: Database) throws -> Int {
        guard print.leavesTrace else { return 1 }
        var copy = 1
        for id in print.cases {
            let before = try db.int(
                """
                SELECT count(*) FROM journal j INDEXED BY journal_of_case
                JOIN journal_detail d ON d.seq = j.seq
                WHERE j.case_id = ? AND j.kind = ? AND d.details >= ?3 AND d.details < ?3 || char(11)
                """, [id.raw, ActKind.print.rawValue, print.paper.rawValue])
            copy = max(copy, Int(before ?? 0) + 1)
        }
        let unnamed = print.record.map { "\(print.paper.rawValue)\t\($0.number)" }
        if let unnamed {
            copy += Int(
                try db.int(
                    """
                    SELECT count(*) FROM act a JOIN journal j ON j.act_id = a.id AND j.case_id IS NULL
                    JOIN journal_detail d ON d.seq = j.seq WHERE a.kind = ? AND d.details = ?
                    """, [ActKind.print.rawValue, unnamed]) ?? 0)
        }
        var session = try WriteSession(db, engine, actor, kind: .print, subject: nil)
        try session.note(
            JournalDetails.line(of: print.paper, copy: copy), of: print.cases, print.disclosure)
        if print.cases.isEmpty, let unnamed { try session.note(unnamed) }
        _ = try session.finish(subject: nil)
        return copy
    }
}

extension PrintNote {
    /// Whether it names anybody or anything.
    fileprivate var leavesTrace: Bool { !cases.isEmpty || record != nil }
}
