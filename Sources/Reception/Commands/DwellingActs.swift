// Acts on flats: each is one request that changes the flat's record and, where there is a household, its case.

/// What is done to a flat, as requests that are written whole and taken back whole.
public enum DwellingActs {
    /// A flat that is not known yet.
    public static func add(_ dwelling: Dwelling) -> ActRequest { request([], .add(.dwelling(dwelling))) }

    /// Says something else of a flat. Where a household has it, what its case says of address, number and landlord
    /// follows, unless somebody has written something else there; where it lives there, so does the lease's last day.
    /// A closed case keeps what it says.
    /// - Parameter file: the case of the household; nil where there is none.
    public static func change(
        _ row: DwellingRow, to dwelling: Dwelling, _ file: CaseFile?, on today: Day
    ) -> ActRequest {
        var steps: [(caseID: CaseID?, command: CaseCommand)] = []
        if let file, file.closing == nil {
            let (old, new) = (row.dwelling.details, dwelling.details)
            let changed = new.filter { field, value in
                old[field] != value && file.details[field] ?? "" == old[field]
            }
            if !changed.isEmpty { steps = [(file.id, .correctCase(changed, from: today))] }
            if row.dwelling.isLivedIn {
                steps += leaseEnds(file, on: dwelling.until, not: row.dwelling.until)
            }
        }
        return request(steps, .replace(row.version, .dwelling(dwelling)))
    }

    /// The flat is to be a household's: its case says where that is, and the step of its checklist is ticked.
    /// - Parameter others: the flats that the household has already.
    /// - Throws: where the flat is over or somebody's, or another one waits for the household.
    public static func reserve(
        _ row: DwellingRow, for file: CaseFile, others: [DwellingRow], on today: Day
    ) throws(CommandError) -> ActRequest {
        try current(row, on: today)
        guard !row.isTaken else { throw .dwellingTaken }
        guard file.closing == nil else { throw .caseClosed }
        let waiting = others.first {
            $0.number != row.number && $0.dwelling.household?.caseID == file.id && $0.isReserved(on: today)
        }
        if let waiting { throw .hasDwelling(waiting.number) }
        var dwelling = row.dwelling
        dwelling.household = Dwelling.Household(file.id, since: today)
        dwelling.keys.handedOver = nil
        dwelling.keys.signedBy = ""
        // Who lives somewhere has that address until she has the keys of another flat.
        let isHoused = file.facts.contains { $0.id == .movedIn }
        return request(
            (isHoused ? [] : [(file.id, .correctCase(dwelling.details, from: today))])
                + [(file.id, .settle([.flat], withdrawn: []))],
            .replace(row.version, .dwelling(dwelling)))
    }

    /// The flat is nobody's any more, and the case says nothing of it. A reservation is taken back; who has moved in leaves
    /// on the day, and with her go the deadlines of the lease. Where she goes is to be written in her case.
    /// - Parameters:
    ///   - view: the case of the household.
    ///   - others: the flats of the household: where it has another one, its case says that one instead.
    /// - Throws: where nobody has the flat, or the day lies ahead or before the keys.
    public static func release(
        _ row: DwellingRow, _ view: CaseView, others: [DwellingRow], on day: Day, today: Day
    ) throws(CommandError) -> ActRequest {
        guard row.dwelling.household != nil else { throw .dwellingFree }
        if let moved = row.dwelling.keys.handedOver {
            guard day <= today else { throw .dwellingInFuture(day) }
            guard day >= moved else { throw .dwellingPeriod(moved, day) }
        }
        var dwelling = row.dwelling
        dwelling.leave(on: day)
        return request(
            leaves(row, view, others, on: day, today: today), .replace(row.version, .dwelling(dwelling)))
    }

    /// The household has the keys: the housing is arranged, it has moved in, and where the unit lets the flat the
    /// sublease has begun. The case says where that is, and when the lease ends, so that the notice stands in the queue.
    ///
    /// Before the household has come the keys are with somebody who opens for it: that is kept with the flat, and nobody
    /// has moved in.
    /// - Parameters:
    ///   - count: how many keys; nil leaves what is known.
    ///   - signedBy: who signed for them.
    ///   - isHere: whether the household has come; nil for what its case says, see ``CaseFile/isAwaited(on:)``.
    /// - Throws: where nobody is to have the flat, somebody has the keys already, the unit does not hire it, the day lies
    ///   ahead, or the household has not come and nothing is said of the keys.
    public static func handOver(
        _ row: DwellingRow, to file: CaseFile, on day: Day, count: Int? = nil, signedBy: String = "",
        isHere: Bool? = nil, today: Day
    ) throws(CommandError) -> ActRequest {
        try current(row, on: today)
        guard row.dwelling.household != nil else { throw .dwellingFree }
        if let handed = row.dwelling.keys.handedOver { throw .keysHandedOver(handed) }
        guard day <= today else { throw .dwellingInFuture(day) }
        guard let from = row.dwelling.from else { throw .dwellingOffered }
        guard day >= from else { throw .dwellingPeriod(from, day) }
        if let last = row.dwelling.stays.last, day < last.to { throw .dwellingPeriod(last.to, day) }
        var dwelling = row.dwelling
        dwelling.keys.count = count ?? dwelling.keys.count
        dwelling.keys.signedBy = signedBy
        guard isHere ?? !file.isAwaited(on: day) else {
            if dwelling == row.dwelling { throw .householdAwaited(file.landing?.day ?? day) }
            return request([], .replace(row.version, .dwelling(dwelling)))
        }
        dwelling.keys.handedOver = day
        // Events that stand with an earlier date were of another flat; they happened once and stay.
        func record(_ fact: FactID, _ day: Day) -> (caseID: CaseID?, command: CaseCommand) {
            (file.id, .record(fact, day, .unstated, until: nil, value: nil))
        }
        let moved = max(day, file.facts.first { $0.id == .received }?.day ?? day)
        var steps = [(FactID.housingReady, day), (.movedIn, moved)]
            .filter { fact, _ in !file.facts.contains { $0.id == fact } }.map(record)
        steps.insert((file.id, .correctCase(dwelling.details, from: day)), at: 0)
        if dwelling.isSublet { steps.append(record(.subleaseStarted, day)) }
        if let until = dwelling.until { steps.append(record(.leaseEnds, until)) }
        return request(steps, .replace(row.version, .dwelling(dwelling)))
    }

    /// The unit leaves the flat: from the day on it is no longer its own. Who lives there leaves with it where the day has
    /// come; a day that lies ahead moves nobody out when it comes.
    /// - Parameters:
    ///   - view: the case of the household; nil where there is none.
    ///   - others: the flats of the household.
    /// - Throws: where the flat is over, or a household waits for it.
    public static func end(
        _ row: DwellingRow, _ view: CaseView?, others: [DwellingRow], on day: Day, today: Day
    ) throws(CommandError) -> ActRequest {
        if let ended = row.dwelling.ended, ended <= today, !row.dwelling.isLivedIn {
            throw .dwellingEnded(ended)
        }
        if row.isReserved(on: today) { throw .dwellingTaken }
        let began = row.dwelling.keys.handedOver ?? row.dwelling.stays.last?.to ?? row.dwelling.from
        if let began, day < began { throw .dwellingPeriod(began, day) }
        var dwelling = row.dwelling
        dwelling.ended = day
        var steps: [(caseID: CaseID?, command: CaseCommand)] = []
        if day <= today, dwelling.isLivedIn {
            dwelling.leave(on: day)
            if let view { steps = leaves(row, view, others, on: day, today: today) }
        }
        return request(steps, .replace(row.version, .dwelling(dwelling)))
    }

    // MARK: Parts

    private static func request(
        _ steps: [(caseID: CaseID?, command: CaseCommand)], _ change: UnitChange
    ) -> ActRequest {
        ActRequest(kind: .dwelling, subject: nil, steps: steps, records: [change])
    }

    private static func current(_ row: DwellingRow, on today: Day) throws(CommandError) {
        let end = row.dwelling.endDay
        guard end > today else { throw .dwellingEnded(end) }
    }

    /// Says in the case when the lease of its flat ends, and no longer what was said of it before.
    private static func leaseEnds(
        _ file: CaseFile, on day: Day?, not former: Day?
    ) -> [(caseID: CaseID?, command: CaseCommand)] {
        guard day != former else { return [] }
        var steps: [(caseID: CaseID?, command: CaseCommand)] = []
        if let former, file.facts.contains(where: { $0.id == .leaseEnds && $0.day == former }) {
            steps.append((file.id, .retract(.leaseEnds, person: nil, day: former, reason: "corrected")))
        }
        if let day { steps.append((file.id, .record(.leaseEnds, day, .unstated, until: nil, value: nil))) }
        return steps
    }

    /// Says in the case that the household has left a flat: it lives elsewhere, and where it had the keys its sublease is
    /// over and no deadline of the lease is asked of it any more.
    private static func leaves(
        _ row: DwellingRow, _ view: CaseView, _ others: [DwellingRow], on day: Day, today: Day
    ) -> [(caseID: CaseID?, command: CaseCommand)] {
        let file = view.file
        guard file.closing == nil else { return [] }
        var steps: [(caseID: CaseID?, command: CaseCommand)] = []
        let rest = others.filter { $0.number != row.number }
        let next = (rest.first { $0.dwelling.isLivedIn } ?? rest.first)?.dwelling.details ?? [:]
        let gone = row.dwelling.details.filter { !$0.value.isEmpty && file.details[$0.key] == $0.value }
        if !gone.isEmpty {
            let details = gone.reduce(into: [:]) { $0[$1.key] = next[$1.key] ?? "" }
            steps.append((file.id, .correctCase(details, from: today)))
        }
        guard let moved = row.dwelling.keys.handedOver else {
            return steps + (rest.isEmpty ? [(file.id, .settle([], withdrawn: [.flat]))] : [])
        }
        // The facts of the lease stay, as what was agreed; those of another flat may have the same days.
        let homes = rest.map(\.dwelling).filter(\.isLivedIn)
        var over = file.facts.filter { $0.id == .leaseEnds && $0.day == row.dwelling.until }
        if homes.contains(where: { $0.until == row.dwelling.until }) { over = [] }
        let began = file.facts.last { $0.id == .subleaseStarted }
        if !homes.isEmpty {
            // Its end would be that of the other sublease too.
            let isShared = homes.contains { $0.keys.handedOver == moved }
            over += file.facts.filter { $0.id == .subleaseStarted && $0.day == moved && !isShared }
        } else if let began, !file.facts.contains(where: { $0.id == .subleaseEnded && $0.day >= began.day }) {
            steps.append((file.id, .record(.subleaseEnded, day, .unstated, until: nil, value: nil)))
        }
        let triggers = Set(over.map(\.entry))
        let asked = view.deadlines.filter { row in
            row.outcome == .open && row.key.trigger.map(triggers.contains) ?? false
        }
        if !asked.isEmpty { steps.append((file.id, .waive(asked.map(\.key), .notRelevant, note: ""))) }
        return steps
    }
}

extension CaseFile {
    /// Whether the household is still to come on a day: its arrival is planned for a later one, and it has not been
    /// received.
    public func isAwaited(on day: Day) -> Bool {
        !facts.contains { $0.id == .received } && landing.map { $0.day > day } ?? false
    }
}

extension Dwelling {
    /// What a case says of the flat of its household.
    public var details: [CaseDetail: String] {
        [.address: address, .dwellingNumber: dwellingNumber, .landlord: landlord]
    }

    /// The flat is nobody's from a day on. Who lived there is not kept, only how long.
    mutating func leave(on day: Day) {
        if let moved = keys.handedOver, moved < day { stays.append(Stay(from: moved, to: day)) }
        household = nil
        keys.handedOver = nil
        keys.signedBy = ""
    }
}
