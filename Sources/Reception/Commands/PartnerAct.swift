// Acts on partners and consents.

/// Makes the acts by which the unit keeps its list of partners, and what persons consent to.
public enum PartnerAct {
    public static func add(_ partner: Partner) -> ActRequest { act(.partner, [.add(.partner(partner))]) }

    public static func change(_ row: PartnerRow, to partner: Partner) -> ActRequest {
        act(.partner, [.replace(row.version, .partner(partner))])
    }

    /// Takes a partner off the list; what was consented to stays told with its name.
    public static func remove(_ row: PartnerRow) -> ActRequest { act(.partner, [.remove(row.version)]) }

    /// Writes down what some of a household consent to, the same of each. What stands word for word already is left
    /// out, so that nothing is left where all of it does.
    public static func consent(_ consents: [Consent], besides standing: [ConsentRow]) -> ActRequest {
        var known = Set(standing.map(\.consent))
        return act(.consent, consents.filter { known.insert($0).inserted }.map { .add(.consent($0)) })
    }

    /// Persons withdraw what they had consented to.
    public static func withdraw(_ rows: [ConsentRow], on day: Day) -> ActRequest {
        act(
            .consent,
            rows.map { row in
                var consent = row.consent
                consent.withdrawn = day
                return .replace(row.version, .consent(consent))
            })
    }

    private static func act(_ kind: ActKind, _ changes: [UnitChange]) -> ActRequest {
        ActRequest(kind: kind, subject: nil, steps: [], records: changes)
    }
}

extension UnitRecord {
    /// The partner that it is; nil where it is something else.
    public var partner: Partner? {
        if case .partner(let partner) = content { partner } else { nil }
    }

    /// The consent that it is; nil where it is something else.
    public var consent: Consent? {
        if case .consent(let consent) = content { consent } else { nil }
    }
}

extension Decision {
    /// Checks a partner as it is to stand.
    /// - Parameter others: the other partners on the list.
    /// - Throws: why it is refused.
    public static func check(_ new: Partner, among others: [PartnerRow]) throws(CommandError) {
        let name = SearchText.fold(new.name)
        guard !name.isEmpty else { throw .partnerNeedsName }
        // A number names the partner that has it.
        guard !name.allSatisfy({ $0.isNumber || $0.isWhitespace }) else { throw .partnerNameIsNumber }
        if let other = others.first(where: { SearchText.fold($0.partner.name) == name }) {
            throw .partnerKnown(other.number)
        }
        guard new.contacts.count <= Partner.mostContacts else {
            throw .tooManyContacts(limit: Partner.mostContacts)
        }
        try check(.name, new.name, isAtMost: Partner.longestName)
        try check(.ground, new.ground, isAtMost: Partner.longestLine)
        for contact in new.contacts { try check(.contact, contact.text, isAtMost: Partner.longestLine) }
        try check(.note, new.note, isAtMost: Partner.longestNote)
    }

    /// Checks a consent as it is to stand.
    /// - Parameters:
    ///   - old: what stands; nil for a new one.
    ///   - partner: its partner as it stands on the list; nil where it is not there.
    ///   - isMember: whether its person belongs to the household.
    /// - Throws: why it is refused.
    public static func check(
        _ new: Consent, replacing old: Consent?, partner: Partner?, isMember: Bool, today: Day
    ) throws(CommandError) {
        _ = try checked(new.scope, .scope)
        for day in [new.from, new.to, new.withdrawn].compactMap(\.self) where day < earliest || day > latest {
            throw .dateOutOfRange(day)
        }
        if let to = new.to, to < new.from { throw .consentPeriod(new.from, to) }
        // What has not begun may be withdrawn too: then it never holds.
        if let withdrawn = new.withdrawn, withdrawn > today { throw .consentInFuture(withdrawn) }
        guard let old else {
            try check(.scope, new.scope, isAtMost: Consent.longestScope)
            guard let partner, partner.name == new.recipient else { throw .noSuchPartner }
            guard isMember else { throw .consentOfNobody }
            return
        }
        if let withdrawn = old.withdrawn { throw .consentWithdrawn(withdrawn) }
        guard new.caseID == old.caseID, new.person == old.person, new.partner == old.partner else {
            throw .consentOfNobody
        }
    }
}
