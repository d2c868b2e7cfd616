// The mouse, where the user wants it: a click selects, another on the same row opens, the wheel moves by three rows.

import Reception
import TerminalKit

extension AppState {
    /// Rows that one turn of the wheel moves by.
    private static let wheelRows = 3

    /// What the mouse has done.
    /// - Returns: nil for keys.
    mutating func pressMouse(_ key: Key, _ context: AppContext) -> [Effect]? {
        switch key {
        case .wheelUp: turn(.up, .up, context)
        case .wheelDown: turn(.down, .down, context)
        case .click(let row, let column): click(row, column, context)
        default: nil
        }
    }

    private mutating func turn(_ id: BindingID, _ key: Key, _ context: AppContext) -> [Effect] {
        guard filterField == nil || !overlays.isEmpty else { return [] }
        var effects: [Effect] = []
        for _ in 0..<Self.wheelRows {
            switch overlays.last {
            case nil: effects += perform(id, context)
            case .chooser, .persons, .form, .why, .search, .move, .quota, .closing:
                effects += pressInOverlay(key, context)
            case .prompt, .message, .command: break
            }
        }
        return effects
    }

    /// A click means what the picture shows at its place; beside everything it means nothing.
    private mutating func click(_ row: Int, _ column: Int, _ context: AppContext) -> [Effect] {
        var frame = Frame(columns: context.size.columns, rows: context.size.rows, glyphs: context.glyphs)
        render(self, context, into: &frame)
        guard let index = frame.target(atRow: row, column: column) else { return [] }
        if let overlay = overlays.last { return click(index, in: overlay, context) }
        guard filterField == nil else { return [] }
        guard select(index) else { return perform(.open, context) }
        return []
    }

    /// Selects a row of the topmost screen.
    /// - Returns: false where it was selected already.
    private mutating func select(_ index: Int) -> Bool {
        switch top.content {
        case .myDay(var state):
            guard state.list.selected != index else { return false }
            // A heading is no line.
            if case .line = state.items[index] { state.list.select(index) }
            top.content = .myDay(state)
        case .caseFile(var state):
            guard state.selection != index else { return false }
            state.select(index)
            top.content = .caseFile(state)
        case .rules, .manual:
            guard var screen = top.content.matched, screen.list.selected != index else { return false }
            screen.list.select(index)
            top.content = screen.content
        case .waiting(var state):
            guard state.list.selected != index else { return false }
            state.list.select(index)
            top.content = .waiting(state)
        case .team(var state):
            guard state.list.selected != index else { return false }
            if state.items[index].isSelectable { state.list.select(index) }
            top.content = .team(state)
        case .report(var state):
            guard state.list.selected != index else { return false }
            state.list.select(index)
            top.content = .report(state)
        case .bookings(var state):
            guard state.list.selected != index else { return false }
            if case .row = state.items[index] { state.list.select(index) }
            top.content = .bookings(state)
        case .arrivals(var state):
            guard state.list.selected != index else { return false }
            if case .row = state.items[index] { state.list.select(index) }
            top.content = .arrivals(state)
        case .queue, .cases, .establishment, .waitList, .dwellings, .journal, .handovers, .partners:
            guard var screen = top.content.paged, screen.list.selected != index else { return false }
            screen.list.select(index)
            top.content = screen.content
        }
        return true
    }

    /// A click in an overlay chooses; a person is chosen or left out, a field gets the cursor.
    private mutating func click(_ index: Int, in overlay: Overlay, _ context: AppContext) -> [Effect] {
        switch overlay {
        case .chooser(var chooser):
            chooser.selection = index
            replaceOverlay(.chooser(chooser))
            return pressInOverlay(.enter, context)
        case .persons(var picker):
            picker.selection = index
            replaceOverlay(.persons(picker))
            return pressInOverlay(.character(" "), context)
        case .search(var box):
            box.list.select(index)
            replaceOverlay(.search(box))
            return pressInOverlay(.enter, context)
        case .move(var box):
            box.list.select(index)
            replaceOverlay(.move(box))
            return pressInOverlay(.character(" "), context)
        case .closing(var box):
            box.list.select(index)
            replaceOverlay(.closing(box))
            return []
        case .form(var form):
            let rows = form.rows(context)
            guard !form.asksToLeave, index < rows.count else { return [] }
            let id: FieldID
            var opens = false
            switch rows[index] {
            case .heading, .clash, .remark: return []
            case .field(let field):
                id = field.id
                if case .action = field.kind { opens = true }
            case .known(let match):
                id = .known(match)
                opens = form.current == id
            }
            form.select(id, context)
            replaceOverlay(.form(form))
            return opens ? pressInOverlay(.enter, context) : []
        case .prompt, .why, .message, .command, .quota: return []
        }
    }
}
