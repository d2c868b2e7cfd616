// Bostäder: the unit's flats, what stands empty and costs money first; or the free ones as they suit a household.

import Reception
import ReceptionText
import TerminalKit

/// A flat as a row of the list, with its place in it.
public struct DwellingEntry: Hashable, Sendable, PagedRow {
    public let row: DwellingRow
    public let cursor: DwellingRow.Cursor
    /// How it suits the household that a flat is looked for; nil in the other lists.
    public let match: DwellingMatch?

    public var id: Int { row.number }

    public init(_ row: DwellingRow, on today: Day) {
        self.row = row
        cursor = row.cursor(on: today)
        match = nil
    }

    /// - Parameter place: the flat's place among those that suit.
    public init(_ match: DwellingMatch, place: Int) {
        row = match.row
        cursor = DwellingRow.Cursor(part: 0, key: place, number: match.row.number)
        self.match = match
    }
}

/// The state of Bostäder.
struct DwellingsState: PagedScreen {
    var shown = DwellingList.current
    /// The household that a flat is looked for; nil where all are listed.
    var seeker: SelectedCase?
    var paged = PagedRows<DwellingEntry>()

    var content: ScreenContent { .dwellings(self) }

    func listRows(_ context: AppContext) -> Int { DwellingsView.listRows(context) }

    func question(for part: PagePart, _ context: AppContext) -> Question? {
        if let number = seeker?.number { return .dwellingMatches(number, norms: context.rentNorms) }
        return paged.place(of: part).map { .dwellings(shown, $0.place, limit: $0.limit) }
    }

    mutating func take(_ answer: Answer, as part: PagePart) -> CaseNumber? {
        guard case .dwellings(let page) = answer else { return nil }
        paged.take(page, as: part)
        return nil
    }

    /// The household of the selected flat.
    func chosen(_ context: AppContext) -> Selected? {
        paged.selected?.row.household.map { household in
            let own = SelectedCase(id: household.caseID, number: household.number)
            return Selected(keys: [], cases: [own], title: household.number.description)
        }
    }
}

extension AppState {
    /// The flat whose row is selected.
    var selectedDwelling: DwellingRow? {
        guard case .dwellings(let state) = top.content else { return nil }
        return state.selectedRow?.row
    }

    /// Why something cannot be done to the selected flat.
    func reasonAgainstDwelling(_ id: BindingID, _ context: AppContext) -> String? {
        let isLook = id == .household || id == .furnish
        if !isLook, !context.mayChange { return context.words.notPermitted(.change) }
        guard let row = selectedDwelling else { return context.words(.reasonNothingSelected) }
        if row.isMasked { return context.words(.reasonMasked) }
        let hasKeys = row.dwelling.keys.handedOver != nil
        switch id {
        case .reserve where row.status(on: context.today) == .ended,
            .handKeys where row.status(on: context.today) == .ended,
            .endDwelling where row.status(on: context.today) == .ended:
            return context.words(.reasonFlatEnded)
        case .reserve where row.isTaken: return context.words(.reasonFlatTaken)
        case .handKeys where row.isTaken && hasKeys: return context.words(.reasonFlatHasKeys)
        case .endDwelling where row.isTaken && !hasKeys: return context.words(.reasonFlatTaken)
        case .handKeys where !row.isTaken, .release where !row.isTaken, .household where !row.isTaken,
            .furnish where !row.isTaken:
            return context.words(.reasonFlatFree)
        default: return nil
        }
    }

    /// Bostäder as they suit the household of what is selected; from Bostäder itself its number is asked for.
    mutating func beginMatch(_ context: AppContext) -> [Effect] {
        if case .dwellings = top.content {
            overlays.append(.prompt(Prompt(label: context.words(.flatPromptMatch), purpose: .matchFor)))
            return []
        }
        guard let target = selected(context)?.cases.first else { return [] }
        return showMatches(target, context)
    }

    mutating func showMatches(_ target: SelectedCase, _ context: AppContext) -> [Effect] {
        push(.dwellings(DwellingsState(seeker: target)))
        fit(context)
        return loadTop(context)
    }

    /// Shows the flats that the unit no longer has, or those that it has.
    mutating func showEnded(_ old: DwellingsState, _ context: AppContext) -> [Effect] {
        guard old.seeker == nil else { return [] }
        var state = old
        state.shown = state.shown == .ended ? .current : .ended
        state.empty()
        top.content = .dwellings(state)
        fit(context)
        return top.content.paged.map { reload($0, context) } ?? []
    }
}
