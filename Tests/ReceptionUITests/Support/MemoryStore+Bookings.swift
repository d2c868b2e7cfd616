// The bookings and the journal of the store in memory, masked as everywhere.

import Reception

extension MemoryStore {
    private func row(_ entry: Entry, _ file: CaseFile, _ viewer: Actor) -> BookingRow? {
        guard case .booking(var booking) = entry.content else { return nil }
        let isMasked = isMasked(file, viewer.login)
        if isMasked { booking = Booking(minutes: booking.minutes, what: "", length: booking.length) }
        return BookingRow(
            entry: entry.id, day: entry.day, booking: booking, caseID: file.id, number: file.number,
            kind: file.latestKind ?? .abo, household: isMasked ? "" : file.household, isMasked: isMasked,
            caseworker: file.caseworker)
    }

    func bookings(_ query: BookingQuery, for viewer: Actor) throws -> BookingPage {
        let rows = files.filter { fits($0.caseworker, query.scope) && $0.closing == nil }.flatMap { file in
            file.bookings.filter { query.days.contains($0.day) }.compactMap { row($0, file, viewer) }
        }.sorted {
            ($0.day, $0.booking.minutes ?? -1, $0.entry) < ($1.day, $1.booking.minutes ?? -1, $1.entry)
        }
        let days = Dictionary(grouping: rows, by: \.day)
        return BookingPage(
            rows: days.keys.sorted().flatMap { days[$0, default: []].prefix(query.perDay) },
            cut: Set(days.filter { $0.value.count > query.perDay }.keys))
    }

    func clashes(of draft: BookingDraft, for viewer: Actor) throws -> [BookingClash] {
        guard let file = files.first(where: { $0.id == draft.caseID }) else { throw StoreError.noSuchCase }
        let own = BookingRow(
            entry: EntryID(0), day: draft.day, booking: draft.booking, caseID: file.id, number: file.number,
            kind: file.latestKind ?? .abo, household: file.household, isMasked: false,
            caseworker: file.caseworker)
        let all = try bookings(BookingQuery(scope: .all, days: draft.day...draft.day), for: viewer)
        return BookingClash.of(own, among: all.rows)
    }

    func journal(
        of number: CaseNumber, _ place: PagePlace<JournalEvent.Cursor>, limit: Int, for viewer: Actor
    ) throws -> RowPage<JournalEvent> {
        guard let file = files.first(where: { $0.number == number }) else { throw StoreError.noSuchCase }
        let isMasked = isMasked(file, viewer.login)
        let events = isMasked ? [] : journal(of: file.id).reversed().map { $0 }
        return Self.page(events, place, limit: limit) { $0.cursor }
    }
}
