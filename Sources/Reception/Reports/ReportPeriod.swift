// The period that figures are told of: a year of the calendar, or a quarter of one.

/// A year or a quarter.
public enum ReportPeriod: Hashable, Sendable {
    case year(Int)
    /// A quarter, 1 to 4, of a year.
    case quarter(Int, of: Int)

    /// Reads `2026` or `2026-Q1`, in either case of the letter.
    /// - Returns: nil for anything else, and for years in which no unit of this kind has been.
    public init?(_ text: some StringProtocol) {
        let parts = text.uppercased().split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, first.utf8.count == 4,
            first.utf8.allSatisfy({ (48...57).contains($0) }),
            let year = Int(first), QuotaFigure.years.contains(year)
        else { return nil }
        switch parts.count {
        case 1: self = .year(year)
        case 2:
            guard parts[1].utf8.count == 2, parts[1].first == "Q", let quarter = Int(parts[1].dropFirst()),
                (1...4).contains(quarter)
            else { return nil }
            self = .quarter(quarter, of: year)
        default: return nil
        }
    }

    /// The quarter in which a day lies.
    public init(quarterOf day: Day) { self = .quarter((day.month - 1) / 3 + 1, of: day.year) }

    public var year: Int {
        switch self {
        case .year(let year), .quarter(_, let year): year
        }
    }

    /// The first and the last day.
    public var days: ClosedRange<Day> {
        let months =
            switch self {
            case .year: 0..<12
            case .quarter(let quarter, _): (3 * quarter - 3)..<(3 * quarter)
            }
        let start = Day(year: year, month: 1, day: 1) ?? .distantPast
        let end = start.adding(months: months.upperBound).adding(days: -1)
        let first = start.adding(months: months.lowerBound)
        return first...max(first, end)
    }

    /// The period so many of its kind later, or earlier; it stays within the years that figures may have.
    public func moved(by step: Int) -> ReportPeriod {
        let years = QuotaFigure.years
        switch self {
        case .year(let year):
            return .year(min(max(year + step, years.lowerBound), years.upperBound))
        case .quarter(let quarter, let year):
            let count = min(
                max(4 * year + quarter - 1 + step, 4 * years.lowerBound), 4 * years.upperBound + 3)
            return .quarter(count % 4 + 1, of: count / 4)
        }
    }

    /// The year of a quarter, and the quarter of a year in which a day or else the year's last day lies.
    public func switched(on day: Day) -> ReportPeriod {
        switch self {
        case .year: ReportPeriod(quarterOf: min(max(day, days.lowerBound), days.upperBound))
        case .quarter(_, let year): .year(year)
        }
    }
}

extension ReportPeriod: CustomStringConvertible {
    /// `2026` or `2026-Q1`.
    public var description: String {
        switch self {
        case .year(let year): "\(year)"
        case .quarter(let quarter, let year): "\(year)-Q\(quarter)"
        }
    }
}
