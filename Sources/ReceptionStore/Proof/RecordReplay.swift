// The versions of the unit's records held against what the journal tells of them.

import GRDB
import Reception

/// Follows each record through its versions.
struct RecordReplay {
    /// What a row of the journal tells of a record.
    struct Told {
        enum What { case record, remove, revive }
        let what: What
        let kind: String
        let number: Int64
        /// The day and the text of a version.
        var day = ""
        var text = ""

        /// - Returns: nil where the details are about something else.
        init?(_ details: String) {
            let fields = details.split(separator: "\t", maxSplits: 4, omittingEmptySubsequences: false)
            guard fields.count > 2, let kind = RecordID.Kind(rawValue: String(fields[1])),
                let number = Int64(fields[2])
            else { return nil }
            switch (fields[0], fields.count) {
            case ("record", 5): what = .record
            case ("remove", 3): what = .remove
            case ("revive", 3): what = .revive
            default: return nil
            }
            self.kind = kind.rawValue
            self.number = number
            if what == .record { (day, text) = (String(fields[3]), String(fields[4])) }
        }
    }
    private struct Key: Hashable {
        let kind: String
        let number: Int64
    }
    private struct Turn: Hashable {
        let act: Int64
        let key: Key
    }

    let db: Database
    private var live: [Key: Int64] = [:]
    /// Which version stood before an act; nothing where none did.
    private var before: [Turn: Int64?] = [:]
    private var ended: [Int64: Int64] = [:]
    private var told: Set<Int64> = []
    private var revivals: Set<[Int64]> = []

    init(db: Database) { self.db = db }

    mutating func take(_ told: Told, _ row: JournalRow, undoes: Int64?) throws -> [ProofFault] {
        let key = Key(kind: told.kind, number: told.number)
        let turn = Turn(act: row.act, key: key)
        let former = live[key]
        if before[turn] == nil { before[turn] = .some(former) }
        switch told.what {
        case .remove:
            if let former { ended[former] = row.act }
            live[key] = nil
        case .revive:
            // An undo lets stand again what stood before the act that it takes back.
            guard let undoes, let version = before[Turn(act: undoes, key: key)] ?? nil else { break }
            ended[version] = nil
            live[key] = version
            revivals.insert([row.act, version])
        case .record:
            let found = try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT id, day, text, by_login, at FROM unit_record
                        WHERE act_id = ? AND kind = ? AND number = ?
                        """), arguments: [row.act, told.kind, told.number])
            if let former { ended[former] = row.act }
            live[key] = nil
            guard let version = found.first else { return [ProofFault(.record, .missing, name: name(key))] }
            let id: Int64 = version[0]
            live[key] = id
            self.told.insert(id)
            let isSame =
                Day(stored: version[1]).description == told.day && version[2] == told.text
                && version[3] == row.login && version[4] == row.at && found.count == 1
            return isSame ? [] : [ProofFault(.record, .changed, Int(id), name: name(key))]
        }
        return []
    }

    /// Compares what is left: versions that nothing tells of, which of them stand, and what is kept beside them.
    mutating func finish(_ silent: Set<Int64>) throws -> [ProofFault] {
        var faults: [ProofFault] = []
        let rows = try db.rows(
            "SELECT id, kind, number, act_id, ended_act, day, text, shelf FROM unit_record ORDER BY id")
        while let row = try rows.next() {
            let (id, act): (Int64, Int64) = (row[0], row[3])
            let end: Int64? = row[4]
            let name = name(Key(kind: row[1], number: row[2]))
            guard told.contains(id) || silent.contains(act) else {
                faults.append(ProofFault(.record, .inserted, Int(id), name: name))
                continue
            }
            let content = RecordID.Kind(rawValue: row[1]).flatMap {
                UnitContent($0, day: Day(stored: row[5]), text: row[6])
            }
            let isSame =
                (end == ended[id] || !silent.isEmpty) && content?.shelf == row[7]
                && content.map { Int64($0.day.number) } == row[5]
            if !isSame { faults.append(ProofFault(.record, .changed, Int(id), name: name)) }
        }
        guard silent.isEmpty else { return faults }
        var stored: Set<[Int64]> = []
        let revived = try db.rows("SELECT act_id, record_id FROM unit_record_revival")
        while let row = try revived.next() { stored.insert([row[0], row[1]]) }
        for revival in stored.symmetricDifference(revivals).sorted(by: { $0[1] < $1[1] }) {
            faults.append(ProofFault(.record, .changed, Int(revival[1])))
        }
        return faults
    }

    private func name(_ key: Key) -> String { "\(key.kind) \(key.number)" }
}

extension Day {
    /// A day as it stands in a column that somebody else may have written to.
    init(stored number: Int64) { self.init(number: Int32(clamping: number)) }
}
