// Bokningar: the bookings of some days, and what the list of them is asked by.

/// Which bookings are asked for.
public struct BookingQuery: Hashable, Sendable {
    public var scope: CaseloadScope
    /// The first day and the last.
    public var days: ClosedRange<Day>
    /// No more rows than this come of each day, the earliest.
    public var perDay: Int

    public init(scope: CaseloadScope, days: ClosedRange<Day>, perDay: Int = .max) {
        self.scope = scope
        self.days = days
        self.perDay = perDay
    }
}

/// The bookings of some days, in the order of time.
public struct BookingPage: Hashable, Sendable {
    public var rows: [BookingRow]
    /// The days that have more than were asked for.
    public var cut: Set<Day>
    public init(rows: [BookingRow], cut: Set<Day>) {
        self.rows = rows
        self.cut = cut
    }
}

/// A booking that is about to be made, to ask what it would clash with.
public struct BookingDraft: Hashable, Sendable {
    public var caseID: CaseID
    public var day: Day
    public var booking: Booking
    public init(caseID: CaseID, day: Day, booking: Booking) {
        self.caseID = caseID
        self.day = day
        self.booking = booking
    }
}

/// How near the last day to cancel a booking is.
public enum CancelBy: Hashable, Sendable {
    case none
    /// It is far off.
    case open
    /// It is today or within ``warningDays``.
    case soon
    case passed

    /// This many days ahead of the last day to cancel it is marked.
    public static let warningDays = 2
}

extension BookingRow {
    /// Where the last day to cancel stands on a day; a booking of the past need not be cancelled any more.
    public func cancelBy(on today: Day) -> CancelBy {
        guard let last = booking.cancelBy, day >= today else { return .none }
        if last < today { return .passed }
        return last - today <= CancelBy.warningDays ? .soon : .open
    }
}
