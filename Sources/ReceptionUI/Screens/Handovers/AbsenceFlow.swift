// Somebody is away: from which day, until which, and who sees to her cases meanwhile; and back again.

import Reception
import ReceptionText
import TerminalKit

extension AppState {
    /// Asks what there is of the selected handläggare of Team already.
    mutating func beginAbsence(_ context: AppContext) -> [Effect] {
        guard case .team(let state) = top.content, let login = state.selected?.caseworker else { return [] }
        return ask(.absences, for: .absences(login))
    }

    /// Offers to end what there is, or to write down another one; at once where there is nothing.
    mutating func take(absences records: [UnitRecord], of login: Login, _ context: AppContext) {
        let own = records.filter { $0.absence?.login == login }
        guard !own.isEmpty else { return askFirstDay(of: login, context) }
        var items = own.enumerated().map { index, record in
            ChooserItem(
                value: .absence(record), key: "\(index + 1)",
                label: context.words(.absenceEnd, record.absence.map(context.words.away) ?? ""), searched: [])
        }
        items.append(
            ChooserItem(
                value: .absence(nil), key: "\(own.count + 1)", label: context.words(.absenceNew),
                searched: []))
        overlays.append(
            .chooser(
                Chooser(
                    title: context.words(.absenceTitle, login.name), purpose: .absence(login), all: items,
                    isKeyed: true)))
    }

    /// Ends an absence, or begins with another one.
    mutating func choose(_ record: UnitRecord?, of login: Login, _ context: AppContext) -> [Effect] {
        closeOverlay()
        guard let record, let absence = record.absence else {
            askFirstDay(of: login, context)
            return []
        }
        return act(
            HandoverAct.beBack(record, today: context.today),
            context.words(.wentBack, context.words.away(absence)))
    }

    private mutating func askFirstDay(of login: Login, _ context: AppContext) {
        overlays.append(
            .prompt(
                Prompt(
                    label: context.words(.absenceFirst, login.name), purpose: .absenceFirst(login),
                    offered: context.today, leaning: .future)))
    }

    mutating func askLastDay(of login: Login, from first: Day, _ context: AppContext) {
        replaceOverlay(
            .prompt(
                Prompt(
                    label: context.words(.absenceLast, login.name),
                    purpose: .absenceLast(login, first), offered: first, leaning: .future)))
    }

    /// Asks who sees to the cases.
    mutating func askCover(of login: Login, _ days: ClosedRange<Day>, _ context: AppContext) -> [Effect] {
        replaceOverlay(
            .chooser(
                Chooser(
                    title: context.words(.absenceCover, login.name),
                    purpose: .cover(Absence(login, days, cover: nil)), all: [])))
        return ask(.caseworkers, for: .caseworkers)
    }

    mutating func write(_ absence: Absence, _ context: AppContext) -> [Effect] {
        closeOverlay()
        return act(HandoverAct.beAway(absence), context.words.away(absence))
    }
}
