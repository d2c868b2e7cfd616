// The title line, the status line and the line of key hints, which every screen has.

import Reception
import ReceptionText
import TerminalKit

enum Bands {
    /// Screen and filter at the left; number of rows, position, who and which day at the right, as far as they fit.
    static func drawTitle(_ title: TitleLine, _ context: AppContext, into frame: inout Frame) {
        let left = context.join([title.name, title.filter])
        let day = context.today.description + " " + context.weekday(context.today)
        let candidates = [
            [title.count, title.position, context.user.name, day], [title.count, title.position, day],
            [title.count, day], [title.count, context.today.description], [context.today.description],
        ]
        let room = frame.columns - 4 - min(DisplayWidth.of(left), frame.columns / 2)
        let right = candidates.lazy.map(context.join).first { DisplayWidth.of($0) <= room } ?? ""
        let width = DisplayWidth.of(right)
        frame.put("", row: 0, column: 0, width: frame.columns)
        frame.put(left, row: 0, column: 1, width: max(0, frame.columns - width - 4), style: .title)
        frame.put(right, row: 0, column: frame.columns - width - 1, width: width)
    }

    /// What was said last, the filter while it is typed, or how the selected row stands.
    static func drawStatus(_ state: AppState, _ context: AppContext, into frame: inout Frame) {
        let row = frame.rows - 2
        var width = frame.columns - 2
        if let turn = state.spinner {
            let spinner = context.glyphs.spinner
            let sign = String(spinner[turn % max(1, spinner.count)])
            frame.put(sign, row: row, column: frame.columns - 2, width: 1, style: .accent)
            width -= 2
        }
        if let field = state.filterField {
            let label = context.words(state.isFinding ? .promptFind : .promptFilter) + " "
            let used = frame.put(label, row: row, column: 1, style: .accent)
            frame.cursor = field.draw(
                into: &frame, row: row, column: 1 + used, width: max(1, width - used))
            return
        }
        guard let notice = state.notice else {
            let area = Rect(row: row, column: 1, rows: 1, columns: width)
            frame.keep(state.undoable, area: area) { frame in
                frame.put(undoText(state, context), row: row, column: 1, width: width, style: .done)
            }
            return
        }
        let style: Style =
            switch notice.tone {
            case .plain: .status
            case .good: .ok
            case .bad: .late
            }
        frame.put(notice.text, row: row, column: 1, width: width, style: style)
    }

    /// What was done, and the key that undoes it.
    static func withUndo(_ sentence: String, _ context: AppContext) -> String {
        guard let key = context.keymap[.undo]?.keys.first else { return sentence }
        return sentence + " " + context.words(.undoKey, key.name)
    }

    /// What would be undone, and what done again.
    static func undoText(_ state: AppState, _ context: AppContext) -> String {
        func text(_ id: BindingID, _ word: Word, _ summary: ActSummary?) -> String {
            guard let summary, let key = context.keymap[id]?.keys.first else { return "" }
            return context.words(
                word, key.name, context.words.sentence(summary, context.facts, context.rulebook))
        }
        return context.join([
            text(.redo, .undoAgain, state.undoable.redo), text(.undo, .undoNext, state.undoable.undo),
        ])
    }

    /// The most useful keys, as many as fit; the one for help is never cut off.
    static func drawHints(_ state: AppState, _ context: AppContext, into frame: inout Frame) {
        let content = HintContent(
            place: state.keyContext, isFiltering: state.filterField != nil, isFinding: state.isFinding,
            withdraws: withdraws(state))
        let area = Rect(row: frame.rows - 1, column: 0, rows: 1, columns: frame.columns)
        // Those of what lies over the screen depend on more.
        guard state.overlays.isEmpty else { return putHints(state, context, into: &frame) }
        frame.keep(content, area: area) { putHints(state, context, into: &$0) }
    }

    /// What the hints of a screen depend on, besides the context.
    private struct HintContent: Equatable, Sendable {
        var place: KeyContext
        var isFiltering: Bool
        var isFinding: Bool
        var withdraws: Bool
    }

    /// Whether the selected row of a case is a consent, which is withdrawn with the key that waives others.
    private static func withdraws(_ state: AppState) -> Bool {
        guard case .caseFile(let screen) = state.top.content else { return false }
        return if case .consent? = screen.selectedItem { true } else { false }
    }

    private static func putHints(_ state: AppState, _ context: AppContext, into frame: inout Frame) {
        let row = frame.rows - 1
        let help = context.keyName(.help) + " " + context.words(.commandHelp)
        let helpWidth = DisplayWidth.of(help)
        frame.put(help, row: row, column: frame.columns - helpWidth - 1, width: helpWidth, style: .hint)
        var column = 1
        for text in hints(state, context) {
            let width = DisplayWidth.of(text)
            guard column + width < frame.columns - helpWidth - 2 else { break }
            frame.put(text, row: row, column: column, width: width, style: .hint)
            column += width + 2
        }
    }

    static func hints(_ state: AppState, _ context: AppContext) -> [String] {
        if let overlay = state.overlays.last { return overlay.hints(context) }
        if state.filterField != nil {
            if state.isFinding {
                return [
                    hint(.enter, .hintGoThere, context), hint(.down, .hintNext, context),
                    hint(.escape, .hintCancel, context),
                ]
            }
            return [hint(.enter, .hintKeep, context), hint(.escape, .hintCancel, context)]
        }
        let ids: [BindingID] =
            switch state.keyContext {
            case .myDay: [.open, .done, .record, .remind, .waive, .why, .later, .book, .undo, .queue]
            case .queue: [.open, .done, .record, .waive, .why, .filter, .mark, .sort, .nextPane, .undo]
            case .cases:
                [.open, .record, .remind, .assign, .filter, .mark, .sort, .scope, .closed, .nextPane]
            case .caseFile:
                [
                    .done, .record, .remind, .waive, .why, .nextPane, .note, .journal, .find, .numbers, .back,
                    .undo,
                ]
            case .rules: [.open, .filter, .back, .queue]
            case .manual: [.filter, .nextPane, .open, .back]
            case .establishment: [.open, .record, .remind, .scope, .note, .back]
            case .waiting: [.open, .scope, .back, .queue]
            case .team: [.open, .nextPane, .previousPane, .whoNext, .handOver, .print, .back, .queue]
            case .report: [.open, .nextPane, .previousPeriod, .nextPeriod, .yearOrQuarter, .print, .back]
            case .bookings:
                [.open, .weekOrDay, .previousPeriod, .nextPeriod, .thisPeriod, .waive, .book, .scope, .back]
            case .arrivals:
                [
                    .open, .planPickup, .moveArrival, .arrived, .removePickup, .mark, .record, .book, .scope,
                    .previousPeriod,
                    .nextPeriod, .print, .back,
                ]
            case .dwellings:
                [
                    .open, .reserve, .handKeys, .match, .newDwelling, .furnish, .household, .release,
                    .endDwelling, .closed, .back,
                ]
            case .journal: [.open, .note, .back]
            case .partners: [.open, .newPartner, .removePartner, .undo, .back]
            case .handovers: [.open, .takeOver, .sendBack, .mark, .range, .handOver, .print, .undo, .back]
            case .waitList: [.open, .chase, .done, .mark, .range, .why, .scope, .back]
            }
        return ids.compactMap { id in
            guard let binding = context.keymap[id], let key = binding.keys.first else { return nil }
            let isWithdrawal = id == .waive && withdraws(state)
            return hint(key, isWithdrawal ? .hintWithdraw : binding.name, context)
        }
    }

    static func hint(_ key: Key, _ word: Word, _ context: AppContext) -> String {
        let label = String(context.words(word).map { $0 == "-" ? " " : $0 })
        let name =
            switch key {
            case .character(" "): context.words(.hintSpace)
            case .down: context.words(.hintDown)
            case .up: context.words(.hintUp)
            case .left: context.words(.hintLeft)
            case .right: context.words(.hintRight)
            default: key.name
            }
        return name + " " + label
    }

    /// One sentence that tells how large the window must be, wrapped over what there is.
    static func drawTooSmall(_ context: AppContext, into frame: inout Frame) {
        let text = context.words(
            .screenTooSmall, "\(ScreenSize.smallest.columns)", "\(ScreenSize.smallest.rows)")
        for (row, line) in TextLines.wrapped(text, width: frame.columns).enumerated() {
            frame.put(line, row: row, column: 0, width: frame.columns)
        }
        frame.cursor = frame.bounds.isEmpty ? nil : Frame.Position(row: 0, column: 0)
    }
}
