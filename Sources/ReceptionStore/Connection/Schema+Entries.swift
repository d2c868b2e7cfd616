// The schema's sixteenth version: the bookings of a day in their order and of a case, and when an authority was reminded.

extension Schema {
    /// So that the first of a day are read without the rest of it; the number is the time, and without one a booking comes
    /// first.
    static let orderedEntries = """
        DROP INDEX entry_booking;
        CREATE INDEX entry_booking ON entry (day, coalesce(number, -1))
            WHERE type = 'booking' AND ended_act IS NULL;
        CREATE INDEX entry_booking_of_case ON entry (case_id, day) WHERE type = 'booking' AND ended_act IS NULL;
        CREATE INDEX entry_reminded ON entry (case_id, key, day)
            WHERE type = 'fact' AND substr(key, 1, 9) = 'reminded:' AND ended_act IS NULL;

        """
}
