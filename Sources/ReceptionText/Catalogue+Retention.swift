// Gallring in words.

import Reception

extension Catalogue {
    /// By what the unit erases.
    public func sentence(_ basis: RetentionBasis) -> String {
        let decided = basis.decided.description
        switch basis.ground {
        case .socialServices: return self(.retentionBasisSocial, basis.decision, decided)
        case .ownDecision:
            let start: Word =
                basis.start == .lastNote ? .retentionFromLastNote : .retentionFromClosing
            return self(
                .retentionBasisOwn, count(.retentionYears, basis.years), basis.decision, decided, self(start))
        }
    }

    /// What keeps a case, or that nothing does.
    public func hold(_ hold: RetentionRow.Hold?) -> String {
        switch hold {
        case .kept(let reason)?: self(.retentionHoldKept, reason)
        case .open?: self(.retentionHoldOpen)
        case .linked?: self(.retentionHoldLinked)
        case .flat(let number)?: self(.retentionHoldFlat, "\(number)")
        case nil: self(.retentionDue)
        }
    }
}
