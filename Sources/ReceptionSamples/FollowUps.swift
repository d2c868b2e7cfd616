// What a handläggare adds to a case of her own accord: reminders, bookings, waivers, closings.

import Reception

struct FollowUps {
    let life: Life
    let today: Day
    let persons: Int

    /// Reminders and bookings.
    func commands(_ index: Int, _ dice: inout Dice) -> [CaseCommand] {
        let plot = life.scene.plot
        var commands: [CaseCommand] = []
        if plot.contains(.reminderDue) {
            commands.append(
                .remind(today.adding(days: -dice.int(0...1)), dice.pick(Places.reminders, or: "Ring")))
        }
        if plot.contains(.reminderLater) {
            commands.append(.remind(workday(dice.int(3...40)), dice.pick(Places.reminders, or: "Ring")))
        }
        // Today's hours follow the household's place, so that two meetings seldom meet.
        if plot.contains(.bookedToday) { commands.append(book(today, index, &dice)) }
        if plot.contains(.bookedTomorrow) {
            commands.append(book(dice.chance(70) ? today.adding(days: 1) : today, index + 1, &dice))
        }
        if plot.contains(.bookedSoon) { commands.append(book(workday(dice.int(3...20)), index, &dice)) }
        return commands
    }

    private func workday(_ ahead: Int) -> Day {
        var day = today.adding(days: ahead)
        while day.weekday.isWeekend { day = day.adding(days: 1) }
        return day
    }

    private func book(_ day: Day, _ index: Int, _ dice: inout Dice) -> CaseCommand {
        let errand = Places.errands[(index / 2) % Places.errands.count]
        let minutes = dice.int(errand.hours) * 60 + dice.pick([0, 15, 30], or: 0)
        let cancelBy = day.adding(days: -2)
        return .book(
            day,
            Booking(
                minutes: minutes, what: errand.what, with: errand.with, place: errand.place,
                phone: Places.landline(&dice), reference: "B\(dice.int(10_000...99_999))",
                persons: errand.isWholeFamily ? [] : [1], cancelBy: cancelBy, length: errand.length,
                interpreter: errand.interpreter))
    }

    /// One open step that does not apply, and one that can wait.
    func deadlineCommands(_ file: CaseFile, _ engine: DeadlineEngine, _ dice: inout Dice) -> [DeadlineCommand]
    {
        let plot = life.scene.plot
        guard plot.contains(.waiver) || plot.contains(.snooze) else { return [] }
        let open = engine.deadlines(of: file).filter { deadline in
            guard deadline.isOpen, let rule = engine.rulebook[deadline.key.rule] else { return false }
            return rule.maySnooze && rule.show == .queue
        }
        guard let chosen = open.first else { return [] }
        let reasons: [(WaiverReason, String)] = [
            (.declined, "Vill inte, har fått information."), (.notRelevant, "Gäller inte det här hushållet."),
            (.otherResponsible, "Försörjningsstöd sköter detta."),
        ]
        if plot.contains(.waiver) {
            let (reason, note) = dice.pick(reasons, or: (.notRelevant, ""))
            return [command(chosen, .waive(reason, note: note))]
        }
        guard let last = open.last, engine.rulebook[last.key.rule]?.maySnooze == true, open.count > 2 else {
            return []
        }
        return [command(last, .snooze(until: today.adding(days: dice.int(5...14))))]
    }

    private func command(_ deadline: Deadline, _ act: DeadlineCommand.Act) -> DeadlineCommand {
        DeadlineCommand(rule: deadline.key.rule, person: deadline.personNumber, due: deadline.due, act: act)
    }

    /// How the case ended, for those that have.
    func closing(_ dice: inout Dice) -> [CaseCommand] {
        guard life.scene.stage == .closed else { return [] }
        // As often as a unit tells it: six of ten to work, studies or work with support.
        let reasons: [ClosingReason] =
            life.scene.kind == .massflykt
            ? [.repatriated, .moved]
            : [
                .work, .work, .work, .studies, .studies, .supportedWork, .moved, .socialServices,
                .socialServices, .sicknessBenefit,
            ]
        let reason = dice.pick(reasons, or: .other)
        let day = today.adding(days: -dice.int(5...230))
        let receiver: ClosingReceiver? =
            switch reason {
            case .socialServices: .socialServices
            case .supportedWork: .jobCoach
            case .moved: .municipality
            default: nil
            }
        let close = CaseCommand.close(reason, day, to: receiver, note: "")
        let followUp = day.adding(days: Self.followUpDays)
        guard followUp <= today else { return [close] }
        return [close, .record(.followUpDone, followUp, .unstated, until: nil, value: nil)]
    }

    /// So long after the closing the unit has followed up: within its three months.
    private static let followUpDays = 80
}
