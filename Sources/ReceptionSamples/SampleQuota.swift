// The invented unit's kommuntal and fördelningstal: as large as its households let expect, each revised once.

import Reception

extension SampleUnit {
    /// The numbers to receive in the year of the day that all is relative to: what was decided in the autumn before, and
    /// its revision two weeks ago. They grow with the number of households; a unit without any has none.
    public var figures: [QuotaFigure] {
        guard cases > 0, let autumn = Day(year: today.year - 1, month: 11, day: 14) else { return [] }
        let sizes: [(scheme: QuotaScheme, first: Int, revised: Int)] = [
            (.kommuntal, 40, 48), (.fordelningstal, 66, 60),
        ]
        return sizes.flatMap { scheme, first, revised in
            [(first, autumn), (revised, today.adding(days: -14))].map { persons, decided in
                QuotaFigure(
                    scheme: scheme, year: today.year,
                    persons: min(scaled(persons), QuotaFigure.sizes.upperBound),
                    decided: decided)
            }
        }
    }

    /// A number of persons in a unit of 55 households, in one of this size.
    private func scaled(_ persons: Int) -> Int { max(1, persons * cases / 55) }
}
