// From which facts, birthdays and quarters the deadlines of a rule start.

extension DeadlineEngine {
    /// What a deadline starts from.
    struct Start {
        let entry: EntryID?
        let fact: FactID?
        /// The trigger's day: which version governs, and from when conversions and repeated ends count.
        let day: Day
        /// From which day the span is counted.
        var countsFrom: Day
        let takenFrom: FactID?
        /// Whether a later start of the same rule follows; an overriding plan belongs to the last one.
        let isLast: Bool
        /// Ends before this day belong to something earlier (parameters are stated on a day of their own).
        let endsFrom: Day?
        /// The days of which one must meet the rule's conditions.
        let conditionDays: [Day]
        /// The day of the fact, where the trigger is the end of a quarter.
        var factDay: Day?
    }

    func starts(_ rule: Rule, _ member: Membership?, _ file: CaseFile, _ index: FactIndex) -> [Start] {
        switch rule.trigger {
        case .never: return []
        case .parameter(let name):
            guard let parameter = rulebook.parameter(name), case .day(let day) = parameter.value else {
                return []
            }
            return [
                Start(
                    entry: nil, fact: nil, day: day, countsFrom: day, takenFrom: nil, isLast: true,
                    endsFrom: parameter.validFrom, conditionDays: [day])
            ]
        case .birthday(let age): return birthday(age, rule, member)
        case .quarters(let fact, let during): return quarters(fact, during, rule, member, file, index)
        // The frame runs from first folkbokföring also for who comes of the programme's age only when it starts.
        case .each(let fact) where rule.method == .frame:
            let started = index.readings(.establishmentStarted, for: member).map(\.day)
            let readings = triggers(fact, rule, member, file, index)
            return begun(readings.map { start($0, fact, rule, isLast: true, later: started) }, rule)
        case .first(let fact):
            guard let first = triggers(fact, rule, member, file, index).first else { return [] }
            return begun([start(first, fact, rule, isLast: true, later: [])], rule)
        case .each(let fact):
            let readings = triggers(fact, rule, member, file, index)
            return begun(
                readings.indices.map {
                    start(readings[$0], fact, rule, isLast: $0 == readings.count - 1, later: [])
                },
                rule)
        }
    }

    /// The entries of the trigger; where there is none, the printed date alone starts its own deadline.
    private func triggers(
        _ fact: FactID, _ rule: Rule, _ member: Membership?, _ file: CaseFile, _ index: FactIndex
    ) -> [FactIndex.Reading] {
        if member == nil, index.isPersonal(fact) {
            // What members brought into a case of their own is behind them; only claims go on from it.
            let began = rule.isQuarterly ? .distantPast : file.beganBySplit ?? .distantPast
            let first = file.members.compactMap { member in
                index.readings(fact, for: member).first { $0.day >= began }
            }.min { $0.day < $1.day }
            return first.map { [$0] } ?? []
        }
        let readings = index.readings(fact, for: member)
        if !readings.isEmpty { return readings }
        guard rule.method == .span, let plan = rule.override else { return [] }
        return index.readings(plan, for: member).suffix(1)
    }

    /// - Parameter later: other days that may meet the rule's conditions.
    private func start(
        _ reading: FactIndex.Reading, _ asked: FactID, _ rule: Rule, isLast: Bool, later: [Day]
    ) -> Start {
        var from = reading.day
        if let name = rule.start.notBefore, let earliest = rulebook.day(name) { from = max(from, earliest) }
        if let period = rule.start.at { from = from.end(of: period) }
        return Start(
            entry: reading.fact.entry, fact: asked, day: reading.day, countsFrom: from,
            takenFrom: reading.fact.id == asked ? nil : reading.fact.id, isLast: isLast, endsFrom: nil,
            conditionDays: [reading.day] + later)
    }

    /// Nothing starts after the dated value that a rule names.
    private func begun(_ starts: [Start], _ rule: Rule) -> [Start] {
        guard let name = rule.start.until, let last = rulebook.day(name) else { return starts }
        return starts.filter { $0.day <= last }
    }

    /// A birthday counts for who belongs to the household by then; a day of birth that is not known starts nothing.
    private func birthday(_ age: Int, _ rule: Rule, _ member: Membership?) -> [Start] {
        guard let member, let born = member.person.birthDate else { return [] }
        let day = born.birthday(age)
        guard day > member.joined else { return [] }
        if let within = rule.start.within, day > member.joined.adding(within) { return [] }
        let from = rule.start.at.map(day.end(of:)) ?? day
        return begun(
            [
                Start(
                    entry: nil, fact: nil, day: day, countsFrom: from, takenFrom: nil, isLast: true,
                    endsFrom: nil,
                    conditionDays: [day])
            ], rule)
    }

    /// At most so many quarters, whatever a rulebook says: twenty years.
    private static let mostQuarters = 80

    /// One start a quarter, from that of the earliest entry to the last that begins within the bounds. A quarter counts
    /// where its first or its last day meets the conditions, so that one in which the kind changes has both claims.
    private func quarters(
        _ fact: FactID, _ during: Span?, _ rule: Rule, _ member: Membership?, _ file: CaseFile,
        _ index: FactIndex
    ) -> [Start] {
        guard let reading = triggers(fact, rule, member, file, index).first else { return [] }
        var last = during.map { reading.day.adding($0).adding(days: -1) } ?? .distantFuture
        if let name = rule.start.until, let day = rulebook.day(name) { last = min(last, day) }
        if let closed = file.closing?.day { last = min(last, closed) }
        if let left = member?.left { last = min(last, left) }
        var starts: [Start] = []
        var end = reading.day.end(of: .quarter)
        // The quarter in which persons moved into a case of their own, and those before it, are the earlier case's.
        if let began = file.beganBySplit {
            end = max(end, began.end(of: .quarter).adding(days: 1).end(of: .quarter))
        }
        while end.start(of: .quarter) <= last, starts.count < Self.mostQuarters {
            starts.append(
                Start(
                    entry: reading.fact.entry.quarter(end), fact: fact, day: end, countsFrom: end,
                    takenFrom: reading.fact.id == fact ? nil : reading.fact.id, isLast: true, endsFrom: nil,
                    conditionDays: [max(end.start(of: .quarter), reading.day), end], factDay: reading.day))
            let next = end.adding(days: 1).end(of: .quarter)
            guard next > end else { break }
            end = next
        }
        return starts
    }
}
