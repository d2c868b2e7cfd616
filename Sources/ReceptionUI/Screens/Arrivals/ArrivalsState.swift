// Ankomster: who is expected, by day, with the pickup that meets them, and which household is selected.

import Reception
import ReceptionText
import TerminalKit

/// A row of the list: a day's heading, what is common to a pickup, or a household.
enum ArrivalItem: Hashable, Sendable {
    case heading(Day)
    /// The pickup of several households, by its place among the groups.
    case pickup(Int)
    /// A household, by its group and its place in that.
    case row(Int, Int)
}

/// The state of Ankomster.
struct ArrivalsState: Sendable {
    var scope: CaseloadScope
    /// The first day that is shown: arrivals of the last weeks that nobody has written down stand there too.
    private(set) var first: Day
    private(set) var groups: [ArrivalGroup] = []
    /// How many households stand before each group.
    private(set) var before: [Int] = []
    private(set) var households = 0
    private(set) var persons = 0
    /// How many groups something is missing for that must be there by now.
    private(set) var warned = 0
    private(set) var isLoaded = false
    private(set) var items: [ArrivalItem] = [] { didSet { edition = Edition() } }
    /// Another one as soon as what is drawn of any of them is another.
    private(set) var edition = Edition()
    /// Households that are to share a pickup.
    var marked: Set<CaseID> = [] { didSet { edition = Edition() } }
    var list = ListViewport()
    /// What is missing for all households that are shown; nil where all that come are shown.
    let lacking: PickupNeed?
    /// How the year of today stands against the numbers to receive; empty until that has come.
    var quota: [QuotaYear] = []

    /// So far back are looked for those who may have come already.
    static let daysBack = 30
    /// So many days are shown at a time.
    static let span = 365
    /// The last household that is here where there are more.
    private var next: ArrivalCursor?
    /// The household behind which more were asked for.
    private var asked: ArrivalCursor?
    /// Whether there are more than were looked at for what they lack.
    private var isCut = false
    /// What was selected at first: nobody who only looks pays for what follows.
    private var opened: Int?
    /// So many have been asked for in all; everybody as soon as the last one was gone to.
    private var limit = 0
    /// Whether the selection goes to the end as soon as everybody is there.
    private var goesToEnd = false

    init(scope: CaseloadScope, today: Day) {
        self.scope = scope
        lacking = nil
        first = today.adding(days: -Self.daysBack)
    }

    /// The households of the next weeks that lack something, all at once, as far as ``LeadBoard`` counts them.
    init(lacking need: PickupNeed, today: Day) {
        scope = .all
        lacking = need
        first = today
    }

    var days: ClosedRange<Day> {
        first...first.adding(days: lacking == nil ? Self.span : LeadBoard.arrivalDays)
    }
    /// The days that are printed: the last weeks and the next ones, however many households have been asked for.
    var printedDays: ClosedRange<Day> { first...first.adding(days: 2 * Self.daysBack) }
    /// All that is shown, asked for anew.
    var question: Question {
        let all = lacking == nil ? max(limit, households, page) : LeadBoard.mostArrivals
        return .arrivals(scope, days, after: nil, limit: all)
    }
    /// There are more households than are here.
    var hasMore: Bool { next != nil || isCut }
    /// So many households are asked for at a time, which fill a screen; and at first among them is the next to come, where
    /// those who have come are written down.
    var page: Int { max(list.rows, 25) }

    private var selectedPlace: (group: Int, row: Int)? {
        guard let index = list.selected, items.indices.contains(index),
            case .row(let group, let row) = items[index]
        else { return nil }
        return (group, row)
    }

    var selectedGroup: ArrivalGroup? { selectedPlace.map { groups[$0.group] } }
    var selected: ArrivalRow? { selectedPlace.map { groups[$0.group].rows[$0.row] } }

    /// The households that a pickup would be planned for: those of the selected pickup, and those that are marked.
    var together: [ArrivalRow] {
        let rows = groups.flatMap(\.rows)
        let chosen = marked.isEmpty ? Set((selectedGroup?.rows ?? []).map(\.caseID)) : marked
        let pickups = groups.filter { group in
            group.version != nil && group.rows.contains { chosen.contains($0.caseID) }
        }
        let all = chosen.union(pickups.flatMap { $0.rows.map(\.caseID) })
        return rows.filter { all.contains($0.caseID) }
    }

    /// Takes an answer in; the selection stays on the same household. At first it is the next to come.
    mutating func take(_ page: ArrivalPage, _ context: AppContext) {
        // What follows a list that is there no more is asked for again.
        guard page.after == nil || page.after == next else { return }
        let kept = selected?.caseID
        let (index, isFirst) = (list.selection, !isLoaded)
        groups = page.after == nil ? page.groups : ArrivalGroup.joined(groups, page.groups)
        (next, asked, isCut) = lacking == nil ? (page.next, nil, false) : (nil, nil, page.next != nil)
        isLoaded = true
        (before, households, persons, warned) = ([], 0, 0, 0)
        if lacking != nil { groups = groups.filter { !shown(of: $0).isEmpty } }
        for group in groups {
            let rows = shown(of: group).map { group.rows[$0] }
            before.append(households)
            households += rows.count
            persons += rows.reduce(0) { $0 + $1.persons }
            if !group.warnings(on: context.today, context.unit.pickup).isEmpty { warned += 1 }
        }
        marked.formIntersection(groups.flatMap { $0.rows.map(\.caseID) })
        items = []
        var day: Day?
        for (place, group) in groups.enumerated() {
            if group.landing.day != day { items.append(.heading(group.landing.day)) }
            day = group.landing.day
            if group.rows.count > 1 { items.append(.pickup(place)) }
            items += shown(of: group).map { .row(place, $0) }
        }
        list.setCount(items.count)
        func place(_ holds: (ArrivalGroup, ArrivalRow) -> Bool) -> Int? {
            items.firstIndex { item in
                guard case .row(let group, let row) = item else { return false }
                return holds(groups[group], groups[group].rows[row])
            }
        }
        let next = isFirst ? place { group, _ in group.landing.day >= context.today } : nil
        list.select(place { $1.caseID == kept } ?? next ?? (isFirst ? 0 : index))
        avoidHeading(downward: true)
        if isFirst { opened = list.selected }
        guard goesToEnd, !hasMore else { return }
        goesToEnd = false
        list.move(.last)
    }

    /// Which households of a group are shown.
    private func shown(of group: ArrivalGroup) -> [Int] {
        guard let lacking else { return Array(group.rows.indices) }
        let rows = Set(group.rows(lacking: lacking).map(\.caseID))
        return group.rows.indices.filter { rows.contains(group.rows[$0].caseID) }
    }

    /// Where a household stands among all, from 1.
    func position(_ group: Int, _ place: Int) -> Int {
        before[group] + (shown(of: groups[group]).firstIndex(of: place) ?? place) + 1
    }

    /// Asks for more households where less than a screen of them is left below.
    /// - Returns: the question; nil where nothing is to be asked.
    mutating func grow() -> Question? {
        guard let next, asked != next || (goesToEnd && limit < .max) else { return nil }
        let isNear = list.selected != opened && items.count - list.visible.upperBound < list.rows
        guard goesToEnd || isNear || items.count < list.rows else { return nil }
        asked = next
        let more = goesToEnd ? Int.max : page
        limit = goesToEnd || limit == .max ? .max : max(limit, households, page) + page
        return .arrivals(scope, days, after: next, limit: more)
    }

    /// Asks for more again, after the answer has failed to come.
    mutating func askAgain() { asked = nil }

    mutating func move(_ id: BindingID) {
        goesToEnd = id == .last && next != nil
        list.move(id)
        avoidHeading(downward: [.down, .pageDown, .halfDown, .last].contains(id))
    }

    /// Selects the first household of the next pickup, or of the one before; around the ends.
    mutating func moveGroup(by step: Int) {
        guard let place = selectedPlace, !groups.isEmpty else { return }
        let next = (place.group + step + groups.count) % groups.count
        let first = items.firstIndex { item in
            if case .row(next, _) = item { true } else { false }
        }
        if let first { list.select(first) }
    }

    private mutating func avoidHeading(downward: Bool) {
        let items = items
        list.leaveHeading(downward: downward) { if case .row = items[$0] { true } else { false } }
    }

    /// Other days.
    mutating func movePeriod(by step: Int) {
        first = first.adding(days: step * Self.daysBack)
        forget()
    }

    /// From today's last weeks on.
    mutating func showToday(_ context: AppContext) {
        first = lacking == nil ? context.today.adding(days: -Self.daysBack) : context.today
        forget()
    }

    /// Nothing of what was shown belongs to what is shown now.
    mutating func forget() {
        (groups, items, marked, isLoaded) = ([], [], [], false)
        (before, households, persons, warned) = ([], 0, 0, 0)
        (next, asked, opened, limit, goesToEnd) = (nil, nil, nil, 0, false)
        list = ListViewport(count: 0, rows: list.rows)
    }

    /// The marked households or the selected one.
    func chosen(_ context: AppContext) -> Selected? {
        let rows =
            marked.isEmpty
            ? selected.map { [$0] } ?? [] : groups.flatMap(\.rows).filter { marked.contains($0.caseID) }
        guard let first = rows.first else { return nil }
        var selected = Selected(
            keys: [], cases: rows.map { SelectedCase(id: $0.caseID, number: $0.number) },
            title: rows.count == 1
                ? first.number.description : context.words.count(.actCases, rows.count))
        selected.isMasked = rows.contains(where: \.isMasked)
        return selected
    }
}

extension AppState {
    /// Asks for more households before they are needed.
    mutating func growArrivals(_ given: ArrivalsState) -> [Effect] {
        var state = given
        guard let question = state.grow() else { return [] }
        top.content = .arrivals(state)
        return ask(question, for: .more(screen: top.id))
    }

    /// What the keys of Ankomster do.
    mutating func performOnArrivals(_ id: BindingID, _ context: AppContext) -> [Effect] {
        guard case .arrivals(var state) = top.content else { return [] }
        switch id {
        case .mark:
            guard let row = state.selected else { return [] }
            state.marked.formSymmetricDifference([row.caseID])
            state.move(.down)
            top.content = .arrivals(state)
            return []
        case .previousPeriod: state.movePeriod(by: -1)
        case .nextPeriod: state.movePeriod(by: 1)
        case .thisPeriod: state.showToday(context)
        case .scope:
            state.scope = state.scope.next(context)
            state.forget()
        case .planPickup: return beginPickup(state, context)
        case .moveArrival: return beginMove(state, context)
        case .removePickup:
            askRemovePickup(state, context)
            return []
        case .arrived: return beginArrived(state, context)
        default: return []
        }
        top.content = .arrivals(state)
        fit(context)
        return loadTop(context)
    }

    /// Says which pickup would be taken away and what stays; Enter takes it away.
    private mutating func askRemovePickup(_ state: ArrivalsState, _ context: AppContext) {
        guard let group = state.selectedGroup, let record = group.record else { return }
        let words = context.words
        // Marked ones of a shared pickup leave it; it stays for the others.
        let marked = group.rows.filter { state.marked.contains($0.caseID) }
        let isWhole = marked.isEmpty || marked.count == group.rows.count
        let households = (isWhole ? group.rows : marked).map { row in
            context.list([
                words.household(row.household, row.isMasked, row.number),
                row.isMasked ? "" : row.number.description,
            ])
        }
        overlays.append(
            .message(
                MessageBox(
                    title: words(isWhole ? .pickupRemoveTitle : .pickupDropTitle),
                    lines: [context.summary(of: group)] + households + ["", words(.pickupRemoved)],
                    asked: AskedAct(
                        request: isWhole
                            ? PickupAct.remove(record)
                            : PickupAct.drop(Set(marked.map(\.caseID)), from: record),
                        hint: .hintRemove,
                        sentence: words(
                            isWhole ? .wentPickupRemoved : .wentPickupDropped, group.landing.day.description))
                )))
    }
}
