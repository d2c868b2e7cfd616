// Clashes: bookings at the same time that need the same person in two places.
//
//     let clashes = BookingClash.all(in: rows)
//     clashes[row.entry]          // what the booking clashes with

/// That a booking cannot be kept beside another one.
///
/// What is assumed, because nobody writes it down:
/// - A booking takes the time of ``Booking/span``: one hour where no length is stated, the whole day where no time is.
/// - The handläggare of the case comes to each of its bookings. It is who handles the case at the time of asking, not
///   who made the booking; two cases without a handläggare share nobody.
/// - A booking that names nobody is for the whole household. Two bookings of one household clash where a person is
///   wanted at both; where they name different persons they clash only by their handläggare.
/// - Nobody travels: a booking that begins when another ends does not clash with it.
public struct BookingClash: Hashable, Sendable {
    /// Who would have to be in two places.
    public enum Shared: String, Hashable, Sendable, CaseIterable {
        case caseworker, household
    }

    /// The booking that it clashes with, as the viewer may see it.
    public let other: BookingRow
    /// Who is shared, the handläggare first; never empty.
    public let shared: [Shared]

    public init(other: BookingRow, shared: [Shared]) {
        self.other = other
        self.shared = shared
    }

    /// Who would have to be in two places for two bookings; nobody where they do not clash.
    public static func shared(_ a: BookingRow, _ b: BookingRow) -> [Shared] {
        guard a.day == b.day, a.booking.span.overlaps(b.booking.span) else { return [] }
        var shared: [Shared] = []
        if let caseworker = a.caseworker, caseworker == b.caseworker { shared.append(.caseworker) }
        if a.caseID == b.caseID {
            let (first, second) = (a.booking.persons, b.booking.persons)
            if first.isEmpty || second.isEmpty || first.contains(where: second.contains) {
                shared.append(.household)
            }
        }
        return shared
    }

    /// The clashes of each booking, by its entry, in the order of time; bookings without any are left out.
    ///
    /// - Parameter rows: bookings in any order, each once. Two that clash have the same handläggare or case, so that
    ///   the rows of one handläggare's days hold all of hers.
    /// - Complexity: O(n log n) and as many comparisons as there are bookings that overlap in time.
    public static func all(in rows: [BookingRow]) -> [EntryID: [BookingClash]] {
        let sorted = rows.sorted { place($0) < place($1) }
        var found: [EntryID: [BookingClash]] = [:]
        // Those that have begun and may not be over yet.
        var going: [BookingRow] = []
        for row in sorted {
            let start = row.booking.span.lowerBound
            going.removeAll { $0.day != row.day || $0.booking.span.upperBound <= start }
            for other in going {
                let shared = shared(other, row)
                guard !shared.isEmpty else { continue }
                found[other.entry, default: []].append(BookingClash(other: row, shared: shared))
                found[row.entry, default: []].append(BookingClash(other: other, shared: shared))
            }
            going.append(row)
        }
        return found.mapValues { clashes in clashes.sorted { place($0.other) < place($1.other) } }
    }

    /// The bookings that clash with any other: what a list marks.
    ///
    /// - Parameter rows: bookings in any order, each once.
    /// - Complexity: O(n log n) however many of one handläggare are at one time.
    public static func entries(in rows: [BookingRow]) -> Set<EntryID> {
        struct Whose: Hashable {
            let day: Day
            let caseworker: Login
        }
        struct Home: Hashable {
            let day: Day
            let caseID: CaseID
        }
        var found: Set<EntryID> = []
        // Of a handläggare's day it is enough to know which of those that have begun ends last.
        var last: [Whose: (end: Int, entry: EntryID)] = [:]
        var homes: [Home: [Int]] = [:]
        for index in rows.indices.sorted(by: { place(rows[$0]) < place(rows[$1]) }) {
            let (day, entry, span) = (rows[index].day, rows[index].entry, rows[index].booking.span)
            homes[Home(day: day, caseID: rows[index].caseID), default: []].append(index)
            guard let caseworker = rows[index].caseworker else { continue }
            let whose = Whose(day: day, caseworker: caseworker)
            let going = last[whose]
            if let going, going.end > span.lowerBound { found.formUnion([going.entry, entry]) }
            if going.map({ $0.end < span.upperBound }) ?? true { last[whose] = (span.upperBound, entry) }
        }
        for home in homes.values {
            for (place, one) in home.enumerated() {
                for other in home[(place + 1)...] where !shared(rows[one], rows[other]).isEmpty {
                    found.formUnion([rows[one].entry, rows[other].entry])
                }
            }
        }
        return found
    }

    /// The bookings that a new one would clash with, in the order of time.
    public static func of(_ row: BookingRow, among rows: [BookingRow]) -> [BookingClash] {
        rows.filter { $0.entry != row.entry }.sorted { place($0) < place($1) }.compactMap { other in
            let shared = shared(row, other)
            return shared.isEmpty ? nil : BookingClash(other: other, shared: shared)
        }
    }

    private static func place(_ row: BookingRow) -> (Day, Int, EntryID) {
        (row.day, row.booking.minutes ?? -1, row.entry)
    }
}
