// What the journal tells held against the tables that it tells of: acts, entries, records, users and files.

import GRDB
import Reception

/// Takes the journal's rows with what they tell, in their order, and compares.
///
/// The chain covers the journal only. What an act did stands in its details, so whatever the details say can be proved of
/// the other tables too: every entry with all that it says and whether it still holds, every version of a record, who works
/// here, the rule files. What they do not say is not proved by them; `docs/decisions/0016-backup-and-proof.md` lists it.
struct JournalReplay {
    /// An act while its rows are taken.
    struct ActRow {
        let id: Int64
        let undoes: Int64?
        let changes: Int64
        var told: Int64 = 0
        var isToldWhole = true
        /// What its rows have said of records, each of which stands in the journal of several households.
        var records: Set<String> = []
    }
    private struct Ending: Equatable {
        let act: Int64
        let reason: String
    }
    private struct Revival: Hashable {
        let act: Int64
        let id: Int64
    }
    /// What the journal tells of somebody who works here.
    private struct User: Equatable {
        var role = ""
        var share: Int64 = 100
        var isRemoved = false
    }

    let db: Database
    private(set) var faults: [ProofFault] = []
    private(set) var acts = 0
    private var act: ActRow?
    private var highestAct: Int64 = 0
    private var entries: Set<Int64> = []
    private var endings: [Int64: Ending] = [:]
    private var revivals: Set<Revival> = []
    private var erasures = ErasureReplay()
    private var users: [String: User] = [:]
    private var files: [String: (name: String, text: String)] = [:]
    private var unitText: String?
    private var hasImported = false
    private var records: RecordReplay
    private let hasRecords: Bool

    init(_ db: Database) throws {
        self.db = db
        hasRecords = try db.tableExists("unit_record")
        records = RecordReplay(db: db)
    }

    /// Takes the next row.
    /// - Parameters:
    ///   - details: nil where they are not there.
    ///   - agrees: whether the act's own row says what this one says.
    mutating func take(_ row: JournalRow, details: String?, agrees: Bool) throws {
        if act?.id != row.act { try begin(row) }
        if !agrees { fault(.act, .changed, row.act) }
        hasImported = hasImported || row.kind == ActKind.import.rawValue
        guard let details else {
            erasures.takeSilent(row)
            act?.isToldWhole = false
            return
        }
        erasures.take(row, details)
        switch ActKind(rawValue: row.kind) {
        case .user: takeUser(details)
        case .rules: takeRules(details)
        case .unit: unitText = details
        case .import where row.caseID == nil: takeUser(details)
        default: break
        }
        if try takeRecord(row, details) {
            act?.told += 1
            return
        }
        let touched = row.caseID == nil ? [] : JournalDetails.touched(details)
        act?.told += touched.isEmpty ? 1 : Int64(touched.count)
        guard !touched.isEmpty else { return }
        for line in details.split(separator: "\n") { try takeChange(row, String(line)) }
    }

    /// The next act, with its own row.
    private mutating func begin(_ row: JournalRow) throws {
        try endAct()
        acts += 1
        highestAct = max(highestAct, row.act)
        let found = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT undoes, changes FROM act WHERE id = ?"), arguments: [row.act])
        if found == nil { fault(.act, .missing, row.act) }
        act = ActRow(
            id: row.act, undoes: found?[0], changes: found?[1] ?? 0, isToldWhole: found != nil)
    }

    private mutating func endAct() throws {
        guard let act else { return }
        if hasRecords, erasures.silentActs.contains(act.id) {
            try records.takeSilent(act.id, besides: act.records)
        }
        guard act.isToldWhole, act.told != act.changes else { return }
        fault(.act, .changed, act.id)
    }

    private mutating func takeChange(_ row: JournalRow, _ line: String) throws {
        let fields = line.split(separator: "\t", maxSplits: 3, omittingEmptySubsequences: false)
        switch fields[0] {
        case "add":
            guard let id = Int64(fields[1]) else { return }
            let isNew = entries.insert(id).inserted
            let found = try Row.fetchOne(
                db.cachedStatement(
                    sql: "SELECT \(EntryRows.columns) FROM entry e WHERE e.id = ?"), arguments: [id])
            guard let found else { return fault(.entry, .missing, id) }
            let isSame =
                JournalDetails.added(found) == line && found[1] == row.caseID && found[4] == row.act
                && found[5] == row.login && found[6] == row.at
            if !isSame || !isNew { fault(.entry, .changed, id) }
        case "end":
            guard fields.count > 2, let id = Int64(fields[2]) else { return }
            endings[id] = Ending(act: row.act, reason: String(fields[1]))
        case "revive":
            guard let id = Int64(fields[1]) else { return }
            endings[id] = nil
            revivals.insert(Revival(act: row.act, id: id))
        default: break
        }
    }

    private mutating func takeRecord(_ row: JournalRow, _ details: String) throws -> Bool {
        guard hasRecords, let told = RecordReplay.Told(details) else { return false }
        // An act says the same of a record in the journal of each of its households.
        if act?.records.insert("\(told.what) \(told.kind) \(told.number)").inserted == true, let act {
            faults += try records.take(told, row, undoes: act.undoes)
        }
        return true
    }

    private mutating func takeUser(_ details: String) {
        let fields = details.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard fields.count > 1 else { return }
        var user = users[fields[1]] ?? User()
        switch fields[0] {
        case "add":
            user = User(role: fields.count > 2 ? fields[2] : "")
            if fields.count > 3 { user.share = Int64(fields[3]) ?? user.share }
        case "role": user.role = fields.count > 2 ? fields[2] : user.role
        case "share": user.share = fields.count > 2 ? Int64(fields[2]) ?? user.share : user.share
        case "remove": user.isRemoved = true
        default: return
        }
        users[fields[1]] = user
    }

    private mutating func takeRules(_ details: String) {
        let fields = details.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3 else { return }
        files[String(fields[0])] =
            fields[2].isEmpty ? nil : (name: String(fields[1]), text: String(fields[2]))
    }

    private mutating func fault(_ place: ProofFault.Place, _ kind: ProofFault.Kind, _ id: Int64) {
        faults.append(ProofFault(place, kind, Int(id)))
    }
}

// MARK: - After the last row

extension JournalReplay {
    /// Compares what is left when every row has been taken.
    /// - Parameter rows: how many the journal has.
    /// - Returns: how many entries there are.
    mutating func finish(rows: Int) throws -> Int {
        // Its last rows are gone where the last act did more than they tell.
        let isCut = act.map { $0.isToldWhole && $0.told < $0.changes } ?? false
        try endAct()
        faults += try erasures.finish(db)
        try finishActs(rows: rows, isCut: isCut)
        let count = try finishEntries()
        if hasRecords { faults += try records.finish() }
        if try db.columns(in: "app_user").contains(where: { $0.name == "share" }) { try finishUsers() }
        try finishFiles()
        try finishOpenings()
        return count
    }

    private mutating func finishActs(rows: Int, isCut: Bool) throws {
        let last = highestAct
        // What stands after the last act that is told of was told by rows that are gone.
        let later = try db.int("SELECT count(*) FROM act WHERE id > ?", [last]) ?? 0
        let next = try Sequences.next("act", db) &- 1
        let entries = try db.int("SELECT count(*) FROM entry WHERE act_id > ?", [last]) ?? 0
        if isCut || later > 0 || entries > 0 || next > last {
            faults.append(ProofFault(.journal, .missing, rows + 1, name: ProofFault.end))
        }
        let untold = try db.rows(
            "SELECT id FROM act WHERE id <= ? AND id NOT IN (SELECT act_id FROM journal)", [last])
        while let row = try untold.next() { fault(.act, .inserted, row[0]) }
        let broken = try db.rows(
            """
            SELECT id FROM (SELECT id, first_entry, lag(next_entry, 1, 1) OVER (ORDER BY id) AS former FROM act)
            WHERE first_entry <> former
            """)
        while let row = try broken.next() { fault(.act, .changed, row[0]) }
        // What an undo takes back bears its mark, until that is taken back in its turn.
        var undone: [Int64: Int64] = [:]
        let undos = try db.rows(
            """
            SELECT a.id, a.undoes, b.undoes FROM act a LEFT JOIN act b ON b.id = a.undoes
            WHERE a.kind = 'undo' ORDER BY a.id
            """)
        while let row = try undos.next() {
            undone[row[1] ?? 0] = row[0]
            if let first: Int64 = row[2] { undone[first] = nil }
        }
        let marks = try db.rows("SELECT id, undone_by FROM act WHERE undone_by IS NOT NULL ORDER BY id")
        while let row = try marks.next() {
            if undone.removeValue(forKey: row[0]) != row[1] { fault(.act, .changed, row[0]) }
        }
        for act in undone.keys.sorted() { fault(.act, .changed, act) }
    }

    private mutating func finishEntries() throws -> Int {
        var count = 0
        let rows = try db.rows(
            """
            SELECT e.id, e.act_id, e.ended_act, e.end_reason, a.first_entry, a.next_entry, e.case_id
            FROM entry e LEFT JOIN act a ON a.id = e.act_id ORDER BY e.id
            """)
        while let row = try rows.next() {
            count += 1
            let (id, act): (Int64, Int64) = (row[0], row[1])
            let first: Int64? = row[4]
            let next: Int64? = row[5]
            if !entries.contains(id), !erasures.isSilent(act: act, caseID: row[6]) {
                fault(.entry, .inserted, id)
                continue
            }
            if let first, let next, id < first || id >= next { fault(.act, .changed, act) }
            let ended: Int64? = row[2]
            let reason: String? = row[3]
            let stored = ended.map { Ending(act: $0, reason: JournalDetails.escaped(reason ?? "")) }
            let told = endings.removeValue(forKey: id)
            guard stored != told || (ended == nil) != (reason == nil) else { continue }
            fault(.entry, .changed, id)
        }
        var told = revivals
        let stored = try db.rows("SELECT act_id, entry_id FROM revival ORDER BY entry_id")
        while let row = try stored.next() {
            let revival = Revival(act: row[0], id: row[1])
            if told.remove(revival) == nil { fault(.entry, .changed, revival.id) }
        }
        // What was erased is told of no longer, but for an undo of what two households shared.
        for revival in told where !erasures.silentActs.contains(revival.act) {
            fault(.entry, .changed, revival.id)
        }
        return count
    }

    private mutating func finishUsers() throws {
        let rows = try db.rows("SELECT login, role, share, is_removed FROM app_user ORDER BY login")
        while let row = try rows.next() {
            let login: String = row[0]
            let stored = User(role: row[1], share: row[2], isRemoved: row[3])
            let told = users.removeValue(forKey: login)
            // Earlier versions told nothing of the handläggare whom an import brought.
            let isImported =
                told == nil && hasImported && stored == User(role: Role.caseworker.rawValue)
            guard stored != told, !isImported else { continue }
            faults.append(ProofFault(.user, told == nil ? .inserted : .changed, name: login))
        }
        for login in users.keys.sorted() {
            faults.append(ProofFault(.user, .missing, name: login))
        }
    }

    private mutating func finishFiles() throws {
        var stored: [String: (name: String, text: String)] = [:]
        if try db.tableExists("rule_file") {
            let rows = try db.rows("SELECT slot, name, text FROM rule_file")
            while let row = try rows.next() { stored[row[0]] = (name: row[1], text: row[2]) }
        }
        for slot in Set(stored.keys).union(files.keys).sorted() {
            let (here, told) = (stored[slot], files[slot])
            guard here?.name != told?.name || here?.text != told?.text else { continue }
            faults.append(
                ProofFault(
                    .file, here == nil ? .missing : told == nil ? .inserted : .changed, name: slot))
        }
        guard try db.tableExists("unit_file") else { return }
        let text = try String.fetchOne(db, sql: "SELECT text FROM unit_file")
        if text != unitText { faults.append(ProofFault(.file, .changed, name: "unit_file")) }
    }

    /// Openings are not chained; a hole in their numbers is all that shows.
    private mutating func finishOpenings() throws {
        let rows = try db.rows(
            """
            SELECT former + 1, id - 1 FROM (SELECT id, lag(id, 1, 0) OVER (ORDER BY id) AS former FROM opening)
            WHERE id <> former + 1
            """)
        while let row = try rows.next() {
            faults.append(ProofFault(.opening, .missing, row[0], last: row[1]))
        }
    }
}
