// Changing the kind of a case: what may become what, from which day, and what must be recorded first.

/// A kind that a case could be given, as a screen offers it.
public struct KindChoice: Hashable, Sendable {
    public let kind: CaseKind
    /// The day to propose: that of folkbokföring, of the registration that was wrong, or today.
    public let offered: Day
    /// Whether it only puts a wrong registration right, from the day it was made.
    public let isCorrection: Bool
    /// Why it is not possible yet; nil where it is.
    public let refusal: CommandError?
}

extension Decision {
    /// Gives a case another kind from a day on. What was written stays; the engine closes and opens clocks by it.
    ///
    /// On the day of the latest kind the act corrects that kind: it is ended and, unless the one before it returns,
    /// another takes its place. A household that left temporary protection keeps its origin on that day too.
    static func convert(
        to kind: CaseKind, on day: Day, _ file: CaseFile, _ context: inout DecisionContext
    ) throws(CommandError) -> [Change] {
        let entries = file.entries.compactMap { entry -> (entry: Entry, kind: CaseKind)? in
            if case .kind(let kind) = entry.content { (entry, kind) } else { nil }
        }.sorted { ($0.entry.day, $0.entry.id) < ($1.entry.day, $1.entry.id) }
        guard let first = entries.first, let standing = entries.last else { return [] }
        let before = entries.dropLast().last
        guard day <= context.today else { throw .convertedInFuture(day) }
        if let before, kind == standing.kind, day < standing.entry.day, day >= earliest {
            return try convertSooner(
                to: kind, on: day, standing.entry, before.entry, before.kind, isFirst: entries.count == 2,
                file, &context)
        }
        if day < first.entry.day {
            return try convertEarlier(
                to: kind, on: day, first.entry, first.kind, entries.count, file, &context)
        }
        guard day >= standing.entry.day else {
            throw .convertedBeforeLaterKind(day, later: standing.entry.day, standing.kind)
        }
        guard kind != standing.kind else { throw .kindStands(kind, since: standing.entry.day) }
        let added = Change.add(context.entry(file.id, nil, day, .kind(kind)))
        let ended = Change.end(standing.entry, reason: "corrected")
        if standing.kind == .massflykt, kind == .abo || kind == .ebo {
            guard file.firstRegistration.map({ $0 <= day }) ?? false else {
                throw .conversionNeedsRegistration(kind, on: day)
            }
            return [added]
        }
        guard day == standing.entry.day else {
            guard mayBecome(kind, from: standing.kind, in: file, on: day) else {
                throw .kindNotReached(kind, from: standing.kind, since: standing.entry.day)
            }
            return [added]
        }
        guard let before else { return [ended, added] }
        if before.kind == kind { return [ended] }
        guard mayBecome(kind, from: before.kind, in: file, on: day) else {
            throw .kindNotReached(kind, from: before.kind, since: before.entry.day)
        }
        return [ended, added]
    }

    /// The latest change of kind was made from too late a day on; the kind before it moves where it would begin later.
    private static func convertSooner(
        to kind: CaseKind, on day: Day, _ standing: Entry, _ before: Entry, _ old: CaseKind, isFirst: Bool,
        _ file: CaseFile, _ context: inout DecisionContext
    ) throws(CommandError) -> [Change] {
        if old == .massflykt, !(file.firstRegistration.map { $0 <= day } ?? false) {
            throw .conversionNeedsRegistration(kind, on: day)
        }
        guard day > before.day || isFirst else {
            throw .convertedBeforeLaterKind(day, later: before.day, old)
        }
        // Folkbokföring speaks for a day that nothing of the case reaches back to.
        guard day >= file.reachesBack(to: before.day) || old == .massflykt else {
            throw .convertedBeforeCase(day, opened: file.reachesBack(to: before.day))
        }
        var changes: [Change] = [.end(standing, reason: "moved")]
        if day <= before.day {
            changes.append(.end(before, reason: "moved"))
            if old == .massflykt || day < before.day {
                changes.append(.add(context.entry(file.id, nil, day.adding(days: -1), .kind(old))))
            }
        }
        return changes + [.add(context.entry(file.id, nil, day, .kind(kind)))]
    }

    /// A case that was written down after the change: the only kind it has began before that day. What happened to the
    /// household, or folkbokföring by then, says that it was there.
    private static func convertEarlier(
        to kind: CaseKind, on day: Day, _ entry: Entry, _ old: CaseKind, _ count: Int, _ file: CaseFile,
        _ context: inout DecisionContext
    ) throws(CommandError) -> [Change] {
        guard count == 1, day >= earliest else { throw .convertedBeforeCase(day, opened: entry.day) }
        guard kind != old else { throw .kindStands(kind, since: entry.day) }
        guard old == .massflykt || day >= file.reachesBack(to: entry.day) else {
            throw .convertedBeforeCase(day, opened: file.reachesBack(to: entry.day))
        }
        guard mayBecome(kind, from: old, in: file, on: day) else {
            if old == .massflykt { throw .conversionNeedsRegistration(kind, on: day) }
            throw .kindNotReached(kind, from: old, since: entry.day)
        }
        return [
            .end(entry, reason: "moved"),
            .add(context.entry(file.id, nil, day.adding(days: -1), .kind(old))),
            .add(context.entry(file.id, nil, day, .kind(kind))),
        ]
    }

    /// Whether a household of one kind may become another in the course of its reception.
    private static func mayBecome(
        _ kind: CaseKind, from old: CaseKind, in file: CaseFile, on day: Day
    ) -> Bool {
        switch (old, kind) {
        case (.abo, .ebo), (.ebo, .abo): true
        case (.massflykt, .abo), (.massflykt, .ebo): file.firstRegistration.map { $0 <= day } ?? false
        // Back to what it was: the change was a mistake.
        default: file.kinds.contains { $0.kind == kind }
        }
    }

    /// The kinds that a case could be given, each with the day to propose: what it may become first, then what it may
    /// have been all along. Kinds that it can never have are left out.
    public static func kinds(for file: CaseFile, today: Day) -> [KindChoice] {
        guard let standing = file.kinds.last else { return [] }
        let choices = CaseKind.allCases.filter { $0 != standing.kind }.compactMap { kind -> KindChoice? in
            if standing.kind == .massflykt, kind == .abo || kind == .ebo {
                guard let registered = file.firstRegistration, registered <= today else {
                    return KindChoice(
                        kind: kind, offered: today, isCorrection: false,
                        refusal: .conversionNeedsRegistration(kind, on: today))
                }
                return KindChoice(
                    kind: kind,
                    offered: file.kinds.count == 1 ? registered : max(registered, standing.from),
                    isCorrection: false, refusal: nil)
            }
            if mayBecome(kind, from: standing.kind, in: file, on: today) {
                return KindChoice(kind: kind, offered: today, isCorrection: false, refusal: nil)
            }
            guard file.kinds.count == 1 else { return nil }
            return KindChoice(kind: kind, offered: standing.from, isCorrection: true, refusal: nil)
        }
        return choices.filter { !$0.isCorrection } + choices.filter(\.isCorrection)
    }
}

extension CaseFile {
    /// The first day on which somebody who belongs to the household was folkbokförd.
    var firstRegistration: Day? {
        let present = Set(members.filter { $0.left == nil }.map(\.person.id))
        return facts.first { fact in
            fact.id == .populationRegistered && (fact.person.map(present.contains) ?? true)
        }?.day
    }

    /// The kinds that the case had before its present one, each with the day until which it held.
    public var formerKinds: [(kind: CaseKind, until: Day)] {
        zip(kinds, kinds.dropFirst()).map { ($0.kind, $1.from) }
    }
}

extension CaseFile {
    /// The day of the oldest thing that happened to the household, or one that is older.
    fileprivate func reachesBack(to day: Day) -> Day { min(day, facts.map(\.day).min() ?? day) }
}
