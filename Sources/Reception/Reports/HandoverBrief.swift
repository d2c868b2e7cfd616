// The brief of a handover: what a colleague must know of a caseload, what is lost first on top. Pure: cases in, values out.
//
//     let brief = HandoverBrief(cases, rulebook: rulebook, today: today)

/// Somebody's cases, as they are handed over to a colleague.
public struct HandoverBrief: Sendable {
    /// What is to happen in a case on a day.
    public struct Item: Hashable, Sendable {
        public let rule: RuleID
        /// Nil while a pause runs.
        public let due: Day?
        /// The numbers in the household of those whom it is about; empty for the case.
        public let persons: [Int]
    }

    /// One case of the brief.
    public struct Case: Sendable {
        public let view: CaseView
        /// The offer of the case, where it is offered.
        public let handover: Handover?
        /// The first that is lost for good when it is missed.
        public let lost: Item?
        /// What the unit is late with, and what it must do within thirty days.
        public let late: [Item]
        public let soon: [Item]
        /// What others must do, as far as its time has come.
        public let waits: [Item]
        /// What was promised: reminders and bookings from today on, past reminders that nobody ticked off first.
        public let promised: [Entry]
        /// The notes that are marked as important, the newest first.
        public let notes: [Entry]

        public var number: CaseNumber { view.file.number }
    }

    public let cases: [Case]
    /// Days ahead of which the unit's own acts are told.
    public static let days = 30

    /// - Parameters:
    ///   - views: the cases as the viewer may see them, each with its offer.
    ///   - today: what is late is late on this day.
    public init(_ views: [(view: CaseView, handover: Handover?)], rulebook: Rulebook, today: Day) {
        cases = views.map { Self.digest($0.view, $0.handover, rulebook, today) }.sorted { a, b in
            (a.lost?.due ?? .distantFuture, a.number) < (b.lost?.due ?? .distantFuture, b.number)
        }
    }

    /// The persons of all its cases who belong to their households.
    public var persons: Int {
        cases.reduce(0) { $0 + $1.view.file.members.count { $0.left == nil } }
    }

    private static func digest(
        _ view: CaseView, _ handover: Handover?, _ rulebook: Rulebook, _ today: Day
    ) -> Case {
        let open = view.deadlines.filter { row in
            row.outcome == .open && row.status(on: today, rulebook).isOpen
                && rulebook[row.key.rule]?.show != .text && rulebook[row.key.rule]?.show != .lead
        }.sorted { $0.cursor < $1.cursor }
        var own: [QueueRow] = []
        var others: [QueueRow] = []
        for row in open where row.key.rule != .reminder {
            switch row.lane(on: today, rulebook).lane {
            case .waiting: others.append(row)
            case .now, .atRisk, .late, .week: own.append(row)
            case .later:
                let owner = rulebook[row.key.rule]?.owner
                if row.due.map({ $0 - today <= days }) ?? false, owner == .unit { own.append(row) }
            }
        }
        let lost = open.first { rulebook[$0.key.rule]?.atRiskDays != nil && $0.due != nil }
        return Case(
            view: view, handover: handover,
            lost: lost.map { first in
                folded(open.filter { $0.key.rule == first.key.rule && $0.due == first.due })[0]
            },
            late: folded(own.filter { $0.status(on: today, rulebook) == .overdue }),
            soon: folded(own.filter { $0.status(on: today, rulebook) != .overdue }), waits: folded(others),
            promised: promised(view.file, open, today), notes: notes(view.file))
    }

    /// One rule and date of several persons is one item.
    private static func folded(_ rows: [QueueRow]) -> [Item] {
        var items: [Item] = []
        for row in rows {
            let person = row.personNumber.map { [$0] } ?? []
            if let index = items.firstIndex(where: { $0.rule == row.key.rule && $0.due == row.due }),
                !person.isEmpty
            {
                let item = items[index]
                items[index] = Item(rule: item.rule, due: item.due, persons: item.persons + person)
            } else {
                items.append(Item(rule: row.key.rule, due: row.due, persons: person))
            }
        }
        return items
    }

    private static func promised(_ file: CaseFile, _ open: [QueueRow], _ today: Day) -> [Entry] {
        let waiting = Set(open.filter { $0.key.rule == .reminder }.compactMap(\.key.trigger))
        let reminders = file.reminders.filter { waiting.contains($0.id) }
        return (reminders + file.bookings.filter { $0.day >= today }).sorted {
            ($0.day, $0.id) < ($1.day, $1.id)
        }
    }

    private static func notes(_ file: CaseFile) -> [Entry] {
        file.notes.filter { entry in
            if case .note(_, important: true) = entry.content { true } else { false }
        }.sorted { ($0.at.seconds, $0.id) > ($1.at.seconds, $1.id) }
    }
}
