// The rows of `report year` and `report quarter`, and of the list behind a figure.

import Reception

/// What a report calls things in the reader's language.
public struct ReportNames {
    public let figure: (FigureID) -> String
    public let group: (FigureGroup, FigureID) -> String
    public let definition: (FigureID) -> String
    public let scheme: (QuotaScheme) -> String
    /// What stands beside a scheme: what was decided, was assigned and is left.
    public let quota: (decided: String, assigned: String, remaining: String)

    public init(
        figure: @escaping (FigureID) -> String, group: @escaping (FigureGroup, FigureID) -> String,
        definition: @escaping (FigureID) -> String, scheme: @escaping (QuotaScheme) -> String,
        quota: (decided: String, assigned: String, remaining: String)
    ) {
        self.figure = figure
        self.group = group
        self.definition = definition
        self.scheme = scheme
        self.quota = quota
    }
}

extension ContractRows {
    /// The rows of a report: what was decided and assigned, then a row for every line of every figure.
    public func report(_ report: Report, _ names: ReportNames) -> [JSONValue] {
        let quota = report.quota.flatMap { year in
            [
                ("decided", year.persons.map { FigureValue.known($0) } ?? .absent, names.quota.decided),
                ("assigned", year.assigned, names.quota.assigned),
                ("remaining", year.remaining, names.quota.remaining),
            ].map { group, value, name in
                row(
                    report, figure: year.scheme.rawValue, title: names.scheme(year.scheme), group: group,
                    groupTitle: name, unit: "persons", FigureNumbers(count: value))
            }
        }
        return quota
            + report.figures.flatMap { figure in
                figure.lines.map { line in
                    row(
                        report, figure: figure.id.rawValue, title: names.figure(figure.id),
                        group: line.group.id, groupTitle: names.group(line.group, figure.id),
                        unit: figure.id.unit,
                        FigureNumbers(
                            line, comparison: FigureComparison.of(figure.id, line.group),
                            definition: names.definition(figure.id)))
                }
            }
    }

    public static let reportKeys = [
        "period", "from", "to", "figure", "title", "group", "group_title", "unit", "count", "households",
        "share_from", "share_to", "median_days", "p90_days", "waiting", "on_time", "late", "missing",
        "suppressed", "compared_municipality", "compared_year", "compared_days", "definition",
    ]

    /// What a row says besides its name.
    private struct FigureNumbers {
        var line: FigureLine?
        let count: FigureValue
        var comparison: FigureComparison?
        var definition: String?

        init(count: FigureValue) { self.count = count }

        init(_ line: FigureLine, comparison: FigureComparison?, definition: String) {
            self.line = line
            count = line.count
            self.comparison = comparison
            self.definition = definition
        }

        func number(_ value: (FigureLine) -> FigureValue) -> JSONValue {
            .number(line.flatMap { value($0).number })
        }
    }

    private func row(
        _ report: Report, figure: String, title: String, group: String, groupTitle: String, unit: String,
        _ numbers: FigureNumbers
    ) -> JSONValue {
        var share: ClosedRange<Int>?
        if case .between(let range)? = numbers.line?.share { share = range }
        let isSuppressed = numbers.line?.isSuppressed ?? (numbers.count == .hidden)
        return .record([
            "period": .string(report.period.description),
            "from": .string(report.period.days.lowerBound.description),
            "to": .string(report.through.description), "figure": .string(figure), "title": .string(title),
            "group": .string(group), "group_title": .string(groupTitle), "unit": .string(unit),
            "count": .number(numbers.count.number), "households": numbers.number(\.households),
            "share_from": .number(share?.lowerBound), "share_to": .number(share?.upperBound),
            "median_days": numbers.number(\.median), "p90_days": numbers.number(\.ninetieth),
            "waiting": numbers.number(\.waiting), "on_time": numbers.number(\.onTime),
            "late": numbers.number(\.late), "missing": numbers.number(\.missing),
            "suppressed": .bool(isSuppressed),
            "compared_municipality": .text(numbers.comparison?.municipality),
            "compared_year": .number(numbers.comparison?.year),
            "compared_days": .number(numbers.comparison?.days), "definition": .text(numbers.definition),
        ])
    }

    /// A row behind a figure.
    public func figureRow(_ row: FigureRow, of figure: FigureID) -> JSONValue {
        .record([
            "figure": .string(figure.rawValue), "group": .string(row.group.id),
            "state": .string(row.state.rawValue), "case": .string(row.number.description),
            "household": household(row.household, row.isMasked, row.number), "person": .number(row.person),
            "persons": .int(row.persons), "day": .string(row.day.description), "days": .number(row.days),
        ])
    }

    public static let figureRowKeys = [
        "figure", "group", "state", "case", "household", "person", "persons", "day", "days",
    ]
}

extension FigureID {
    /// What its lines count.
    fileprivate var unit: String {
        switch form {
        case .headcount, .wait, .window: "persons"
        case .households: "households"
        case .deadlines: "deadlines"
        }
    }
}
