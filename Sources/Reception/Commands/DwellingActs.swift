// Acts on flats: each is one request that changes the flat's record and, where there is a household, its case.

/// What is done to a flat, as requests that are written whole and taken back whole.
public enum DwellingActs {
    /// A flat that is not known yet.
    public static func add(_ dwelling: Dwelling) -> ActRequest { request([], .add(.dwelling(dwelling))) }

    /// Says something else of a flat. Where a household has it, what its case says of address, number and landlord
    /// follows, unless somebody has written something else there.
    /// - Parameter file: the case of the household; nil where there is none.
    public static func change(
        _ row: DwellingRow, to dwelling: Dwelling, _ file: CaseFile?, on today: Day
    ) -> ActRequest {
        var steps: [(caseID: CaseID?, command: CaseCommand)] = []
        if let file {
            let (old, new) = (row.dwelling.details, dwelling.details)
            let changed = new.filter { field, value in
                old[field] != value && file.details[field] ?? "" == old[field]
            }
            if !changed.isEmpty { steps = [(file.id, .correctCase(changed, from: today))] }
        }
        return request(steps, .replace(row.version, .dwelling(dwelling)))
    }

    /// The flat is to be a household's: its case says where that is.
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
            isHoused ? [] : [(file.id, .correctCase(dwelling.details, from: today))],
            .replace(row.version, .dwelling(dwelling)))
    }

    /// The flat is nobody's any more. A reservation is taken back, and what the case says of the flat with it; who has
    /// moved in leaves on the day, and where she goes is to be written in her case.
    /// - Throws: where nobody has the flat, or the day lies ahead or before the keys.
    public static func release(
        _ row: DwellingRow, _ file: CaseFile, on day: Day, today: Day
    ) throws(CommandError) -> ActRequest {
        guard row.dwelling.household != nil else { throw .dwellingFree }
        guard let moved = row.dwelling.keys.handedOver else {
            let said = row.dwelling.details
            let isOpen = file.closing == nil
            let gone = said.filter { isOpen && !$0.value.isEmpty && file.details[$0.key] == $0.value }
            var dwelling = row.dwelling
            dwelling.leave(on: day)
            let steps: [(caseID: CaseID?, command: CaseCommand)] =
                gone.isEmpty ? [] : [(file.id, .correctCase(gone.mapValues { _ in "" }, from: today))]
            return request(steps, .replace(row.version, .dwelling(dwelling)))
        }
        guard day <= today else { throw .dwellingInFuture(day) }
        guard day >= moved else { throw .dwellingPeriod(moved, day) }
        var dwelling = row.dwelling
        dwelling.leave(on: day)
        return request(subleaseEnds(file, on: day), .replace(row.version, .dwelling(dwelling)))
    }

    /// The household has the keys: the housing is arranged, it has moved in, and where the unit lets the flat the
    /// sublease has begun. The case says where that is, and when the lease ends, so that the notice stands in the queue.
    /// - Parameters:
    ///   - count: how many keys; nil leaves what is known.
    ///   - signedBy: who signed for them.
    /// - Throws: where nobody is to have the flat, somebody has the keys already, or the day lies ahead.
    public static func handOver(
        _ row: DwellingRow, to file: CaseFile, on day: Day, count: Int? = nil, signedBy: String = "",
        today: Day
    ) throws(CommandError) -> ActRequest {
        try current(row, on: today)
        guard row.dwelling.household != nil else { throw .dwellingFree }
        if let handed = row.dwelling.keys.handedOver { throw .keysHandedOver(handed) }
        guard day <= today else { throw .dwellingInFuture(day) }
        if let from = row.dwelling.from, day < from { throw .dwellingPeriod(from, day) }
        if let last = row.dwelling.stays.last, day < last.to { throw .dwellingPeriod(last.to, day) }
        var dwelling = row.dwelling
        if dwelling.from == nil { dwelling.from = day }
        dwelling.keys.handedOver = day
        dwelling.keys.count = count ?? dwelling.keys.count
        dwelling.keys.signedBy = signedBy
        // Events that stand with an earlier date were of another flat; they happened once and stay.
        func record(_ fact: FactID, _ day: Day) -> (caseID: CaseID?, command: CaseCommand) {
            (file.id, .record(fact, day, .unstated, until: nil, value: nil))
        }
        var steps = [FactID.housingReady, .movedIn].filter { fact in !file.facts.contains { $0.id == fact } }
            .map { record($0, day) }
        steps.insert((file.id, .correctCase(dwelling.details, from: day)), at: 0)
        if dwelling.isSublet { steps.append(record(.subleaseStarted, day)) }
        if let until = dwelling.until { steps.append(record(.leaseEnds, until)) }
        return request(steps, .replace(row.version, .dwelling(dwelling)))
    }

    /// The unit leaves the flat: from the day on it is no longer its own. Who lives there leaves with it, once the day
    /// has come.
    /// - Throws: where the flat is over, or a household waits for it.
    public static func end(
        _ row: DwellingRow, _ file: CaseFile?, on day: Day, today: Day
    ) throws(CommandError) -> ActRequest {
        if let ended = row.dwelling.ended, ended <= today { throw .dwellingEnded(ended) }
        if row.isReserved(on: today) { throw .dwellingTaken }
        let began = row.dwelling.keys.handedOver ?? row.dwelling.stays.last?.to ?? row.dwelling.from
        if let began, day < began { throw .dwellingPeriod(began, day) }
        var dwelling = row.dwelling
        dwelling.ended = day
        var steps: [(caseID: CaseID?, command: CaseCommand)] = []
        if day <= today, dwelling.isLivedIn {
            dwelling.leave(on: day)
            if let file { steps = subleaseEnds(file, on: day) }
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

    /// Says in the case that its sublease is over, where it began and nobody has said so.
    private static func subleaseEnds(
        _ file: CaseFile, on day: Day
    ) -> [(caseID: CaseID?, command: CaseCommand)] {
        let began = file.facts.last { $0.id == .subleaseStarted }
        guard file.closing == nil, let began,
            !file.facts.contains(where: { $0.id == .subleaseEnded && $0.day >= began.day })
        else {
            return []
        }
        return [(file.id, .record(.subleaseEnded, day, .unstated, until: nil, value: nil))]
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
