// Who may see a protected household besides its handläggare: persons named for the case, as few as possible. A role is not
// enough.

/// Somebody who is named to see a protected household.
public struct NamedViewer: Hashable, Sendable {
    public let caseID: CaseID
    public let login: Login

    public init(_ caseID: CaseID, _ login: Login) {
        self.caseID = caseID
        self.login = login
    }
}

/// Makes the acts by which persons are named, and named no longer.
public enum NamedViewerAct {
    public static func name(_ login: Login, for caseID: CaseID) -> ActRequest {
        act(.add(.viewer(NamedViewer(caseID, login))))
    }

    public static func remove(_ record: UnitRecord) -> ActRequest { act(.remove(record.version)) }

    private static func act(_ change: UnitChange) -> ActRequest {
        ActRequest(kind: .nameViewer, subject: nil, steps: [], records: [change])
    }
}

extension UnitRecord {
    /// The named person that it is; nil where it is something else.
    public var viewer: NamedViewer? {
        if case .viewer(let viewer) = content { viewer } else { nil }
    }
}

extension Decision {
    /// Checks that somebody is named, or no longer.
    /// - Parameters:
    ///   - new: nil where a name is taken away.
    ///   - caseworker: who has the case.
    ///   - others: who is named for it already.
    /// - Throws: why it is refused. Who has the case decides, or a team lead, and nobody names herself.
    public static func check(
        _ new: NamedViewer?, isProtected: Bool, caseworker: Login?, others: Set<Login>,
        _ context: DecisionContext
    ) throws(CommandError) {
        guard caseworker == context.user || context.role.may(.nameViewers) else {
            throw .notPermitted(.nameViewers)
        }
        guard let new else { return }
        guard isProtected else { throw .notProtected }
        guard context.knownLogins.contains(new.login) else { throw .unknownCaseworker(new.login) }
        guard new.login != context.user else { throw .namesHerself }
        guard new.login != caseworker, !others.contains(new.login) else { throw .namedAlready(new.login) }
    }
}
