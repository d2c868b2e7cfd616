// `quota`: how a year stands against kommuntal and fördelningstal, the numbers as they were decided, and who counts.

import ArgumentParser
import Reception
import ReceptionFiles
import ReceptionText

struct QuotaGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quota", abstract: words(.helpQuota), discussion: words(.helpQuotaRules),
        subcommands: [
            QuotaShow.self, QuotaCases.self, QuotaList.self, QuotaSet.self, QuotaRemove.self,
        ],
        defaultSubcommand: QuotaShow.self)
}

/// The year that is asked for.
struct QuotaYearOption: ParsableArguments {
    @Argument(help: help(.argumentQuotaYear)) var year: Int?

    func year(_ session: Session) throws -> Int { try quotaYear(year ?? session.today.year) }
}

private func quotaYear(_ year: Int) throws -> Int {
    guard QuotaFigure.years.contains(year) else {
        throw Failure.usage(words(.errorQuotaYear, String(year)), words(.errorQuotaYearFix))
    }
    return year
}

private func readScheme(_ text: String) throws -> QuotaScheme {
    // A person writes it as the word is spelt.
    let folded = SearchText.fold(text)
    guard let scheme = QuotaScheme(rawValue: folded) else {
        throw Failure.usage(
            words(.errorBadChoice, "SCHEME", text),
            words(.errorBadChoiceFix, QuotaScheme.allCases.map(\.rawValue).joined(separator: ", ")))
    }
    return scheme
}

extension Session {
    /// Every number that is written down, the oldest decision first.
    fileprivate func figures() throws -> [(record: UnitRecord, figure: QuotaFigure)] {
        try store.records(.quota, on: .distantPast ... .distantFuture).compactMap { record in
            if case .quota(let figure) = record.content { (record, figure) } else { nil }
        }
    }
}

private var schemeColumn: Column {
    Column(key: "scheme", header: .columnScheme) { value in
        QuotaScheme(rawValue: value.cell).map(words.scheme) ?? value.cell
    }
}

struct QuotaShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: words(.helpQuotaShow), discussion: words(.helpQuotaRules))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var which: QuotaYearOption

    func run() throws {
        let session = try Session(options)
        let years = try session.store.quota(try which.year(session), for: session.actor)
        try Output.listing(
            years.map(session.rows.quota), keys: ContractRows.quotaKeys,
            columns: [
                Column(key: "year", header: .columnYear), schemeColumn,
                Column(key: "quota", header: .columnQuota, isNumber: true),
                Column(key: "assigned", header: .columnAssigned, isNumber: true),
                Column(key: "received", header: .columnReceived, isNumber: true),
                Column(key: "remaining", header: .columnRemaining, isNumber: true),
            ], options.format)
    }
}

struct QuotaCases: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "cases", abstract: words(.helpQuotaCases))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var which: QuotaYearOption
    @Option(name: .customLong("scheme"), help: help(.optionQuotaScheme)) var stated: String?

    func run() throws {
        let wanted = try stated.map(readScheme)
        let session = try Session(options)
        let years = try session.store.quota(try which.year(session), for: session.actor)
        let households = years.filter { wanted == nil || $0.scheme == wanted }.flatMap(\.households)
        try Output.listing(
            households.map(session.rows.quotaCase), keys: ContractRows.quotaCaseKeys,
            columns: [
                schemeColumn, Column(key: "case", header: .columnCase),
                Column(key: "kind", header: .columnKind),
                Column(key: "household", header: .columnHousehold),
                Column(key: "persons", header: .columnPersons, isNumber: true),
                Column(key: "placed", header: .columnPlaced),
                Column(key: "received", header: .columnCame),
                Column(key: "was_here", header: .columnDetails) { value in
                    value == .bool(true) ? words(.quotaWasHere) : ""
                },
            ], options.format)
    }
}

struct QuotaList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: words(.helpQuotaList))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentYear)) var year: Int?

    func run() throws {
        let wanted = try year.map(quotaYear)
        let session = try Session(options)
        let all = try session.figures().filter { wanted == nil || $0.figure.year == wanted }
        let order = QuotaScheme.allCases
        let rows = all.sorted { a, b in
            (a.figure.year, order.firstIndex(of: a.figure.scheme) ?? 0, a.figure.decided)
                < (b.figure.year, order.firstIndex(of: b.figure.scheme) ?? 0, b.figure.decided)
        }.map { record, figure in
            let isReplaced = all.contains {
                $0.figure.scheme == figure.scheme && $0.figure.year == figure.year
                    && $0.figure.decided > figure.decided
            }
            return session.rows.quotaFigure(figure, holds: !isReplaced, by: record.by)
        }
        try Output.listing(
            rows, keys: ContractRows.quotaFigureKeys,
            columns: [
                Column(key: "year", header: .columnYear), schemeColumn,
                Column(key: "quota", header: .columnQuota, isNumber: true),
                Column(key: "decided", header: .columnDecided),
                Column(key: "holds", header: .columnHolds) { value in
                    value == .bool(true) ? words(.columnHolds) : ""
                },
                Column(key: "recorded_by", header: .columnBy),
            ], options.format)
    }
}

struct QuotaSet: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "set", abstract: words(.helpQuotaSet))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentQuotaScheme)) var scheme: String
    @Argument(help: help(.argumentYear)) var year: Int
    @Argument(help: help(.argumentQuotaPersons)) var persons: Int
    @Option(name: .long, help: help(.optionQuotaDecided)) var decided: String?

    func run() throws {
        let wanted = try readScheme(scheme)
        let day = try decided.map(readDay)
        let session = try Session(options)
        let figure = QuotaFigure(
            scheme: wanted, year: year, persons: persons, decided: day ?? session.today)
        let records = try session.figures().map(\.record)
        try session.apply(QuotaAct.set(figure, among: records, today: session.today))
    }
}

struct QuotaRemove: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "remove", abstract: words(.helpQuotaRemove))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentQuotaScheme)) var scheme: String
    @Argument(help: help(.argumentYear)) var year: Int
    @Option(name: .long, help: help(.optionQuotaDecidedOf)) var decided: String?

    func run() throws {
        let wanted = try readScheme(scheme)
        let day = try decided.map(readDay)
        let session = try Session(options)
        let found = try session.figures().filter {
            $0.figure.scheme == wanted && $0.figure.year == year && (day == nil || $0.figure.decided == day)
        }
        guard let one = found.first else {
            throw Failure.failed(words(.errorNoQuota), words(.errorNoQuotaFix))
        }
        guard found.count == 1 else {
            let days = found.map(\.figure.decided.description).joined(separator: ", ")
            throw Failure.usage(words(.errorSeveralQuotas, days), words(.errorSeveralQuotasFix))
        }
        try session.apply(QuotaAct.remove(one.record))
    }
}
