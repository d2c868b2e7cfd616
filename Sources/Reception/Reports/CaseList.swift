// Ärenden: every case as a row, open ones first, in pages; names are masked already where the viewer may not see them.

/// By which column Ärenden is sorted; within it by number.
public enum CaseSort: String, CaseIterable, Sendable {
    case number, household, kind, phase, caseworker
}

/// A question for the list of cases. Everything given must hold.
public struct CaseListQuery: Hashable, Sendable {
    public var scope: CaseloadScope
    public var filter = ListFilter()
    /// Words that names, numbers, address or notes must all have, or the case's number begin with; as they were typed.
    public var text = ""
    public var includesClosed = false
    public var sort = CaseSort.number
    public var isReversed = false
    public var limit: Int

    public init(scope: CaseloadScope, limit: Int) {
        self.scope = scope
        self.limit = limit
    }
}

/// A place in the list's order.
public struct CasePlace: Hashable, Comparable, Sendable {
    public let isClosed: Bool
    /// The kind, phase or handläggare of the part of the list, where it is sorted by one.
    public let group: String
    /// What the rows of the part are sorted by before the number.
    public let key: String
    public let number: CaseNumber

    public init(isClosed: Bool, group: String, key: String, number: CaseNumber) {
        self.isClosed = isClosed
        self.group = group
        self.key = key
        self.number = number
    }

    public static func < (a: CasePlace, b: CasePlace) -> Bool {
        if a.isClosed != b.isClosed { return b.isClosed }
        return (a.group, a.key, a.number) < (b.group, b.key, b.number)
    }
}

/// A case in Ärenden.
public struct CaseEntry: Hashable, Sendable, Identifiable {
    public var row: CaseListRow
    public var place: CasePlace
    /// The open deadline that is due first; nil where there is none.
    public var next: QueueRow?
    /// The day of the assignment, or that on which the case was opened.
    public var since: Day?

    public init(row: CaseListRow, place: CasePlace, next: QueueRow? = nil, since: Day? = nil) {
        self.row = row
        self.place = place
        self.next = next
        self.since = since
    }

    public var id: CaseID { row.caseID }
}

/// A page of the list of cases.
public typealias CasePage = RowPage<CaseEntry>

/// Asks for the list of cases. Every answer is masked for the viewer by the query itself.
public protocol CaseListing: Sendable {
    /// A page of cases strictly after, or strictly before, a place; nil starts at that end of the list.
    func caseList(_ query: CaseListQuery, from place: CasePlace?, backwards: Bool, for viewer: Actor) throws
        -> CasePage
    /// How many cases the scope has, by kept counters.
    func caseCount(_ scope: CaseloadScope, includesClosed: Bool) throws -> Int
}
