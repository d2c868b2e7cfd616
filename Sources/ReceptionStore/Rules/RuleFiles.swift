// The rule files of a unit: kept as they were written, journalled, and laid over the program's rules at every opening.

import GRDB
import Reception

enum RuleFiles {
    /// The files in the order in which they are laid.
    static func stored(_ db: Database) throws -> [RuleFile] {
        // 'edition' comes before 'unit' in the alphabet too.
        let rows = try db.rows("SELECT slot, name, version, text FROM rule_file ORDER BY slot")
        var files: [RuleFile] = []
        while let row = try rows.next() {
            guard let slot = RuleFile.Slot(rawValue: row[0]) else { throw StoreError.damaged("rule_file") }
            files.append(RuleFile(slot: slot, name: row[1], version: row[2], text: row[3]))
        }
        return files
    }

    /// Refuses to write by other rules than those in use: somebody has changed them since this program began.
    static func requireInUse(_ rulebook: Rulebook, _ db: Database) throws {
        let rows = try db.rows("SELECT version FROM rule_file ORDER BY slot")
        var versions: [String] = []
        while let row = try rows.next() { versions.append(row[0]) }
        guard versions == rulebook.overlays else { throw StoreError.rulesChanged }
    }
}

extension ReceptionStore: RuleKeeping {
    public func ruleFiles() throws -> [RuleFile] { try asking(RuleFiles.stored) }

    public func keep(_ file: RuleFile, by actor: Actor) throws {
        try translating {
            try writer.inTransaction(.immediate) { db in
                var session = try WriteSession(db, engine, actor, kind: .rules, subject: nil)
                try session.require(.rules)
                try db.run("DELETE FROM rule_file WHERE slot = ?", [file.slot.rawValue])
                if !file.text.isEmpty {
                    try db.run(
                        "INSERT INTO rule_file (slot, name, version, text, act_id) VALUES (?, ?, ?, ?, ?)",
                        [file.slot.rawValue, file.name, file.version, file.text, session.act])
                }
                try session.note([file.slot.rawValue, file.name, file.text].joined(separator: "\t"))
                _ = try session.finish(subject: nil)
                return .commit
            }
        }
    }

    public func preview(
        _ rulebook: Rulebook, for viewer: Actor, progress: (Int, Int) throws -> Void,
        _ visit: (CaseMoves) throws -> Void
    ) throws {
        guard viewer.role.may(.rules) else { throw StoreError.notPermitted(.rules) }
        let other = DeadlineEngine(rulebook: rulebook, catalogue: engine.catalogue)
        // One state of the database for the whole list.
        try asking { db in
            let rows = try db.rows(
                """
                SELECT id, is_protected AND NOT is_seen(?, id) FROM reception_case WHERE kind IS NOT NULL
                ORDER BY year, serial
                """, [viewer.login.name])
            var ids: [(id: Int64, isMasked: Bool)] = []
            while let row = try rows.next() { ids.append((row[0], row[1])) }
            for (index, (id, isMasked)) in ids.enumerated() {
                try progress(index, ids.count)
                let file = try Cases.load(CaseID(id), db)
                let moves = DeadlineMove.all(of: file, from: engine, to: other)
                if !moves.isEmpty {
                    try visit(CaseMoves(number: file.number, isMasked: isMasked, moves: moves))
                }
            }
        }
    }
}
