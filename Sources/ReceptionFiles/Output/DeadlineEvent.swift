// A deadline as an event of a calendar: by default who it is about stands there as the number of a case.

import Reception

/// Makes events of the queue's rows. Words come from the caller, in the reader's language.
public struct DeadlineEvents: Sendable {
    /// Names the database, so that two units' events never have the same UID.
    public let database: String
    /// Whether the household's name and the words of reminders, which may name somebody, are said.
    public let hasNames: Bool
    public let title: @Sendable (RuleID) -> String
    /// How the household reads.
    public let household: @Sendable (QueueRow) -> String
    /// Lines that say what the date rests on; nobody's name stands in them.
    public let reasons: @Sendable (QueueRow) -> [String]
    /// What the row's nature is called.
    public let nature: @Sendable (DeadlineNature) -> String

    public init(
        database: String, hasNames: Bool, title: @escaping @Sendable (RuleID) -> String,
        household: @escaping @Sendable (QueueRow) -> String,
        reasons: @escaping @Sendable (QueueRow) -> [String],
        nature: @escaping @Sendable (DeadlineNature) -> String
    ) {
        self.database = database
        self.hasNames = hasNames
        self.title = title
        self.household = household
        self.reasons = reasons
        self.nature = nature
    }

    /// The event of a row; nil where it has no date because a pause runs.
    public func event(_ row: QueueRow) -> CalendarEvent? {
        guard let due = row.due else { return nil }
        var parts = [(hasNames ? row.text : nil) ?? title(row.key.rule)]
        if hasNames { parts.append(household(row)) }
        parts.append("\(row.number) \(row.kind.rawValue)")
        if let person = row.personNumber { parts.append(String(person)) }
        return CalendarEvent(
            uid: uid(row), day: due, summary: parts.joined(separator: " · "),
            description: reasons(row).joined(separator: "\n"),
            categories: [row.kind.rawValue, nature(row.nature)], status: status(row), isPrivate: hasNames)
    }

    /// From what makes a deadline the same one after a recomputation, whatever its date is then: case, person, rule and
    /// the entry that it starts from.
    public func uid(_ row: QueueRow) -> String {
        "\(row.number).\(row.personNumber ?? 0).\(row.key.rule).\(row.key.trigger?.raw ?? 0)@\(database).mottagning"
    }

    private func status(_ row: QueueRow) -> CalendarEvent.Status {
        switch row.outcome {
        case .open, .met: row.isProvisional ? .tentative : .confirmed
        case .waived, .cancelled: .cancelled
        }
    }
}
