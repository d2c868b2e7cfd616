// Which rows a queue shows, apart from what is typed after `/`.

import Reception

/// What a queue is restricted to.
public struct QueueFilter: Hashable, Sendable {
    public var scope: CaseloadScope
    public var kind: CaseKind?
    /// Exactly these rows, which a row of Min dag folds.
    public var keys: Set<DeadlineKey>?
    public var cases: Set<CaseNumber>?
    /// The rows of one rule.
    public var rule: RuleID?
    /// Due on this day or before.
    public var dueBy: Day?
    /// What the folded row said.
    public var label: String

    public init(
        scope: CaseloadScope, kind: CaseKind? = nil, keys: Set<DeadlineKey>? = nil,
        cases: Set<CaseNumber>? = nil, rule: RuleID? = nil,
        dueBy: Day? = nil, label: String = ""
    ) {
        self.scope = scope
        self.kind = kind
        self.keys = keys
        self.cases = cases
        self.rule = rule
        self.dueBy = dueBy
        self.label = label
    }
}
