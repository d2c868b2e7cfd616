// Etableringsfönstret: 24 months of the programme within a frame of 36, with pauses (förordning 2017:820 15, 15 a §§).

/// One person's window.
public struct EstablishmentWindow: Hashable, Sendable {
    /// A pause; `to` is its last day, nil while it runs.
    public struct Pause: Hashable, Sendable {
        public let from: Day
        public let to: Day?
        public let reason: PauseReason
    }

    public let person: PersonID
    public let number: Int
    /// First folkbokföring in a municipality, from which the frame runs.
    public let registered: Day?
    public let started: Day?
    public let ended: Day?
    public let pauses: [Pause]
    /// The end of the 24 months; nil before the start and while a pause runs.
    public let programmeEnd: Day?
    /// The end of the frame.
    public let frameEnd: Day?
    /// What Arbetsförmedlingen states; it outranks what is computed.
    public let statedEnd: Day?
    /// A later fact will move the frame's end.
    public let isProvisional: Bool

    /// The day on which the window closes: stated, or the earlier of the two computed ends.
    public var closes: Day? {
        if let ended { return ended }
        if let statedEnd { return statedEnd }
        guard let programmeEnd else { return frameEnd }
        return frameEnd.map { min($0, programmeEnd) } ?? programmeEnd
    }

    /// The windows of a case, by number, of those whom the rules EP-24 or EP-36 concern.
    /// - Parameter deadlines: what the engine computed for the case.
    public static func windows(of file: CaseFile, deadlines: [Deadline]) -> [EstablishmentWindow] {
        file.members.compactMap { member in
            func due(_ rule: RuleID) -> Deadline? {
                deadlines.first { $0.key.rule == rule && $0.key.person == member.person.id }
            }
            func facts(_ id: FactID) -> [Fact] {
                file.facts.filter { $0.id == id && $0.person == member.person.id }
            }
            let programme = due("EP-24")
            let frame = due("EP-36")
            guard programme != nil || frame != nil else { return nil }
            return EstablishmentWindow(
                person: member.person.id, number: member.number, registered: frame?.triggerDay,
                started: programme?.triggerDay, ended: facts(.establishmentEnded).first?.day,
                pauses: facts(.establishmentPaused).map {
                    Pause(from: $0.day, to: $0.until, reason: $0.value.flatMap(PauseReason.init) ?? .other)
                },
                programmeEnd: programme?.overriddenBy == nil ? programme?.due : nil, frameEnd: frame?.due,
                statedEnd: facts(.establishmentEndStated).max { $0.entry < $1.entry }?.day,
                isProvisional: frame?.isProvisional ?? false)
        }
    }
}
