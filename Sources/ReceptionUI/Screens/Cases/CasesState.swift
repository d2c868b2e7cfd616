// Ärenden: every case as a row, in pages, filtered and sorted by the store.

import Reception
import TerminalKit

/// The state of the list of cases.
struct CasesState: SearchedScreen {
    var scope: CaseloadScope
    var condition = ""
    var field = TextField(maximumLength: 200)
    var isFiltering = false
    var includesClosed = false
    var sort = CaseSort.number
    var isReversed = false
    var paged = PagedRows<CaseEntry>()
    /// Cases of the scope in all.
    var counted: Int?
    var isPaneOpen = false
    var pane: CaseView?

    init(scope: CaseloadScope) { self.scope = scope }

    var content: ScreenContent { .cases(self) }
    var selectedNumber: CaseNumber? { selectedRow?.row.number }
    var total: Int? { isWhole ? counted : nil }
    var countQuestion: Question? { isWhole ? .caseCount(scope, includesClosed: includesClosed) : nil }

    /// Whether every case of the scope is meant, so that the kept counters tell how many there are.
    var isWhole: Bool { field.isEmpty && condition.isEmpty }

    func listRows(_ context: AppContext) -> Int { QueueView.listRows(isPaneOpen: isPaneOpen, context) }

    mutating func forgetCounts() { counted = nil }

    mutating func beginFiltering(_ context: AppContext) {}

    mutating func sortByNext() { sort = sort.next }

    mutating func take(_ answer: Answer, as part: PagePart) -> CaseNumber? {
        guard case .cases(let page) = answer else { return nil }
        return paged.take(page, as: part, total: total)?.row.number
    }

    /// The question for this list, without a place in it.
    func query(_ context: AppContext) -> CaseListQuery {
        var query = CaseListQuery(scope: scope, limit: paged.pageSize)
        query.filter = FilterGrammar.filter(condition, context)
        query.text = field.text
        query.includesClosed = includesClosed
        query.sort = sort
        query.isReversed = isReversed
        return query
    }

    func question(for part: PagePart, _ context: AppContext) -> Question? {
        var query = query(context)
        switch part {
        case .first: return .cases(query, from: nil, backwards: false)
        case .again:
            query.limit = max(query.limit, rows.count)
            let start = hasMoreBefore ? rows.first?.place.justBefore(isReversed) : nil
            return .cases(query, from: start, backwards: false)
        case .after: return rows.last.map { .cases(query, from: $0.place, backwards: false) }
        case .before: return rows.first.map { .cases(query, from: $0.place, backwards: true) }
        case .last: return .cases(query, from: nil, backwards: true)
        }
    }

    func chosen(_ context: AppContext) -> Selected? {
        let chosen = paged.chosen
        guard let first = chosen.first else { return nil }
        let title =
            chosen.count == 1 ? first.row.number.description : context.words.count(.actCases, chosen.count)
        return Selected(
            keys: [], cases: chosen.map { SelectedCase(id: $0.id, number: $0.row.number) }, title: title,
            isMasked: chosen.contains(where: \.row.isMasked))
    }
}

extension CasePlace {
    /// A place just before this one, so that a page from it begins with the same row.
    fileprivate func justBefore(_ isReversed: Bool) -> CasePlace {
        CasePlace(
            isClosed: isClosed, group: group, key: key,
            number: CaseNumber(year: number.year, serial: number.serial + (isReversed ? 1 : -1)))
    }
}
