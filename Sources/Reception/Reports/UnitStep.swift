// What an act did to one of the unit's own records, as the journal of a case tells it: days, numbers, who handles it,
// and nothing that says who lives where.

/// A change of a pickup, a flat or another record of the unit, or that something went out of the unit.
public enum UnitStep: Hashable, Sendable {
    case pickupPlanned(Day)
    case pickupChanged(Day)
    case pickupMoved(from: Day, to: Day)
    /// The household is in the pickup no longer, which is there all the same.
    case pickupLeft(Day)
    case pickupRemoved(Day)
    /// Flats go by their number.
    case flatAdded(Int)
    case flatChanged(Int)
    case flatReserved(Int)
    case flatReleased(Int)
    case flatKeys(Int, Day)
    /// The household has moved out, or the keys were not handed over after all.
    case flatLeft(Int)
    /// The unit leaves the flat on a day.
    case flatEnded(Int, Day)
    case flatRemoved(Int)
    case offered(from: Login, to: Login)
    case sentBack(by: Login)
    /// The case was taken, given to somebody else, closed, or the offer withdrawn.
    case offerEnded(to: Login)
    case away(Absence)
    case notAway(Absence)
    /// Partners go by their names.
    case partnerAdded(String)
    case partnerChanged(String)
    case partnerRemoved(String)
    case consented(PersonID, to: String)
    case consentChanged(PersonID, to: String)
    case consentWithdrawn(PersonID, to: String, Day)
    case consentRemoved(PersonID, to: String)
    /// Data of the case went to a partner, without the consent of persons with these numbers.
    case disclosed(to: String, missing: [Int])
    /// A paper about the case was made; what earlier programs printed has no number of its copy.
    case printed(PaperKind, copy: Int?)
    case viewerNamed(Login)
    case viewerRemoved(Login)
    /// Somebody looked at a protected household, and why.
    case revealed(String)
    /// By what the unit erases from then on.
    case retentionDecided(RetentionBasis)
    case retentionRemoved(RetentionBasis)
    /// The case is kept although its time has come, and why.
    case kept(String)
    case keptNoLonger
    case quotaSet(QuotaFigure)
    case quotaRemoved(QuotaFigure)
}

extension UnitStep {
    /// What a change means.
    ///
    /// - Parameters:
    ///   - id: the record.
    ///   - former: what stood there before; nil for a new record.
    ///   - content: what stands there now; nil where it was taken away.
    ///   - household: whose journal it is; nil for a record that is about no household.
    /// - Returns: nil where nothing stood or stands there.
    public init?(
        _ id: RecordID, from former: UnitContent?, to content: UnitContent?, about household: CaseID?
    ) {
        switch (former, content) {
        case (nil, nil): return nil
        case (_, .pickup(let new)?):
            guard case .pickup(let old)? = former else {
                self = .pickupPlanned(new.landing.day)
                return
            }
            self = Self.pickup(old, new, household)
        case (_, .dwelling(let new)?):
            guard case .dwelling(let old)? = former else {
                self = new.household == nil ? .flatAdded(id.number) : .flatReserved(id.number)
                return
            }
            self = Self.flat(id.number, old, new, household)
        case (_, .quota(let figure)?): self = .quotaSet(figure)
        case (_, .handover(let new)?):
            self = new.returned == nil ? .offered(from: new.from, to: new.to) : .sentBack(by: new.to)
        case (_, .absence(let new)?): self = .away(new)
        case (_, .partner(let new)?):
            self = former == nil ? .partnerAdded(new.name) : .partnerChanged(new.name)
        case (_, .consent(let new)?):
            guard case .consent? = former else {
                self = .consented(new.person, to: new.recipient)
                return
            }
            self =
                new.withdrawn.map { .consentWithdrawn(new.person, to: new.recipient, $0) }
                ?? .consentChanged(new.person, to: new.recipient)
        case (_, .viewer(let new)?): self = .viewerNamed(new.login)
        case (_, .retention(let basis)?): self = .retentionDecided(basis)
        case (_, .exemption(let new)?): self = .kept(new.reason)
        case (.retention(let old)?, nil): self = .retentionRemoved(old)
        case (.exemption?, nil): self = .keptNoLonger
        case (.viewer(let old)?, nil): self = .viewerRemoved(old.login)
        case (.pickup(let old)?, nil): self = .pickupRemoved(old.landing.day)
        case (.dwelling?, nil): self = .flatRemoved(id.number)
        case (.quota(let figure)?, nil): self = .quotaRemoved(figure)
        case (.handover(let old)?, nil): self = .offerEnded(to: old.to)
        case (.absence(let old)?, nil): self = .notAway(old)
        case (.partner(let old)?, nil): self = .partnerRemoved(old.name)
        case (.consent(let old)?, nil): self = .consentRemoved(old.person, to: old.recipient)
        }
    }

    private static func pickup(_ old: Pickup, _ new: Pickup, _ household: CaseID?) -> UnitStep {
        func holds(_ pickup: Pickup) -> Bool { pickup.households.contains { $0.caseID == household } }
        if household != nil, holds(old) != holds(new) {
            return holds(new) ? .pickupPlanned(new.landing.day) : .pickupLeft(old.landing.day)
        }
        return old.landing.day == new.landing.day
            ? .pickupChanged(new.landing.day) : .pickupMoved(from: old.landing.day, to: new.landing.day)
    }

    private static func flat(
        _ number: Int, _ old: Dwelling, _ new: Dwelling, _ household: CaseID?
    ) -> UnitStep {
        let (before, after) = (old.household?.caseID, new.household?.caseID)
        if before != after {
            if let after, household == nil || after == household { return .flatReserved(number) }
            return old.keys.handedOver == nil ? .flatReleased(number) : .flatLeft(number)
        }
        if old.keys.handedOver != new.keys.handedOver {
            return new.keys.handedOver.map { .flatKeys(number, $0) } ?? .flatLeft(number)
        }
        if let ended = new.ended, old.ended != ended { return .flatEnded(number, ended) }
        return .flatChanged(number)
    }
}
