// Ärende: one household in sections, with a selected row and a scroll place.

import Reception
import TerminalKit

/// A part of the case, in the order of the screen.
enum CaseSection: Int, CaseIterable, Hashable, Sendable {
    case deadlines, household, window, bookings, facts, consents, notes, hints
}

/// A row of the case that can be selected, by identity.
enum CaseItem: Hashable, Sendable {
    case deadline(DeadlineKey)
    case person(Int)
    case window(Int)
    case booking(EntryID)
    case reminder(EntryID)
    case fact(EntryID)
    case note(EntryID)
    /// By the number of the first record that the row folds.
    case consent(Int)
    /// A line that only says something.
    case text(CaseSection, Int)

    var section: CaseSection {
        switch self {
        case .deadline: .deadlines
        case .person: .household
        case .window: .window
        case .booking, .reminder: .bookings
        case .fact: .facts
        case .note: .notes
        case .consent: .consents
        case .text(let section, _): section
        }
    }
}

/// The state of a case's screen.
struct CaseState: Sendable {
    let number: CaseNumber
    /// The rows of Min dag or Kö that it was opened from; they stand first and bear a mark.
    let focus: Set<DeadlineKey>
    /// Which answer the screen shows: what is drawn from it is the same while this is.
    private(set) var edition = Edition()
    /// Nil until the first answer.
    private(set) var view: CaseView?
    private(set) var windows: [EstablishmentWindow] = []
    /// The wait for folkbokföring that is going on.
    private(set) var registrationWait: RunningWait?
    /// What the rulebook has to say of the case on the day of the answer.
    private(set) var hints: [Hint] = []
    /// Whether identity numbers are shown whole.
    var showsNumbers = false
    /// What is looked for.
    var search = CaseSearch()
    /// What can be selected, in order.
    private(set) var items: [CaseItem] = []
    private(set) var selection = 0

    init(number: CaseNumber, focus: Set<DeadlineKey>) {
        self.number = number
        self.focus = focus
    }

    var selectedItem: CaseItem? { selection < items.count ? items[selection] : nil }

    /// Takes an answer in; the selection stays on the same row where that is still there. A row that was dealt with has
    /// gone down to what is over: then the next open one is selected, where the work goes on. After somebody else's act
    /// the selection stays with its row, so that the next key does not hit another one unseen.
    /// - Parameter isOwn: whether it is the answer after an act of this user's.
    /// - Returns: what the row said that somebody else has dealt with or taken away.
    @discardableResult
    mutating func take(_ answer: CaseView, isOwn: Bool = true, _ context: AppContext) -> String? {
        let before = selectedItem
        let place = selection
        let wasOpen = isOpen(before, context)
        let said = chosen(context)?.title
        edition = Edition()
        view = answer
        windows = context.engine.windows(
            of: answer.file, on: context.today, waits: answer.registrationWaits)
        registrationWait = context.engine.registrationWait(
            of: answer.file, waits: answer.registrationWaits)
        hints = context.engine.hints(of: answer.file, on: context.today)
        items = CaseContent(state: self, context: context).items
        let wanted =
            before
            ?? foldedDeadlines(context).first { rows in rows.contains { focus.contains($0.key) } }?.first
            .map { CaseItem.deadline($0.key) }
        selection = wanted.flatMap { items.firstIndex(of: $0) } ?? min(selection, max(0, items.count - 1))
        guard wasOpen, !isOpen(before, context) else { return nil }
        if isOwn {
            let open = items.indices.filter { isOpen(items[$0], context) }
            selection = open.first { $0 >= place } ?? open.last ?? selection
        }
        return isOwn ? nil : said
    }

    /// Whether a row is a bevakning that still asks for something.
    private func isOpen(_ item: CaseItem?, _ context: AppContext) -> Bool {
        guard case .deadline(let key)? = item else { return false }
        let row = view?.deadlines.first { $0.key == key }
        return row?.status(on: context.today, context.rulebook).isOpen == true
    }

    mutating func move(by steps: Int) { select(selection + min(max(steps, -items.count), items.count)) }

    mutating func select(_ index: Int) { selection = min(max(0, index), max(0, items.count - 1)) }

    mutating func selectLast() { select(items.count - 1) }

    /// Selects the first row of the next or the previous section that has rows.
    mutating func moveSection(by step: Int) {
        guard let current = selectedItem?.section else { return }
        let present = CaseSection.allCases.filter { section in items.contains { $0.section == section } }
        guard let place = present.firstIndex(of: current) else { return }
        let next = present[(place + step + present.count) % present.count]
        select(items.firstIndex { $0.section == next } ?? selection)
    }

    /// The deadlines as they are shown: those it was opened from, then the open ones by date, then the rest.
    func orderedDeadlines(_ context: AppContext) -> [QueueRow] {
        func group(_ row: QueueRow) -> Int {
            if focus.contains(row.key) { return 0 }
            return row.status(on: context.today, context.rulebook).isOpen ? 1 : 2
        }
        return (view?.deadlines ?? []).sorted { a, b in
            let (first, second) = (group(a), group(b))
            return first != second ? first < second : a.cursor < b.cursor
        }
        .filter { context.role.may(.watchUnit) || focus.contains($0.key) || !context.isLed($0) }
    }

    /// How many open rows of the team lead's rule stand behind the one that is shown.
    func later(than row: QueueRow, _ context: AppContext) -> Int {
        guard context.role.may(.watchUnit), context.isLed(row), !focus.contains(row.key) else { return 0 }
        return (view?.deadlines ?? []).count { other in
            other.key != row.key && other.key.rule == row.key.rule && other.key.person == row.key.person
                && !focus.contains(other.key) && other.status(on: context.today, context.rulebook).isOpen
        }
    }

    /// The deadlines as rows: those of several persons with the same rule and date are one. Of a rule of the team lead's,
    /// whose claims come every quarter, only the next is a row.
    func foldedDeadlines(_ context: AppContext) -> [[QueueRow]] {
        struct Fold: Hashable {
            let rule: RuleID
            let due: Day?
            let status: DeadlineStatus
            let isFocused: Bool
            /// Reminders stand alone.
            let alone: EntryID?
        }
        struct Led: Hashable {
            let rule: RuleID
            let person: PersonID?
        }
        var order: [Fold] = []
        var rows: [Fold: [QueueRow]] = [:]
        var led: Set<Led> = []
        for row in orderedDeadlines(context) {
            if context.isLed(row), !focus.contains(row.key) {
                guard led.insert(Led(rule: row.key.rule, person: row.key.person)).inserted else { continue }
            }
            let fold = Fold(
                rule: row.key.rule, due: row.due, status: row.status(on: context.today, context.rulebook),
                isFocused: focus.contains(row.key),
                alone: row.personNumber == nil ? row.key.trigger : nil)
            if rows[fold] == nil { order.append(fold) }
            rows[fold, default: []].append(row)
        }
        return order.compactMap { rows[$0] }
    }

    /// What an act would be done to: a deadline, or the case.
    func chosen(_ context: AppContext) -> Selected? {
        guard let view else { return nil }
        let own = SelectedCase(id: view.file.id, number: number)
        var selected = Selected(
            keys: [], cases: [own], title: number.description, isMasked: view.isMasked)
        switch selectedItem {
        case .deadline(let key):
            guard let rows = foldedDeadlines(context).first(where: { $0.first?.key == key }) else {
                return selected
            }
            selected.keys = rows.map(\.key)
            selected.numbers = rows.numbers
            selected.title = context.title(of: rows[0])
        case .reminder(let entry):
            let key = DeadlineKey(caseID: view.file.id, person: nil, rule: .reminder, trigger: entry)
            selected.keys = [key]
            selected.title = context.words(.reminderTitle)
        case .booking(let entry):
            guard let row = view.file.bookings.first(where: { $0.id == entry }),
                case .booking(let details) = row.content
            else { break }
            selected.take(details, entry, on: row.day, context)
        case .person(let number), .window(let number): selected.person = number
        case .fact(let entry):
            guard let fact = view.file.facts.first(where: { $0.entry == entry }) else { break }
            let number = fact.person.flatMap { view.file.member($0)?.number }
            selected.fact = SelectedFact(id: fact.id, person: number, day: fact.day)
            selected.person = number
        case .consent(let number):
            selected.consents = view.foldedConsents.first { $0.first?.number == number } ?? []
        case .note, .text, nil: break
        }
        return selected
    }
}
