// What each screen says in the linear picture. A new screen does not compile until it is here.

import Reception
import ReceptionText
import TerminalKit

enum PlainScreens {
    /// The lines of a screen.
    static func lines(_ content: ScreenContent, _ context: AppContext) -> [PlainLine] {
        switch content {
        case .myDay(let state): myDay(state, context)
        case .queue(let state): queue(state, context)
        case .cases(let state): cases(state, context)
        case .caseFile(let state): PlainCase.lines(state, context)
        case .rules(let state): rules(state, context)
        case .establishment(let state): establishment(state, context)
        case .waiting(let state): waiting(state, context)
        case .team(let state): team(state, context)
        case .report(let state): report(state, context)
        case .waitList(let state): waitList(state, context)
        case .bookings(let state): bookings(state, context)
        case .arrivals(let state): arrivals(state, context)
        case .dwellings(let state): dwellings(state, context)
        case .journal(let state): journal(state, context)
        case .handovers(let state): handovers(state, context)
        case .partners(let state): partners(state, context)
        case .manual(let state): manual(state, context)
        }
    }

    /// One sentence where there are no rows.
    private static func empty(_ word: Word, _ context: AppContext) -> [PlainLine] {
        [PlainLine(text: context.words(word), style: .done)]
    }

    /// The rows that the list has around its selection.
    private static func rows(
        _ list: ListViewport, _ context: AppContext, _ sentence: (Int) -> String
    ) -> [PlainLine] {
        var list = list
        list.setRows(max(list.rows, context.contentRows))
        return list.visible.map { PlainLine(text: sentence($0), isSelected: $0 == list.selected) }
    }

    private static func total(_ count: Int, _ isMore: Bool) -> String { "\(count)" + (isMore ? "+" : "") }

    // MARK: Min dag

    private static func myDay(_ state: MyDayState, _ context: AppContext) -> [PlainLine] {
        guard !state.items.isEmpty else {
            return MyDayView.empty(state, context).map { PlainLine(text: $0, style: .done) }
        }
        var list = state.list
        list.setRows(max(list.rows, context.contentRows))
        return list.visible.map { index in
            switch state.items[index] {
            case .heading(let heading, let count):
                let name = context.spokenHeading(context.words.heading(heading))
                return PlainLine(text: "\(name), \(count)", style: .heading)
            case .line(let line):
                let place = context.place(line + 1, of: "\(state.lines.count)")
                return PlainLine(
                    text: place + sentence(state.lines[line], context), isSelected: index == list.selected)
            }
        }
    }

    private static func sentence(_ line: DayLine, _ context: AppContext) -> String {
        let text = context.text(of: line)
        let isCounted: Bool =
            switch line.heading {
            case .atRisk, .late, .week, .group: true
            case .now: if case .reminder = line.content { true } else { false }
            case .waiting: false
            }
        let when = isCounted ? context.spokenDays(line.due) : text.when
        let who = (1...3).contains(line.persons.count) ? context.spokenPersons(line.persons) : text.who
        let progress = line.progress.map { context.words(.plainDoneOf, "\($0.done)", "\($0.total)") } ?? ""
        let subject = context.list([text.household, text.number, line.kind?.rawValue ?? "", who, progress])
        return (when.isEmpty ? "" : when + ": ") + context.spoken(text.title) + "."
            + (subject.isEmpty ? "" : " " + subject + ".")
    }

    // MARK: Kö and Ärenden

    private static func queue(_ state: QueueState, _ context: AppContext) -> [PlainLine] {
        guard !state.rows.isEmpty else {
            return empty(
                !state.isLoaded ? .screenLoading : state.isWhole ? .screenQueueEmpty : .screenNothingMatches,
                context)
        }
        let offset = (state.position ?? 1) - 1 - (state.list.selected ?? 0)
        let total = total(state.count.rows, state.count.isMore)
        let lines = rows(state.list, context) { index in
            let row = state.rows[index]
            let subject = context.list([
                context.words.household(row.household, row.isMasked, row.number), row.number.description,
                row.kind.rawValue, context.spokenPersons(row.personNumber.map { [$0] } ?? []),
                context.words.phase(row.phase),
            ])
            return context.place(offset + index + 1, of: total, isMarked: state.marks[row.key] != nil)
                + "\(context.spokenDays(row)): \(context.title(of: row)). \(subject). "
                + context.spoken(row.caseworker)
        }
        return beside(lines, state.isPaneOpen ? state.pane : nil, context)
    }

    private static func cases(_ state: CasesState, _ context: AppContext) -> [PlainLine] {
        guard !state.rows.isEmpty else {
            return empty(
                !state.isLoaded ? .screenLoading : state.isWhole ? .screenCasesEmpty : .screenNothingMatches,
                context)
        }
        let offset = (state.position ?? 1) - 1 - (state.list.selected ?? 0)
        let total = total(state.count.rows, state.count.isMore)
        let lines = rows(state.list, context) { index in
            let entry = state.rows[index]
            let next = entry.next.map { "\(context.spokenDays($0)): \(context.title(of: $0)). " } ?? ""
            return context.place(offset + index + 1, of: total, isMarked: state.marks[entry.id] != nil)
                + sentence(entry.row, context) + ". " + next + context.spoken(entry.row.caseworker)
        }
        return beside(lines, state.isPaneOpen ? state.pane : nil, context)
    }

    /// A case in a list: number, kind, household, how many persons, phase.
    static func sentence(_ row: CaseListRow, _ context: AppContext) -> String {
        context.list([
            row.number.description, row.kind.rawValue,
            context.words.household(row.household, row.isMasked, row.number),
            context.words.count(.plainPersons, row.persons), context.words.phase(row.phase),
        ])
    }

    /// The case of the selected row right behind that row, where it is asked for.
    private static func beside(
        _ lines: [PlainLine], _ view: CaseView?, _ context: AppContext
    ) -> [PlainLine] {
        guard let view, let place = lines.firstIndex(where: \.isSelected) else { return lines }
        let own = PlainCase.summary(view, context)
        return Array(lines[...place]) + own + Array(lines[(place + 1)...])
    }

    // MARK: Hjälp

    private static func manual(_ state: ManualState, _ context: AppContext) -> [PlainLine] {
        guard !state.lines.isEmpty else { return empty(.screenNothingMatches, context) }
        var list = state.list
        list.setRows(max(list.rows, context.contentRows))
        return list.visible.map { index in
            let line = state.lines[index]
            let text = line.isHeading ? line.part : context.list([line.lead, line.name]) + ": " + line.text
            return PlainLine(
                text: text, style: line.isHeading ? .heading : .normal, isSelected: index == list.selected)
        }
    }

    // MARK: Regler

    private static func rules(_ state: RulesState, _ context: AppContext) -> [PlainLine] {
        guard !state.rules.isEmpty else { return empty(.screenNothingMatches, context) }
        let lines = rows(state.list, context) { index in
            let rule = state.rules[index]
            return context.place(index + 1, of: "\(state.rules.count)")
                + context.list([context.words.title(rule.title), rule.id.id, rule.source.citation]) + "."
        }
        guard let rule = state.selectedRule, let place = lines.firstIndex(where: \.isSelected) else {
            return lines
        }
        let filled = context.rulebook.filled(rule, on: context.today)
        var own = context.words.lines(of: filled, context.facts) + RulesView.notes(on: rule, context)
        if let count = state.counts[rule.id], rule.show != .text {
            own.append(context.words(.rulesTouches, total(count.open, count.isMore), context.keyName(.open)))
        }
        return Array(lines[...place]) + own.filter { !$0.isEmpty }.map { PlainLine(text: $0) }
            + Array(lines[(place + 1)...])
    }

    // MARK: Etablering and Väntar på

    private static func establishment(_ state: EstablishmentState, _ context: AppContext) -> [PlainLine] {
        let windows = state.paged
        guard !windows.rows.isEmpty else {
            return empty(windows.isLoaded ? .screenNoWindows : .screenLoading, context)
        }
        let total = total(windows.rows.count, windows.hasMoreAfter)
        return rows(windows.list, context) { index in
            let row = windows.rows[index]
            let name = context.list([
                context.words.household(row.name, row.isMasked, row.cursor.number),
                row.cursor.number.description, row.kind.rawValue,
            ])
            let details = context.words.details(of: row.window).joined(separator: ", ")
            return context.place(index + 1, of: total) + name + ": " + context.spoken(row.window)
                + (details.isEmpty ? "" : " " + details + ".")
        }
    }

    private static func waiting(_ state: WaitingState, _ context: AppContext) -> [PlainLine] {
        guard !state.groups.isEmpty else {
            return empty(state.isLoaded ? .screenNobodyWaits : .screenLoading, context)
        }
        let words = context.words
        return rows(state.list, context) { index in
            let group = state.groups[index]
            let name = context.list([context.authority(of: group.rule), context.title(of: group.rule)])
            let counts = context.list([
                words.count(.plainWaiting, group.open),
                group.overMedian > 0 ? words(.plainOver, "\(group.overMedian)") : "",
                group.outliers > 0 ? words(.plainOutliers, "\(group.outliers)") : "",
                group.since.map { words.count(.plainLongest, Int(context.today - $0)) } ?? "",
                words.count(group.expected.isOwn ? .plainUsual : .plainUsualByRule, group.expected.median),
            ])
            return context.place(index + 1, of: "\(state.groups.count)") + "\(name): \(counts)."
        }
    }

    // MARK: Bokningar and the journal

    private static func bookings(_ state: BookingsState, _ context: AppContext) -> [PlainLine] {
        guard !state.rows.isEmpty else {
            let word: Word =
                !state.isLoaded
                ? .bookingsLoading : state.span == .week ? .bookingsNoneWeek : .bookingsNoneDay
            return empty(word, context)
        }
        var list = state.list
        list.setRows(max(list.rows, context.contentRows))
        return list.visible.flatMap { index -> [PlainLine] in
            switch state.items[index] {
            case .heading(let day):
                let text = context.list(["\(context.weekday(day)) \(day)", context.special(day)])
                return [PlainLine(text: text, style: .heading)]
            case .row(let row):
                let booking = state.rows[row]
                let details = context.details(of: booking, state.clashes(of: booking))
                let place = context.place(row + 1, of: total(state.rows.count, !state.cut.isEmpty))
                return details.enumerated().map { offset, detail in
                    PlainLine(
                        text: (offset == 0 ? place : "") + detail.text, style: detail.style,
                        isSelected: offset == 0 && index == list.selected)
                }
            }
        }
    }

    private static func arrivals(_ state: ArrivalsState, _ context: AppContext) -> [PlainLine] {
        let text = context.words.band(state.quota)
        let band = text.isEmpty ? [] : [PlainLine(text: text, style: .done)]
        guard !state.items.isEmpty else {
            return band + empty(state.isLoaded ? .arrivalsNone : .bookingsLoading, context)
        }
        var list = state.list
        list.setRows(max(list.rows, context.contentRows))
        return band
            + list.visible.flatMap { index -> [PlainLine] in
                switch state.items[index] {
                case .heading(let day):
                    let text = context.list([
                        "\(context.weekday(day)) \(day)", context.special(day),
                        day == context.today ? "" : context.daysLeft(day),
                    ])
                    return [PlainLine(text: text, style: .heading)]
                case .pickup(let group):
                    let text = context.spoken(context.summary(of: state.groups[group])) + "."
                    return [PlainLine(text: text, style: .done)]
                case .row(let group, let place):
                    let arrival = state.groups[group].rows[place]
                    let isSelected = index == list.selected
                    let line = PlainLine(
                        text: context.place(
                            state.position(group, place), of: total(state.households, state.hasMore),
                            isMarked: state.marked.contains(arrival.caseID))
                            + ArrivalsView.sentence(arrival, state.groups[group], context),
                        isSelected: isSelected)
                    guard isSelected else { return [line] }
                    return [line]
                        + context.details(of: state.groups[group], isSpoken: true).map {
                            PlainLine(text: context.spokenLine($0.text), style: $0.style)
                        }
                }
            }
    }

    private static func journal(_ state: JournalState, _ context: AppContext) -> [PlainLine] {
        guard !state.rows.isEmpty else {
            return empty(
                !state.isLoaded ? .bookingsLoading : state.isMasked ? .journalMasked : .journalNone, context)
        }
        if let offset = state.opened {
            return JournalView.lines(state, context).dropFirst(offset).enumerated().map {
                PlainLine(text: $1, isSelected: $0 == 0)
            }
        }
        return rows(state.list, context) { index in
            let event = state.rows[index]
            return context.place(index + 1, of: total(state.rows.count, state.hasMoreAfter))
                + context.list([
                    JournalView.stamp(event.at, context), context.words.who(event),
                    context.words.title(event, context.facts, context.rulebook),
                    event.isUndone ? context.words(.journalUndone) : "",
                ]) + "."
        }
    }

    private static func dwellings(_ state: DwellingsState, _ context: AppContext) -> [PlainLine] {
        guard !state.rows.isEmpty else { return empty(DwellingsView.empty(state), context) }
        return rows(state.list, context) { index in
            context.place(index + 1, of: total(state.rows.count, state.hasMoreAfter))
                + DwellingsView.sentence(state.rows[index], context)
        }
    }

    private static func partners(_ state: PartnersState, _ context: AppContext) -> [PlainLine] {
        guard !state.rows.isEmpty else {
            return [PlainLine(text: PartnersView.empty(state, context), style: .done)]
        }
        return rows(state.list, context) { index in
            context.place(index + 1, of: "\(state.rows.count)")
                + PartnersView.sentence(state.rows[index], context)
        }
    }

    private static func handovers(_ state: HandoversState, _ context: AppContext) -> [PlainLine] {
        guard !state.rows.isEmpty else {
            return [PlainLine(text: HandoversView.empty(state, context), style: .done)]
        }
        return rows(state.list, context) { index in
            context.place(index + 1, of: "\(state.rows.count)")
                + HandoversView.sentence(state.rows[index], context)
        }
    }

    private static func team(_ state: TeamState, _ context: AppContext) -> [PlainLine] {
        guard state.isLoaded else { return empty(.screenLoading, context) }
        var list = state.list
        list.setRows(max(list.rows, context.contentRows))
        let lines = list.visible.map { index -> PlainLine in
            let isSelected = index == list.selected
            switch state.items[index] {
            case .row(let row):
                let place = context.place(row + 1, of: "\(state.rows.count)")
                return PlainLine(
                    text: place + TeamView.sentence(state.rows[row], context), isSelected: isSelected)
            case .sum:
                let text = TeamView.sentence(state.sum, context, name: context.words(.teamAll))
                return PlainLine(text: text, style: .done)
            case .heading: return PlainLine(text: context.words(.leadHeading), style: .heading)
            case .lead(let number):
                let text = state.lead.map { context.spokenLine(context.text(of: number, $0)) } ?? ""
                return PlainLine(text: state.shown(number) + " " + text, isSelected: isSelected)
            }
        }
        return lines
            + TeamView.details(state, context).map { detail in
                PlainLine(text: context.spokenLine(detail.text), style: .done)
            }
    }

    private static func report(_ state: ReportState, _ context: AppContext) -> [PlainLine] {
        guard let report = state.shown else { return empty(.screenLoading, context) }
        guard state.count > 0 else { return empty(.reportListEmpty, context) }
        let erased =
            report.erased > 0 && state.behind == nil
            ? [PlainLine(text: context.words.erased(report), style: .done)] : []
        let lines = rows(state.list, context) { index in
            context.place(index + 1, of: "\(state.count)")
                + (state.behind == nil
                    ? ReportView.sentence(state.lines[index], context)
                    : ReportView.sentence(state.rows[index], state, context))
        }
        guard let line = state.selectedLine else { return lines + erased }
        return lines + erased + [PlainLine(text: context.words.definition(of: line.figure), style: .done)]
    }

    private static func waitList(_ state: WaitListState, _ context: AppContext) -> [PlainLine] {
        let waits = state.paged
        guard !waits.rows.isEmpty else {
            return empty(waits.isLoaded ? .screenNobodyWaits : .screenLoading, context)
        }
        let words = context.words
        let total = total(waits.rows.count, waits.hasMoreAfter)
        return rows(waits.list, context) { index in
            let row = waits.rows[index]
            let days = Int(context.today - row.cursor.since)
            let subject = context.list([
                words.household(row.household, row.isMasked, row.cursor.number),
                row.cursor.number.description, row.kind.rawValue, context.spokenPersons(row.persons),
                row.reminded.map { words(.waitReminded, $0.description) } ?? "",
            ])
            return context.place(index + 1, of: total, isMarked: waits.marks[row.id] != nil)
                + words.count(.plainWaited, days, row.cursor.since.description) + ": \(subject). "
                + context.spoken(row.caseworker)
        }
    }
}
