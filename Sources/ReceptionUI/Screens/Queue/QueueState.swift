// Kö: a window of loaded rows on a list that may be very long, with selection and marks by identity.

import Reception
import TerminalKit

/// The state of the queue.
struct QueueState: Sendable {
    var filter: QueueFilter
    /// What was written after `:filter`, as it was written.
    var condition = ""
    /// What is typed after `/`; the field is open while `isFiltering`.
    var field = TextField(maximumLength: 200)
    var isFiltering = false
    /// The rules' titles as the filter looks for them; made when it is opened.
    var titles: WordIndex?
    var sort = QueueSort.due
    var isReversed = false

    /// The loaded rows, in order.
    private(set) var rows: [QueueRow] = []
    private(set) var hasMoreBefore = false
    private(set) var hasMoreAfter = false
    /// How many rows of the whole list stand before the loaded ones; nil where that is not known.
    private(set) var offset: Int? = 0
    /// Whether any answer has come.
    private(set) var isLoaded = false
    /// Open rows of the scope in all, and the late ones among them.
    var total: Int?
    var overdue: Int?

    var list = ListViewport()
    /// Marked rows; they stay marked when they are scrolled away.
    var marks: [DeadlineKey: QueueRow] = [:]
    /// Where a range began.
    var rangeStart: DeadlineKey?

    var isPaneOpen = false
    /// The case that the pane shows.
    var pane: CaseView?

    init(filter: QueueFilter) { self.filter = filter }

    /// Whether every row of the scope is meant, so that the kept counters tell how many there are.
    var isWhole: Bool {
        field.isEmpty && condition.isEmpty && filter.keys == nil && filter.kind == nil && filter.cases == nil
            && filter.rule == nil
            && filter.dueBy == nil
    }

    /// The loaded row that is selected.
    var selectedRow: QueueRow? { list.selected.flatMap { $0 < rows.count ? rows[$0] : nil } }

    /// Where the selected row stands in the whole list, from 1.
    var position: Int? {
        guard let index = list.selected, let offset else { return nil }
        return offset + index + 1
    }

    /// How many rows the list has, as far as it is known, and whether there are more.
    var count: (rows: Int, isMore: Bool) {
        if isWhole, let total { return (total, false) }
        return ((offset ?? 0) + rows.count, hasMoreAfter || (offset == nil && hasMoreBefore))
    }

    /// The question for this list, without a place in it.
    func query(_ context: AppContext) -> QueueQuery {
        var query = QueueQuery(scope: filter.scope, limit: pageSize)
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

    /// Rows in one answer: two screens of them.
    var pageSize: Int { max(50, 2 * list.rows) }
    /// A row of one handläggare's day folds fewer than this.
    private static let foldedLimit = 10_000
    /// Sorting by other columns than the date is done within an answer.
    private static let sortedLimit = 1_000
    /// No more rows than this are kept; those farthest from the selection are dropped.
    private static let keptRows = 600

    // MARK: Taking answers in

    /// Takes a page in; the selection stays on the same row where that is still there.
    mutating func take(_ page: QueuePage, as part: PagePart) {
        let fresh = filter.keys.map { keys in page.rows.filter { keys.contains($0.key) } } ?? page.rows
        let selected = part == .first || part == .last ? nil : selectedRow?.key
        let index = list.selection
        let screenRow = list.selectedOffset ?? 0
        switch part {
        case .first:
            replace(with: fresh, page, offset: 0)
        case .again:
            replace(with: fresh, page, offset: page.hasMoreBefore ? offset : 0)
        case .last:
            let before = isWhole ? total.map { max(0, $0 - fresh.count) } : nil
            replace(with: fresh, page, offset: page.hasMoreBefore ? before : 0)
        case .after:
            let known = Set(rows.suffix(page.rows.count).map(\.key))
            rows += fresh.filter { !known.contains($0.key) }
            hasMoreAfter = page.hasMoreAfter
            drop(max(0, rows.count - Self.keptRows), fromFront: true)
        case .before:
            let known = Set(rows.prefix(page.rows.count).map(\.key))
            let new = fresh.filter { !known.contains($0.key) }
            rows = new + rows
            hasMoreBefore = page.hasMoreBefore
            offset = hasMoreBefore ? offset.map { max(0, $0 - new.count) } : 0
            drop(max(0, rows.count - Self.keptRows), fromFront: false)
        }
        isLoaded = true
        settle(
            on: selected, orIndex: part == .last ? rows.count - 1 : part == .first ? 0 : index, at: screenRow)
        for row in rows where marks[row.key] != nil { marks[row.key] = row }
    }

    private mutating func replace(with fresh: [QueueRow], _ page: QueuePage, offset newOffset: Int?) {
        rows = fresh
        hasMoreBefore = page.hasMoreBefore
        hasMoreAfter = page.hasMoreAfter
        offset = newOffset
    }

    private mutating func drop(_ count: Int, fromFront: Bool) {
        guard count > 0 else { return }
        if fromFront {
            rows.removeFirst(count)
            hasMoreBefore = true
            offset = offset.map { $0 + count }
        } else {
            rows.removeLast(count)
            hasMoreAfter = true
        }
    }

    /// Selects a row by identity and keeps it at its place on the screen.
    private mutating func settle(on key: DeadlineKey?, orIndex index: Int, at screenRow: Int) {
        let place = key.flatMap { key in rows.firstIndex { $0.key == key } } ?? index
        list = ListViewport(count: rows.count, rows: list.rows, selection: 0)
        // Selecting far below first brings the row to the top of the window.
        list.selectLast()
        list.select(max(0, place - screenRow))
        list.select(place)
    }

    // MARK: What to ask next

    /// The page to ask for so that two screens of rows lie ready either way.
    var wanted: PagePart? {
        guard isLoaded, sort == .due else { return nil }
        let ready = 2 * max(1, list.rows)
        if hasMoreAfter, rows.count - list.visible.upperBound < ready { return .after }
        if hasMoreBefore, list.visible.lowerBound < ready { return .before }
        return nil
    }

    /// The question for a part of the list; nil where there is no place to ask from.
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

    // MARK: Marks

    /// Marks the selected row or takes its mark away, and goes on to the next.
    mutating func toggleMark() {
        guard let row = selectedRow else { return }
        if marks.removeValue(forKey: row.key) == nil { marks[row.key] = row }
        rangeStart = nil
        list.move(by: 1)
    }

    /// Begins a range, or marks everything from where it began.
    mutating func toggleRange() {
        guard let row = selectedRow, let index = list.selected else { return }
        guard let start = rangeStart.flatMap({ key in rows.firstIndex { $0.key == key } }) else {
            rangeStart = row.key
            return
        }
        for row in rows[min(start, index)...max(start, index)] { marks[row.key] = row }
        rangeStart = nil
    }

    /// What an act would be done to: the marked rows, else the selected one.
    func chosen(_ context: AppContext) -> Selected? {
        let chosen =
            marks.isEmpty ? selectedRow.map { [$0] } ?? [] : marks.values.sorted { $0.cursor < $1.cursor }
        guard let first = chosen.first else { return nil }
        var cases: [SelectedCase] = []
        for row in chosen where !cases.contains(where: { $0.id == row.key.caseID }) {
            cases.append(SelectedCase(id: row.key.caseID, number: row.number))
        }
        let title =
            chosen.count == 1 ? context.title(of: first) : context.words.count(.countDeadlines, chosen.count)
        return Selected(keys: chosen.map(\.key), cases: cases, title: title)
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
