// Kö: every open bevakning as a row, in pages, filtered and sorted by the store.

import Reception
import TerminalKit

/// The state of the queue.
struct QueueState: SearchedScreen {
    var filter: QueueFilter
    var condition = ""
    var field = TextField(maximumLength: 200)
    var isFiltering = false
    /// The rules' titles as the filter looks for them; made when it is opened.
    var titles: WordIndex?
    var sort = QueueSort.due
    var isReversed = false
    var paged = PagedRows<QueueRow>()
    /// Open rows of the scope in all, and the late ones among them.
    var counted: Int?
    var overdue: Int?
    var isPaneOpen = false
    var pane: CaseView?

    init(filter: QueueFilter) { self.filter = filter }

    var content: ScreenContent { .queue(self) }
    var scope: CaseloadScope {
        get { filter.scope }
        set { filter.scope = newValue }
    }
    var selectedNumber: CaseNumber? { selectedRow?.number }
    var total: Int? { isWhole ? counted : nil }
    var countQuestion: Question? { isWhole ? .openCount(filter.scope) : nil }

    /// Whether every row of the scope is meant, so that the kept counters tell how many there are.
    var isWhole: Bool {
        field.isEmpty && condition.isEmpty && filter.keys == nil && filter.kind == nil && filter.cases == nil
            && filter.rule == nil && filter.dueBy == nil
    }

    func listRows(_ context: AppContext) -> Int { QueueView.listRows(isPaneOpen: isPaneOpen, context) }

    mutating func forgetCounts() { (counted, overdue) = (nil, nil) }

    mutating func beginFiltering(_ context: AppContext) { titles = WordIndex(context.rulebook) }

    mutating func sortByNext() { sort = sort.next }

    mutating func take(_ answer: Answer, as part: PagePart) -> CaseNumber? {
        guard case .page(var page) = answer else { return nil }
        if let keys = filter.keys { page.rows.removeAll { !keys.contains($0.key) } }
        return paged.take(page, as: part, total: total)?.number
    }

    // MARK: Asking

    /// The question for this list, without a place in it.
    private func query(_ context: AppContext) -> QueueQuery {
        var query = QueueQuery(scope: filter.scope, limit: paged.pageSize)
        query.kind = filter.kind
        query.cases = filter.cases
        query.dueBy = filter.dueBy
        if let keys = filter.keys {
            query.rules = Set(keys.map(\.rule))
            // A quarter's claims may have older quarters of the same households before them.
            query.limit = max(Self.foldedLimit, 10 * keys.count)
        } else if sort != .due {
            query.limit = Self.sortedLimit
        }
        if let rule = filter.rule { query.rules = [rule] }
        let search = SearchText.fold(field.text)
        query.text = search
        if !search.isEmpty {
            query.textRules = (titles ?? WordIndex(context.rulebook)).rules(matching: search)
        }
        if !condition.isEmpty { query.filter = FilterGrammar.filter(condition, context) }
        query.sort = sort
        query.isReversed = isReversed
        return query
    }

    /// A row of one handläggare's day folds fewer than this.
    private static let foldedLimit = 10_000
    /// Sorting by other columns than the date is done within an answer.
    private static let sortedLimit = 1_000

    /// Sorted by other columns than the date, there is only one page.
    var wanted: PagePart? { sort == .due ? paged.wanted : nil }

    func question(for part: PagePart, _ context: AppContext) -> Question? {
        var query = query(context)
        switch part {
        case .first: return .queue(query, after: nil)
        case .again:
            query.limit = max(query.limit, rows.count)
            let start = hasMoreBefore ? rows.first?.cursor.beside(isReversed ? 1 : -1) : nil
            return .queue(query, after: start)
        case .after: return rows.last.map { .queue(query, after: $0.cursor) }
        case .before: return rows.first.map { .queueBefore(query, $0.cursor) }
        case .last: return .queueBefore(query, isReversed ? .start : .end)
        }
    }

    func chosen(_ context: AppContext) -> Selected? {
        let chosen = paged.chosen
        guard let first = chosen.first else { return nil }
        var cases: [SelectedCase] = []
        for row in chosen where !cases.contains(where: { $0.id == row.key.caseID }) {
            cases.append(SelectedCase(id: row.key.caseID, number: row.number))
        }
        let title =
            chosen.count == 1 ? context.title(of: first) : context.words.count(.countDeadlines, chosen.count)
        return Selected(
            keys: chosen.map(\.key), cases: cases, numbers: chosen.numbers, title: title,
            isMasked: chosen.contains(where: \.isMasked))
    }
}

extension [QueueRow] {
    /// The numbers in the household of those whose deadlines the rows are.
    var numbers: [DeadlineKey: Int] {
        var numbers: [DeadlineKey: Int] = [:]
        for row in self { numbers[row.key] = row.personNumber }
        return numbers
    }
}

extension CaseIterable where Self: Equatable {
    /// The one after this one, and after the last the first.
    var next: Self {
        let all = Array(Self.allCases)
        return all.firstIndex(of: self).map { all[($0 + 1) % all.count] } ?? self
    }
}

extension QueueCursor {
    /// A place just before or after this one, so that a page from it begins with the same row.
    func beside(_ step: Int64) -> QueueCursor {
        QueueCursor(
            due: due, rank: rank, number: number, rule: rule, person: person,
            trigger: EntryID((trigger?.raw ?? 0) &+ step))
    }

    /// Behind the last row there can be.
    static let end = QueueCursor(
        due: .distantFuture, rank: 9, number: CaseNumber(year: 9999, serial: 999_999_999), rule: "~",
        person: 9999,
        trigger: EntryID(.max))

    /// Before the first row there can be.
    static let start = QueueCursor(
        due: .distantPast, rank: -1, number: CaseNumber(year: 0, serial: 0), rule: "", person: -1,
        trigger: EntryID(-1))
}
