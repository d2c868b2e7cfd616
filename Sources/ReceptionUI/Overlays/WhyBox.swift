// `w`: why a date is what it is and why a row stands where it stands.

import Reception
import ReceptionText
import TerminalKit

/// The explanation of one deadline after another.
public struct WhyBox: Sendable {
    var keys: [DeadlineKey]
    var index = 0
    /// Nil until the case has come.
    var view: CaseView?
    var top = 0
    /// What is typed for a trial; nil while nothing is.
    var field: TextField?
    /// What is asked for while something is typed.
    var question = WhyQuestion.date
    /// What is tried.
    var trial: WhyTrial?
    /// What was typed is no date.
    var isWrong = false

    /// What is explained; keys of other cases than the one at hand are left out.
    var shown: [DeadlineKey] {
        guard let view else { return [] }
        return keys.filter { $0.caseID == view.file.id }
    }

    func render(_ context: AppContext, into frame: inout Frame, area: Rect) {
        let width = min(72, area.columns - 4)
        let (title, lines) = content(width: width, context)
        let inner = Box.draw(title, rows: lines.count, columns: width, context, into: &frame, area: area)
        let first = max(0, min(top, lines.count - inner.rows))
        for (offset, line) in lines.dropFirst(first).prefix(inner.rows).enumerated() {
            frame.put(
                line.text, row: inner.row + offset, column: inner.column, width: inner.columns,
                style: line.style)
        }
        frame.cursor = Frame.Position(row: inner.row, column: inner.column)
        drawField(context, into: &frame, area: inner)
    }

    /// The title, and the lines of the explanation and of what is tried.
    func content(width: Int, _ context: AppContext) -> (title: String, lines: [WhyText.Line]) {
        let shown = shown
        var lines: [WhyText.Line] = [WhyText.Line(text: context.words(.screenLoading), style: .done)]
        var title = context.words(.whyTitle)
        if let view, index < shown.count {
            lines = WhyText.lines(shown[index], view, width: width, context)
            if let trial { lines += WhyText.trial(trial, shown[index], view, width: width, context) }
            if shown.count > 1 { title = context.join([title, "\(index + 1)/\(shown.count)"]) }
        } else if view != nil {
            lines = [WhyText.Line(text: context.words(.whyGone), style: .done)]
        }
        return (title, lines)
    }

    /// The last line of the box, while a date is typed.
    private func drawField(_ context: AppContext, into frame: inout Frame, area: Rect) {
        guard let field, area.rows > 0 else { return }
        let row = area.endRow - 1
        frame.put("", row: row, column: area.column, width: area.columns)
        let label = label(question, context.words) + " "
        let used = frame.put(
            label, row: row, column: area.column, width: area.columns, style: isWrong ? .late : .accent)
        frame.cursor = field.draw(
            into: &frame, row: row, column: area.column + used, width: max(1, area.columns - used))
    }
}

extension AppState {
    mutating func press(_ key: Key, in old: WhyBox, _ context: AppContext) -> [Effect] {
        var box = old
        if old.field != nil { return typeTrial(key, old, context) }
        switch key {
        case _ where WhyKey.tryPause.keys.contains(key): box.beginPause(context)
        case _ where WhyKey.tryDate.keys.contains(key):
            if box.shown.indices.contains(box.index), box.shown[box.index].trigger != nil {
                box.question = .date
                box.field = TextField(text: "", maximumLength: 24)
            }
        case _ where WhyKey.next.keys.contains(key):
            box.index = box.shown.isEmpty ? 0 : (box.index + 1) % box.shown.count
            box.top = 0
            box.trial = nil
        case .backTab, .left, .character("h"):
            box.index = box.shown.isEmpty ? 0 : (box.index + box.shown.count - 1) % box.shown.count
            box.top = 0
            box.trial = nil
        case .down, .character("j"): box.top = min(box.top + 1, 200)
        case .up, .character("k"): box.top = max(0, box.top - 1)
        case _ where WhyKey.close.keys.contains(key):
            closeOverlay()
            return giveUp { $0 == .explanation }
        default: break
        }
        replaceOverlay(.why(box))
        return []
    }

    /// A key while something is typed that is tried.
    private mutating func typeTrial(_ key: Key, _ old: WhyBox, _ context: AppContext) -> [Effect] {
        var box = old
        if case .pauseReason = box.question {
            box.chooseReason(key, context)
        } else if key == .enter {
            box.answer(context)
        } else {
            _ = box.field?.handle(key)
            box.isWrong = false
        }
        replaceOverlay(.why(box))
        return []
    }

    /// The case whose deadlines are to be explained has come.
    mutating func explain(_ view: CaseView, _ context: AppContext) {
        for index in overlays.indices {
            guard case .why(var box) = overlays[index] else { continue }
            box.view = view
            overlays[index] = .why(box)
        }
    }
}
