// Regelverk: all rules in a version, and the dated values that many of them share.

/// A value that many rules share, by the day from which it holds (`directive_end`, `pension_age`).
public struct RuleParameter: Hashable, Sendable {
    /// What a parameter holds.
    public enum Value: Hashable, Sendable {
        case day(Day)
        case number(Int)
    }

    public let name: String
    /// The first day on which the value holds, such as that of the decision; nil for always.
    public let validFrom: Day?
    public let value: Value
    public let citation: String

    public init(name: String, validFrom: Day?, value: Value, citation: String) {
        self.name = name
        self.validFrom = validFrom
        self.value = value
        self.citation = citation
    }
}

/// A complete rulebook.
public struct Rulebook: Sendable {
    /// Names the version that computed a case; it changes with every change of the data.
    public let version: String
    /// Rules in the order of the files.
    public let rules: [Rule]
    public let parameters: [RuleParameter]
    /// The versions of what is laid over the program's rules, in order.
    public internal(set) var overlays: [String] = []
    /// Days before the due date from which something is due soon, where its rule does not say.
    public private(set) var warningDays = DeadlineStatus.warningDays
    /// Rules that are not the program's as it came.
    var origins: [RuleID: RuleOrigin] = [:]
    /// Where the newest version of each rule stands.
    private let newest: [RuleID: Int]

    public init(version: String, rules: [Rule], parameters: [RuleParameter]) {
        self.version = version
        self.rules = rules
        self.parameters = parameters
        var newest: [RuleID: Int] = [:]
        newest.reserveCapacity(rules.count)
        for (index, rule) in rules.enumerated() { newest[rule.id] = index }
        self.newest = newest
    }

    /// The newest version of a rule.
    public subscript(_ id: RuleID) -> Rule? { newest[id].map { rules[$0] } }

    /// Where the newest version of a rule stands in ``rules``: to read one thing of it many times without a copy.
    public func index(of id: RuleID) -> Int? { newest[id] }

    /// The same rules for somebody who wants to be warned so many days before what has no warning days of its own. It is
    /// no change of the rules: the version and every computed deadline stay.
    public func warning(days: Int) -> Rulebook {
        var result = self
        result.warningDays = days
        return result
    }

    /// Days before the due date from which a deadline of a rule is due soon; a reminder is one of no rule.
    public func warningDays(of rule: RuleID) -> Int { warningDays(at: newest[rule]) }

    /// The same by where the rule stands in ``rules``; nil for a reminder.
    func warningDays(at index: Int?) -> Int { index.flatMap { rules[$0].warningDays } ?? warningDays }

    /// The version of a rule by number.
    public func rule(_ id: RuleID, version: Int) -> Rule? {
        guard let last = self[id] else { return nil }
        return last.version == version ? last : rules.first { $0.id == id && $0.version == version }
    }

    /// The latest stated value of a parameter, with the day from which it holds.
    public func parameter(_ name: String) -> RuleParameter? { parameters.last { $0.name == name } }

    /// The value of a number that held on a day.
    public func number(_ name: String, on day: Day) -> Int? {
        guard case .number(let number)? = parameter(name, on: day)?.value else { return nil }
        return number
    }

    /// The latest stated value of a day.
    public func day(_ name: String) -> Day? {
        guard case .day(let day)? = parameter(name)?.value else { return nil }
        return day
    }
}
