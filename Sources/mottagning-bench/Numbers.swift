// Medians, percentiles and ratios of pairs, and how they are printed.

import Foundation

/// Measurements of one thing by the program and by the floor, taken in turns.
struct Pairs {
    var program: [Double] = []
    var floor: [Double] = []

    /// The median of the ratios of neighbours.
    var ratio: Double {
        zip(program, floor).map { $0 / max($1, 0.000_1) }.percentile(50)
    }
}

extension [Double] {
    /// The value below which so many percent lie; 0 of nothing.
    func percentile(_ percent: Int) -> Double {
        let sorted = self.sorted()
        guard !sorted.isEmpty else { return 0 }
        return sorted[Swift.min(sorted.count - 1, sorted.count * percent / 100)]
    }
}

enum Report {
    /// `name  program  floor  ratio`, with the aim at the end.
    static func pair(_ name: String, _ pairs: Pairs, aim: String, unit: String = "ms") {
        let p95 = pairs.program.percentile(95)
        line(
            name,
            "\(number(pairs.program.percentile(50))) \(unit), p95 \(number(p95)); floor "
                + "\(number(pairs.floor.percentile(50))); ratio \(number(pairs.ratio))", aim)
    }

    static func line(_ name: String, _ text: String, _ aim: String) {
        let padded = name.padding(toLength: 34, withPad: " ", startingAt: 0)
        print("  \(padded) \(text)   [aim \(aim)]")
        fflush(nil)
    }

    static func number(_ value: Double) -> String { String(format: value < 100 ? "%.2f" : "%.0f", value) }
}
