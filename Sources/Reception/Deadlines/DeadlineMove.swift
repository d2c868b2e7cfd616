// What another rulebook would do to the deadlines of a case, before it is taken into use.

/// A deadline that another rulebook adds, takes away or moves.
public struct DeadlineMove: Hashable, Sendable {
    /// What happens to it.
    public enum Change: String, CaseIterable, Sendable {
        case added, removed, moved
    }

    public let rule: RuleID
    public let personNumber: Int?
    public let change: Change
    /// The due date as it is; nil where there is none yet, or while a pause runs.
    public let before: Day?
    /// The due date as it would be.
    public let after: Day?

    public init(rule: RuleID, personNumber: Int?, change: Change, before: Day?, after: Day?) {
        self.rule = rule
        self.personNumber = personNumber
        self.change = change
        self.before = before
        self.after = after
    }

    /// What becomes of a case's open deadlines, by rule, person and date. What is met, waived or cancelled before and
    /// after is no news: a met deadline keeps the date that it was met by.
    ///
    /// - Parameters:
    ///   - old: what the deadlines are computed by now.
    ///   - new: what they would be computed by.
    public static func all(
        of file: CaseFile, from old: DeadlineEngine, to new: DeadlineEngine
    ) -> [DeadlineMove] {
        between(old.deadlines(of: file), new.deadlines(of: file))
    }

    /// What differs between two computations of a case's deadlines.
    static func between(_ old: [Deadline], _ new: [Deadline]) -> [DeadlineMove] {
        var before: [DeadlineKey: Deadline] = [:]
        for deadline in old { before[deadline.key] = deadline }
        var moves: [DeadlineMove] = []
        func note(_ key: DeadlineKey, _ number: Int?, _ change: Change, _ from: Day?, _ to: Day?) {
            moves.append(
                DeadlineMove(rule: key.rule, personNumber: number, change: change, before: from, after: to))
        }
        for deadline in new {
            let known = before.removeValue(forKey: deadline.key)
            switch (known?.isOpen ?? false, deadline.isOpen) {
            case (false, false): continue
            case (true, false): note(deadline.key, deadline.personNumber, .removed, known?.due, nil)
            // Also one that was met, where the new rules ask for something else.
            case (false, true): note(deadline.key, deadline.personNumber, .added, nil, deadline.due)
            case (true, true):
                guard known?.due != deadline.due else { continue }
                note(deadline.key, deadline.personNumber, .moved, known?.due, deadline.due)
            }
        }
        for deadline in before.values where deadline.isOpen {
            note(deadline.key, deadline.personNumber, .removed, deadline.due, nil)
        }
        return moves.sorted { a, b in
            (a.rule.id, a.personNumber ?? 0, a.before ?? a.after ?? .distantFuture)
                < (b.rule.id, b.personNumber ?? 0, b.before ?? b.after ?? .distantFuture)
        }
    }
}

extension DeadlineEngine {
    /// What would become of a case's open deadlines if something bore another date. Nothing is written anywhere.
    ///
    /// - Parameters:
    ///   - entry: the entry whose date is tried, such as the trigger of a deadline.
    ///   - day: the date that is tried.
    /// - Returns: the deadlines that would come, go or move; empty where there is no such entry.
    public func moves(of file: CaseFile, trying day: Day, for entry: EntryID) -> [DeadlineMove] {
        let tried = file.entries.map { known in
            known.id != entry
                ? known
                : Entry(
                    id: known.id, caseID: known.caseID, person: known.person, day: day,
                    content: known.content,
                    act: known.act, by: known.by, at: known.at)
        }
        let other = CaseFile(id: file.id, number: file.number, entries: tried)
        return DeadlineMove.between(deadlines(of: file), deadlines(of: other))
    }

    /// What would become of a case's open deadlines if a person paused in the programme. Nothing is written anywhere.
    ///
    /// - Parameters:
    ///   - number: whose window it is.
    ///   - first: the pause's first day, which may lie ahead.
    ///   - last: its last day, nil while it runs.
    ///   - today: the day on which it is tried.
    /// - Throws: what recording such a pause would be refused with, except that it may lie ahead.
    public func moves(
        of file: CaseFile, pausing number: Int, from first: Day, to last: Day?, _ reason: PauseReason,
        on today: Day
    ) throws(CommandError) -> [DeadlineMove] {
        let tried = try trying(file, pausing: number, from: first, to: last, reason, on: today)
        return DeadlineMove.between(deadlines(of: file), deadlines(of: tried))
    }

    /// What would become of a person's window if she paused: the days that do not fit into its frame are lost, whatever
    /// date the programme's own deadline would have. Nothing is written anywhere.
    ///
    /// Parameters and errors are those of ``moves(of:pausing:from:to:_:on:)``.
    /// - Returns: nil where the person has no window.
    public func window(
        of file: CaseFile, pausing number: Int, from first: Day, to last: Day?, _ reason: PauseReason,
        on today: Day
    ) throws(CommandError) -> EstablishmentWindow? {
        let tried = try trying(file, pausing: number, from: first, to: last, reason, on: today)
        return EstablishmentWindow.windows(of: tried, deadlines: deadlines(of: tried))
            .first { $0.number == number }
    }

    private func trying(
        _ file: CaseFile, pausing number: Int, from first: Day, to last: Day?, _ reason: PauseReason,
        on today: Day
    ) throws(CommandError) -> CaseFile {
        var context = DecisionContext(
            today: max(today, first), now: Moment(seconds: 0), user: Login("trial"), role: .caseworker,
            act: ActID(0), engine: self, knownLogins: [],
            nextEntry: (file.entries.map(\.id.raw).max() ?? 0) + 1, nextPerson: 1)
        let pause = CaseCommand.pause(person: number, from: first, to: last, reason)
        return file.applying(try Decision.decide(pause, on: file, &context))
    }
}
