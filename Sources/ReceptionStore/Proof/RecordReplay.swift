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
    /// Acts of which the journal tells no longer all, since a household that they were about is erased.
    private var silent: Set<Int64> = []
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
            let former = undoes.flatMap { before[Turn(act: $0, key: key)] ?? nil }
            guard let version = try former ?? revived(key, in: row.act, undoes) else { break }
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

    /// Takes what an act did to records where nothing tells of it any longer: what stands in their table is taken for
    /// it, but for the text, of which a household was taken out.
    /// - Parameter known: the records of which other rows of the act have told.
    mutating func takeSilent(_ act: Int64, besides known: Set<String>) throws {
        silent.insert(act)
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT id, kind, number, act_id = ?1, ended_act IS ?1 FROM unit_record
                WHERE act_id = ?1 OR ended_act = ?1
                    OR id IN (SELECT record_id FROM unit_record_revival WHERE act_id = ?1) ORDER BY id
                """, arguments: [act])
        // What it ended comes before what it put in its place.
        for row in rows.filter({ $0[4] }) + rows.filter({ !$0[4] || $0[3] }) {
            let key = Key(kind: row[1], number: row[2])
            let isKnown = ["record", "remove", "revive"].contains {
                known.contains("\($0) \(key.kind) \(key.number)")
            }
            guard !isKnown else { continue }
            let id: Int64 = row[0]
            if before[Turn(act: act, key: key)] == nil { before[Turn(act: act, key: key)] = .some(live[key]) }
            if row[4], live[key] == id {
                ended[id] = act
                live[key] = nil
                continue
            }
            if row[3] { told.insert(id) } else { revivals.insert([act, id]) }
            ended[id] = nil
            live[key] = id
        }
    }

    /// Which version an undo let stand again, where nothing tells what stood before the act that it took back.
    private func revived(_ key: Key, in act: Int64, _ undoes: Int64?) throws -> Int64? {
        guard let undoes, silent.contains(undoes) else { return nil }
        return try Int64.fetchOne(
            db,
            sql: """
                SELECT v.record_id FROM unit_record_revival v JOIN unit_record r ON r.id = v.record_id
                WHERE v.act_id = ? AND r.kind = ? AND r.number = ?
                """, arguments: [act, key.kind, key.number])
    }

    /// Compares what is left: versions that nothing tells of, which of them stand, and what is kept beside them.
    mutating func finish() throws -> [ProofFault] {
        var faults: [ProofFault] = []
        let rows = try db.rows(
            "SELECT id, kind, number, ended_act, day, text, shelf FROM unit_record ORDER BY id")
        while let row = try rows.next() {
            let id: Int64 = row[0]
            let end: Int64? = row[3]
            let name = name(Key(kind: row[1], number: row[2]))
            guard told.contains(id) else {
                faults.append(ProofFault(.record, .inserted, Int(id), name: name))
                continue
            }
            let content = RecordID.Kind(rawValue: row[1]).flatMap {
                UnitContent($0, day: Day(stored: row[4]), text: row[5])
            }
            let isSame =
                end == ended[id] && content?.shelf == row[6]
                && content.map { Int64($0.day.number) } == row[4]
            if !isSame { faults.append(ProofFault(.record, .changed, Int(id), name: name)) }
        }
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
