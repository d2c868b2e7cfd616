// Deciding on arrivals: when a household is expected, and what moves with it when that day is moved.

/// When and by what a household is expected.
public struct ArrivalPlan: Hashable, Sendable {
    public var landing: Landing
    /// The flight or train; nil leaves what is written, an empty text takes it away.
    public var journey: String?
    /// What hangs on the arrival and is to stay where it is all the same.
    public var keeping: Set<EntryID>

    public init(landing: Landing, journey: String? = nil, keeping: Set<EntryID> = []) {
        self.landing = landing
        self.journey = journey
        self.keeping = keeping
    }
}

/// A booking or reminder that moves with an arrival.
public struct ArrivalMove: Hashable, Sendable, Identifiable {
    public let entry: Entry
    /// Where it would stand.
    public let day: Day
    /// Its clock time there, in minutes after midnight; nil for what has none.
    public let minutes: Int?

    public var id: EntryID { entry.id }
}

extension CaseFile {
    /// When the household is expected, as far as the case says; nil where it says nothing.
    public var landing: Landing? {
        guard let planned = facts.last(where: { $0.id == .arrivalPlanned && $0.person == nil }) else {
            return nil
        }
        return Landing(day: planned.day, minutes: details[.arrivalTime].flatMap { Booking.minutes($0) })
    }

    /// The bookings and reminders that move when the household comes at another time: all from the day of the arrival
    /// on that are not past. They keep their distance from that day; those of the day itself also from its clock time,
    /// where both times are known.
    ///
    /// - Parameters:
    ///   - landing: when the household is to come.
    ///   - today: nothing is moved into the past.
    public func moves(with landing: Landing, today: Day) -> [ArrivalMove] {
        guard let old = self.landing else { return [] }
        let days = landing.day - old.day
        let shift = old.minutes.flatMap { before in landing.minutes.map { $0 - before } } ?? 0
        guard days != 0 || shift != 0 else { return [] }
        return (bookings + reminders).compactMap { entry in
            guard entry.day >= old.day, entry.day >= today else { return nil }
            let day = entry.day.adding(days: days)
            guard day >= today else { return nil }
            var minutes: Int?
            if case .booking(let booking) = entry.content {
                minutes = booking.minutes
                if entry.day == old.day, let time = booking.minutes, (0..<24 * 60).contains(time + shift) {
                    minutes = time + shift
                }
                guard day != entry.day || minutes != booking.minutes else { return nil }
            } else if day == entry.day {
                return nil
            }
            return ArrivalMove(entry: entry, day: day, minutes: minutes)
        }.sorted { ($0.entry.day, $0.entry.id) < ($1.entry.day, $1.entry.id) }
    }
}

extension DeadlineEngine {
    /// What would become of the open deadlines of households that came on another day. Nothing is written anywhere.
    public func moves(
        of files: [CaseFile], arrivingOn day: Day
    ) -> [(number: CaseNumber, move: DeadlineMove)] {
        files.flatMap { file -> [(number: CaseNumber, move: DeadlineMove)] in
            guard let planned = file.facts.last(where: { $0.id == .arrivalPlanned }) else { return [] }
            return moves(of: file, trying: day, for: planned.entry).map { (file.number, $0) }
        }
    }
}

extension Decision {
    /// An arrival that was to be so many days ago is a slip of the finger, and so is one that far ahead.
    static let mostDaysLate = 30
    static let mostDaysAhead = 730

    static func expect(
        _ plan: ArrivalPlan, _ file: CaseFile, _ context: inout DecisionContext
    ) throws(CommandError) -> [Change] {
        if let received = file.facts.first(where: { $0.id == .received }) {
            throw .alreadyReceived(received.day)
        }
        let expected = context.today.adding(days: -mostDaysLate)...context.today.adding(days: mostDaysAhead)
        guard expected.contains(plan.landing.day) || file.landing?.day == plan.landing.day else {
            throw .arrivalOutOfRange(plan.landing.day)
        }
        var changes = try record(
            StatedFact(.arrivalPlanned, plan.landing.day), .unstated, file, &context)
        for move in file.moves(with: plan.landing, today: context.today) where !plan.keeping.contains(move.id)
        {
            changes.append(.end(move.entry, reason: "moved"))
            var content = move.entry.content
            if case .booking(var booking) = content {
                booking.minutes = move.minutes
                booking.cancelBy = booking.cancelBy?.adding(days: move.day - move.entry.day)
                content = .booking(booking)
            }
            changes.append(.add(context.entry(file.id, nil, move.day, content)))
        }
        var details: [CaseDetail: String] = [
            .arrivalTime: plan.landing.minutes.map(Booking.clock) ?? ""
        ]
        if let journey = plan.journey { details[.flight] = journey }
        let changed = details.filter { file.details[$0.key] ?? "" != $0.value }
        if !changed.isEmpty {
            changes.append(.add(context.entry(file.id, nil, context.today, .caseDetails(changed))))
        }
        return changes
    }
}
