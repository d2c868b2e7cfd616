// What an act would be done to: the marked rows, the selected row, or what a row of Min dag folds.

import Reception
import ReceptionText

/// A case that an act may be done to.
struct SelectedCase: Hashable, Sendable {
    var id: CaseID
    /// Nil where a folded row does not tell which of its numbers is whose.
    var number: CaseNumber?
}

/// A fact of a case whose row is selected.
struct SelectedFact: Hashable, Sendable {
    var id: FactID
    /// The number in the household; nil for a fact of the case.
    var person: Int?
    var day: Day
}

/// Rows that an act is done to, together.
struct Selected: Hashable, Sendable {
    /// The deadlines, in order; empty for a booking or an arrival.
    var keys: [DeadlineKey]
    /// The cases concerned; the first is the one that single acts are about.
    var cases: [SelectedCase]
    /// The numbers in the household of those whose deadlines they are, where they are of one household.
    var numbers: [DeadlineKey: Int] = [:]
    /// What the rows say, for prompts: a title, or how many there are.
    var title: String
    /// Whether it is what an authority is waited for; it is opened first, and dealt with one by one.
    var isWaiting = false
    /// The booking that is selected, if any.
    var booking: EntryID?
    /// What, on which day and when; and the last day to cancel it.
    var bookingText = ""
    var cancelBy: Day?
    /// Whether one of the households is protected and somebody else's, so that nothing may be done to it.
    var isMasked = false
    /// The number in the household of the person whose row it is, where it is a person's.
    var person: Int?
    /// What has happened, where that is selected: it can be taken back.
    var fact: SelectedFact?
    /// What some of a household consent to, where that is selected: it can be withdrawn.
    var consents: [ConsentRow] = []

    /// The one person that the rows are of; nil for several, and for a whole household.
    var onlyPerson: Int? {
        guard cases.count == 1 else { return nil }
        let concerned = Set(numbers.values)
        return person ?? (concerned.count == 1 && numbers.count == keys.count ? concerned.first : nil)
    }

    /// The persons among whom exceptions can be made; empty where there is but one, or several households.
    var persons: [Int] {
        cases.count == 1 && Set(numbers.values).count > 1 ? Set(numbers.values).sorted() : []
    }

    /// Of which cases an act is, in a heading: the number of the only one, or how many they are.
    func households(_ words: Catalogue) -> String { Self.households(cases, words) }

    static func households(_ cases: [SelectedCase], _ words: Catalogue) -> String {
        cases.count == 1 ? cases[0].number?.description ?? "" : words.count(.actCases, cases.count)
    }

    /// The same without some persons' deadlines.
    func except(_ excluded: Set<Int>) -> Selected {
        var rest = self
        rest.keys.removeAll { key in numbers[key].map(excluded.contains) ?? false }
        rest.numbers = numbers.filter { !excluded.contains($0.value) }
        return rest
    }

    /// What the rows say, and how many they are where that is not one.
    func counted(_ words: Catalogue) -> String {
        let persons = Set(numbers.values).count
        if keys.count < 2 || title.hasPrefix("\(keys.count) ") { return title }
        let count =
            persons == keys.count
            ? words.count(.countPersons, persons) : words.count(.countDeadlines, keys.count)
        return title + " · " + count
    }

    /// One act for each case, as one request.
    func request(_ command: ([DeadlineKey]) -> CaseCommand) -> ActRequest {
        var order: [CaseID] = []
        var byCase: [CaseID: [DeadlineKey]] = [:]
        for key in keys {
            if byCase[key.caseID] == nil { order.append(key.caseID) }
            byCase[key.caseID, default: []].append(key)
        }
        let steps = order.map { id in (caseID: Optional(id), command: command(byCase[id] ?? [])) }
        let whole = command(keys)
        return ActRequest(kind: whole.kind, subject: whole.subject, steps: steps)
    }
}

extension Selected {
    /// The row is a booking.
    mutating func take(_ row: BookingRow, _ context: AppContext) {
        take(row.booking, row.entry, on: row.day, context)
    }

    /// The row is a booking of the case that is shown.
    mutating func take(_ details: Booking, _ entry: EntryID, on day: Day, _ context: AppContext) {
        booking = entry
        bookingText = context.name(of: details, on: day)
        cancelBy = details.cancelBy
    }
}

extension ActRequest {
    /// The same command on each of several cases, as one act.
    init(_ command: CaseCommand, on targets: [SelectedCase]) {
        self.init(
            kind: command.kind, subject: command.subject,
            steps: targets.map { (caseID: Optional($0.id), command: command) })
    }
}

extension AppState {
    /// What the next act would be done to, nil where nothing is selected.
    func selected(_ context: AppContext) -> Selected? {
        switch top.content {
        case .myDay(let state): state.chosen(context)
        case .caseFile(let state): state.chosen(context)
        case .queue, .cases, .waitList, .establishment, .dwellings, .handovers, .partners:
            top.content.paged?.chosen(context)
        case .bookings(let state): state.chosen(context)
        case .arrivals(let state): state.chosen(context)
        case .journal(let state): state.chosen(context)
        case .rules, .waiting, .team, .report, .manual: nil
        }
    }

    /// Where keys are pressed now.
    var keyContext: KeyContext {
        switch top.content {
        case .myDay: .myDay
        case .queue: .queue
        case .cases: .cases
        case .caseFile: .caseFile
        case .rules: .rules
        case .establishment: .establishment
        case .waiting: .waiting
        case .waitList: .waitList
        case .team: .team
        case .report: .report
        case .bookings: .bookings
        case .arrivals: .arrivals
        case .dwellings: .dwellings
        case .journal: .journal
        case .handovers: .handovers
        case .partners: .partners
        case .manual: .manual
        }
    }
}
