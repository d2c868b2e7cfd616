// Acts on the numbers to receive: a number for a year is decided, revised, put right or taken away.

/// Makes the acts that write down kommuntal and fördelningstal.
public enum QuotaAct {
    /// Writes a number down. One decided on another day than those before is a revision, and the others stay; one of the
    /// same day puts right what stands for that day.
    ///
    /// - Parameters:
    ///   - records: the numbers as they stand.
    ///   - today: the day of the act; a decision cannot lie after it.
    /// - Throws: ``CommandError/quotaInFuture(_:)``.
    public static func set(
        _ figure: QuotaFigure, among records: [UnitRecord], today: Day
    ) throws(CommandError) -> ActRequest {
        guard figure.decided <= today else { throw .quotaInFuture(figure.decided) }
        let content = UnitContent.quota(figure)
        let same = records.first { record in
            guard case .quota(let old) = record.content else { return false }
            return old.scheme == figure.scheme && old.year == figure.year && old.decided == figure.decided
        }
        return act(same.map { .replace($0.version, content) } ?? .add(content))
    }

    /// Takes a number away; the one before it holds again.
    public static func remove(_ record: UnitRecord) -> ActRequest { act(.remove(record.version)) }

    private static func act(_ change: UnitChange) -> ActRequest {
        ActRequest(kind: .quota, subject: nil, steps: [], records: [change])
    }
}
