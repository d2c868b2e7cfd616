// An offer of a case in a list: what it says, whose case it is, and what must not be missed in it.

/// A case that is offered to somebody, as a viewer may see it.
public struct HandoverRow: Hashable, Sendable, Identifiable {
    /// What a viewer has to do with an offer; in the order of the list.
    public enum Side: Int, CaseIterable, Comparable, Sendable {
        /// She was offered the case and has not answered.
        case incoming
        /// She offered it and it came back.
        case sentBack
        /// She offered it and waits.
        case outgoing
        /// It is between others.
        case others

        public static func < (a: Side, b: Side) -> Bool { a.rawValue < b.rawValue }
    }

    /// Where it stands: what the viewer must answer first, then what is lost first, then by the case's number.
    public struct Cursor: Hashable, Comparable, Sendable {
        public let side: Side
        public let lostAfter: Day
        public let number: CaseNumber

        public static func < (a: Cursor, b: Cursor) -> Bool {
            (a.side, a.lostAfter, a.number) < (b.side, b.lostAfter, b.number)
        }
    }

    public var record: UnitRecord
    public var handover: Handover
    public var row: CaseListRow
    /// The earliest open date after which something is lost for good; nil for none.
    public var lostAfter: Day?
    public var side: Side

    /// - Parameter viewer: who looks at the list.
    public init(
        record: UnitRecord, handover: Handover, row: CaseListRow, lostAfter: Day?, for viewer: Login
    ) {
        self.record = record
        self.handover = handover
        self.row = row
        self.lostAfter = lostAfter
        if handover.to == viewer, handover.returned == nil {
            side = .incoming
        } else if handover.from == viewer {
            side = handover.returned == nil ? .outgoing : .sentBack
        } else {
            side = .others
        }
    }

    public var id: RecordID { record.id }
    public var cursor: Cursor {
        Cursor(side: side, lostAfter: lostAfter ?? .distantFuture, number: row.number)
    }
}

/// Cases that somebody is about to offer: who has each of them, and the offers that there are of them already.
public struct Offering: Sendable {
    /// One of the cases.
    public struct Case: Hashable, Sendable {
        public let id: CaseID
        public let number: CaseNumber
        public let caseworker: Login?
        public let isProtected: Bool

        public init(id: CaseID, number: CaseNumber, caseworker: Login?, isProtected: Bool) {
            self.id = id
            self.number = number
            self.caseworker = caseworker
            self.isProtected = isProtected
        }
    }

    public let cases: [Case]
    public let records: [UnitRecord]

    public init(cases: [Case], records: [UnitRecord]) {
        self.cases = cases
        self.records = records
    }
}

/// The offers that a day tells its handläggare of.
public struct DayHandovers: Hashable, Sendable {
    /// How many cases somebody was offered and has not answered, and by whom.
    public var incoming = 0
    public var from: [Login] = []
    /// How many that she offered came back.
    public var sentBack = 0

    public init() {}

    /// Counts what of some offers waits for somebody.
    public init(_ offers: [Handover], of login: Login) {
        let open = offers.filter { $0.to == login && $0.returned == nil }
        incoming = open.count
        from = Set(open.map(\.from)).sorted()
        sentBack = offers.count { $0.from == login && $0.returned != nil }
    }
}
