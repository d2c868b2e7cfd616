// Which rows may fulfil a filter, by what an index knows of them: gathered where walking would take long.

import GRDB
import Reception

/// By what rows are told apart before they are read. It may let too many through, never too few; the filter
/// itself decides.
struct QueueCandidates {
    /// Cases whose household, number and notes fulfil the filter: all their rows may.
    private var cases: Set<Int64> = []
    /// Cases of which a reminder has a word.
    private var reminders: Set<Int64> = []
    /// Cases with rows of ``rules``, where those are few.
    private var ruleCases: Set<Int64> = []
    /// Whether the three are all the cases there are.
    private var isComplete = true
    /// Rules whose rows fulfil it whatever the case.
    private let rules: Set<String>
    /// The only rules that are asked for.
    private let only: Set<String>?
    private let costs: QueueCosts

    /// Everyone in whose caseload a row may stand, `''` for nobody's.
    static let users = "(SELECT '' AS login UNION ALL SELECT login FROM app_user)"
    /// More runs of the index over rules than this are not asked where they begin.
    private static let runs = 200

    init(_ search: QueueSearch, _ reminders: ReminderWords, _ db: Database) throws {
        let (query, words) = (search.query, search.filter.words)
        costs = search.costs
        only = query.rules.map { Set($0.map(\.id)) }
        let whole: Set<RuleID> = words.isEmpty ? query.rules ?? [] : query.textRules
        rules = Set(whole.filter { query.rules?.contains($0) ?? true }.map(\.id))
        if !words.isEmpty {
            try add(reminders.found(words, search.range, db), search, db)
            cases = try search.cases(db)
        } else if query.rules == nil {
            cases = try search.cases(db)
        }
        for rule in rules.sorted() where isComplete { try add(rule, search.range, db) }
    }

    /// How many keys may be walked before all are looked up; nil where that cannot be done.
    var budget: Int? {
        guard isComplete else { return nil }
        return costs.keysPerCase * cases.count
            + costs.keysPerRule * (reminders.count + ruleCases.count * rules.count)
    }

    /// Looks the keys of all candidates in a range up, in no order.
    func keys(in range: QueueWalk.Range, _ db: Database) throws -> [QueueKey] {
        var keys = try QueueKey.all(of: cases, in: range, db)
        var others = ruleCases.subtracting(cases)
        keys += try QueueKey.all(of: others, rules: rules.sorted(), in: range, db)
        if !rules.contains(RuleID.reminder.id) { others = [] }
        let reminded = reminders.subtracting(cases).subtracting(others)
        keys += try QueueKey.all(of: reminded, rules: [RuleID.reminder.id], in: range, db)
        return keys.filter(mayHold)
    }

    /// The place from which to walk: where only rules are looked for, the first day on which one is due.
    func start(
        from place: QueueCursor, in range: QueueWalk.Range, descending: Bool, _ db: Database
    ) throws -> QueueCursor {
        let bands = try QueueWalk.bands(range, db)
        guard cases.isEmpty, reminders.isEmpty, bands.count * rules.count <= Self.runs else { return place }
        let sql = """
            SELECT \(descending ? "max" : "min")((
                SELECT d.due FROM deadline d INDEXED BY deadline_of_rule
                WHERE d.rule = ?1 AND d.caseworker = u.login AND d.band = ?3
                    AND d.due \(descending ? "<=" : ">=") ?4
                ORDER BY d.due \(descending ? "DESC" : "") LIMIT 1))
            FROM \(Self.users) u WHERE ?2 IS NULL OR u.login = ?2
            """
        var first: Int64?
        for band in bands {
            for rule in rules {
                let due = try db.int(sql, [rule, range.caseworker, band, place.due.number])
                guard let due else { continue }
                first = first.map { descending ? max($0, due) : min($0, due) } ?? due
            }
        }
        guard let day = first.map({ Day(number: Int32(clamping: $0)) }), day != place.due else {
            return place
        }
        return descending ? .past(day) : .before(day)
    }

    /// Whether the row of a key may fulfil the filter.
    /// - Parameter key: columns as ``QueueKey/select`` has them.
    func mayHold(_ key: Row) -> Bool {
        let id: Int64 = key[1]
        let hasCase = cases.contains(id)
        if hasCase && only == nil { return true }
        let hasReminder = reminders.contains(id)
        if !hasCase && !hasReminder && rules.isEmpty { return false }
        return mayHold(rule: key[2], hasCase: hasCase, hasReminder: hasReminder)
    }

    private func mayHold(_ key: QueueKey) -> Bool {
        mayHold(
            rule: key.cursor.rule.id, hasCase: cases.contains(key.caseID),
            hasReminder: reminders.contains(key.caseID))
    }

    private func mayHold(rule: String, hasCase: Bool, hasReminder: Bool) -> Bool {
        if let only, !only.contains(rule) { return false }
        return hasCase || rules.contains(rule) || hasReminder && rule == RuleID.reminder.id
    }

    /// Adds the cases of reminders, where those that lack a word have a name that begins with it.
    private mutating func add(_ found: [ReminderWords.Found], _ search: QueueSearch, _ db: Database) throws {
        var named: [String: Set<Int64>] = [:]
        for (id, names) in found {
            let isWhole = try names.allSatisfy { name in
                if let known = named[name] { return known.contains(id) }
                let bearers = try search.bearers(of: name, db)
                named[name] = bearers
                return bearers.contains(id)
            }
            if isWhole { reminders.insert(id) }
        }
    }

    /// Adds the cases with live rows of a rule. The index has one run of a rule's rows a user and band.
    private mutating func add(_ rule: String, _ range: QueueWalk.Range, _ db: Database) throws {
        let lapsing = (first: Band.lapsing(on: range.today) + 1, end: Int64.max)
        let bands =
            if range.includesClosed {
                [(first: Band.open, end: Int64.max)]
            } else {
                [(first: Band.open, end: Band.closed), lapsing]
            }
        for band in bands {
            let rows = try db.rows(
                """
                SELECT d.case_id FROM \(Self.users) u
                CROSS JOIN deadline d INDEXED BY deadline_of_rule
                WHERE (?2 IS NULL OR u.login = ?2) AND d.rule = ?1 AND d.caseworker = u.login
                    AND d.band >= ?3 AND d.band < ?4 LIMIT ?5
                """, [rule, range.caseworker, band.first, band.end, costs.commonRule])
            var count = 0
            while let row = try rows.next() {
                ruleCases.insert(row[0])
                count += 1
            }
            if count == costs.commonRule || ruleCases.count > costs.commonRule { isComplete = false }
        }
    }
}
