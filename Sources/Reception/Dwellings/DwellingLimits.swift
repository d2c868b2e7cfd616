// The dates that a lease sets: the last day to give notice, and how long a subtenant has no right to prolongation.

extension RuleID {
    /// Notice of a lease for a fixed time, jordabalken (1970:994) 12 kap. 4 §.
    public static let leaseNotice: RuleID = "HY-3M"
    /// Two years in a row of a sublease, jordabalken (1970:994) 12 kap. 45 § 1.
    public static let sublease: RuleID = "HY-2Y"
}

extension Dwelling {
    /// The last day to give notice, so that the lease ends on its last day (rule `HY-3M`): three months before it. The
    /// months of the lease itself go first where they are stated. The statute's three months hold for leases of more
    /// than three months only; of a shorter one nothing is said without stated months. Nil also where the lease has no
    /// last day, and where the unit has ended it already.
    public func noticeBy(_ rulebook: Rulebook) -> Day? {
        guard let until, ended == nil else { return nil }
        if let noticeMonths { return until.adding(months: -noticeMonths) }
        guard let rule = rulebook[.leaseNotice] else { return nil }
        if let from, until <= from.adding(rule.span.negated) { return nil }
        return until.adding(rule.span)
    }

    /// The last day on which the subtenant has no right to prolongation (rule `HY-2Y`): two years less a day from the
    /// keys. Nil where nobody lives here, or has the lease herself.
    public func twoYears(_ rulebook: Rulebook) -> Day? {
        guard isSublet, isLivedIn, let began = keys.handedOver else { return nil }
        return rulebook[.sublease].map { began.adding($0.span) }
    }
}
