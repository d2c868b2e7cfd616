// An act out of an overlay is refused: the overlay comes back as it was, with the reason in it.

import Reception
import ReceptionText
import TerminalKit

extension Overlay {
    /// Whether an act may come out of it whose answers are worth keeping.
    fileprivate var isAnswered: Bool {
        switch self {
        case .prompt, .persons, .move, .closing: true
        case .chooser(let chooser): chooser.purpose != .help
        // A form keeps itself; the others ask nothing.
        case .form, .why, .message, .command, .search, .quota: false
        }
    }

    /// The same with the reason why what was answered was refused.
    fileprivate func refused(_ reason: String) -> Overlay {
        switch self {
        case .prompt(var prompt):
            prompt.problem = reason
            return .prompt(prompt)
        case .chooser(var chooser):
            chooser.problem = reason
            return .chooser(chooser)
        case .persons(var picker):
            picker.problem = reason
            return .persons(picker)
        case .move(var box):
            box.problem = reason
            return .move(box)
        case .closing(var box):
            box.problem = reason
            return .closing(box)
        case .form, .why, .message, .command, .search, .quota: return self
        }
    }
}

extension AppState {
    /// No more than this lie over each other because of acts that are refused.
    private static var mostReopened: Int { 3 }

    /// Keeps the overlays that an act came out of until it is answered.
    mutating func remember(_ overlays: [Overlay], behind effects: [Effect]) {
        guard overlays.last?.isAnswered == true else { return }
        for effect in effects {
            if case .act(let token, _) = effect, case .act? = awaited[token] { answered[token] = overlays }
        }
    }

    /// Puts the overlays of a refused act back, under what has been opened since. Where many are refused at once, the last of
    /// them are only told.
    /// - Parameter reason: what is said in the one that was answered last; nil where a box says it.
    /// - Returns: whether the reason is seen there.
    @discardableResult
    mutating func reopen(_ kept: [Overlay], because reason: String?) -> Bool {
        guard let last = kept.last, overlays.count + kept.count <= Self.mostReopened else { return false }
        let isSeen = overlays.isEmpty
        overlays = kept.dropLast() + [reason.map(last.refused) ?? last] + overlays
        return isSeen
    }
}

/// The lines of a box that say why what was chosen in it was refused.
enum Refusal {
    static func lines(_ problem: String?, width: Int) -> [String] {
        problem.map { TextLines.wrapped($0, width: width) } ?? []
    }

    /// As many of the lines as there is room for; the last of them says that there is more.
    static func clipped(_ lines: [String], to rows: Int, width: Int, _ glyphs: Glyphs) -> [String] {
        guard lines.count > rows else { return lines }
        guard rows > 0 else { return [] }
        let last = DisplayWidth.truncated(
            lines[rows - 1] + " " + lines[rows], to: width, glyphs: glyphs)
        return lines.prefix(rows - 1) + [last]
    }

    /// Draws the lines at the foot of a box.
    static func draw(_ lines: [String], into frame: inout Frame, area: Rect) {
        let first = max(area.row, area.endRow - lines.count)
        for (offset, line) in lines.enumerated() where first + offset < area.endRow {
            frame.put(line, row: first + offset, column: area.column, width: area.columns, style: .late)
        }
    }
}
