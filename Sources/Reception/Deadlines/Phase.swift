// Fas: where in the way through a case a household is, read from its facts alone.

/// A station on the way through a case.
public enum Phase: String, CaseIterable, Sendable, Comparable {
    case assigned, arrival, settling, personnummer, sfi, establishment
    case followUp = "follow_up"
    case closed

    private var order: Int { Phase.allCases.firstIndex(of: self) ?? 0 }
    public static func < (a: Phase, b: Phase) -> Bool { a.order < b.order }
}

/// A phase and the day on which the household came to it.
public struct PhaseStation: Hashable, Sendable {
    public let phase: Phase
    /// Nil for a station that is not reached, or passed without a date.
    public let reached: Day?
    public init(phase: Phase, reached: Day?) {
        self.phase = phase
        self.reached = reached
    }
}

extension CaseFile {
    /// The phase that the facts say: the first station whose end has not come.
    public var phase: Phase {
        if closing != nil { return .closed }
        let present = members.filter { $0.left == nil }
        let started = present.filter { has(.establishmentStarted, $0) }
        if !started.isEmpty {
            return started.allSatisfy { has(.establishmentEnded, $0) } ? .followUp : .establishment
        }
        let isRegistered =
            !present.isEmpty
            && present.allSatisfy { has(.populationRegistered, $0) || has(.personnummerReceived, $0) }
        if isRegistered { return .sfi }
        if has(.movedIn) || latestKind == .ebo { return .personnummer }
        if has(.received) { return .settling }
        return has(.arrivalPlanned) ? .arrival : .assigned
    }

    /// The line of stations, each with the day on which it was reached.
    public var stations: [PhaseStation] {
        let registered = members.filter { $0.left == nil }.map {
            first(.populationRegistered, $0) ?? first(.personnummerReceived, $0)
        }
        let all: Day? = registered.contains { $0 == nil } ? nil : registered.compactMap { $0 }.max()
        func earliest(_ id: FactID) -> Day? { facts.first { $0.id == id }?.day }
        return [
            PhaseStation(phase: .assigned, reached: earliest(.placementDecided)),
            PhaseStation(phase: .arrival, reached: earliest(.received)),
            PhaseStation(phase: .settling, reached: earliest(.movedIn)),
            PhaseStation(phase: .personnummer, reached: all),
            PhaseStation(phase: .sfi, reached: earliest(.sfiStarted)),
            PhaseStation(phase: .establishment, reached: earliest(.establishmentStarted)),
        ]
    }

    private func has(_ id: FactID) -> Bool { facts.contains { $0.id == id } }
    private func has(_ id: FactID, _ member: Membership) -> Bool { first(id, member) != nil }

    private func first(_ id: FactID, _ member: Membership) -> Day? {
        facts.first { $0.id == id && $0.person == member.person.id }?.day
    }
}
