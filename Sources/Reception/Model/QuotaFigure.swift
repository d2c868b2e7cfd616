// Kommuntal and fördelningstal: how many persons the municipality is to receive in a year, as it was decided and revised.

/// By which scheme persons are to be received.
public enum QuotaScheme: String, CaseIterable, Comparable, Sendable {
    /// Set by the county board for those who are assigned after a permit (lag (2016:38) 5–7 §§).
    case kommuntal
    /// Set by Migrationsverket for those under temporary protection (lag (1994:137) om mottagande av asylsökande m.fl.).
    case fordelningstal

    public static func < (a: QuotaScheme, b: QuotaScheme) -> Bool { a.rawValue < b.rawValue }
}

/// A decided number; a later decision for the same year and scheme takes its place.
public struct QuotaFigure: Hashable, Sendable {
    public var scheme: QuotaScheme
    public var year: Int
    public var persons: Int
    /// The day of the decision or of its revision.
    public var decided: Day

    public init(scheme: QuotaScheme, year: Int, persons: Int, decided: Day) {
        self.scheme = scheme
        self.year = year
        self.persons = persons
        self.decided = decided
    }

    /// The years and numbers that a figure may have.
    public static let years = 1990...2199
    public static let sizes = 0...100_000
}
