// Team: what everybody has, nobody's cases on top, and behind every number the list of what was counted.

import Reception
import ReceptionText
import TerminalKit

/// The state of Team.
struct TeamState: Sendable {
    private(set) var rows: [TeamRow] = [] { didSet { edition = Edition() } }
    /// Another one as soon as what is drawn of any of them is another.
    private(set) var edition = Edition()
    /// What they come to together.
    private(set) var sum = TeamRow(caseworker: nil)
    private(set) var isLoaded = false
    var list = ListViewport()
    /// Which number of a row is chosen, among ``numbers``.
    private(set) var column = 0

    /// The numbers that have a column each, in their order.
    static let columns: [TeamNumber] =
        [.cases(nil), .persons] + CaseKind.allCases.map { .cases($0) } + [.overdue, .due7, .due30]
    /// All numbers of a row; the weeks share the last column.
    static let numbers = columns + (0..<TeamRow.weekCount).map { .week($0) }

    var selected: TeamRow? { list.selected.flatMap { $0 < rows.count ? rows[$0] : nil } }
    /// The number whose list Enter opens.
    var number: TeamNumber { Self.numbers[column] }

    /// Takes an answer in; the selection stays on the same person.
    mutating func take(_ found: [TeamRow]) {
        let kept = selected
        rows = found
        sum = TeamRow.sum(found)
        isLoaded = true
        list.setCount(rows.count)
        guard let kept, let index = rows.firstIndex(where: { $0.caseworker == kept.caseworker }) else {
            return
        }
        list.select(index)
    }

    /// Chooses the next number, or the one before; around the ends.
    mutating func moveColumn(by step: Int) {
        column = (column + step + Self.numbers.count) % Self.numbers.count
    }
}

extension AppState {
    /// Opens the list behind the chosen number of the selected row.
    mutating func openTeamList(_ state: TeamState, _ context: AppContext) -> [Effect] {
        guard let row = state.selected else { return [] }
        let scope = row.caseworker.map { CaseloadScope.caseworker($0) } ?? .unassigned
        let condition = context.condition(of: state.number)
        switch state.number {
        case .cases, .persons:
            var cases = CasesState(scope: scope)
            cases.condition = condition
            push(.cases(cases))
        case .overdue, .due7, .due30, .week:
            var queue = QueueState(filter: QueueFilter(scope: scope))
            queue.condition = condition
            push(.queue(queue))
        }
        fit(context)
        return loadTop(context)
    }
}

extension AppContext {
    /// What is written after `:filter` for the list behind a number.
    func condition(of number: TeamNumber) -> String {
        switch number {
        case .cases(let kind): kind.map { words(.filterKind) + "=" + $0.rawValue.lowercased() } ?? ""
        case .persons: ""
        case .overdue: words(.filterStatus) + "=" + words.status(.overdue)
        case .due7, .due30, .week:
            number.days(from: today).map { days in
                "\(words(.filterDue))>=\(days.lowerBound - today)d \(words(.filterDue))<=\(days.upperBound - today)d"
            } ?? ""
        }
    }

    /// What a number counts.
    func name(of number: TeamNumber) -> String {
        switch number {
        case .cases(let kind): kind.map(short) ?? words(.columnCases)
        case .persons: words(.columnPersons)
        case .overdue: words(.columnLate)
        case .due7: words(.columnDue7)
        case .due30: words(.columnDue30)
        case .week(let week): words(.teamWeek, "\(week + 1)")
        }
    }
}
