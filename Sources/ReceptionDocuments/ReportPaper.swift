// The figures of a year or a quarter as they are put before the board: in short, then each with its bars, and how all of
// them are counted.

import Reception
import ReceptionPaper
import ReceptionText

extension Paper {
    /// The paper of a report, as it is told: with small groups kept back, or for the unit alone.
    public func report(_ report: Report) -> PaperDocument {
        let title = words(.reportHeading, words.name(of: report.period))
        let days = words(
            .reportDays, report.period.days.lowerBound.description, report.through.description)
        var blocks: [PaperBlock] = [.heading(level: 1, text: title)]
        if !unitName.isEmpty { blocks.append(.paragraph(unitName, .large)) }
        blocks.append(
            .rows([
                PaperRow(words(.reportPeriod), text: days),
                PaperRow(words(.reportMade), text: today.description),
            ]))
        if report.isRunning {
            blocks.append(.paragraph(words(.reportRunning, report.through.description), .strong))
        }
        if report.erased > 0 { blocks.append(.paragraph(words.erased(report), .strong)) }
        blocks.append(
            report.isSuppressed
                ? .paragraph(words(.reportSuppressed), .small) : .paragraph(words(.reportInternal), .strong))
        blocks += summary(report) + figures(report) + definitions(report)
        var made = document(title, blocks, hasHeading: false)
        // What has been made fit to be published is no secret, and nobody is to destroy it.
        if report.isSuppressed { made.footer = [title, words(.reportSuppressed)] }
        return made
    }

    private var unitName: String {
        [unit.office, unit.municipality].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// What is looked for first.
    private func summary(_ report: Report) -> [PaperBlock] {
        let first: [FigureID] = [
            .received, .toPersonnummer, .toBenefit, .deadlinesUnit, .outcomes, .openAtEnd,
        ]
        var rows = first.compactMap { id in
            report[id]?.lines.first.map { PaperRow(words.name(of: id), text: numbers($0, of: id)) }
        }
        rows.insert(
            contentsOf: report.quota.map {
                PaperRow(
                    "\(words.scheme($0.scheme)) \($0.year)", text: words.numbers($0).joined(separator: " · "))
            }, at: min(1, rows.count))
        return [.heading(level: 2, text: words(.reportSummary)), .rows(rows)]
    }

    /// A line's numbers, and what they are compared with.
    private func numbers(_ line: FigureLine, of id: FigureID) -> String {
        let compared = FigureComparison.of(id, line.group).map(words.comparison)
        return (words.numbers(line, of: id) + (compared.map { [$0] } ?? [])).joined(separator: " · ")
    }

    private func figures(_ report: Report) -> [PaperBlock] {
        let waits: [FigureID] = [.toPersonnummer, .toSFI, .toEstablishment, .toBenefit, .windowUsed]
        let deadlines: [FigureID] = [.deadlinesUnit, .deadlinesHousehold, .deadlinesAuthority]
        func charts(_ ids: [FigureID], level: Int) -> [PaperBlock] {
            ids.flatMap { id in report[id].map { chart($0, level: level) } ?? [] }
        }
        return charts([.received], level: 2)
            + [.heading(level: 2, text: words(.reportWaits)), .paragraph(words(.reportLegendWait), .small)]
            + charts(waits, level: 3)
            + [.heading(level: 2, text: words(.reportDeadlines))]
            + (report.isSuppressed ? [.paragraph(words(.reportLegendShare), .small)] : [])
            + charts(deadlines, level: 3) + charts([.outcomes, .knownEBO, .openAtEnd], level: 2)
    }

    /// A figure with its bars; in words where there is but one line, or nothing at all.
    private func chart(_ figure: Figure, level: Int) -> [PaperBlock] {
        let heading = PaperBlock.heading(level: level, text: words.name(of: figure.id))
        guard let whole = figure.lines.first else { return [] }
        let groups = figure.lines.filter { isShown($0, in: figure) }
        if figure.lines.allSatisfy(\.isEmpty) {
            return [.together([heading, .paragraph(words(.reportEmpty))])]
        }
        let areHidden = figure.lines.count > 1 && groups.allSatisfy { $0.count == .hidden }
        guard figure.lines.count > 1, !areHidden else {
            let isSplit = areHidden && whole.count != .hidden
            let text = numbers(whole, of: figure.id) + (isSplit ? " · " + words(.reportGroupsHidden) : "")
            return [.together([heading, .paragraph(text)])]
        }
        let bars = groups.map { line in
            let ends = ends(line, figure.id.form)
            return PaperBar(
                words.name(of: line.group, in: figure.id, rulebook), ends.value, upTo: ends.upTo,
                text: words.besideBar(line, of: figure.id).joined(separator: " · "))
        }
        let mark = FigureComparison.of(figure.id).map { PaperMark($0.days, words.comparison($0)) }
        let scale = figure.id.form == .deadlines ? 100 : nil
        return [.together([heading, .chart(PaperChart(bars: bars, mark: mark, scale: scale))])]
    }

    /// A headcount's sum would make all its parts short; it stands in the summary. Kinds of which nobody is say nothing.
    private func isShown(_ line: FigureLine, in figure: Figure) -> Bool {
        switch figure.id.form {
        case .headcount, .households: line.group != .all
        case .wait, .window, .deadlines: line.group == .all || !line.isEmpty
        }
    }

    /// Where the bar of a line ends, and the frame beyond it.
    private func ends(_ line: FigureLine, _ form: FigureForm) -> (value: Int?, upTo: Int?) {
        switch form {
        case .headcount, .households: (line.count.number, nil)
        case .wait, .window: (line.median.number, line.ninetieth.number)
        case .deadlines:
            if case .between(let range) = line.share {
                (range.lowerBound, range.upperBound)
            } else {
                (nil, nil)
            }
        }
    }

    private func definitions(_ report: Report) -> [PaperBlock] {
        let common =
            [Word.figureDefinitionMedian] + (report.isSuppressed ? [.figureDefinitionSuppressed] : [])
        return [.heading(level: 2, text: words(.reportDefinitions))]
            + common.map { .paragraph(words($0), .small) }
            + report.figures.map { figure in
                let name = words.name(of: figure.id)
                return .paragraph(name + ". " + words.definition(of: figure.id), .small)
            }
    }
}
