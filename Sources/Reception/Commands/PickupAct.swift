// Acts on a pickup: the plan is one record, and every household's own case says the same day, time and flight.

/// Makes the acts that plan, change and end a pickup.
public enum PickupAct {
    /// Plans a pickup, or changes one. The cases of all its households get its day, time and flight, and what hangs on
    /// their arrivals moves with them, in one act.
    ///
    /// - Parameters:
    ///   - pickup: as it is to be.
    ///   - former: the version that is changed; nil plans a new one.
    ///   - files: the households' cases, which say when they come.
    ///   - keeping: what hangs on an arrival and is to stay where it is.
    ///   - today: the day of the act, since which a moved arrival is preliminary.
    public static func plan(
        _ pickup: Pickup, replacing former: UnitRecord?, files: [CaseFile],
        keeping: Set<EntryID> = [], today: Day
    ) -> ActRequest {
        var planned = pickup
        var isMoved = files.contains { file in file.landing.map { $0.day != pickup.landing.day } ?? false }
        var before: Pickup?
        if case .pickup(let old)? = former?.content { before = old }
        if let old = before, old.landing.day != pickup.landing.day {
            isMoved = true
            // The confirmation was for the other day, unless a newer one came with the change.
            if planned.confirmed == old.confirmed { planned.confirmed = nil }
            if planned.preliminarySince == old.preliminarySince { planned.preliminarySince = today }
            // Whoever was to be on duty the evening before is so on the evening before the new day.
            if planned.statedDutyDay == old.statedDutyDay {
                let days = pickup.landing.day - old.landing.day
                planned.statedDutyDay = old.statedDutyDay.map { $0.adding(days: days) }
            }
        }
        let plan = ArrivalPlan(
            landing: planned.landing, journey: planned.journey?.description ?? "", keeping: keeping)
        var steps = planned.households.map { household -> (caseID: CaseID?, command: CaseCommand) in
            (household.caseID, .expect(plan))
        }
        for household in planned.households {
            let file = files.first { $0.id == household.caseID }
            let travellers = file.map { Travellers($0, on: planned.landing.day) }
            steps += settling(household.caseID, planned.arranged(for: travellers), before, travellers)
        }
        for household in before?.households ?? []
        where !planned.households.contains(where: { $0.caseID == household.caseID }) {
            steps += settling(household.caseID, [], before, nil)
        }
        let content = UnitContent.pickup(planned)
        return ActRequest(
            kind: isMoved ? .moveArrival : .pickup, subject: nil, steps: steps,
            records: [former.map { .replace($0.version, content) } ?? .add(content)])
    }

    /// Takes a pickup away; the households are still expected, and what it had arranged for them is to be done again.
    public static func remove(_ former: UnitRecord) -> ActRequest {
        var steps: [(caseID: CaseID?, command: CaseCommand)] = []
        if case .pickup(let pickup) = former.content {
            for household in pickup.households { steps += settling(household.caseID, [], pickup, nil) }
        }
        return ActRequest(kind: .pickup, subject: nil, steps: steps, records: [.remove(former.version)])
    }

    /// Takes households out of a pickup that others stay in; they are still expected, and what it had arranged for them is
    /// to be done again.
    public static func drop(_ cases: Set<CaseID>, from former: UnitRecord) -> ActRequest {
        guard case .pickup(var pickup) = former.content else { return remove(former) }
        let before = pickup
        pickup.households.removeAll { cases.contains($0.caseID) }
        guard !pickup.households.isEmpty else { return remove(former) }
        let steps = cases.sorted().flatMap { settling($0, [], before, nil) }
        return ActRequest(
            kind: .pickup, subject: nil, steps: steps, records: [.replace(former.version, .pickup(pickup))])
    }

    /// The steps of a household's checklist that follow a pickup: what is arranged now, and no longer.
    private static func settling(
        _ id: CaseID, _ arranged: Set<ArrivalStep>, _ before: Pickup?, _ travellers: Travellers?
    ) -> [(caseID: CaseID?, command: CaseCommand)] {
        let withdrawn = (before?.arranged(for: travellers) ?? []).subtracting(arranged)
        guard !arranged.isEmpty || !withdrawn.isEmpty else { return [] }
        return [(id, .settle(arranged, withdrawn: withdrawn))]
    }
}

/// What is written down of one household when a pickup is over.
public struct Arrived: Hashable, Sendable {
    public var caseID: CaseID
    /// The numbers of those who had their permit card (UT-kort) with them.
    public var cards: [Int]
    /// The numbers of those who did not come.
    public var absent: [Int]
    /// Whether they moved in the same day.
    public var movedIn: Bool
    /// What must not be forgotten: a bag that is missing, somebody who did not come. Each is an important note.
    public var remarks: [String]

    public init(
        _ caseID: CaseID, cards: [Int] = [], absent: [Int] = [], movedIn: Bool = false, remarks: [String] = []
    ) {
        self.caseID = caseID
        self.cards = cards
        self.absent = absent
        self.movedIn = movedIn
        self.remarks = remarks
    }
}

extension PickupAct {
    /// Why what is said of a household cannot be so; nil where it can.
    /// - Parameter numbers: of those who belong to the household.
    public static func refusal(of arrived: Arrived, _ numbers: Set<Int>) -> CommandError? {
        if let unknown = (arrived.absent + arrived.cards).first(where: { !numbers.contains($0) }) {
            return .noSuchPerson(unknown)
        }
        return arrived.cards.first { arrived.absent.contains($0) }.map { .absentWithCard(person: $0) }
    }

    /// Why households cannot have come on a day; nil where they can: the evening before a flight after midnight at the
    /// earliest.
    public static func refusal(ofArrivalOn day: Day, landing: Landing) -> CommandError? {
        day < landing.day.adding(days: -1) ? .cameBeforeLanding(landing.day) : nil
    }

    /// Why nothing is booked on a day when a pickup is over; nil where it is. What is booked then lies ahead.
    public static func refusal(ofBookingOn day: Day, today: Day) -> CommandError? {
        day < today ? .bookingInPast(day) : nil
    }

    /// Writes down that households came: received, who had a permit card, who of them did not come, what is remarked,
    /// and the next bookings of each, in one act. Of a household of which nobody came only what is remarked is written; it
    /// is still expected.
    ///
    /// - Parameters:
    ///   - arrived: the households that came.
    ///   - day: on which they came.
    ///   - households: the numbers of those who belong to each household.
    ///   - bookings: what is booked for each of them.
    public static func arrive(
        _ arrived: [Arrived], of households: [CaseID: Set<Int>], on day: Day,
        bookings: [(day: Day, booking: Booking)]
    ) -> ActRequest {
        var steps: [(caseID: CaseID?, command: CaseCommand)] = []
        for household in arrived {
            func add(_ command: CaseCommand) { steps.append((household.caseID, command)) }
            for remark in household.remarks { add(.note(remark, important: true)) }
            let numbers = households[household.caseID] ?? []
            guard numbers.isEmpty || !numbers.isSubset(of: household.absent) else { continue }
            add(.record(.received, day, .unstated, until: nil, value: nil))
            if household.movedIn { add(.record(.movedIn, day, .unstated, until: nil, value: nil)) }
            if !household.cards.isEmpty {
                add(.record(.permitCardReceived, day, .persons(household.cards), until: nil, value: nil))
            }
            if !household.absent.isEmpty {
                add(.record(.didNotCome, day, .persons(household.absent), until: nil, value: nil))
            }
            for booking in bookings { add(.book(booking.day, booking.booking)) }
        }
        return ActRequest(kind: .arrive, subject: nil, steps: steps)
    }
}
