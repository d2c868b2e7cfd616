// How a year stands against kommuntal or fördelningstal: the number as decided and revised, and who counts against it.

/// A household that counts in a year. Of a masked one there is its number and how it counts.
public struct QuotaHousehold: Hashable, Sendable {
    public let caseID: CaseID
    public let number: CaseNumber
    /// The family name; empty where masked.
    public let household: String
    public let isMasked: Bool
    /// The decision by which it counts.
    public let placement: QuotaPlacement

    public init(
        caseID: CaseID, number: CaseNumber, household: String, isMasked: Bool, placement: QuotaPlacement
    ) {
        self.caseID = caseID
        self.number = number
        self.household = isMasked ? "" : household
        self.isMasked = isMasked
        self.placement = placement
    }
}

/// A year by one scheme.
public struct QuotaYear: Hashable, Sendable {
    public let scheme: QuotaScheme
    public let year: Int
    /// The decided numbers of the year, the oldest first; all but the last are what it was before it was revised.
    public let figures: [QuotaFigure]
    /// Who counts, by the day of the decision and the number of the case.
    public let households: [QuotaHousehold]

    /// - Parameters:
    ///   - figures: of any year and scheme; the others are left out.
    ///   - households: with decisions of any year and scheme; the others are left out.
    public init(_ scheme: QuotaScheme, _ year: Int, figures: [QuotaFigure], households: [QuotaHousehold]) {
        self.scheme = scheme
        self.year = year
        self.figures = figures.filter { $0.scheme == scheme && $0.year == year }
            .sorted { $0.decided < $1.decided }
        self.households = households.filter {
            $0.placement.scheme == scheme && $0.placement.day.year == year
        }.sorted { ($0.placement.day, $0.number) < ($1.placement.day, $1.number) }
    }

    /// The number that holds: the one decided last. Nil where none is written down.
    public var figure: QuotaFigure? { figures.last }
    /// What the number was before it was revised, the oldest first.
    public var revised: [QuotaFigure] { figures.dropLast() }

    /// Persons assigned in the year. A person counts in the year of her assignment, not in that of her arrival.
    public var assigned: Int { persons { _ in true } }
    /// Those of them who have been received, in whichever year that was.
    public var received: Int { persons { $0.placement.received != nil } }
    /// Those of them who are still awaited.
    public var planned: Int { persons { $0.placement.received == nil } }

    /// How many may still be assigned to the municipality in the year: the number less those who were. It is not the
    /// number less those received, because whoever is assigned uses the number up from the day of the decision; they
    /// are ``planned``. Below zero where more were assigned than was decided; nil where no number is written down.
    public var remaining: Int? { figure.map { $0.persons - assigned } }

    private func persons(_ counts: (QuotaHousehold) -> Bool) -> Int {
        households.lazy.filter(counts).reduce(0) { $0 + $1.placement.persons }
    }
}
