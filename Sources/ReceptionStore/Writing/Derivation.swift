// What follows from a case's entries, written as far as it differs from what is stored.

import GRDB
import Reception

/// Derives rows, counters and search text of cases within one transaction.
struct Derivation {
    let db: Database
    let engine: DeadlineEngine
    /// Stands in the case: by which rulebook and engine it was computed.
    let computation: Int64
    /// To be flushed at the end of the transaction.
    var counters = CounterChanges()

    /// Computes and writes what is derived from a case's entries, as far as it differs from what is stored.
    /// - Parameters:
    ///   - touched: the day of the act where that touches the case; nil where the case is only moved or computed again.
    ///   - hasMembers: whether the members are written already.
    ///   - deadlines: the case's, where they are computed already.
    mutating func write(
        from old: CaseFile, to new: CaseFile, act: Int64, touched: Day?, isNew: Bool,
        hasMembers: Bool = false, deadlines: [Deadline]? = nil
    ) throws {
        let before = CaseRow(old)
        let after = CaseRow(new)
        let last = isNew ? nil : try CaseRow.touched(old.id, db)
        let day = touched ?? last ?? .distantPast
        if let last {
            try after.update(new, act: act, touched: day, computation: computation, db)
            counters.add(-1, before, touchedOn: last)
        } else {
            try after.insert(new, act: act, touched: day, computation: computation, db)
        }
        counters.add(1, after, touchedOn: day)
        if !hasMembers { try writeMembers(old, new) }
        try writeKeys(old, new)
        try writeLandlord(LandlordName.of(old), LandlordName.of(new))
        try writeText(old, new, isNew: isNew)
        try writeDeadlines(
            deadlines ?? engine.deadlines(of: new), new, before: before, after: after, isNew: isNew)
    }

    /// Writes who belongs to the case.
    func writeMembers(_ old: CaseFile, _ new: CaseFile) throws {
        let (before, after) = (Self.memberRows(old), Self.memberRows(new))
        for (number, row) in before where after[number] != row {
            try db.run("DELETE FROM membership WHERE case_id = ? AND number = ?", [old.id.raw, number])
            _ = row
        }
        for (number, row) in after where before[number] != row {
            try db.run(
                "INSERT INTO membership (case_id, number, person_id, joined, left_on) VALUES (?, ?, ?, ?, ?)",
                [new.id.raw, number] + row.map { $0 as (any DatabaseValueConvertible)? })
        }
    }

    /// The members of a case by their numbers, as they are stored.
    static func memberRows(_ file: CaseFile) -> [Int: [Int64?]] {
        Dictionary(
            file.members.map {
                ($0.number, [$0.person.id.raw, Int64($0.joined.number), $0.left.map { Int64($0.number) }])
            }, uniquingKeysWith: { first, _ in first })
    }

    private func writeKeys(_ old: CaseFile, _ new: CaseFile) throws {
        let before = LookupKey.all(of: old)
        let after = LookupKey.all(of: new)
        for key in before.subtracting(after) {
            try db.run(
                "DELETE FROM lookup_key WHERE kind = ? AND value = ? AND case_id = ? AND number = ?",
                [key.kind, key.value, old.id.raw, key.number])
        }
        for key in after.subtracting(before) {
            try db.run(
                "INSERT INTO lookup_key (kind, value, case_id, number) VALUES (?, ?, ?, ?)",
                [key.kind, key.value, new.id.raw, key.number])
        }
    }

    /// Counts a landlord's households.
    private func writeLandlord(_ before: String?, _ after: String?) throws {
        guard before != after else { return }
        if let before {
            try db.run("DELETE FROM landlord WHERE name = ? AND n = 1", [before])
            if db.changesCount == 0 { try db.run("UPDATE landlord SET n = n - 1 WHERE name = ?", [before]) }
        }
        if let after {
            try db.run(
                "INSERT INTO landlord (name, n) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET n = n + 1",
                [after])
        }
    }

    private func writeText(_ old: CaseFile, _ new: CaseFile, isNew: Bool) throws {
        let text = CaseText(new)
        if !isNew {
            guard text != CaseText(old) else { return }
            try db.run("DELETE FROM case_text WHERE rowid = ?", [new.id.raw])
        }
        try db.run(
            "INSERT INTO case_text (rowid, names, numbers, address, notes) VALUES (?, ?, ?, ?, ?)",
            [new.id.raw, text.names, text.numbers, text.address, text.notes])
    }

    private mutating func writeDeadlines(
        _ deadlines: [Deadline], _ new: CaseFile, before: CaseRow, after: CaseRow, isNew: Bool
    ) throws {
        var stored = isNew ? [:] : try DeadlineRecord.stored(of: new.id, db)
        let hasMoved = before.kind != after.kind
        try QuotaRecord.write(new, engine.rulebook, isNew: isNew, db)
        try WindowRecord.write(new, deadlines, engine, isNew: isNew, db)
        for computed in DeadlineRecord.all(deadlines, of: new, engine) {
            let old = stored.removeValue(forKey: computed.identity)
            let record = computed.keeping(old)
            if old == record && !hasMoved { continue }
            if let old {
                counters.add(-1, old, kind: before.kind)
                if old != record { try old.delete(new.id, db) }
            }
            counters.add(1, record, kind: after.kind)
            if old != record { try record.insert(new.id, new.number, db) }
        }
        for old in stored.values {
            counters.add(-1, old, kind: before.kind)
            try old.delete(new.id, db)
        }
    }
}

extension DeadlineRecord {
    /// The rows of a case's deadlines.
    static func all(
        _ deadlines: [Deadline], of file: CaseFile, _ engine: DeadlineEngine
    ) -> [DeadlineRecord] {
        let words = Dictionary(
            file.reminders.compactMap { entry -> (EntryID, String)? in
                guard case .reminder(let text) = entry.content else { return nil }
                return (entry.id, text)
            }, uniquingKeysWith: { first, _ in first })
        return deadlines.map { deadline in
            let rule = engine.rulebook.rule(deadline.key.rule, version: deadline.version)
            let text = deadline.key.rule == .reminder ? deadline.key.trigger.flatMap { words[$0] } : nil
            var record = DeadlineRecord(deadline, rule, caseworker: file.caseworker, text: text)
            if file.broughtMet(deadline) { record.waits = false }
            return record
        }
    }
}

extension CaseFile {
    /// Whether a deadline was met before its person came out of another case, where its wait has been counted.
    fileprivate func broughtMet(_ deadline: Deadline) -> Bool {
        guard case .met(let day, _) = deadline.outcome, let member = deadline.personNumber.flatMap(member)
        else { return false }
        return member.cameFrom != nil && day < member.joined
    }
}
