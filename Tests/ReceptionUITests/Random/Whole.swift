// What must hold of every picture and of every state, whatever happened before.

import Reception

@testable import ReceptionUI
@testable import TerminalKit

enum Whole {
    /// What lies over a screen lies at most so deep: a form, what it asks, and a box that says what went wrong.
    static let deepest = 4

    /// The first thing that is wrong with a picture or the state that it shows; nil where all is well.
    static func problem(_ desk: Desk) -> String? {
        let (state, context) = (desk.state, desk.context)
        let frame = desk.driver.frame
        guard frame.columns == context.size.columns, frame.rows == context.size.rows else {
            return "the picture is \(frame.columns)x\(frame.rows)"
        }
        return cells(frame) ?? cursor(frame) ?? selection(state, context, frame) ?? stacks(desk)
    }

    // MARK: The picture

    /// Every row is as wide as the screen, wide cells are whole, and nothing in them moves a terminal's cursor.
    static func cells(_ frame: Frame) -> String? {
        frame.cells.withUnsafeBufferPointer { cells in
            for row in 0..<frame.rows {
                var isOpen = false
                for column in 0..<frame.columns {
                    let cell = cells[row * frame.columns + column]
                    if isOpen != (cell.width == 0) {
                        return "half a wide character at \(row):\(column)"
                    }
                    isOpen = cell.width == 2
                    if cell.isASCII {
                        if cell.firstByte < 0x20 || cell.firstByte == 0x7F {
                            return "a control at \(row):\(column)"
                        }
                    } else if cell.width > 0, let problem = text(of: cell) {
                        return "\(problem) at \(row):\(column)"
                    }
                }
                if isOpen { return "half a wide character at the edge of row \(row)" }
            }
            return nil
        }
    }

    private static func text(of cell: Cell) -> String? {
        for (place, scalar) in cell.text.unicodeScalars.enumerated() {
            switch ScalarClass.of(scalar.value) {
            case .narrow where place == 0 && cell.width == 1, .wide where place == 0 && cell.width == 2,
                .mark where place > 0, .joiner where place > 0:
                continue
            default: return "U+\(String(scalar.value, radix: 16))"
            }
        }
        return nil
    }

    /// There is a cursor, it stands within the picture and never on the second half of a character.
    static func cursor(_ frame: Frame) -> String? {
        guard !frame.bounds.isEmpty else { return nil }
        guard let cursor = frame.cursor else { return "no cursor" }
        guard let cell = frame[cursor.row, cursor.column] else {
            return "the cursor is outside at \(cursor.row):\(cursor.column)"
        }
        return cell.width == 0 ? "the cursor is on half a character" : nil
    }

    // MARK: The selection

    /// With nothing over the screen and nothing typed, the cursor is on the selected row, and that one looks so.
    static func selection(_ state: AppState, _ context: AppContext, _ frame: Frame) -> String? {
        if let problem = rows(state.top.content) { return problem }
        guard context.size.isEnough, state.overlays.isEmpty, state.filterField == nil,
            let cursor = frame.cursor
        else { return nil }
        let isShown = frame[cursor.row, cursor.column].map { $0.style.attributes.contains(.reverse) } ?? false
        if context.isPlain {
            let isAnywhere = frame.cells.contains { $0.style.attributes.contains(.reverse) }
            return isAnywhere && !isShown ? "the cursor is not on the selected line" : nil
        }
        guard !frame.targets.isEmpty else { return nil }
        let wanted = selected(state.top.content)
        // Headings alone: nothing is selected.
        if wanted == nil, !isShown { return nil }
        guard isShown else { return "the cursor is not on a selected row" }
        let target = frame.target(atRow: cursor.row, column: cursor.column)
        return target == wanted ? nil : "the cursor is on \(String(describing: target)), not \(wanted ?? -1)"
    }

    /// Which of the rows is selected, as the targets count; nil where none is.
    static func selected(_ content: ScreenContent) -> Int? {
        if let screen = content.paged { return screen.list.selected }
        if case .myDay(let state) = content { return state.selectedLine == nil ? nil : state.list.selected }
        if case .caseFile(let state) = content { return state.items.isEmpty ? nil : state.selection }
        if let screen = content.matched { return screen.list.selected }
        if case .waiting(let state) = content { return state.list.selected }
        if case .team(let state) = content { return state.list.selected }
        if case .report(let state) = content { return state.list.selected }
        if case .bookings(let state) = content { return state.selected == nil ? nil : state.list.selected }
        if case .arrivals(let state) = content { return state.selected == nil ? nil : state.list.selected }
        return nil
    }

    /// Lists are as long as what they show, and the selection is one of their rows.
    static func rows(_ content: ScreenContent) -> String? {
        func wrong(_ list: ListViewport, _ count: Int) -> String? {
            if list.count != count { return "the list has \(list.count) rows for \(count)" }
            if let selected = list.selected, !(0..<count).contains(selected) {
                return "row \(selected) of \(count)"
            }
            return nil
        }
        func wrong<Screen: PagedScreen>(_ screen: Screen) -> String? {
            wrong(screen.list, screen.rows.count)
                ?? (screen.rows.count > 1300 ? "\(screen.rows.count) rows are kept" : nil)
        }
        if let screen = content.paged { return wrong(screen) }
        if case .rules(let state) = content { return wrong(state.list, state.rules.count) }
        if case .manual(let state) = content { return wrong(state.list, state.lines.count) }
        if case .waiting(let state) = content { return wrong(state.list, state.groups.count) }
        if case .team(let state) = content {
            let isBetween = !state.rows.isEmpty && state.selected == nil && state.selectedLead == nil
            return wrong(state.list, state.items.count) ?? (isBetween ? "a heading is selected" : nil)
        }
        if case .report(let state) = content { return wrong(state.list, state.count) }
        if case .myDay(let state) = content {
            let isBetween = !state.lines.isEmpty && state.selectedLine == nil
            return wrong(state.list, state.items.count) ?? (isBetween ? "a heading is selected" : nil)
        }
        if case .bookings(let state) = content {
            let isBetween = !state.rows.isEmpty && state.selected == nil
            return wrong(state.list, state.items.count) ?? (isBetween ? "a heading is selected" : nil)
        }
        if case .arrivals(let state) = content {
            let isBetween = !state.groups.isEmpty && state.selected == nil
            return wrong(state.list, state.items.count) ?? (isBetween ? "a heading is selected" : nil)
        }
        if case .caseFile(let state) = content {
            let isWithin = state.items.isEmpty ? state.selection == 0 : state.selectedItem != nil
            return isWithin ? nil : "row \(state.selection) of \(state.items.count)"
        }
        return nil
    }

    // MARK: What is open and what is waited for

    static func stacks(_ desk: Desk) -> String? {
        let state = desk.state
        if state.overlays.count > deepest {
            return "\(state.overlays.count) overlays: \(state.overlays.map(\.kind))"
        }
        if state.screens.isEmpty { return "no screen" }
        let screens = Set(state.screens.map(\.id))
        if screens.count != state.screens.count { return "two screens with one id" }
        if let lost = state.setAside.keys.first(where: { !screens.contains($0) }) {
            return "a form waits for screen \(lost), which is gone"
        }
        let asked = Set(desk.pending.compactMap(\.token))
        if let (token, purpose) = state.awaited.first(where: { !asked.contains($0.key) }) {
            return "an answer is waited for that never comes: \(token.raw) \(purpose)"
        }
        return nil
    }
}
