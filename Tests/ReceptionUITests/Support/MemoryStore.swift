// A store in memory that fulfils the ports: the domain decides, an array keeps.

import Reception
import Synchronization

/// Cases in memory. Undo takes back the latest act.
final class MemoryStore: ReceptionActs, ReceptionQuestions {
    /// One act, for taking it back.
    struct Done {
        var steps: [(CaseID, [Change])]
        var summary: ActSummary
        /// The unit's records before and after it.
        var before: [UnitRecord] = []
        var after: [UnitRecord] = []
    }

    struct Contents {
        var files: [CaseFile] = []
        /// The rows of cases that have not changed since they were computed.
        var rows: [CaseID: [QueueRow]] = [:]
        var acts: [Done] = []
        var undone: [Done] = []
        var records: [UnitRecord] = []
        /// The protected households that have been shown.
        var seen: Set<CaseID> = []
        /// How many cases are said to be erased.
        var erased = 0
        var nextVersion: Int64 = 1
        var journal: [(caseID: CaseID, event: JournalEvent)] = []
        var nextEntry: Int64 = 1
        var nextPerson: Int64 = 1
        var nextAct: Int64 = 1
    }

    let contents: Mutex<Contents>
    let engine: DeadlineEngine
    let users: [Caseworker]

    /// The unit's closed waits for folkbokföring.
    let registrationWaits: ClosedWaits

    init(engine: DeadlineEngine, users: [Caseworker], registrationWaits: ClosedWaits = ClosedWaits([:])) {
        self.engine = engine
        self.users = users
        self.registrationWaits = registrationWaits
        contents = Mutex(Contents())
    }

    /// A store with the same contents, which goes its own way from now on.
    init(copying other: MemoryStore) {
        engine = other.engine
        users = other.users
        registrationWaits = other.registrationWaits
        contents = Mutex(other.contents.withLock { $0 })
    }

    func apply(_ request: ActRequest, by actor: Actor) throws -> ActReceipt {
        try contents.withLock { all in
            var steps: [(CaseID, [Change])] = []
            var numbers: [CaseNumber] = []
            for (id, command) in request.steps {
                var context = context(actor, all)
                if case .open(let household) = command {
                    let number = CaseNumber(year: actor.today.year, serial: all.files.count + 1)
                    let id = CaseID(Int64(all.files.count + 1))
                    let changes = try Decision.open(household, as: id, &context)
                    all.files.append(CaseFile(id: id, number: number, entries: []).applying(changes))
                    steps.append((id, changes))
                    numbers.append(number)
                } else {
                    guard let index = all.files.firstIndex(where: { $0.id == id }) else {
                        throw StoreError.noSuchCase
                    }
                    do throws(CommandError) {
                        if case .split(let split) = command {
                            let (old, new) = try Self.split(split, index, &all, &context)
                            steps += [old, new]
                            numbers += [all.files[index].number, all.files[all.files.count - 1].number]
                            all.nextEntry = context.nextEntry
                            continue
                        }
                        let changes = try Decision.decide(command, on: all.files[index], &context)
                        all.files[index] = all.files[index].applying(changes)
                        steps.append((all.files[index].id, changes))
                        all.rows[all.files[index].id] = nil
                        numbers.append(all.files[index].number)
                    } catch {
                        throw StoreError.refused(error, all.files[index].number)
                    }
                }
                all.nextEntry = context.nextEntry
                all.nextPerson = context.nextPerson
            }
            let before = all.records
            Self.endOffers(&all)
            for change in request.records { try Self.write(change, context(actor, all), &all) }
            let changes =
                steps.reduce(0) { $0 + $1.1.count } + (before == all.records ? 0 : request.records.count)
            let summary = ActSummary(
                kind: request.kind, subject: request.subject, cases: numbers, changes: changes)
            all.nextAct += 1
            if changes > 0 {
                all.acts.append(Done(steps: steps, summary: summary, before: before, after: all.records))
            }
            Self.tell(steps, request.kind, request.subject, undoes: nil, actor, &all)
            return ActReceipt(act: changes > 0 ? ActID(all.nextAct - 1) : nil, summary: summary)
        }
    }

    /// What decisions know of the world.
    private func context(_ actor: Actor, _ all: Contents) -> DecisionContext {
        DecisionContext(
            today: actor.today, now: actor.now, user: actor.login, role: actor.role,
            act: ActID(all.nextAct), engine: engine, knownLogins: Set(users.map(\.login)),
            readers: Set(users.filter { !$0.role.may(.haveCases) }.map(\.login)),
            nextEntry: all.nextEntry, nextPerson: all.nextPerson)
    }

    /// A case for those who move out; gives what changed in the old one and in the new one.
    private static func split(
        _ split: HouseholdSplit, _ index: Int, _ all: inout Contents, _ context: inout DecisionContext
    ) throws(CommandError) -> ((CaseID, [Change]), (CaseID, [Change])) {
        let file = all.files[index]
        let id = CaseID(Int64(all.files.count + 1))
        let number = CaseNumber(year: context.today.year, serial: all.files.count + 1)
        let changes = try Decision.split(split, file, into: id, number, &context)
        let theirs = Set(split.persons.compactMap { file.member($0)?.person.id })
        let brought = file.entries.filter { entry in
            entry.content.isOfPerson && (entry.person.map(theirs.contains) ?? false)
        }
        all.files[index] = file.applying(changes.old)
        all.files.append(CaseFile(id: id, number: number, entries: brought).applying(changes.new))
        all.rows[file.id] = nil
        return ((file.id, changes.old), (id, changes.new))
    }

    func undo(by actor: Actor) throws -> ActReceipt {
        try contents.withLock { all in
            guard let act = all.acts.popLast() else { throw StoreError.nothingToUndo }
            Self.write(act.steps.map { ($0.0, $0.1.reversed().map(\.inverse)) }, &all)
            all.records = act.before
            all.undone.append(act)
            Self.tell(
                act.steps.map { ($0.0, $0.1.map(\.inverse)) }, .undo, act.summary.subject,
                undoes: act.summary.kind, actor, &all)
            return ActReceipt(act: ActID(all.nextAct), summary: act.summary)
        }
    }

    func redo(by actor: Actor) throws -> ActReceipt {
        try contents.withLock { all in
            guard let act = all.undone.popLast() else { throw StoreError.nothingToRedo }
            Self.write(act.steps, &all)
            all.records = act.after
            all.acts.append(act)
            return ActReceipt(act: ActID(all.nextAct), summary: act.summary)
        }
    }

    private static func write(_ steps: [(CaseID, [Change])], _ all: inout Contents) {
        for (id, changes) in steps {
            guard let index = all.files.firstIndex(where: { $0.id == id }) else { continue }
            all.files[index] = all.files[index].applying(changes)
            all.rows[id] = nil
        }
    }

    /// Writes an act in the journal of each of its cases.
    private static func tell(
        _ steps: [(CaseID, [Change])], _ kind: ActKind, _ subject: String?, undoes: ActKind?, _ actor: Actor,
        _ all: inout Contents
    ) {
        for (id, changes) in steps where !changes.isEmpty {
            let event = JournalEvent(
                cursor: JournalEvent.Cursor(sequence: Int64(all.journal.count + 1)), at: actor.now,
                by: actor.login, actual: actor.actual, kind: kind, subject: subject, undoes: undoes,
                isUndone: false, changes: changes)
            if undoes != nil,
                let last = all.journal.lastIndex(where: { $0.caseID == id && !$0.event.isUndone })
            {
                all.journal[last].event.isUndone = true
            }
            all.journal.append((id, event))
        }
    }

    /// Writes a flat down without an act, so that there is nothing to take back.
    func put(_ dwelling: Dwelling) {
        contents.withLock { all in
            let number = all.records.count { $0.id.kind == .dwelling } + 1
            all.records.append(
                UnitRecord(
                    id: RecordID(.dwelling, number), version: UnitRecord.Version(all.nextVersion),
                    content: .dwelling(dwelling), act: ActID(0), by: Login("anna"), at: Moment(seconds: 0)))
            all.nextVersion += 1
        }
    }

    /// The flats as rows.
    func flats(for viewer: Actor) -> [DwellingRow] {
        contents.withLock { all in
            all.records.compactMap { record -> DwellingRow? in
                guard case .dwelling(let flat) = record.content else { return nil }
                let (number, version) = (record.id.number, record.version)
                let file = all.files.first { $0.id == flat.household?.caseID }
                guard let file else { return DwellingRow(number: number, version: version, dwelling: flat) }
                if file.isProtected {
                    return DwellingRow(masked: flat, number: number, version: version, on: viewer.today)
                }
                return DwellingRow(
                    number: number, version: version, dwelling: flat,
                    household: DwellingRow.Household(
                        caseID: file.id, number: file.number, kind: file.latestKind ?? .abo,
                        name: file.household, isProtected: false))
            }.sorted { $0.cursor(on: viewer.today) < $1.cursor(on: viewer.today) }
        }
    }

    /// The journal of a case, oldest first.
    func journal(of id: CaseID) -> [JournalEvent] {
        contents.withLock { $0.journal.filter { $0.caseID == id }.map(\.event) }
    }

    // MARK: Questions

    var files: [CaseFile] { contents.withLock { $0.files } }

    func rows(of file: CaseFile) -> [QueueRow] {
        if let known = contents.withLock({ $0.rows[file.id] }) { return known }
        let rows = compute(file)
        contents.withLock { $0.rows[file.id] = rows }
        return rows
    }

    func windows(
        _ scope: CaseloadScope, _ place: PagePlace<WindowRow.Cursor>, limit: Int, for viewer: Actor
    ) throws -> RowPage<WindowRow> {
        let rows = files.filter { fits($0.caseworker, scope) }.flatMap { file -> [WindowRow] in
            let deadlines = engine.deadlines(of: file)
            let seen = engine.windows(
                of: file, deadlines: deadlines, on: viewer.today, waits: ClosedWaits([:]))
            return StoredWindow.all(of: file, deadlines: deadlines, by: engine).map { stored in
                let person = file.member(stored.window.number)?.person
                let initial = person?.givenName.first.map { ", \($0)" } ?? ""
                return WindowRow(
                    caseID: file.id,
                    cursor: WindowRow.Cursor(
                        isWaiting: stored.window.started == nil, ends: stored.ends, number: file.number,
                        person: stored.window.number),
                    kind: file.latestKind ?? .abo,
                    name: file.isProtected ? "" : (person?.familyName ?? "") + initial,
                    isMasked: file.isProtected, caseworker: file.caseworker,
                    window: seen.first { $0.number == stored.window.number } ?? stored.window)
            }
        }.sorted { $0.cursor < $1.cursor }
        return Self.page(rows, place, limit: limit) { $0.cursor }
    }

    private func waits(_ scope: CaseloadScope, _ viewer: Actor) -> [QueueRow] {
        files.filter { fits($0.caseworker, scope) }.flatMap(rows).filter { row in
            let rule = engine.rulebook.rule(row.key.rule, version: row.version)
            return row.outcome == .open && rule?.isWait == true
                && row.since <= viewer.today
                && row.lapsesOn ?? .distantFuture > viewer.today
        }
    }

    func waitGroups(_ scope: CaseloadScope, for viewer: Actor) throws -> [WaitGroup] {
        var waiting: [RuleID: [Day: Int]] = [:]
        for row in waits(scope, viewer) {
            waiting[row.key.rule, default: [:]][row.since, default: 0] += 1
        }
        return engine.rulebook.rules.compactMap { rule in
            waiting.removeValue(forKey: rule.id).map {
                WaitGroup(rule, waiting: $0, closed: ClosedWaits([:]), today: viewer.today)
            }
        }
    }

    func waiting(
        by rule: RuleID, _ scope: CaseloadScope, _ place: PagePlace<WaitRow.Cursor>, limit: Int,
        for viewer: Actor
    ) throws -> RowPage<WaitRow> {
        var found: [WaitRow.Cursor: WaitRow] = [:]
        for row in waits(scope, viewer) where row.key.rule == rule {
            let cursor = WaitRow.Cursor(since: row.since, number: row.number)
            let file = files.first { $0.number == row.number }
            let reminded = file?.facts.last { $0.id == .reminded(rule) }?.day
            var known =
                found[cursor]
                ?? WaitRow(
                    caseID: row.key.caseID, cursor: cursor, kind: row.kind, household: row.household,
                    isMasked: row.isMasked, caseworker: row.caseworker, persons: [], keys: [],
                    reminded: reminded)
            known.keys.append(row.key)
            known.persons += row.personNumber.map { [$0] } ?? []
            found[cursor] = known
        }
        return Self.page(found.values.sorted { $0.cursor < $1.cursor }, place, limit: limit) { $0.cursor }
    }

    static func page<Row, Cursor: Comparable>(
        _ rows: [Row], _ place: PagePlace<Cursor>, limit: Int, _ cursor: (Row) -> Cursor
    ) -> RowPage<Row> {
        let (start, end) =
            switch place {
            case .first: (0, min(limit, rows.count))
            case .last: (max(0, rows.count - limit), rows.count)
            case .from(let mark):
                (
                    rows.firstIndex { cursor($0) >= mark } ?? rows.count,
                    min(rows.count, (rows.firstIndex { cursor($0) >= mark } ?? rows.count) + limit)
                )
            case .after(let mark):
                (
                    rows.firstIndex { cursor($0) > mark } ?? rows.count,
                    min(rows.count, (rows.firstIndex { cursor($0) > mark } ?? rows.count) + limit)
                )
            case .before(let mark):
                (
                    max(0, (rows.lastIndex { cursor($0) < mark } ?? -1) + 1 - limit),
                    (rows.lastIndex { cursor($0) < mark } ?? -1) + 1
                )
            }
        return RowPage(
            rows: Array(rows[start..<end]), hasMoreBefore: start > 0, hasMoreAfter: end < rows.count)
    }

    func fits(_ caseworker: Login?, _ scope: CaseloadScope) -> Bool {
        switch scope {
        case .all: true
        case .unassigned: caseworker == nil
        case .caseworker(let login): caseworker == login
        }
    }

    private func compute(_ file: CaseFile) -> [QueueRow] {
        engine.deadlines(of: file).map { deadline in
            var text: String?
            if deadline.key.rule == .reminder,
                let entry = file.reminders.first(where: { $0.id == deadline.key.trigger }),
                case .reminder(let words) = entry.content
            {
                text = words
            }
            var row = QueueRow(
                key: deadline.key, number: file.number, kind: file.latestKind ?? .abo, phase: file.phase,
                household: file.isProtected ? "" : file.household, isMasked: file.isProtected,
                personNumber: deadline.personNumber, version: deadline.version, nature: deadline.nature,
                triggerDay: deadline.triggerDay, opensOn: deadline.opensOn, rawDue: deadline.rawDue,
                due: deadline.due, lapsesOn: deadline.lapsesOn, snoozedUntil: deadline.snoozedUntil,
                isProvisional: deadline.isProvisional, caseworker: file.caseworker, outcome: deadline.outcome,
                text: text)
            row.touchedOn = Self.touched(file)
            return row
        }
    }

    private func rows(_ query: QueueQuery, _ viewer: Actor) -> [QueueRow] {
        let found = files.flatMap(rows).filter { row in
            guard row.status(on: viewer.today, engine.rulebook).isOpen else { return false }
            switch query.scope {
            case .caseworker(let login): if row.caseworker != login { return false }
            case .unassigned: if row.caseworker != nil { return false }
            case .all: break
            }
            if let kind = query.kind, row.kind != kind { return false }
            if !query.filter.isEmpty, !query.filter.holds(row, on: viewer.today, engine.rulebook) {
                return false
            }
            if let rules = query.rules, !rules.contains(row.key.rule) { return false }
            if let cases = query.cases, !cases.contains(row.number) { return false }
            if let last = query.dueBy, row.due.map({ $0 > last }) ?? true { return false }
            guard !query.text.isEmpty else { return true }
            if query.textRules.contains(row.key.rule) { return true }
            let text = SearchText.fold("\(row.household) \(row.number) \(row.text ?? "")")
            return query.text.split(separator: " ").allSatisfy { text.contains($0) }
        }
        let sorted = found.sorted { a, b in
            switch query.sort {
            case .household where a.household != b.household: a.household < b.household
            case .number where a.number != b.number: a.number < b.number
            case .kind where a.kind != b.kind: a.kind < b.kind
            case .phase where a.phase != b.phase: a.phase < b.phase
            default: a.cursor < b.cursor
            }
        }
        return query.isReversed ? sorted.reversed() : sorted
    }

    func queue(_ query: QueueQuery, after: QueueCursor?, for viewer: Actor) throws -> QueuePage {
        let all = rows(query, viewer)
        let start =
            after.flatMap { place in
                all.firstIndex { query.isReversed ? $0.cursor < place : place < $0.cursor } ?? all.count
            } ?? 0
        let page = all[start...].prefix(query.limit)
        return QueuePage(rows: Array(page), hasMoreBefore: start > 0, hasMoreAfter: page.endIndex < all.count)
    }

    func queue(_ query: QueueQuery, before: QueueCursor, for viewer: Actor) throws -> QueuePage {
        let all = rows(query, viewer)
        let end = all.firstIndex { query.isReversed ? $0.cursor <= before : before <= $0.cursor } ?? all.count
        let page = all[..<end].suffix(query.limit)
        return QueuePage(rows: Array(page), hasMoreBefore: page.startIndex > 0, hasMoreAfter: end < all.count)
    }

    func openCount(_ scope: CaseloadScope, for viewer: Actor) throws -> (open: Int, overdue: Int) {
        let all = rows(QueueQuery(scope: scope, limit: .max), viewer)
        return (all.count, all.filter { $0.status(on: viewer.today, engine.rulebook) == .overdue }.count)
    }

    func openCount(of rule: RuleID, limit: Int, for viewer: Actor) throws -> Int {
        var query = QueueQuery(scope: .all, limit: limit)
        query.rules = [rule]
        return min(limit, rows(query, viewer).count)
    }

    func day(of caseworker: Login, for viewer: Actor) throws -> DayInput {
        let records = contents.withLock { $0.records }
        let covered = records.compactMap(\.absence).filter {
            $0.cover == caseworker && $0.days.contains(viewer.today)
        }
        let owners = [caseworker] + covered.map(\.login)
        var all = owners.flatMap { rows(QueueQuery(scope: .caseworker($0), limit: .max), viewer) }
        if viewer.role == .teamLead, viewer.login == caseworker {
            var unit = QueueQuery(scope: .all, limit: .max)
            unit.rules = Set(engine.rulebook.rules.filter { $0.show == .lead }.map(\.id))
            let own = Set(all.map(\.key))
            all += rows(unit, viewer).filter { !own.contains($0.key) }
        }
        let own = files.filter { $0.caseworker == caseworker && $0.closing == nil }
        var bookings: [BookingRow] = []
        for file in files where file.closing == nil && file.caseworker.map(owners.contains) ?? false {
            for entry in file.bookings where (0...1).contains(entry.day - viewer.today) {
                guard case .booking(let booking) = entry.content else { continue }
                bookings.append(
                    BookingRow(
                        entry: entry.id, day: entry.day, booking: booking, caseID: file.id,
                        number: file.number,
                        kind: file.latestKind ?? .abo, household: file.isProtected ? "" : file.household,
                        isMasked: file.isProtected, caseworker: file.caseworker))
            }
        }
        var input = DayInput(
            rows: all, bookings: bookings, arrivals: [], progress: [:], met: [:], households: own.count,
            unassigned: files.count { $0.caseworker == nil && $0.closing == nil })
        input.covered = covered
        input.handovers = DayHandovers(records.compactMap(\.handover), of: caseworker)
        return input
    }

    func caseFile(_ number: CaseNumber, for viewer: Actor) throws -> CaseView {
        guard let file = files.first(where: { $0.number == number }) else { throw StoreError.noSuchCase }
        return CaseView(
            file: file, isMasked: isMasked(file, viewer.login),
            mayReveal: isNamed(viewer.login, file), deadlines: rows(of: file),
            registrationWaits: registrationWaits,
            consents: isMasked(file, viewer.login) ? [] : consents(of: file))
    }

    func cases(_ query: CaseQuery, for viewer: Actor) throws -> [CaseListRow] { [] }
    func known(_ person: KnownPersonQuery, for viewer: Actor) throws -> [KnownPerson] {
        files.filter { !$0.isProtected || $0.caseworker == viewer.login }.compactMap { file in
            for member in file.members where member.left == nil {
                guard let matched = Self.match(person, member.person) else { continue }
                let row = CaseListRow(
                    caseID: file.id, number: file.number, kind: file.latestKind ?? .abo, phase: file.phase,
                    isClosed: file.closing != nil, caseworker: file.caseworker, household: file.household,
                    isMasked: false, persons: file.members.count)
                return KnownPerson(row: row, person: member.number, matched: matched)
            }
            return nil
        }
    }

    private static func match(_ query: KnownPersonQuery, _ person: Newcomer) -> KnownPerson.Matched? {
        for field in KnownPersonQuery.numbers {
            if let value = query.details[field], value == person[field] {
                return .init(rawValue: field.rawValue)
            }
        }
        let name = SearchText.fold(person.givenName + " " + person.familyName)
        guard query.foldedNames.contains(name), query.details[.birthDate] == person[.birthDate] else {
            return nil
        }
        return .name
    }

    func landlords(limit: Int) throws -> [String] {
        Array(Set(files.compactMap { $0.details[.landlord] }).sorted().prefix(limit))
    }

    func caseworkers() throws -> [Caseworker] { users }
    func waits() throws -> [RuleID: ClosedWaits] { [.registrationWait: registrationWaits] }
    func undoable(by actor: Actor) throws -> (undo: ActSummary?, redo: ActSummary?) {
        contents.withLock { ($0.acts.last?.summary, $0.undone.last?.summary) }
    }
    func dataVersion() throws -> Int { contents.withLock { Int($0.nextAct) } }
}
