// A filter that somebody wrote: what rows of Kö and cases of Ärenden must fulfil. One function decides of a row.

/// Conditions on cases and their open deadlines. Everything given must hold; those on deadlines of one and the same.
public struct ListFilter: Hashable, Sendable {
    public var kinds: Set<CaseKind>?
    public var phases: Set<Phase>?
    /// Nil among them for cases without a handläggare.
    public var caseworkers: Set<Login?>?
    public var rules: Set<RuleID>?
    public var lanes: Set<Lane>?
    public var owners: Set<RuleOwner>?
    public var statuses: Set<DeadlineStatus>?
    /// Due on this day or later; what has no date then is left out, as with ``dueTo``.
    public var dueFrom: Day?
    /// Due on this day or before.
    public var dueTo: Day?
    /// The latest act that changed the case, moving it not counted, was done on this day or before.
    public var touchedBy: Day?
    /// Words that must each begin a word of the household's name, as they were typed.
    public var household = ""

    public init() {}

    /// Whether anything is asked for.
    public var isEmpty: Bool { self == ListFilter() }

    /// Whether anything is asked of deadlines rather than of cases.
    public var asksOfDeadlines: Bool {
        rules != nil || lanes != nil || owners != nil || statuses != nil || dueFrom != nil || dueTo != nil
    }

    /// Whether an open row fulfils it on a day.
    public func holds(_ row: QueueRow, on today: Day, _ rulebook: Rulebook) -> Bool {
        if let kinds, !kinds.contains(row.kind) { return false }
        if let phases, !phases.contains(row.phase) { return false }
        if let caseworkers, !caseworkers.contains(row.caseworker) { return false }
        if !household.isEmpty, !Self.begins(household, row.household) { return false }
        if let touchedBy, row.touchedOn > touchedBy { return false }
        return holds(
            rule: row.key.rule, row.dates, opensOn: row.opensOn, on: today, rulebook)
    }

    /// Whether an open deadline fulfils what is asked of deadlines.
    public func holds(
        rule id: RuleID, _ dates: DeadlineDates, opensOn: Day?, on today: Day, _ rulebook: Rulebook
    ) -> Bool {
        if let rules, !rules.contains(id) { return false }
        if let dueTo, dates.due.map({ $0 > dueTo }) ?? true { return false }
        if let dueFrom, dates.due.map({ $0 < dueFrom }) ?? true { return false }
        // A reminder is the unit's own.
        if let owners, !owners.contains(rulebook.index(of: id).map { rulebook.rules[$0].owner } ?? .unit) {
            return false
        }
        if let statuses,
            !statuses.contains(dates.status(on: today, warningDays: rulebook.warningDays(of: id)))
        {
            return false
        }
        if let lanes {
            let place = Lane.place(dates, rule: id, opensOn: opensOn, on: today, rulebook)
            if !lanes.contains(place.lane) { return false }
        }
        return true
    }

    /// Whether each typed word begins a word of a name.
    public static func begins(_ typed: String, _ name: String) -> Bool {
        let words = (SearchText.fold(name) + " " + SearchText.otherSpellings(name)).split(separator: " ")
        return SearchText.typedWords(typed).allSatisfy { word in
            word.forms.contains { form in
                words.contains { form.isWhole ? $0 == form.text : $0.hasPrefix(form.text) }
            }
        }
    }

    /// The last day on which anything that fulfils it can be due, as far as it says; what is due later need not be read.
    public func lastDue(on today: Day, _ rulebook: Rulebook) -> Day? {
        var last = dueTo
        func bound(_ day: Day) { last = last.map { min($0, day) } ?? day }
        if let statuses, statuses.isSubset(of: [.overdue]) { bound(today.adding(days: -1)) }
        if let statuses, statuses.isSubset(of: [.overdue, .dueSoon]) {
            let days = rulebook.rules.compactMap(\.warningDays).max() ?? 0
            bound(today.adding(days: max(days, rulebook.warningDays)))
        }
        if let lanes, lanes.isSubset(of: [.now, .late]) { bound(today) }
        return last
    }

    /// The only rules whose rows can fulfil it; nil where it does not say.
    public func onlyRules(_ rulebook: Rulebook) -> Set<RuleID>? {
        var only = rules
        func restrict(_ some: Set<RuleID>) { only = only?.intersection(some) ?? some }
        if let owners, !owners.contains(.unit) {
            restrict(Set(rulebook.rules.filter { owners.contains($0.owner) }.map(\.id)))
        }
        if let lanes, lanes == [.now] { restrict([.reminder]) }
        if let lanes, lanes == [.atRisk] {
            restrict(Set(rulebook.rules.filter { $0.atRiskDays != nil }.map(\.id)))
        }
        return only
    }
}
