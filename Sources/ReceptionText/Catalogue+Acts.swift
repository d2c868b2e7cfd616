// Acts in a sentence, and the rows of Min dag in words.

import Reception

extension Catalogue {
    /// What an act did: `6 händelser: UT-kort · 2026-0012`.
    public func sentence(_ summary: ActSummary, _ facts: FactCatalogue, _ rulebook: Rulebook) -> String {
        if summary.changes == 0 { return self(.actNothing) }
        var text = act(summary.kind)
        if let subject = summary.subject {
            let rule = rulebook[RuleID(subject)].map { title($0.title) }
            text += ": " + (rule ?? name(FactID(subject), facts, rulebook))
        }
        if summary.cases.count == 1 { text += " · \(summary.cases[0])" }
        if summary.cases.count > 1 { text += " · " + count(.actCases, summary.cases.count) }
        return text + " · " + count(.actChanges, summary.changes)
    }

    /// The name of an act.
    public func act(_ kind: ActKind) -> String {
        switch kind {
        case .open: self(.actOpen)
        case .record: self(.actRecord)
        case .retract: self(.actRetract)
        case .complete: self(.actComplete)
        case .waive: self(.actWaive)
        case .unwaive: self(.actUnwaive)
        case .snooze: self(.actSnooze)
        case .remind: self(.actRemind)
        case .book: self(.actBook)
        case .cancelBooking: self(.actCancelBooking)
        case .assign: self(.actAssign)
        case .note: self(.actNote)
        case .pause: self(.actPause)
        case .join: self(.actJoin)
        case .leave: self(.actLeave)
        case .split: self(.actSplit)
        case .convert: self(.actConvert)
        case .correct: self(.actCorrect)
        case .close: self(.actClose)
        case .reopen: self(.actReopen)
        case .import: self(.actImport)
        case .undo: self(.actUndo)
        case .user: self(.actUser)
        case .rules: self(.actRules)
        case .generate: self(.actGenerate)
        case .print: self(.actPrint)
        case .export: self(.actExport)
        case .backup: self(.actBackup)
        case .restore: self(.actRestore)
        case .pickup: self(.actPickup)
        case .moveArrival: self(.actMoveArrival)
        case .arrive: self(.actArrive)
        case .quota: self(.actQuota)
        case .unit: self(.actUnit)
        case .dwelling: self(.actDwelling)
        case .handOver: self(.actHandOver)
        case .absence: self(.actAbsence)
        case .partner: self(.actPartner)
        case .consent: self(.actConsent)
        case .nameViewer: self(.actNameViewer)
        case .reveal: self(.actReveal)
        case .retention: self(.actRetention)
        case .erase: self(.actErase)
        }
    }

    /// A rule's title.
    public func title(_ id: RuleID, _ rulebook: Rulebook) -> String {
        if id == .reminder { return self(.reminderTitle) }
        return rulebook.index(of: id).map { title(rulebook.rules[$0].title) } ?? id.id
    }

    /// What a row of Min dag is about.
    public func title(_ line: DayLine, _ rulebook: Rulebook) -> String {
        switch line.content {
        case .booking(let row): row.isMasked ? self(.dayBookingMasked) : row.booking.what
        case .reminder(let text): text ?? self(.reminderTitle)
        case .arrival(let row): row.flight.isEmpty ? self(.dayArrival) : self(.dayArrivalFlight, row.flight)
        case .rule(let rule): title(rule, rulebook)
        case .steps(let steps, let next): count(.daySteps, steps, title(next, rulebook))
        case .oldSteps(let steps): count(.dayOldSteps, steps)
        case .group(let rule, let done):
            self(.dayGroup, title(rule, rulebook), line.due?.description ?? "")
                + " · " + count(.dayHouseholds, line.cases.count) + " · " + count(.dayDone, done)
        case .offered(let cases, let from):
            count(.dayOffered, cases, from.map(\.name).joined(separator: ", "))
        case .sentBack(let cases): count(.daySentBack, cases)
        case .covers(let absence):
            self(.dayCovers, absence.login.name, absence.days.upperBound.description)
        case .authority(let id, let over):
            authority(id) + " · " + count(.dayHouseholds, line.cases.count)
                + (over > 0 ? " · " + count(.dayOver, over) : "")
        }
    }

    /// A household as it reads in a list.
    public func household(_ label: String, _ isMasked: Bool, _ number: CaseNumber) -> String {
        isMasked ? self(.caseMasked, number.description) : label
    }
}
