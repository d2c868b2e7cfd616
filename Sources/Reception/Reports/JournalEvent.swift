// The journal of a case, as it is read: who did what when, the newest first, with what was taken back.

/// One act in one case.
public struct JournalEvent: Hashable, Sendable, Identifiable {
    /// Where an act stands in the journal; the newest comes first.
    public struct Cursor: Hashable, Comparable, Sendable {
        /// The number of the row in the chain of the whole database.
        public let sequence: Int64
        public init(sequence: Int64) { self.sequence = sequence }
        public static func < (a: Cursor, b: Cursor) -> Bool { a.sequence > b.sequence }
    }

    public var cursor: Cursor
    public var at: Moment
    public var by: Login
    /// The operating system's user, where somebody acted for another.
    public var actual: Login
    public var kind: ActKind
    /// The fact or rule that it was about.
    public var subject: String?
    /// What an undo took back; nil for every other act. An undo that took back an undo did the act again.
    public var undoes: ActKind?
    /// Whether a later act took it back.
    public var isUndone: Bool
    /// What it changed in the case; nothing where the details have been deleted.
    public var changes: [Change]
    /// Whether its details have been deleted.
    public var isStripped = false
    /// What it did to the unit's own records that are about the case.
    public var steps: [UnitStep] = []

    public var id: Cursor { cursor }

    public init(
        cursor: Cursor, at: Moment, by: Login, actual: Login, kind: ActKind, subject: String?,
        undoes: ActKind?, isUndone: Bool, changes: [Change]
    ) {
        self.cursor = cursor
        self.at = at
        self.by = by
        self.actual = actual
        self.kind = kind
        self.subject = subject
        self.undoes = undoes
        self.isUndone = isUndone
        self.changes = changes
    }
}
