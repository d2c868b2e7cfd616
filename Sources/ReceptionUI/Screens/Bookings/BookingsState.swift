// Bokningar: a week of bookings or a day of them, and which one is selected.

import Reception
import TerminalKit

/// A row of the list: a day's heading, or one of its bookings.
enum BookingItem: Hashable, Sendable {
    case heading(Day)
    case row(Int)
}

/// The state of Bokningar.
struct BookingsState: Sendable {
    /// How much is shown at a time.
    enum Span: Hashable, Sendable { case week, day }

    var scope: CaseloadScope
    private(set) var span = Span.week
    /// The day that is shown, or one of the week that is.
    private(set) var day: Day
    private(set) var rows: [BookingRow] = []
    /// Those that clash with any other.
    private(set) var clashing: Set<EntryID> = [] { didSet { edition = Edition() } }
    /// The days that have more than were asked for.
    private(set) var cut: Set<Day> = []
    /// So many of a day have been asked for, once the first ones were not enough.
    private var grown: Int?
    private(set) var isLoaded = false
    private(set) var items: [BookingItem] = [] { didSet { edition = Edition() } }
    /// Another one as soon as what is drawn of any of them is another.
    private(set) var edition = Edition()
    /// The bookings of each shown day, and where each of them stands among the items.
    private(set) var rowsOfDays: [Day: [Int]] = [:]
    private(set) var itemsOfRows: [Int: Int] = [:]
    /// The window on the items; its selection is a booking while there are any.
    var list = ListViewport()

    init(scope: CaseloadScope, today: Day) {
        self.scope = scope
        day = today
    }

    /// Monday to Sunday, or the one day.
    var days: ClosedRange<Day> {
        guard span == .week else { return day...day }
        let monday = day.adding(days: Weekday.monday.rawValue - day.weekday.rawValue)
        return monday...monday.adding(days: 6)
    }

    /// The days that are shown, in order.
    var shownDays: [Day] {
        (0...(days.upperBound - days.lowerBound)).map { days.lowerBound.adding(days: $0) }
    }

    /// So many of each day are asked for: more than stand beside each other in a week.
    private var perDay: Int { grown ?? (span == .week ? 40 : 200) }

    var question: Question { .bookings(BookingQuery(scope: scope, days: days, perDay: perDay)) }

    /// Asks for more of each day where the selection comes near to the last one that is here of its day.
    mutating func grow() -> Question? {
        guard let index = selectedIndex, case let day = rows[index].day, cut.contains(day),
            let own = rowsOfDays[day], own.count >= perDay, own.suffix(10).contains(index)
        else { return nil }
        grown = perDay * 4
        return question
    }

    /// The index of the selected booking among the rows.
    var selectedIndex: Int? {
        guard let index = list.selected, index < items.count, case .row(let row) = items[index] else {
            return nil
        }
        return row
    }

    var selected: BookingRow? { selectedIndex.map { rows[$0] } }

    /// What a booking of the list clashes with.
    func clashes(of row: BookingRow) -> [BookingClash] {
        guard clashing.contains(row.entry) else { return [] }
        var others: [BookingRow] = []
        for index in rowsOfDays[row.day] ?? [] where rows[index].entry != row.entry {
            // With a case and a handläggare of its own it shares neither.
            guard rows[index].caseID == row.caseID || rows[index].caseworker == row.caseworker else {
                continue
            }
            others.append(rows[index])
        }
        return BookingClash.of(row, among: others)
    }

    /// Takes an answer in; the selection stays on the same booking where that is still there. At first it is the next
    /// one from today.
    mutating func take(_ page: BookingPage, _ context: AppContext) {
        // An answer to what is no longer shown.
        guard page.rows.allSatisfy({ days.contains($0.day) }) else { return }
        let kept = selected?.entry
        let (index, isFirst) = (list.selection, !isLoaded)
        rows = page.rows
        cut = page.cut
        clashing = BookingClash.entries(in: rows)
        isLoaded = true
        items = []
        rowsOfDays = Dictionary(grouping: rows.indices, by: { rows[$0].day })
        for day in shownDays {
            let own = rowsOfDays[day] ?? []
            if own.isEmpty, day != context.today, SwedishHolidays.named(day) == nil { continue }
            items.append(.heading(day))
            items += own.map { .row($0) }
        }
        itemsOfRows = [:]
        for (place, item) in items.enumerated() {
            if case .row(let row) = item { itemsOfRows[row] = place }
        }
        list.setCount(items.count)
        func place(_ holds: (BookingRow) -> Bool) -> Int? {
            rows.firstIndex(where: holds).flatMap { row in items.firstIndex(of: .row(row)) }
        }
        let upcoming = isFirst ? place { $0.day >= context.today } : nil
        list.select(place { $0.entry == kept } ?? upcoming ?? (isFirst ? 0 : index))
        avoidHeading(downward: true)
    }

    // MARK: Moving

    /// Moves as a key of movement says, passing headings over.
    mutating func move(_ id: BindingID) {
        list.move(id)
        avoidHeading(downward: [.down, .pageDown, .halfDown, .last].contains(id))
    }

    /// Selects the first booking of the next day that has any, or of the one before; around the ends.
    mutating func moveDay(by step: Int) {
        guard let current = selected?.day else { return }
        let days = rows.reduce(into: [Day]()) { if $0.last != $1.day { $0.append($1.day) } }
        guard let place = days.firstIndex(of: current) else { return }
        let next = days[(place + step + days.count) % days.count]
        guard let row = rows.firstIndex(where: { $0.day == next }),
            let index = items.firstIndex(of: .row(row))
        else { return }
        list.select(index)
    }

    /// The selection leaves a heading, onwards where there is a booking that way, else back.
    private mutating func avoidHeading(downward: Bool) {
        let items = items
        list.leaveHeading(downward: downward) { if case .row = items[$0] { true } else { false } }
    }

    // MARK: What is shown

    /// Another week or day.
    mutating func movePeriod(by step: Int) { show(day.adding(days: step * (span == .week ? 7 : 1)), span) }

    /// The week of a day, or the day.
    mutating func show(_ day: Day, _ span: Span) {
        self.day = day
        self.span = span
        forget()
    }

    /// The week that the day is in, or the day of the selected booking: today's where none is selected.
    mutating func toggleSpan(_ context: AppContext) {
        let kept = selected
        let near = days.contains(context.today) ? context.today : day
        let (shown, all) = (kept?.day ?? near, rows)
        show(shown, span == .week ? .day : .week)
        // What is known already is seen at once, and the selection stays.
        guard let kept, span == .day else { return }
        take(BookingPage(rows: all.filter { $0.day == shown }, cut: []), context)
        if let row = rows.firstIndex(where: { $0.entry == kept.entry }),
            let index = items.firstIndex(of: .row(row))
        {
            list.select(index)
        }
    }

    /// Nothing of what was shown belongs to what is shown now.
    mutating func forget() {
        rows = []
        items = []
        (clashing, rowsOfDays, itemsOfRows) = ([], [:], [:])
        isLoaded = false
        (cut, grown) = ([], nil)
        list = ListViewport(count: 0, rows: list.rows)
    }

    /// The selected booking and its case.
    func chosen(_ context: AppContext) -> Selected? {
        selected.map { row in
            let own = SelectedCase(id: row.caseID, number: row.number)
            var selected = Selected(keys: [], cases: [own], title: row.number.description)
            selected.take(row, context)
            selected.isMasked = row.isMasked
            return selected
        }
    }
}

extension AppState {
    /// The bookings that follow in a day, before the selection comes to its end.
    mutating func growBookings(_ given: BookingsState) -> [Effect] {
        var state = given
        guard let question = state.grow() else { return [] }
        top.content = .bookings(state)
        return ask(question, for: .board(screen: top.id))
    }

    /// What the keys of Bokningar do.
    mutating func performOnBookings(_ id: BindingID, _ context: AppContext) -> [Effect] {
        guard case .bookings(var state) = top.content else { return [] }
        switch id {
        case .weekOrDay: state.toggleSpan(context)
        case .previousPeriod: state.movePeriod(by: -1)
        case .nextPeriod: state.movePeriod(by: 1)
        case .thisPeriod: state.show(context.today, state.span)
        case .scope:
            state.scope = state.scope.next(context)
            state.forget()
        default: return []
        }
        top.content = .bookings(state)
        fit(context)
        return loadTop(context)
    }

    /// Bokningar on a day that is typed.
    mutating func showBookings(_ text: String, _ context: AppContext) -> [Effect] {
        guard let day = DateInput.day(text, today: context.today, leaning: .future) else {
            say(context.words(.inputNotADate), .bad)
            return []
        }
        let effects = goTo(.bookings, context)
        guard case .bookings(var state) = top.content else { return effects }
        state.show(day, state.span)
        top.content = .bookings(state)
        fit(context)
        return effects + loadTop(context)
    }

    /// A booking of a case; from Bokningar the day that is selected is offered.
    mutating func beginBooking(_ target: SelectedCase, _ context: AppContext) -> [Effect] {
        var form = Form.booking(target, context)
        if case .bookings(let state) = top.content, let day = state.selected?.day, day >= context.today {
            form[.booking(.day)]?.offer(day.description)
        }
        return open(form, context)
    }
}
