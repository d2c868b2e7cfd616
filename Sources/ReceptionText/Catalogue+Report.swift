// The figures of a year or a quarter in words: their names, how they are counted, and their numbers.

import Reception

extension Catalogue {
    /// What a figure is called.
    public func name(of figure: FigureID) -> String {
        switch figure {
        case .received: self(.figureReceived)
        case .toPersonnummer: self(.figureToPersonnummer)
        case .toSFI: self(.figureToSfi)
        case .toEstablishment: self(.figureToEstablishment)
        case .toBenefit: self(.figureToBenefit)
        case .deadlinesUnit: self(.figureDeadlinesUnit)
        case .deadlinesHousehold: self(.figureDeadlinesHousehold)
        case .deadlinesAuthority: self(.figureDeadlinesAuthority)
        case .knownEBO: self(.figureKnownEbo)
        case .outcomes: self(.figureOutcomes)
        case .windowUsed: self(.figureWindowUsed)
        case .openAtEnd: self(.figureOpenAtEnd)
        }
    }

    /// How a figure is counted.
    public func definition(of figure: FigureID) -> String {
        switch figure {
        case .received: self(.figureDefinitionReceived)
        case .toPersonnummer: self(.figureDefinitionToPersonnummer)
        case .toSFI: self(.figureDefinitionToSfi)
        case .toEstablishment: self(.figureDefinitionToEstablishment)
        case .toBenefit: self(.figureDefinitionToBenefit)
        case .deadlinesUnit: self(.figureDefinitionDeadlinesUnit)
        case .deadlinesHousehold: self(.figureDefinitionDeadlinesHousehold)
        case .deadlinesAuthority: self(.figureDefinitionDeadlinesAuthority)
        case .knownEBO: self(.figureDefinitionKnownEbo)
        case .outcomes: self(.figureDefinitionOutcomes)
        case .windowUsed: self(.figureDefinitionWindowUsed)
        case .openAtEnd: self(.figureDefinitionOpenAtEnd)
        }
    }

    /// What a line of a figure is of.
    public func name(of group: FigureGroup, in figure: FigureID, _ rulebook: Rulebook) -> String {
        switch group {
        case .all: self(figure.form == .wait ? .figureAllNewcomers : .figureAll)
        case .kind(let kind): kind.rawValue
        case .rule(let rule): rulebook[rule].map { "\(rule.id) \(title($0.title))" } ?? rule.id
        case .reason(let reason): outcome(reason)
        }
    }

    /// Why a case was closed.
    public func outcome(_ reason: ClosingReason) -> String {
        switch reason {
        case .work: self(.outcomeWork)
        case .studies: self(.outcomeStudies)
        case .unemploymentBenefit: self(.outcomeUnemploymentBenefit)
        case .sicknessBenefit: self(.outcomeSicknessBenefit)
        case .sicknessBenefitSpecial: self(.outcomeSicknessBenefitSpecial)
        case .sicknessCompensation: self(.outcomeSicknessCompensation)
        case .activityCompensation: self(.outcomeActivityCompensation)
        case .otherSocialInsurance: self(.outcomeOtherSocialInsurance)
        case .supportedWork: self(.outcomeSupportedWork)
        case .moved: self(.outcomeMoved)
        case .planAborted: self(.outcomePlanAborted)
        case .socialServices: self(.outcomeSocialServices)
        case .deceased: self(.outcomeDeceased)
        case .repatriated: self(.outcomeRepatriated)
        case .other: self(.outcomeOther)
        }
    }

    /// How a row counts.
    public func state(_ state: FigureRow.State) -> String {
        switch state {
        case .counted: self(.figureStateCounted)
        case .waiting: self(.figureStateWaiting)
        case .onTime: self(.figureStateOnTime)
        case .late: self(.figureStateLate)
        case .missing: self(.figureStateMissing)
        }
    }

    /// A period as it stands in a heading: `2026`, or `2026, kvartal 1`.
    public func name(of period: ReportPeriod) -> String {
        switch period {
        case .year(let year): "\(year)"
        case .quarter(let quarter, let year): self(.reportQuarter, "\(quarter)", "\(year)")
        }
    }

    /// Days in weeks or, for the window, in months of an even twelfth of a year; one decimal.
    public func time(_ days: Int, in form: FigureForm) -> String {
        if form == .window { return self(.figureMonths, tenths((days * 960 + 1461) / 2922)) }
        return self(.figureWeeks, tenths((days * 20 + 7) / 14))
    }

    private func tenths(_ number: Int) -> String {
        "\(number / 10)\(language == .sv ? "," : ".")\(number % 10)"
    }

    /// A number, or that it is hidden; nothing where there is none.
    public func value(_ value: FigureValue) -> String {
        switch value {
        case .absent: ""
        case .hidden: self(.figureHidden)
        case .known(let number): "\(number)"
        }
    }

    /// A time, or that it is hidden.
    public func time(_ value: FigureValue, in form: FigureForm) -> String {
        value.number.map { time($0, in: form) } ?? self.value(value)
    }

    /// A share: `92 %`, or between which numbers it lies.
    public func share(_ share: FigureShare) -> String {
        switch share {
        case .absent: ""
        case .hidden: self(.figureHidden)
        case .between(let range):
            range.count == 1
                ? self(.figurePercent, "\(range.lowerBound)")
                : self(.figurePercentRange, "\(range.lowerBound)", "\(range.upperBound)")
        }
    }

    /// The numbers of a line, the most important first, for `·` between them.
    public func numbers(_ line: FigureLine, of figure: FigureID) -> [String] {
        switch figure.form {
        case .headcount: [headcount(line)]
        case .households:
            [line.count.number.map { count(.figureHouseholds, $0) } ?? self(.figureHidden)]
                + (line.share == .absent || line.count == .hidden ? [] : [share(line.share)])
        case .wait, .window: waits(line, figure.form)
        case .deadlines: deadlines(line)
        }
    }

    /// The same beside a bar that shows the times: the median, nine of ten in brackets, how many, and who waits.
    public func besideBar(_ line: FigureLine, of figure: FigureID) -> [String] {
        let numbers = numbers(line, of: figure)
        guard [.wait, .window].contains(figure.form), line.median.number != nil else { return numbers }
        let median = time(line.median, in: figure.form)
        let hasLong = line.ninetieth.number != nil
        let times = hasLong ? self(.figureBarTimes, median, time(line.ninetieth, in: figure.form)) : median
        return [times] + numbers.dropFirst(hasLong ? 2 : 1)
    }

    private func headcount(_ line: FigureLine) -> String {
        let households =
            line.households.number.map { count(.figureHouseholds, $0) } ?? self(.figureHiddenHouseholds)
        guard let persons = line.count.number else { return self(.figureHidden) }
        return persons == 0 && line.households == .known(0)
            ? self(.figureNone) : count(.figurePersonsIn, persons, households)
    }

    private func waits(_ line: FigureLine, _ form: FigureForm) -> [String] {
        var parts: [String] = []
        if line.median.number != nil { parts.append(self(.figureMedianOf, time(line.median, in: form))) }
        if line.ninetieth.number != nil { parts.append(self(.figureWithin, time(line.ninetieth, in: form))) }
        parts.append(
            line.count.number.map { $0 == 0 ? self(.figureNone) : count(.figureOfPersons, $0) }
                ?? self(.figureHidden))
        switch line.waiting {
        case .known(let number) where number > 0: parts.append(count(.figureStillWaiting, number))
        case .hidden: parts.append(self(.figureHiddenWaiting))
        case .known, .absent: break
        }
        return parts
    }

    private func deadlines(_ line: FigureLine) -> [String] {
        guard let number = line.count.number else { return [self(.figureHidden)] }
        guard number > 0 else { return [self(.figureNone)] }
        var parts = [
            line.share == .hidden ? self(.figureHiddenShare) : self(.figureInTime, share(line.share)),
            count(.figureOfDeadlines, number),
        ]
        if let late = line.late.number, late > 0 { parts.append(count(.figureLate, late)) }
        if let missing = line.missing.number, missing > 0 { parts.append(count(.figureMissing, missing)) }
        return parts
    }

    /// What another municipality has said of itself.
    public func comparison(_ comparison: FigureComparison) -> String {
        switch comparison.kind {
        case .weeks(let weeks):
            count(.figureComparedWeeks, weeks, comparison.municipality, "\(comparison.year)")
        case .meanTenthsOfMonths(let number):
            self(
                .figureComparedMean, comparison.municipality, "\(comparison.year)",
                self(.figureMonths, tenths(number)))
        }
    }

    private func remaining(_ quota: ReportQuota) -> [String] {
        switch quota.remaining {
        case .absent: []
        case .known(let number) where number < 0: [self(.quotaOver, "\(-number)")]
        case .hidden, .known: [self(.reportRemaining, value(quota.remaining))]
        }
    }

    /// That cases are counted no more because they are erased.
    public func erased(_ report: Report) -> String {
        count(.reportErased, report.erased, "\(report.period.year)")
    }

    /// How a year stands against a number to receive: what was decided, who was assigned, and what is left.
    public func numbers(_ quota: ReportQuota) -> [String] {
        [
            quota.persons.map { self(.reportDecided, "\($0)") } ?? self(.quotaUnwritten),
            self(.reportAssigned, value(quota.assigned)),
        ] + remaining(quota)
    }
}
