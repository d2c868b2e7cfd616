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

    /// What is explained; keys of other cases than the one at hand are left out.
    var shown: [DeadlineKey] {
        guard let view else { return [] }
        return keys.filter { $0.caseID == view.file.id }
    }

    func render(_ context: AppContext, into frame: inout Frame, area: Rect) {
        let width = min(72, area.columns - 4)
        let shown = shown
        var lines: [WhyText.Line] = [WhyText.Line(text: context.words(.screenLoading), style: .done)]
        var title = context.words(.whyTitle)
        if let view, index < shown.count {
            lines = WhyText.lines(shown[index], view, width: width, context)
            if shown.count > 1 { title = context.join([title, "\(index + 1)/\(shown.count)"]) }
        } else if view != nil {
            lines = [WhyText.Line(text: context.words(.whyGone), style: .done)]
        }
        let inner = Box.draw(title, rows: lines.count, columns: width, context, into: &frame, area: area)
        let first = max(0, min(top, lines.count - inner.rows))
        for (offset, line) in lines.dropFirst(first).prefix(inner.rows).enumerated() {
            frame.put(
                line.text, row: inner.row + offset, column: inner.column, width: inner.columns,
                style: line.style)
        }
        frame.cursor = Frame.Position(row: inner.row, column: inner.column)
    }
}

extension AppState {
    mutating func press(_ key: Key, in old: WhyBox, _ context: AppContext) -> [Effect] {
        var box = old
        switch key {
        case .tab, .right, .character("l"):
            box.index = box.shown.isEmpty ? 0 : (box.index + 1) % box.shown.count
            box.top = 0
        case .backTab, .left, .character("h"):
            box.index = box.shown.isEmpty ? 0 : (box.index + box.shown.count - 1) % box.shown.count
            box.top = 0
        case .down, .character("j"): box.top = min(box.top + 1, 200)
        case .up, .character("k"): box.top = max(0, box.top - 1)
        case .enter, .character("q"), .character("w"):
            closeOverlay()
            return giveUp { $0 == .explanation }
        default: break
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
