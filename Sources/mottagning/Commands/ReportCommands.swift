// `report year`, `report quarter`: the figures of a period, what is behind them, and the paper that is put before the board.

import ArgumentParser
import Reception
import ReceptionFiles
import ReceptionText

struct ReportGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: words(.helpReport), discussion: words(.helpReportRules),
        subcommands: [ReportYear.self, ReportQuarter.self])
}

struct ReportYear: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "year", abstract: words(.helpReportYear), discussion: words(.helpReportRules))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var report: ReportOptions
    @Argument(help: help(.argumentReportYear)) var year: String?

    func run() throws {
        try report.run(options) { today in
            guard let year else { return .year(today.year - 1) }
            guard case .year(let stated)? = ReportPeriod(year) else { throw ReportOptions.badPeriod(year) }
            return .year(stated)
        }
    }
}

struct ReportQuarter: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarter", abstract: words(.helpReportQuarter), discussion: words(.helpReportRules))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var report: ReportOptions
    @Argument(help: help(.argumentReportQuarter)) var quarter: String?

    func run() throws {
        try report.run(options) { today in
            guard let quarter else { return ReportPeriod(quarterOf: today).moved(by: -1) }
            guard let period = ReportPeriod(quarter), case .quarter = period else {
                throw ReportOptions.badPeriod(quarter)
            }
            return period
        }
    }
}

/// How a report is wanted.
struct ReportOptions: ParsableArguments {
    @Option(name: .customLong("list"), help: help(.optionReportList)) var list: String?
    @Flag(name: .customLong("internal"), help: help(.optionReportInternal)) var isInternal = false
    @Option(name: .long, help: help(.optionReportOutput)) var output: String?
    @Option(name: .long, help: help(.optionPrinter)) var printer: String?

    static func badPeriod(_ text: String) -> Failure {
        Failure.usage(words(.errorNoPeriod, text), words(.errorNoPeriodFix))
    }

    /// Where the report goes.
    private enum Place {
        case listing
        case csv(String)
        case paper(PrintTarget)
    }

    private func place() throws -> Place {
        guard let output else {
            return printer == nil ? .listing : .paper(try .stated(output: nil, printer: printer))
        }
        let ending = output.lowercased()
        if ending.hasSuffix(".csv"), printer == nil { return .csv(output) }
        guard [".pdf", ".txt", "/"].contains(where: ending.hasSuffix) else {
            throw Failure.usage(words(.errorReportOutput, output), words(.errorReportOutputFix))
        }
        return .paper(try .stated(output: output, printer: printer))
    }

    private func figure() throws -> FigureID? {
        guard let list else { return nil }
        guard let figure = FigureID(rawValue: list.lowercased()) else {
            throw Failure.usage(
                words(.errorNoFigure, list),
                words(.errorNoFigureFix, FigureID.allCases.map(\.rawValue).joined(separator: ", ")))
        }
        return figure
    }

    func run(_ options: GlobalOptions, _ period: (Day) throws -> ReportPeriod) throws {
        let figure = try figure()
        let place = try place()
        if figure != nil, case .paper = place {
            throw Failure.usage(words(.errorReportListPaper), words(.errorReportListPaperFix))
        }
        let session = try Session(options)
        let period = try period(session.today)
        guard period.days.lowerBound <= session.today else {
            throw Failure.usage(
                words(.reportNotBegun, words.name(of: period)), words(.errorNoPeriodFix))
        }
        let whole = try session.store.report(period, for: session.actor)
        if isInternal || figure != nil { Output.say(words(.reportInternal) + "\n") }
        if whole.erased > 0 { Output.say(words.erased(whole) + "\n") }
        let report = isInternal ? whole : whole.suppressed()
        if case .paper(let target) = place {
            return try PaperDesk(target: target, session: session).print(.report(report))
        }
        let behind = figure.flatMap { whole[$0] }
        let keys = behind == nil ? ContractRows.reportKeys : ContractRows.figureRowKeys
        let rows =
            behind.map { figure in figure.rows.map { session.rows.figureRow($0, of: figure.id) } }
            ?? session.rows.report(report, words.reportNames)
        if case .csv(let path) = place {
            let text = CSVOutput.text(keys: keys, rows: rows, .excel)
            try PrintTarget.put(CSVOutput.Dialect.excel.opening + text.utf8, at: path)
            return Output.say(words(.paperWritten, path) + "\n")
        }
        guard let behind else {
            let isTable = options.format == .table
            return try Output.listing(
                isTable ? Self.lines(report) : rows, keys: keys,
                columns: [
                    Column(key: "title", header: .columnFigure), Column(key: "group", header: .columnGroup),
                    Column(key: "numbers", header: .columnNumbers),
                ], options.format)
        }
        try Output.listing(rows, keys: keys, columns: Self.rowColumns(behind), options.format)
    }

    /// The lines of a report for people: each figure's name once, and its numbers in words.
    private static func lines(_ report: Report) -> [JSONValue] {
        func line(_ title: String, _ group: String, _ numbers: [String]) -> JSONValue {
            .record([
                "title": .string(title), "group": .string(group),
                "numbers": .string(numbers.joined(separator: " · ")),
            ])
        }
        return report.quota.map { line(words.scheme($0.scheme), "\($0.year)", words.numbers($0)) }
            + report.figures.flatMap { figure in
                figure.lines.enumerated().map { index, found in
                    let compared = FigureComparison.of(figure.id, found.group).map(words.comparison)
                    return line(
                        index == 0 ? words.name(of: figure.id) : "",
                        words.name(of: found.group, in: figure.id, RulesInUse.rulebook),
                        words.numbers(found, of: figure.id) + (compared.map { [$0] } ?? []))
                }
            }
    }

    private static func rowColumns(_ figure: Figure) -> [Column] {
        [
            Column(key: "day", header: .columnDate), Column(key: "case", header: .columnCase),
            Column(key: "household", header: .columnHousehold),
            Column(key: "person", header: .columnPerson, isNumber: true),
            Column(key: "group", header: .columnGroup),
            Column(key: "state", header: .columnHow) { value in
                FigureRow.State(rawValue: value.cell).map(words.state) ?? value.cell
            },
            Column(key: "days", header: .columnWait, isNumber: true) { value in
                if case .int(let days) = value { words.time(days, in: figure.id.form) } else { "" }
            },
        ]
    }
}

extension Catalogue {
    /// What a report calls things.
    fileprivate var reportNames: ReportNames {
        ReportNames(
            figure: name, group: { name(of: $0, in: $1, RulesInUse.rulebook) }, definition: definition,
            scheme: scheme,
            quota: (self(.columnQuota), self(.columnAssigned), self(.columnRemaining)))
    }
}
