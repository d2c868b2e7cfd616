// Min dag of an invented unit, folded in memory: how many rows the sample data gives, for tests and tuning.

import Reception

extension SampleUnit {
    /// The households of one handläggare, opened and with all that was done to them.
    /// - Returns: each case with its number; a household that is refused throws why.
    public func caseFiles(of caseworker: Login) throws(CommandError) -> [CaseFile] {
        var context = DecisionContext(
            today: today, now: Moment(seconds: 0), user: caseworker, role: .caseworker, act: ActID(1),
            engine: engine, knownLogins: Set(caseworkers), nextEntry: 1, nextPerson: 1)
        var files: [CaseFile] = []
        for index in 0..<cases where self.caseworker(index) == caseworker {
            files.append(try file(household(index), index, &context))
        }
        return files
    }

    /// Writes one household as a store would, in memory.
    public func file(
        _ household: SampleHousehold, _ index: Int, _ context: inout DecisionContext
    ) throws(CommandError) -> CaseFile {
        let id = CaseID(Int64(index + 1))
        let number = CaseNumber(year: today.year, serial: index + 1)
        let opened = try Decision.open(household.opening, as: id, &context)
        var file = CaseFile(id: id, number: number, entries: opened.map(\.entry))
        for command in household.commands(for: file, engine: engine) {
            file = file.applying(try Decision.decide(command, on: file, &context))
        }
        return file
    }

    /// Min dag of one handläggare.
    /// - Complexity: memory grows with her cases; meant for units, not for a hundred thousand cases.
    public func day(of caseworker: Login) throws(CommandError) -> [DayLine] {
        let files = try caseFiles(of: caseworker).filter { $0.closing == nil }
        var input = DayInput(
            rows: [], bookings: [], arrivals: [], progress: [:], met: [:], households: files.count)
        for file in files {
            let deadlines = engine.deadlines(of: file)
            input.rows += deadlines.filter(\.isOpen).map { row($0, file) }
            input.bookings += file.bookings.compactMap { entry in
                guard case .booking(let booking) = entry.content,
                    entry.day - today == 0 || entry.day - today == 1
                else { return nil }
                return BookingRow(
                    entry: entry.id, day: entry.day, booking: booking, caseID: file.id, number: file.number,
                    kind: file.latestKind ?? .abo, household: file.household, isMasked: false)
            }
            if let arrival = arrival(file) { input.arrivals.append(arrival) }
            let steps = deadlines.filter { engine.rulebook[$0.key.rule]?.checklist != nil }
            input.progress[file.id] = Progress(done: steps.count { !$0.isOpen }, total: steps.count)
        }
        return MyDay(rulebook: engine.rulebook, today: today).lines(input)
    }

    private func arrival(_ file: CaseFile) -> ArrivalRow? {
        guard !file.facts.contains(where: { $0.id == .received }),
            let plan = file.facts.last(where: { $0.id == .arrivalPlanned }),
            (0...7).contains(plan.day - today)
        else { return nil }
        var row = ArrivalRow(
            caseID: file.id, number: file.number, kind: file.latestKind ?? .abo, household: file.household,
            isMasked: false, caseworker: file.caseworker, day: plan.day, persons: file.members.count)
        row.add(file)
        return row
    }

    private func row(_ deadline: Deadline, _ file: CaseFile) -> QueueRow {
        var text: String?
        if let entry = file.reminders.first(where: { $0.id == deadline.key.trigger }),
            case .reminder(let words) = entry.content
        {
            text = words
        }
        return QueueRow(
            key: deadline.key, number: file.number, kind: file.latestKind ?? .abo, phase: file.phase,
            household: file.household, isMasked: false, personNumber: deadline.personNumber,
            version: deadline.version, nature: deadline.nature, triggerDay: deadline.triggerDay,
            opensOn: deadline.opensOn, rawDue: deadline.rawDue, due: deadline.due,
            lapsesOn: deadline.lapsesOn,
            snoozedUntil: deadline.snoozedUntil, isProvisional: deadline.isProvisional,
            caseworker: file.caseworker,
            outcome: deadline.outcome, text: text)
    }
}
