// Etablering: one line a person, what ends first on top, as the store keeps it apart from the cases.

/// One person's window in the list of all windows.
public struct WindowRow: Hashable, Sendable, Identifiable {
    /// Where a row stands in the list's total order.
    public struct Cursor: Hashable, Comparable, Sendable {
        /// Open windows come before those that are not open yet.
        public let isWaiting: Bool
        public let ends: Day
        public let number: CaseNumber
        public let person: Int

        public init(isWaiting: Bool, ends: Day, number: CaseNumber, person: Int) {
            self.isWaiting = isWaiting
            self.ends = ends
            self.number = number
            self.person = person
        }

        public static func < (a: Cursor, b: Cursor) -> Bool {
            if a.isWaiting != b.isWaiting { return b.isWaiting }
            if a.ends != b.ends { return a.ends < b.ends }
            return a.number != b.number ? a.number < b.number : a.person < b.person
        }
    }

    public var caseID: CaseID
    public var cursor: Cursor
    public var kind: CaseKind
    /// Family name and initial; empty where the household is masked.
    public var name: String
    public var isMasked: Bool
    public var caseworker: Login?
    public var window: EstablishmentWindow

    /// Whose window it is, wherever it stands in the list.
    public struct ID: Hashable, Sendable {
        let caseID: CaseID
        let person: Int
    }

    public var id: ID { ID(caseID: caseID, person: cursor.person) }

    public init(
        caseID: CaseID, cursor: Cursor, kind: CaseKind, name: String, isMasked: Bool, caseworker: Login?,
        window: EstablishmentWindow
    ) {
        self.caseID = caseID
        self.cursor = cursor
        self.kind = kind
        self.name = name
        self.isMasked = isMasked
        self.caseworker = caseworker
        self.window = window
    }
}

/// A page of rows.
public struct RowPage<Row: Sendable>: Sendable {
    public var rows: [Row]
    public var hasMoreBefore: Bool
    public var hasMoreAfter: Bool
    public init(rows: [Row], hasMoreBefore: Bool, hasMoreAfter: Bool) {
        self.rows = rows
        self.hasMoreBefore = hasMoreBefore
        self.hasMoreAfter = hasMoreAfter
    }
}

/// From which row on a page is asked for.
public enum PagePlace<Cursor: Hashable & Sendable>: Hashable, Sendable {
    case first
    /// With the row at the place itself, where it is still there.
    case from(Cursor)
    case after(Cursor)
    case before(Cursor)
    case last
}

/// What of a window does not depend on the day, so that it can be stored.
public struct StoredWindow: Hashable, Sendable {
    public var window: EstablishmentWindow
    /// Nil for a window that is open.
    public var basis: ForecastBasis?
    /// The day by which it stands in the list.
    public var ends: Day

    /// The windows of a case that are not over, by number.
    public static func all(of file: CaseFile, deadlines: [Deadline], by engine: DeadlineEngine)
        -> [StoredWindow]
    {
        guard file.closing == nil else { return [] }
        let bases = engine.forecastBases(of: file, deadlines: deadlines)
        let open = EstablishmentWindow.windows(of: file, deadlines: deadlines)
        let known = Set(open.map(\.person))
        let waiting = file.members.filter { bases[$0.person.id] != nil && !known.contains($0.person.id) }
        let all =
            open
            + waiting.map { member in
                EstablishmentWindow(
                    person: member.person.id, number: member.number, registered: nil, started: nil,
                    ended: nil, pauses: [], recalls: [], programmeEnd: nil, frameEnd: nil, statedEnd: nil,
                    isFrameProvisional: false, forecast: nil)
            }
        return all.compactMap { window in
            guard window.ended == nil, file.member(window.person)?.left == nil else { return nil }
            let basis = bases[window.person]
            guard window.started != nil || basis != nil else { return nil }
            return StoredWindow(
                window: window, basis: basis,
                ends: window.closes ?? window.frameEnd ?? basis?.notified ?? .distantFuture)
        }
    }
}
