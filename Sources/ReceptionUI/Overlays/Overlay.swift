// What lies over a screen: a prompt, a list to choose from, a form, an explanation. The topmost gets the keys.

import Reception
import ReceptionText
import TerminalKit

/// Something that takes the keys until it is answered or left with Esc.
public enum Overlay: Sendable {
    case prompt(Prompt)
    case chooser(Chooser)
    case persons(PersonPicker)
    case form(Form)
    case why(WhyBox)
    case message(MessageBox)
    case command(CommandLine)
    case search(SearchBox)
    case move(MoveBox)
    case quota(QuotaBox)
    case closing(CloseBox)
}

extension Overlay {
    func render(_ context: AppContext, into frame: inout Frame, area: Rect) {
        switch self {
        case .prompt(let prompt): prompt.render(context, into: &frame)
        case .chooser(let chooser): chooser.render(context, into: &frame, area: area)
        case .persons(let picker): picker.render(context, into: &frame, area: area)
        case .form(let form): form.render(context, into: &frame, area: area)
        case .why(let box): box.render(context, into: &frame, area: area)
        case .message(let box): box.render(context, into: &frame, area: area)
        case .command(let line): line.render(context, into: &frame)
        case .search(let box): box.render(context, into: &frame, area: area)
        case .move(let box): box.render(context, into: &frame, area: area)
        case .quota(let box): box.render(context, into: &frame, area: area)
        case .closing(let box): box.render(context, into: &frame, area: area)
        }
    }

    func hints(_ context: AppContext) -> [String] {
        func hint(_ key: Key, _ word: Word) -> String { Bands.hint(key, word, context) }
        switch self {
        case .prompt(let prompt):
            let persons = prompt.purpose.persons?.isEmpty == false ? [hint(.tab, .hintExceptions)] : []
            return [hint(.enter, .hintOk)] + persons + [hint(.escape, .hintCancel)]
        case .chooser: return [hint(.enter, .hintChoose), hint(.down, .hintNext), hint(.escape, .hintCancel)]
        case .persons:
            return [
                hint(.enter, .hintRecord), hint(.character("1"), .hintToggle),
                hint(.character("a"), .hintEveryone),
                hint(.character("n"), .hintNobody), hint(.escape, .hintCancel),
            ]
        case .form(let form): return form.hints(context)
        case .why(let box):
            if box.field != nil { return [hint(.enter, .hintOk), hint(.escape, .hintCancel)] }
            return WhyKey.allCases.compactMap { one in one.keys.first.map { hint($0, one.hint) } }
        case .message(let box): return box.hints(context)
        case .move(let box): return box.hints(context)
        case .quota(let box): return box.hints(context)
        case .closing(let box): return box.hints(context)
        case .search: return [hint(.enter, .hintOpen), hint(.down, .hintNext), hint(.escape, .hintClose)]
        case .command: return [hint(.enter, .hintRun), hint(.tab, .hintComplete), hint(.escape, .hintCancel)]
        }
    }
}

extension AppState {
    /// A key for the topmost overlay.
    mutating func pressInOverlay(_ key: Key, _ context: AppContext) -> [Effect] {
        guard let overlay = overlays.last else { return [] }
        if case .form(let form) = overlay { return press(key, in: form, context) }
        if key == .escape || key == .control("c") {
            if case .why(var box) = overlay, box.field != nil {
                box.field = nil
                box.isWrong = false
                replaceOverlay(.why(box))
                return []
            }
            if case .closing(var box) = overlay, box.asksReason {
                box.asksReason = false
                replaceOverlay(.closing(box))
                return []
            }
            overlays.removeLast()
            return giveUp { purpose in
                if case .search = purpose { return true }
                return purpose == .members || purpose == .files || purpose == .explanation
                    || purpose == .caseworkers || purpose == .quotaBox
            }
        }
        switch overlay {
        case .prompt(let prompt): return press(key, in: prompt, context)
        case .chooser(let chooser): return press(key, in: chooser, context)
        case .persons(let picker): return press(key, in: picker, context)
        case .form: return []
        case .why(let box): return press(key, in: box, context)
        case .message(var box):
            guard key == .enter || key == .character("q") else {
                box.move(context.keymap.binding(for: key, in: keyContext)?.id, context)
                replaceOverlay(.message(box))
                return []
            }
            overlays.removeLast()
            guard key == .enter, let asked = box.asked else { return [] }
            return act(asked.request, asked.sentence)
        case .command(let line): return press(key, in: line, context)
        case .search(let box): return press(key, in: box, context)
        case .move(let box): return press(key, in: box, context)
        case .quota(let box): return press(key, in: box, context)
        case .closing(let box): return press(key, in: box, context)
        }
    }

    /// Puts another overlay in the place of the topmost.
    mutating func replaceOverlay(_ overlay: Overlay) {
        if !overlays.isEmpty { overlays.removeLast() }
        overlays.append(overlay)
    }

    mutating func closeOverlay() {
        if !overlays.isEmpty { overlays.removeLast() }
    }
}

/// A frame with a title in the middle of the screen.
enum Box {
    /// Draws an empty box.
    /// - Parameters:
    ///   - rows: rows wanted inside.
    ///   - columns: columns wanted inside.
    /// - Returns: the inside.
    static func draw(
        _ title: String, rows: Int, columns: Int, _ context: AppContext, into frame: inout Frame, area: Rect
    ) -> Rect {
        let outer = area.centered(rows: rows + 2, columns: columns + 4)
        frame.fill(outer)
        let line = String(context.glyphs.line)
        let side = String(context.glyphs.vertical)
        let rule = String(repeating: line, count: max(0, outer.columns))
        frame.put(rule, row: outer.row, column: outer.column, width: outer.columns, style: .accent)
        frame.put(rule, row: outer.endRow - 1, column: outer.column, width: outer.columns, style: .accent)
        for row in outer.rowRange.dropFirst().dropLast() {
            frame.put(side, row: row, column: outer.column, width: 1, style: .accent)
            frame.put(side, row: row, column: outer.endColumn - 1, width: 1, style: .accent)
        }
        let shown = DisplayWidth.truncated(
            " " + title + " ", to: max(0, outer.columns - 4), glyphs: context.glyphs)
        frame.put(shown, row: outer.row, column: outer.column + 2, style: .heading)
        return outer.inset(rows: 1, columns: 2)
    }
}
