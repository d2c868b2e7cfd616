// What is said of an etablering window: which end it shows, what does not fit, and what is forecast.

import Reception

extension Catalogue {
    /// A sentence a line: which end the window shows, days that are lost, or the forecast. Dates only.
    public func details(of window: EstablishmentWindow) -> [String] {
        if let forecast = window.forecast { return details(of: forecast) + stated(window) }
        guard window.ended == nil else { return [] }
        var lines: [String] = []
        switch window.shown?.end {
        case .stated?: lines += stated(window)
        case .programme?: lines.append(self(.windowProgramme))
        case .frame?:
            // While a pause runs the 24 months have no end, and the frame is the outer one.
            let runs = window.started != nil && window.programmeEnd == nil
            lines.append(self(.windowFrame) + (runs ? " · " + self(.windowPauseRuns) : ""))
            if window.isProvisional { lines.append(self(.windowProvisional)) }
        case .ended?: break
        case nil: lines.append(self(.windowPauseRuns))
        }
        if window.lostDays > 0 { lines.append(count(.windowLost, window.lostDays, "\(window.pausedDays)")) }
        return lines
    }

    private func stated(_ window: EstablishmentWindow) -> [String] {
        guard window.statedEnd != nil else { return [] }
        let computed = [window.programmeEnd, window.frameEnd].compactMap { $0 }.min()
        guard let computed else { return [self(.windowStated)] }
        return [self(.windowStated) + " · " + self(.windowComputed, computed.description)]
    }

    private func details(of forecast: EstablishmentForecast) -> [String] {
        let opens =
            forecast.opensEarliest == forecast.opensLatest
            ? self(.windowOpensFrom, forecast.opensEarliest.description)
            : self(.windowOpens, forecast.opensEarliest.description, forecast.opensLatest.description)
        var lines = [
            opens, self(.windowEnds, forecast.endsEarliest.description, forecast.endsLatest.description),
        ]
        if let wait = forecast.wait {
            lines.append(
                wait.isOwn
                    ? self(.windowOwnWaits, "\(wait.median)", "\(wait.long)", "\(wait.waits)")
                    : self(.windowRuleWait, "\(wait.median)", "\(wait.waits)"))
        }
        return lines
    }
}
