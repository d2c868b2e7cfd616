// `/` in a case: to the rows that say what is typed, as one types; `n` and `N` go on from there.

import Reception
import ReceptionText
import TerminalKit

/// What is looked for in a case.
struct CaseSearch: Hashable, Sendable {
    var field = TextField(maximumLength: 200)
    /// Whether the field is open.
    var isTyping = false
    /// The row where it began; Esc goes back there.
    fileprivate var start: CaseItem?
}

extension CaseState {
    /// The rows that say what is looked for, as places among ``items``. Only what the screen shows is looked into.
    func hits(_ context: AppContext) -> [Int] {
        let wanted = SearchText.fold(search.field.text)
        guard !wanted.isEmpty else { return [] }
        var texts: [CaseItem: String] = [:]
        let content = CaseContent(state: self, context: context)
        for line in CaseSection.allCases.flatMap(content.lines) {
            let shown = line.cells.map(\.text) + [line.trailing]
            texts[line.item, default: ""] += " " + shown.joined(separator: " ")
        }
        return items.indices.filter { index in
            SearchText.fold(texts[items[index]] ?? "").contains(wanted)
        }
    }

    fileprivate mutating func beginSearch() {
        search = CaseSearch(isTyping: true, start: selectedItem)
    }

    /// To the first row that fits from where the search began; back there while nothing fits.
    fileprivate mutating func followSearch(_ context: AppContext) {
        let start = search.start.flatMap { items.firstIndex(of: $0) } ?? 0
        let found = hits(context)
        select(found.first { $0 >= start } ?? found.first ?? start)
    }

    /// To the next row that fits, or the one before, round the end.
    /// - Returns: its place among those that fit, from 1, and how many fit; nil where none does.
    fileprivate mutating func findNext(by step: Int, _ context: AppContext) -> (place: Int, count: Int)? {
        let found = hits(context)
        guard let first = found.first, let last = found.last else { return nil }
        let next =
            step > 0
            ? found.first { $0 > selection } ?? first : found.last { $0 < selection } ?? last
        select(next)
        return ((found.firstIndex(of: next) ?? 0) + 1, found.count)
    }
}

extension AppState {
    /// Whether what is typed looks for a row instead of narrowing a list down.
    var isFinding: Bool {
        if case .caseFile(let state) = top.content { state.search.isTyping } else { false }
    }

    /// `/`, `n` and `N` in a case.
    mutating func findInCase(_ id: BindingID, _ context: AppContext) {
        guard case .caseFile(var state) = top.content else { return }
        switch id {
        case .find: state.beginSearch()
        default:
            let text = state.search.field.text
            if text.isEmpty {
                say(context.words(.findFirst, context.keyName(.find)), .bad)
            } else if let hit = state.findNext(by: id == .findNext ? 1 : -1, context) {
                say(context.words(.findPlace, text, "\(hit.place)", "\(hit.count)"))
            } else {
                say(context.words(.screenNothingMatches), .bad)
            }
        }
        top.content = .caseFile(state)
    }

    /// `:hitta TEXT`.
    mutating func findInCase(_ text: String, _ context: AppContext) {
        guard case .caseFile(var state) = top.content else { return }
        state.beginSearch()
        state.search.field.text = text
        state.followSearch(context)
        top.content = .caseFile(state)
        _ = press(.enter, finding: state, context)
    }

    /// A key while something is looked for in a case.
    mutating func press(_ key: Key, finding old: CaseState, _ context: AppContext) -> [Effect] {
        var state = old
        switch key {
        case .enter, .tab:
            state.search.isTyping = false
            let hits = state.hits(context)
            if state.search.field.isEmpty {
                break
            } else if let place = hits.firstIndex(of: state.selection) {
                let text = state.search.field.text
                say(context.words(.findPlace, text, "\(place + 1)", "\(hits.count)"))
            } else {
                say(context.words(.screenNothingMatches), .bad)
            }
        case .escape, .control("c"):
            state.search.field.text = ""
            state.followSearch(context)
            state.search.isTyping = false
        case .down: _ = state.findNext(by: 1, context)
        case .up: _ = state.findNext(by: -1, context)
        default:
            if state.search.field.handle(key) { state.followSearch(context) }
        }
        top.content = .caseFile(state)
        return []
    }
}
