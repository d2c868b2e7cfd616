// The objects of the contract: what `--format json` gives for deadlines, days, cases and people.

import Reception

/// Makes the contract's objects. Titles come from the caller, in the reader's language.
public struct ContractRows: Sendable {
    public let rulebook: Rulebook
    public let today: Day
    public let title: @Sendable (RuleID) -> String
    /// How a masked household reads: `Skyddad 2026-0012`.
    public let masked: @Sendable (CaseNumber) -> String
    /// What the rulebook has to say of a case, each rule with its words.
    public let hints: @Sendable (CaseFile) -> [(hint: Hint, text: String)]
    /// The etablering windows of a case as they stand today.
    public let windows: @Sendable (CaseView) -> [EstablishmentWindow]

    public init(
        rulebook: Rulebook, today: Day, title: @escaping @Sendable (RuleID) -> String,
        masked: @escaping @Sendable (CaseNumber) -> String,
        hints: @escaping @Sendable (CaseFile) -> [(hint: Hint, text: String)],
        windows: @escaping @Sendable (CaseView) -> [EstablishmentWindow]
    ) {
        self.rulebook = rulebook
        self.today = today
        self.title = title
        self.masked = masked
        self.hints = hints
        self.windows = windows
    }

    public func household(_ label: String, _ isMasked: Bool, _ number: CaseNumber) -> JSONValue {
        .string(isMasked ? masked(number) : label)
    }

    /// A row of `queue`.
    public func queueRow(_ row: QueueRow) -> JSONValue {
        let rule = rulebook[row.key.rule]
        return .record([
            "case": .string(row.number.description),
            "kind": .string(row.kind.rawValue),
            "household": household(row.household, row.isMasked, row.number),
            "person": .number(row.personNumber),
            "rule": .string(row.key.rule.id),
            "title": .string(row.text ?? title(row.key.rule)),
            "nature": .string(row.nature.rawValue),
            "due": .text(row.due?.description),
            "raw_due": .text(row.rawDue?.description),
            "days_left": .number(row.due.map { $0 - today }),
            "status": .string(row.status(on: today, rulebook).rawValue),
            "caseworker": .text(row.caseworker?.name),
            "phase": .string(row.phase.rawValue),
            "lane": .string(row.lane(on: today, rulebook).lane.rawValue),
            "owner": .string((rule?.owner ?? .unit).rawValue),
            "visit": .text(rule?.visit),
            "trigger_date": .text(row.triggerDay?.description),
            "provisional": .bool(row.isProvisional),
        ])
    }

    public static let queueKeys = [
        "case", "kind", "household", "person", "rule", "title", "nature", "due", "raw_due", "days_left",
        "status",
        "caseworker", "phase", "lane", "owner", "visit", "trigger_date", "provisional",
    ]

    /// A row of `day`.
    public func dayLine(_ line: DayLine, title: String) -> JSONValue {
        var time: JSONValue = .null
        if case .booking(let row) = line.content, !row.booking.clock.isEmpty {
            time = .string(row.booking.clock)
        }
        if case .arrival(let row) = line.content, !row.time.isEmpty { time = .string(row.time) }
        return .record([
            "lane": .string(line.heading.rawValue),
            "title": .string(title),
            "due": .text(line.due?.description),
            "time": time,
            "households": .int(line.cases.count),
            "deadlines": .int(line.deadlines.count),
            "cases": .array(line.cases.map { .string($0.description) }),
        ])
    }

    public static let dayKeys = ["lane", "title", "due", "time", "households", "deadlines", "cases"]

    /// A row of `case list` and the first part of a row of `search`.
    public func caseRow(_ row: CaseListRow) -> JSONValue {
        .record([
            "case": .string(row.number.description),
            "kind": .string(row.kind.rawValue),
            "phase": .string(row.phase.rawValue),
            "status": .string(row.isClosed ? "closed" : "open"),
            "caseworker": .text(row.caseworker?.name),
            "household": household(row.household, row.isMasked, row.number),
            "persons": .int(row.persons),
        ])
    }

    public static let caseKeys = ["case", "kind", "phase", "status", "caseworker", "household", "persons"]

    /// A row of `search`.
    public func searchRow(_ hit: SearchRow) -> JSONValue {
        guard case .object(let fields) = caseRow(hit.row) else { return .null }
        return .object(
            fields + [
                JSONField("person", .number(hit.person)), JSONField("matched", .string(hit.matched.rawValue)),
            ])
    }
}
