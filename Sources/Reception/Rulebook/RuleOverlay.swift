// What is laid over the program's rulebook: a newer edition of it, and what a unit says itself. Both are kept apart from
// the program's own, so that a new program overwrites nothing of the unit's.

/// A change to one of the program's rules.
public struct RuleAdjustment: Hashable, Sendable {
    public let rule: RuleID
    /// The rule makes no deadlines here.
    public let isOff: Bool
    /// Another span than the program's, where the rule may have one (``Rule/mayRetarget``).
    public let span: Span?
    /// Days before the due date from which it is due soon.
    public let warningDays: Int?
    /// Days before the due date from which it stands under what is lost for good.
    public let atRiskDays: Int?
    /// Spans before the due date at which it warns; nil leaves the program's.
    public let alerts: [Span]?

    public init(
        rule: RuleID, isOff: Bool = false, span: Span? = nil, warningDays: Int? = nil, atRiskDays: Int? = nil,
        alerts: [Span]? = nil
    ) {
        self.rule = rule
        self.isOff = isOff
        self.span = span
        self.warningDays = warningDays
        self.atRiskDays = atRiskDays
        self.alerts = alerts
    }
}

/// Rules and values that are laid over a rulebook.
public struct RuleOverlay: Hashable, Sendable {
    /// Names what the file says; it changes with every change of the text.
    public let version: String
    /// The day of a newer edition of the program's rules; nil for a unit's own file.
    public let edition: Day?
    public let rules: [Rule]
    public let parameters: [RuleParameter]
    /// Empty in an edition, which states its rules anew instead.
    public let adjustments: [RuleAdjustment]

    public init(
        version: String, edition: Day?, rules: [Rule], parameters: [RuleParameter],
        adjustments: [RuleAdjustment]
    ) {
        self.version = version
        self.edition = edition
        self.rules = rules
        self.parameters = parameters
        self.adjustments = adjustments
    }
}

/// Whose a rule is.
public enum RuleOrigin: String, CaseIterable, Hashable, Sendable {
    /// The program's, as it came.
    case program
    /// The program's, in a newer edition than the program came with.
    case edition
    /// The program's, changed by the unit.
    case adjusted
    /// The unit's own.
    case unit
}

extension Rulebook {
    /// This rulebook with something laid over it.
    ///
    /// In an edition a version of a rule that is here already is replaced, and another one stands after those of its
    /// rule. A unit's rule goes before one of ours with the same id, and an adjustment of a rule that is not here does
    /// nothing: a newer program may add and drop rules without overwriting what the unit has said.
    public func laying(_ overlay: RuleOverlay) -> Rulebook {
        var laid = rules
        var origins = origins
        if overlay.edition == nil {
            let own = Set(overlay.rules.map(\.id))
            laid.removeAll { own.contains($0.id) }
        }
        for rule in overlay.rules {
            if let same = laid.firstIndex(where: { $0.id == rule.id && $0.version == rule.version }) {
                laid[same] = rule
            } else {
                let last = laid.lastIndex { $0.id == rule.id && $0.version < rule.version }
                laid.insert(rule, at: last.map { $0 + 1 } ?? laid.endIndex)
            }
            origins[rule.id] = overlay.edition == nil ? .unit : .edition
        }
        for change in overlay.adjustments where self[change.rule] != nil {
            origins[change.rule] = .adjusted
            if change.isOff { laid.removeAll { $0.id == change.rule } }
            for index in laid.indices where laid[index].id == change.rule {
                laid[index] = laid[index].adjusted(change)
            }
        }
        let kept = parameters.filter { given in
            !overlay.parameters.contains { $0.name == given.name && $0.validFrom == given.validFrom }
        }
        var result = Rulebook(
            version: version + "+" + overlay.version, rules: laid,
            parameters: (kept + overlay.parameters).sorted { a, b in
                (a.name, a.validFrom ?? .distantPast) < (b.name, b.validFrom ?? .distantPast)
            })
        result.origins = origins
        result.overlays = overlays + [overlay.version]
        return result.warning(days: warningDays)
    }

    /// This rulebook, knowing of an overlay that it has no use for, such as an older edition than itself.
    public func passing(_ overlay: RuleOverlay) -> Rulebook {
        var result = self
        result.overlays.append(overlay.version)
        return result
    }

    /// Whose a rule is.
    public func origin(of rule: RuleID) -> RuleOrigin { origins[rule] ?? .program }
}

extension Rule {
    /// This rule as a unit has changed it.
    func adjusted(_ change: RuleAdjustment) -> Rule {
        var rule = self
        if let span = change.span, mayRetarget { rule.span = span }
        if let days = change.warningDays { rule.warningDays = days }
        if let days = change.atRiskDays { rule.atRiskDays = days }
        if let alerts = change.alerts { rule.alerts = alerts }
        return rule
    }
}
