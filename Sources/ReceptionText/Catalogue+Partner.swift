// Partners and consents in words.

import Reception

extension Catalogue {
    /// What sort of partner it is.
    public func partner(_ kind: Partner.Kind) -> String {
        switch kind {
        case .authority: self(.partnerAuthority)
        case .health: self(.partnerHealth)
        case .education: self(.partnerEducation)
        case .school: self(.partnerSchool)
        case .youth: self(.partnerYouth)
        case .socialServices: self(.partnerSocialServices)
        case .jobbcentrum: self(.partnerJobbcentrum)
        case .jobCoach: self(.partnerJobCoach)
        case .work: self(.partnerWork)
        case .landlord: self(.partnerLandlord)
        case .interpreter: self(.partnerInterpreter)
        case .bank: self(.partnerBank)
        case .association: self(.partnerAssociation)
        case .municipality: self(.partnerMunicipality)
        case .other: self(.partnerOther)
        }
    }

    /// Whether persons must consent before anything is shared: that they must, or the legal ground.
    public func consent(of partner: Partner) -> String {
        partner.needsConsent ? self(.partnerConsentNeeded) : self(.partnerOnGround, partner.ground)
    }

    /// Everything that is known of a partner, a line for each thing.
    public func lines(of row: PartnerRow) -> [String] {
        let partner = row.partner
        return ["\(row.number)  \(partner.name)", self.partner(partner.kind), consent(of: partner)]
            + partner.contacts.map(\.text) + (partner.note.isEmpty ? [] : [partner.note])
    }

    /// How a consent stands.
    public func consent(_ status: ConsentRow.Status) -> String {
        switch status {
        case .inForce: self(.consentInForce)
        case .upcoming: self(.consentUpcoming)
        case .over: self(.consentOver)
        case .withdrawn: self(.consentWithdrawn)
        }
    }

    /// To whom, what, and until when: `Jobbcentrum: planering och CV, t.o.m. 2026-12-31`.
    public func text(of row: ConsentRow, on today: Day) -> String {
        let consent = row.consent
        let status = row.status(on: today)
        let period =
            switch status {
            case .withdrawn: self(.consentWithdrawnOn, consent.withdrawn?.description ?? "")
            case .upcoming: self(.consentFrom, consent.from.description)
            case .over, .inForce: consent.to.map { self(.consentUntil, $0.description) } ?? ""
            }
        return self(.consentText, consent.recipient, consent.scope) + (period.isEmpty ? "" : ", " + period)
    }

    /// That consents are missing where data goes to a partner, case by case as far as there is room, what those that there
    /// are cover, and which cases stand by their number alone; nil where there is nothing to say.
    public func warning(of disclosure: Disclosure) -> String? {
        let missing = disclosure.missing.map {
            self(.consentOfPersons, $0.number.description, Self.list($0.persons))
        }
        let given = disclosure.given.map {
            self(.consentOfPersons, $0.number.description, Self.list($0.persons)) + ": " + $0.scope
        }
        let sentences = [
            missing.isEmpty ? nil : self(.consentMissing, disclosure.recipient, shortened(missing)),
            given.isEmpty ? nil : self(.consentGiven, shortened(given)),
            disclosure.protected.isEmpty
                ? nil : self(.consentProtected, shortened(disclosure.protected.map(\.description))),
        ].compactMap(\.self)
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    /// The same of several partners; nil where there is nothing to say of any.
    public func warning(of disclosures: [Disclosure]) -> String? {
        let sentences = disclosures.compactMap { warning(of: $0) }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    private static func list(_ persons: [Int]) -> String {
        persons.map { "\($0)" }.joined(separator: ", ")
    }

    private func shortened(_ cases: [String]) -> String {
        let shown = cases.prefix(8).joined(separator: "; ")
        let more = cases.count - 8
        return shown + (more > 0 ? "; " + count(.consentMore, more) : "")
    }
}
