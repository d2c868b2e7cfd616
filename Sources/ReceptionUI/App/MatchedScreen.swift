// Lists that are all there from the start, the rulebook and the manual: what is typed after `/` narrows them at once.

import Reception
import TerminalKit

/// A screen with a list that is narrowed down in memory.
protocol MatchedScreen: Sendable {
    /// What is typed after `/`; the field is open while `isFiltering`.
    var field: TextField { get set }
    var isFiltering: Bool { get set }
    var list: ListViewport { get set }
    /// The screen as the stack keeps it.
    var content: ScreenContent { get }
    /// Keeps what matches what is typed; the selection stays on its line where that is still there.
    mutating func match()
}

extension ScreenContent {
    /// The screen as a list that is narrowed down in memory; nil where it is none.
    var matched: (any MatchedScreen)? {
        switch self {
        case .rules(let state): state
        case .manual(let state): state
        case .myDay, .queue, .cases, .caseFile, .establishment, .waiting, .waitList, .team, .report,
            .bookings,
            .arrivals,
            .dwellings, .handovers, .partners,
            .journal:
            nil
        }
    }
}

extension AppState {
    /// Opens the field for what is looked for.
    mutating func openMatchField() {
        guard var screen = top.content.matched else { return }
        screen.isFiltering = true
        top.content = screen.content
    }

    /// A key while a list is narrowed down: it follows every letter.
    mutating func press(_ key: Key, matching old: any MatchedScreen) -> [Effect] {
        var screen = old
        switch key {
        case .enter, .tab: screen.isFiltering = false
        case .escape, .control("c"):
            screen.isFiltering = false
            screen.field.text = ""
        case .down: screen.list.move(by: 1)
        case .up: screen.list.move(by: -1)
        default: _ = screen.field.handle(key)
        }
        if screen.field.text != old.field.text { screen.match() }
        top.content = screen.content
        return []
    }

    /// Takes away what was typed.
    /// - Returns: whether there was anything.
    mutating func clearMatch() -> Bool {
        guard var screen = top.content.matched, !screen.field.isEmpty else { return false }
        screen.field.text = ""
        screen.match()
        top.content = screen.content
        return true
    }
}
