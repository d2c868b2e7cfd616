// What the journal no longer tells, held against what it tells of erasing: details may be gone for that alone.

import GRDB
import Reception

/// Gathers the rows without details, and the acts that erased.
struct ErasureReplay {
    private struct Silent: Hashable {
        let act: Int64
        let caseID: Int64?
    }
    /// What is told of an erased case: by which act, in which row.
    private struct Erased {
        let act: Int64
        let seq: Int64
    }
    private var rows: [(seq: Int64, caseID: Int64?)] = []
    private var silent: Set<Silent> = []
    private var erased: [Int64: Erased] = [:]
    private var stripped: Set<Int64> = []
    /// Acts of which some details are not there.
    private(set) var silentActs: Set<Int64> = []

    mutating func takeSilent(_ row: JournalRow) {
        rows.append((row.seq, row.caseID))
        silent.insert(Silent(act: row.act, caseID: row.caseID))
        silentActs.insert(row.act)
    }

    mutating func take(_ row: JournalRow, _ details: String) {
        guard row.kind == ActKind.erase.rawValue else { return }
        if let caseID = row.caseID, details.hasPrefix("erase\t") {
            erased[caseID] = Erased(act: row.act, seq: row.seq)
        } else if details.hasPrefix("strip\t") {
            for field in details.split(separator: "\t").dropFirst() {
                if let seq = Int64(field), seq < row.seq { stripped.insert(seq) }
            }
        }
    }

    /// Whether what an act did in a case is told of no longer, though the case is not erased: that is said once, as
    /// details that are missing.
    func isSilent(act: Int64, caseID: Int64) -> Bool {
        erased[caseID] == nil && silent.contains(Silent(act: act, caseID: caseID))
    }

    /// What is gone without having been erased, and cases that are said to be erased and are not, or the other way.
    func finish(_ db: Database) throws -> [ProofFault] {
        var faults: [ProofFault] = []
        for row in rows {
            let isErased = row.caseID.flatMap { erased[$0] }.map { row.seq < $0.seq } ?? false
            guard !isErased, !stripped.contains(row.seq) else { continue }
            faults.append(ProofFault(.details, .missing, Int(row.seq)))
        }
        guard try db.columns(in: "reception_case").contains(where: { $0.name == "erased_act" }) else {
            return faults
        }
        var told = erased
        let stored = try db.rows("SELECT id, erased_act FROM reception_case WHERE erased_act IS NOT NULL")
        while let row = try stored.next() {
            if told.removeValue(forKey: row[0])?.act != row[1] {
                faults.append(ProofFault(.derived, .changed, row[0]))
            }
        }
        for id in told.keys.sorted() { faults.append(ProofFault(.derived, .changed, Int(id))) }
        return faults
    }
}
