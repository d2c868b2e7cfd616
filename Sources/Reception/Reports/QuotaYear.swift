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
    /// Persons assigned in the year. A person counts in the year of her assignment, not in that of her arrival.
    public let assigned: Int
    /// Those of them who have been received, in whichever year that was.
    public let received: Int
    /// Who counts, by the day of the decision and the number of the case; empty where only the sums were asked for.
    public let households: [QuotaHousehold]

    /// - Parameters:
    ///   - figures: of any year and scheme; the others are left out.
    ///   - households: with decisions of any year and scheme; the others are left out.
    public init(_ scheme: QuotaScheme, _ year: Int, figures: [QuotaFigure], households: [QuotaHousehold]) {
        let own = households.filter { $0.placement.scheme == scheme && $0.placement.day.year == year }
            .sorted { ($0.placement.day, $0.number) < ($1.placement.day, $1.number) }
        func persons(_ placements: [QuotaPlacement]) -> Int { placements.reduce(0) { $0 + $1.persons } }
        let placements = own.map(\.placement)
        self.init(
            scheme, year, figures: figures, households: own, assigned: persons(placements),
            received: persons(placements.filter { $0.received != nil }))
    }

    /// The sums of a year, without who counts.
    /// - Parameter figures: of any year and scheme; the others are left out.
    public init(_ scheme: QuotaScheme, _ year: Int, figures: [QuotaFigure], assigned: Int, received: Int) {
        self.init(
            scheme, year, figures: figures, households: [], assigned: assigned, received: received)
    }

    private init(
        _ scheme: QuotaScheme, _ year: Int, figures: [QuotaFigure], households: [QuotaHousehold],
        assigned: Int, received: Int
    ) {
        self.scheme = scheme
        self.year = year
        self.figures = figures.filter { $0.scheme == scheme && $0.year == year }
            .sorted { $0.decided < $1.decided }
        self.households = households
        self.assigned = assigned
        self.received = received
    }

    /// The number that holds: the one decided last. Nil where none is written down.
    public var figure: QuotaFigure? { figures.last }
    /// What the number was before it was revised, the oldest first.
    public var revised: [QuotaFigure] { figures.dropLast() }

    /// Those of them who are still awaited.
    public var planned: Int { assigned - received }

    /// How many may still be assigned to the municipality in the year: the number less those who were. It is not the
    /// number less those received, because whoever is assigned uses the number up from the day of the decision; they
    /// are ``planned``. Below zero where more were assigned than was decided; nil where no number is written down.
    public var remaining: Int? { figure.map { $0.persons - assigned } }
}
