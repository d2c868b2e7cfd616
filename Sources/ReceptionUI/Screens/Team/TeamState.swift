// Team: what everybody has, nobody's cases on top, and behind every number the list of what was counted. Below it, for a
// team lead, what is asked of the whole unit.

import Reception
import ReceptionText
import TerminalKit

/// A row of the screen.
enum TeamItem: Hashable, Sendable {
    /// What somebody has, by its place among the rows.
    case row(Int)
    /// What they come to together.
    case sum
    /// Stands above the numbers of the whole unit.
    case heading
    case lead(LeadNumber)

    var isSelectable: Bool {
        switch self {
        case .row, .lead: true
        case .sum, .heading: false
        }
    }
}

/// The state of Team.
struct TeamState: Sendable {
    private(set) var rows: [TeamRow] = []
    /// The numbers of the whole unit; nil for who is no team lead, and until they have come.
    private(set) var lead: LeadBoard?
    private(set) var items: [TeamItem] = []
    /// Another one as soon as what is drawn of any of them is another.
    private(set) var edition = Edition()
    /// What they come to together.
    private(set) var sum = TeamRow(caseworker: nil)
    /// The most cases that anybody has.
    private(set) var most = 0
    private(set) var isLoaded = false
    var list = ListViewport()
    /// Which number of a row is chosen, among ``numbers``.
    private(set) var column = 0

    /// The numbers that have a column each, in their order.
    static let columns: [TeamNumber] =
        [.cases(nil), .persons] + CaseKind.allCases.map { .cases($0) } + [.overdue, .due7, .due30]
    /// All numbers of a row. The weeks share the last column, the others stand below the rows.
    static let numbers =
        columns + (0..<TeamRow.weekCount).map { .week($0) } + TeamRow.phases.map { .phase($0) }
        + [.untouched, .oldest]

    /// The column that the chosen number stands in; nil for those that stand below the rows.
    var shownColumn: Int? {
        if case .week = number { return Self.columns.count }
        return column < Self.columns.count ? column : nil
    }

    private var selectedItem: TeamItem? {
        list.selected.flatMap { $0 < items.count ? items[$0] : nil }
    }
    var selected: TeamRow? {
        guard case .row(let index) = selectedItem else { return nil }
        return rows[index]
    }
    /// The number of the whole unit that is selected.
    var selectedLead: LeadNumber? {
        guard case .lead(let number) = selectedItem else { return nil }
        return number
    }
    /// The number whose list Enter opens.
    var number: TeamNumber { Self.numbers[column] }

    /// Takes everybody's caseloads in; the selection stays on the same person.
    mutating func take(_ found: [TeamRow]) {
        let kept = (selected?.caseworker, selectedLead)
        rows = found
        sum = TeamRow.sum(found)
        most = found.map(\.cases).max() ?? 0
        isLoaded = true
        arrange(kept)
    }

    /// Takes the numbers of the whole unit in.
    mutating func take(_ board: LeadBoard) {
        let kept = (selected?.caseworker, selectedLead)
        lead = board
        arrange(kept)
    }

    private mutating func arrange(_ kept: (caseworker: Login?, number: LeadNumber?)) {
        let wasThere = !items.isEmpty
        items = isLoaded ? rows.indices.map { .row($0) } + [.sum] : []
        if isLoaded, let lead { items += [.heading] + lead.numbers.map { .lead($0) } }
        edition = Edition()
        list.setCount(items.count)
        let place = items.firstIndex { item in
            switch item {
            case .row(let index): kept.number == nil && rows[index].caseworker == kept.caseworker
            case .lead(let number): number == kept.number
            case .sum, .heading: false
            }
        }
        if wasThere, let place { list.select(place) }
        avoidHeading(downward: true)
    }

    mutating func move(_ id: BindingID) {
        list.move(id)
        avoidHeading(downward: [.down, .pageDown, .halfDown, .last].contains(id))
    }

    private mutating func avoidHeading(downward: Bool) {
        let items = items
        list.leaveHeading(downward: downward) { items[$0].isSelectable }
    }

    /// Chooses the next number, or the one before; around the ends.
    mutating func moveColumn(by step: Int) {
        column = (column + step + Self.numbers.count) % Self.numbers.count
    }

    /// A number of the whole unit.
    func count(_ number: LeadNumber) -> Int {
        switch number {
        case .arrivals(let need): lead?.arrivals[need] ?? 0
        case .flats: lead?.flats.count ?? 0
        case .leases: lead?.leases ?? 0
        case .untouched: sum.untouched
        case .claims: lead?.claims ?? 0
        case .quota(let scheme): lead?.quota.first { $0.scheme == scheme }?.assigned ?? 0
        }
    }
}

extension TeamState {
    /// A number of the whole unit as it is shown: with a plus where there are more than were looked at.
    func shown(_ number: LeadNumber) -> String {
        if case .arrivals = number, lead?.hasMoreArrivals == true { return "\(count(number))+" }
        return "\(count(number))"
    }
}

extension AppState {
    /// Opens the list behind the chosen number of the selected row.
    mutating func openTeamList(_ state: TeamState, _ context: AppContext) -> [Effect] {
        if let number = state.selectedLead { return openLeadList(number, context) }
        guard let row = state.selected else { return [] }
        if state.number == .oldest {
            guard let oldest = row.oldest else { return [] }
            push(.caseFile(CaseState(number: oldest.number, focus: [])))
        } else {
            let scope = row.caseworker.map { CaseloadScope.caseworker($0) } ?? .unassigned
            push(
                Self.list(of: state.number.counted, scope, context.condition(of: state.number)))
        }
        fit(context)
        return loadTop(context)
    }

    /// Opens the list behind a number of the whole unit.
    private mutating func openLeadList(_ number: LeadNumber, _ context: AppContext) -> [Effect] {
        switch number {
        case .arrivals(let need): push(.arrivals(ArrivalsState(lacking: need, today: context.today)))
        case .flats: push(.dwellings(DwellingsState(shown: .empty)))
        case .untouched: push(Self.list(of: .cases, .all, context.condition(of: TeamNumber.untouched)))
        case .leases: push(.dwellings(DwellingsState(shown: .ending)))
        case .claims: push(Self.list(of: .deadlines, .all, context.condition(of: number)))
        case .quota: return openQuota(context)
        }
        fit(context)
        return loadTop(context)
    }

    private static func list(
        of counted: TeamNumber.Counted, _ scope: CaseloadScope, _ condition: String
    ) -> ScreenContent {
        switch counted {
        case .cases:
            var cases = CasesState(scope: scope)
            cases.condition = condition
            return .cases(cases)
        case .deadlines:
            var queue = QueueState(filter: QueueFilter(scope: scope))
            queue.condition = condition
            return .queue(queue)
        }
    }

    /// Who can take the next household.
    mutating func showNext(_ context: AppContext) {
        guard case .team(let state) = top.content, state.isLoaded else { return }
        let words = context.words
        let ranking = TeamRanking(state.rows, context.weights, on: context.today)
        let lines = words.lines(of: ranking)
        overlays.append(
            .message(
                MessageBox(
                    title: words(.nextTitle), lines: lines.isEmpty ? [words(.nextNobody)] : lines)))
    }
}

extension AppContext {
    /// What is written after `:filter` for the list behind a number.
    func condition(of number: TeamNumber) -> String {
        switch number {
        case .cases(let kind): kind.map { words(.filterKind) + "=" + $0.rawValue.lowercased() } ?? ""
        case .phase(let phase): words(.filterPhase) + "=" + words.phase(phase)
        case .untouched: words(.filterUntouched) + ">=\(TeamRow.untouchedDays)d"
        case .persons, .oldest: ""
        case .overdue: words(.filterStatus) + "=" + words.status(.overdue)
        case .due7, .due30, .week:
            number.days(from: today).map { days in
                "\(words(.filterDue))>=\(days.lowerBound - today)d \(words(.filterDue))<=\(days.upperBound - today)d"
            } ?? ""
        }
    }

    /// The same for a number of the whole unit; empty where its list is no list of deadlines.
    func condition(of number: LeadNumber) -> String {
        let filter: ListFilter
        switch number {
        case .claims: filter = LeadBoard.claims(on: today)
        case .arrivals, .flats, .leases, .untouched, .quota: return ""
        }
        var terms: [String] = []
        if let rules = filter.rules {
            terms.append(words(.filterRule) + "=" + rules.map(\.id).sorted().joined(separator: ","))
        }
        if let owners = filter.owners {
            terms.append(words(.filterOwner) + "=" + owners.map(words.owner).sorted().joined(separator: ","))
        }
        if let day = filter.dueFrom { terms.append("\(words(.filterDue))>=\(day)") }
        if let day = filter.dueTo { terms.append("\(words(.filterDue))<=\(day)") }
        // An owner may be called by two words.
        return terms.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: " ")
    }

    /// What a number counts.
    func name(of number: TeamNumber) -> String {
        switch number {
        case .cases(let kind): kind.map(short) ?? words(.columnCases)
        case .phase(let phase): words.phase(phase)
        case .untouched: words(.teamUntouched, "\(TeamRow.untouchedDays)")
        case .oldest: words(.teamOldest)
        case .persons: words(.columnPersons)
        case .overdue: words(.columnLate)
        case .due7: words(.columnDue7)
        case .due30: words(.columnDue30)
        case .week(let week): words(.teamWeek, "\(week + 1)")
        }
    }

    /// What a number of the whole unit counts, with what it costs or leaves.
    func text(of number: LeadNumber, _ board: LeadBoard) -> String {
        switch number {
        case .arrivals(let need):
            let word: Word =
                switch need {
                case .flat: .leadNoFlat
                case .interpreter: .leadNoInterpreter
                case .driver: .leadNoDriver
                case .flight: .leadNoFlight
                }
            return words.count(word, LeadBoard.arrivalDays)
        case .flats:
            return words(.leadFlats, words.money(board.flats.rent), words.money(board.flats.cost))
        case .leases: return words(.leadLeases)
        case .untouched: return words.count(.leadUntouched, TeamRow.untouchedDays)
        case .claims: return words(.leadClaims)
        case .quota(let scheme):
            guard let year = board.quota.first(where: { $0.scheme == scheme }), let figure = year.figure
            else { return words.scheme(scheme) }
            return words(
                .leadQuota, words.scheme(scheme), "\(year.year)", "\(figure.persons)", words.sums(year))
        }
    }
}
