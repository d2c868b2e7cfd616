// Etableringsfönstret: 24 months of the programme within a frame of 36, with pauses (förordning 2017:820 15, 15 a §§).

/// One person's window.
///
/// Between 24 months and 36 there is room for a pause of at most one year. People do pause for longer, so a longer
/// pause is recorded like any other: what does not fit is lost, and ``lostDays`` says how much. Only the frame's own
/// exception (15 a §, parental benefit) gives it back.
public struct EstablishmentWindow: Hashable, Sendable {
    /// A pause; `to` is its last day, nil while it runs.
    public struct Pause: Hashable, Sendable {
        public let from: Day
        public let to: Day?
        public let reason: PauseReason
        public init(from: Day, to: Day?, reason: PauseReason) {
            self.from = from
            self.to = to
            self.reason = reason
        }
    }

    /// Time outside the programme, from a recall until the day before the person entered it again.
    public struct Recall: Hashable, Sendable {
        public let from: Day
        public let to: Day?
        public init(from: Day, to: Day?) {
            self.from = from
            self.to = to
        }
    }

    /// Which of its ends a window shows.
    public enum End: String, CaseIterable, Sendable {
        /// The programme has ended.
        case ended
        /// What Arbetsförmedlingen states.
        case stated
        /// The end of the 24 months, with pauses.
        case programme
        /// The end of the frame of 36 months.
        case frame
    }

    public let person: PersonID
    public let number: Int
    /// First folkbokföring in a municipality, from which the frame runs.
    public let registered: Day?
    public let started: Day?
    public let ended: Day?
    public let pauses: [Pause]
    public let recalls: [Recall]
    /// The end of the 24 months, also where it lies beyond the frame; nil before the start and while a pause runs.
    public let programmeEnd: Day?
    /// The end of the frame.
    public let frameEnd: Day?
    /// What Arbetsförmedlingen states; it outranks what is computed.
    public let statedEnd: Day?
    /// A later fact will move the frame's end.
    public let isFrameProvisional: Bool
    /// When it may open and end, while it is not open.
    public let forecast: EstablishmentForecast?

    public init(
        person: PersonID, number: Int, registered: Day?, started: Day?, ended: Day?, pauses: [Pause],
        recalls: [Recall], programmeEnd: Day?, frameEnd: Day?, statedEnd: Day?, isFrameProvisional: Bool,
        forecast: EstablishmentForecast?
    ) {
        self.person = person
        self.number = number
        self.registered = registered
        self.started = started
        self.ended = ended
        self.pauses = pauses
        self.recalls = recalls
        self.programmeEnd = programmeEnd
        self.frameEnd = frameEnd
        self.statedEnd = statedEnd
        self.isFrameProvisional = isFrameProvisional
        self.forecast = forecast
    }

    /// The end that is shown and the day on which the window closes by it: what has happened, else what
    /// Arbetsförmedlingen states, else the earlier of the two computed ends.
    public var shown: (end: End, day: Day)? {
        if let ended { return (.ended, ended) }
        if let statedEnd { return (.stated, statedEnd) }
        if let programmeEnd, programmeEnd <= frameEnd ?? .distantFuture { return (.programme, programmeEnd) }
        return frameEnd.map { (.frame, $0) }
    }

    /// The day on which the window closes.
    public var closes: Day? { shown?.day }

    /// Whether a later fact will move the end that is shown.
    public var isProvisional: Bool { isFrameProvisional && shown?.end == .frame }

    /// How many days of the 24 months lie beyond the frame and are lost; none while the frame's own end may move, or
    /// where Arbetsförmedlingen states another end.
    public var lostDays: Int {
        guard ended == nil, statedEnd == nil, !isFrameProvisional, let programmeEnd, let frameEnd else {
            return 0
        }
        return max(0, programmeEnd - frameEnd)
    }

    /// The days of all pauses that are over.
    public var pausedDays: Int {
        pauses.reduce(0) { sum, pause in sum + (pause.to.map { $0 - pause.from + 1 } ?? 0) }
    }

    /// Whether nothing goes on in the programme on a day: a pause, or a recall.
    public func isPaused(on day: Day) -> Bool {
        func holds(_ from: Day, _ to: Day?) -> Bool { from <= day && day <= to ?? .distantFuture }
        return pauses.contains { holds($0.from, $0.to) } || recalls.contains { holds($0.from, $0.to) }
    }

    /// The windows of a case, by number, of those whom the rules EP-24 or EP-36 concern, or who have a forecast.
    /// - Parameters:
    ///   - deadlines: what the engine computed for the case.
    ///   - forecasts: of those who have not started.
    public static func windows(
        of file: CaseFile, deadlines: [Deadline], forecasts: [PersonID: EstablishmentForecast] = [:]
    ) -> [EstablishmentWindow] {
        file.members.compactMap { member in
            func due(_ rule: RuleID) -> Deadline? {
                deadlines.first { $0.key.rule == rule && $0.key.person == member.person.id }
            }
            func facts(_ id: FactID) -> [Fact] {
                file.facts.filter { $0.id == id && $0.person == member.person.id }
            }
            let programme = due(.programme)
            let frame = due(.frame)
            let forecast = forecasts[member.person.id]
            guard member.left == nil else { return nil }
            guard programme != nil || frame != nil || forecast != nil else { return nil }
            return EstablishmentWindow(
                person: member.person.id, number: member.number, registered: frame?.triggerDay,
                started: programme?.triggerDay, ended: facts(.establishmentEnded).first?.day,
                pauses: facts(.establishmentPaused).map {
                    Pause(from: $0.day, to: $0.until, reason: $0.value.flatMap(PauseReason.init) ?? .other)
                },
                recalls: Recall.between(
                    facts(.establishmentRecalled).map(\.day), facts(.establishmentReentered).map(\.day)),
                programmeEnd: programme?.overriddenBy == nil ? programme?.due : programme?.computed,
                frameEnd: frame?.due,
                statedEnd: facts(.establishmentEndStated).max { $0.entry < $1.entry }?.day,
                isFrameProvisional: frame?.isProvisional ?? false, forecast: forecast)
        }
    }
}

extension EstablishmentWindow.Recall {
    /// The times outside the programme: from each recall to the day before the first re-entry that is not earlier.
    /// - Parameters:
    ///   - recalled: the days of the recalls, earliest first.
    ///   - reentered: the days of the re-entries, earliest first.
    static func between(_ recalled: [Day], _ reentered: [Day]) -> [EstablishmentWindow.Recall] {
        recalled.compactMap { day in
            let back = reentered.first { $0 >= day }?.adding(days: -1)
            if let back, back < day { return nil }
            return EstablishmentWindow.Recall(from: day, to: back)
        }
    }
}

extension DeadlineEngine {
    /// The windows of a case as they stand on a day, with a forecast for each that is not open yet.
    /// - Parameters:
    ///   - deadlines: what the engine computed for the case, where that is known already.
    ///   - today: before which nothing is forecast. The forecast is never stored.
    ///   - waits: the unit's closed waits for folkbokföring.
    public func windows(
        of file: CaseFile, deadlines known: [Deadline]? = nil, on today: Day, waits: ClosedWaits
    ) -> [EstablishmentWindow] {
        let deadlines = known ?? self.deadlines(of: file)
        return EstablishmentWindow.windows(
            of: file, deadlines: deadlines,
            forecasts: forecasts(of: file, deadlines: deadlines, on: today, waits: waits))
    }
}
