// Acts of handing over: offered, taken, sent back, withdrawn; and of being away.

/// Makes the acts by which cases pass from one handläggare to another with both knowing of it.
public enum HandoverAct {
    /// Offers cases to somebody. A case that she or somebody else had been offered before is offered anew.
    ///
    /// - Parameters:
    ///   - isHeap: whether the cases were taken together and not named one by one. A protected household goes to somebody
    ///     who was named for it, never with a heap: it is left out.
    /// - Returns: the act, and the numbers of the cases that are left out.
    /// - Throws: ``CommandError/nobodysCase(_:)``.
    public static func offer(
        _ offering: Offering, isHeap: Bool, to receiver: Login, message: String, today: Day
    ) throws(CommandError) -> (request: ActRequest, leftOut: [CaseNumber]) {
        let standing = Dictionary(
            offering.records.compactMap { record in record.handover.map { ($0.caseID, record) } },
            uniquingKeysWith: { first, _ in first })
        var changes: [UnitChange] = []
        var leftOut: [CaseNumber] = []
        for one in offering.cases {
            guard let owner = one.caseworker else { throw .nobodysCase(one.number) }
            if isHeap, one.isProtected {
                leftOut.append(one.number)
                continue
            }
            let content = UnitContent.handover(
                Handover(caseID: one.id, from: owner, to: receiver, offered: today, message: message))
            changes.append(standing[one.id].map { .replace($0.version, content) } ?? .add(content))
        }
        return (act(changes), leftOut)
    }

    /// The receiver takes cases that she was offered; with the case's new owner the offer is over.
    public static func take(_ records: [UnitRecord]) -> ActRequest {
        ActRequest(
            kind: .handOver, subject: nil,
            steps: records.compactMap(\.handover).map { ($0.caseID, .assign($0.to)) })
    }

    /// The receiver sends cases back and says why.
    public static func sendBack(_ records: [UnitRecord], because reason: String) -> ActRequest {
        act(
            records.compactMap { record in
                guard var handover = record.handover else { return nil }
                handover.returned = reason
                return .replace(record.version, .handover(handover))
            })
    }

    /// Takes offers back.
    public static func withdraw(_ records: [UnitRecord]) -> ActRequest {
        act(records.map { .remove($0.version) })
    }

    /// Writes down that somebody is away.
    public static func beAway(_ absence: Absence) -> ActRequest {
        ActRequest(kind: .absence, subject: nil, steps: [], records: [.add(.absence(absence))])
    }

    /// She is not away after all, or back sooner: an absence that has begun ends yesterday.
    public static func beBack(_ record: UnitRecord, today: Day) -> ActRequest {
        var change = UnitChange.remove(record.version)
        if case .absence(var absence) = record.content, absence.days.lowerBound < today {
            absence.days = absence.days.lowerBound...min(absence.days.upperBound, today.adding(days: -1))
            change = .replace(record.version, .absence(absence))
        }
        return ActRequest(kind: .absence, subject: nil, steps: [], records: [change])
    }

    private static func act(_ changes: [UnitChange]) -> ActRequest {
        ActRequest(kind: .handOver, subject: nil, steps: [], records: changes)
    }
}

extension UnitRecord {
    /// The offer that it is; nil where it is something else.
    public var handover: Handover? {
        if case .handover(let handover) = content { handover } else { nil }
    }

    /// The absence that it is; nil where it is something else.
    public var absence: Absence? {
        if case .absence(let absence) = content { absence } else { nil }
    }
}

/// The case of an offer as the store finds it.
public struct OfferedCase: Hashable, Sendable {
    public let caseworker: Login?
    public let isClosed: Bool

    public init(caseworker: Login?, isClosed: Bool) {
        self.caseworker = caseworker
        self.isClosed = isClosed
    }
}

extension Decision {
    /// Checks what somebody does to an offer.
    /// - Parameters:
    ///   - new: what is to stand; nil where the offer is taken away.
    ///   - old: what stands; nil for a new offer.
    ///   - owned: the case of the offer as it stands.
    /// - Throws: why it is refused.
    public static func check(
        _ new: Handover?, replacing old: Handover?, of owned: OfferedCase, _ context: DecisionContext
    ) throws(CommandError) {
        let mayForOthers = context.role.may(.handOverForOthers)
        guard let new else {
            guard old?.from == context.user || mayForOthers else { throw .notPermitted(.handOverForOthers) }
            return
        }
        guard old == nil || old?.caseID == new.caseID else { throw .notOfferedToYou }
        guard !owned.isClosed else { throw .caseClosed }
        guard owned.caseworker == new.from else { throw .handsOverWhatIsNotHers(new.from) }
        if let reason = new.returned {
            guard var sent = old, sent.returned == nil, sent.to == context.user else {
                throw .notOfferedToYou
            }
            sent.returned = try checked(reason, .reason)
            guard sent == new else { throw .notOfferedToYou }
            return
        }
        guard new.from == context.user || mayForOthers else { throw .notPermitted(.handOverForOthers) }
        try context.requireCaseworker(new.to)
        guard new.to != new.from else { throw .handsOverToHerself }
        try check(.message, new.message, isAtMost: textLimit)
    }

    /// Checks what somebody writes of an absence.
    /// - Parameters:
    ///   - old: what stands; nil for a new one.
    ///   - others: the other absences of the same person.
    /// - Throws: why it is refused.
    public static func check(
        _ new: Absence?, replacing old: Absence?, among others: [Absence], _ context: DecisionContext
    ) throws(CommandError) {
        for absence in [new, old].compactMap(\.self) where absence.login != context.user {
            try require(.absenceOfOthers, of: context.role)
        }
        guard let new else { return }
        guard context.knownLogins.contains(new.login) else { throw .unknownCaseworker(new.login) }
        if let cover = new.cover {
            try context.requireCaseworker(cover)
            guard cover != new.login else { throw .coversHerself }
        }
        guard new.days.upperBound - new.days.lowerBound < Absence.longest else { throw .absenceTooLong }
        if let other = others.first(where: { $0.days.overlaps(new.days) }) {
            throw .alreadyAway(other.days.lowerBound, other.days.upperBound)
        }
    }
}
