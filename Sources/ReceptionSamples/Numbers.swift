// Invented identity numbers that no two persons of a unit share, worked out from the household's place in it.

import Reception

/// Gives the numbers of one household.
struct NumberSeries {
    /// Households of one serial differ by the residue of their members' birth dates.
    private static let serials = 490
    /// How many residues there are; 1 in a small unit, so that any birth date is free.
    let residues: Int
    private let index: Int
    private let offset: Int

    init(index: Int, cases: Int, seed: UInt64) {
        self.index = index
        residues = max(1, (cases + Self.serials - 1) / Self.serials)
        offset = Int(seed % 89_999_999)
    }

    /// The nearest day, not later, on which the household's members may be born.
    func birth(near day: Day) -> Day {
        let residue = (index / Self.serials) % residues
        let own = ((Int(day.number) % residues) + residues) % residues
        return day.adding(days: -((own - residue + residues) % residues))
    }

    /// Twelve digits with a right check digit.
    /// - Parameter isCoordination: a samordningsnummer has 60 added to the day.
    func personal(born: Day, isMan: Bool, isCoordination: Bool) -> String {
        let serial = 2 * (index % Self.serials) + (isMan ? 1 : 2)
        let parts = born.components
        let day = parts.day + (isCoordination ? 60 : 0)
        let nine =
            Places.two(parts.year % 100) + Places.two(parts.month) + Places.two(day)
            + (serial < 100 ? "0" : "") + Places.two(serial)
        return Places.two(parts.year / 100) + nine + String(Self.checkDigit(nine))
    }

    /// Eight digits.
    /// - Parameter member: the person's place in the household, from 0 to 8.
    func dossier(member: Int) -> String {
        // The multiplier is prime and no divisor of the modulus, so no two ordinals meet.
        let ordinal = index * 9 + member
        return String(10_000_000 + (ordinal % 89_999_999 * 7_368_787 + offset) % 89_999_999)
    }

    /// Luhn's, weights 2, 1, 2, ….
    private static func checkDigit(_ nine: String) -> Int {
        var sum = 0
        for (place, character) in nine.utf8.enumerated() {
            let product = Int(character - 48) * (place.isMultiple(of: 2) ? 2 : 1)
            sum += product / 10 + product % 10
        }
        return (10 - sum % 10) % 10
    }
}
