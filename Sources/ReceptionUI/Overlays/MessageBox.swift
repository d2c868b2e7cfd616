// A box that says something which must be read: above all the one real conflict, and what would be taken away.

import Reception
import ReceptionText
import TerminalKit

/// An act that is done only after its box has been read.
struct AskedAct: Sendable {
    let request: ActRequest
    /// What Enter is called.
    let hint: Word
    /// What is said when it is done.
    let sentence: String
}

/// Some lines to read.
public struct MessageBox: Sendable {
    var title: String
    var lines: [String]
    /// What Enter does; nil where there is nothing to do but read.
    var asked: AskedAct?
    /// The first line that is seen.
    var top = 0

    /// The same fact with two dates: both values, and who wrote the first.
    static func conflict(_ error: CommandError, _ number: CaseNumber?, _ context: AppContext) -> MessageBox {
        let words = context.words
        guard case .conflict(let fact, let person, let stands, let by, let given) = error else {
            return MessageBox(title: "", lines: [])
        }
        let subject = context.join([
            number?.description ?? "", context.name(of: fact),
            person.map { words(.personNumber, "\($0)") } ?? "",
        ])
        return MessageBox(
            title: words(.conflictTitle),
            lines: [
                subject, "", words(.conflictStands, stands.description, by.name),
                words(.conflictGiven, given.description, context.user.name), "",
                words(.conflictNothingWritten, context.keyName(.waive)),
            ])
    }

    func hints(_ context: AppContext) -> [String] {
        guard let asked else { return [Bands.hint(.escape, .hintClose, context)] }
        return [Bands.hint(.enter, asked.hint, context), Bands.hint(.escape, .hintCancel, context)]
    }

    private static func width(_ context: AppContext) -> Int { min(64, context.size.columns - 4) }

    private func wrapped(_ context: AppContext) -> [String] {
        lines.flatMap { $0.isEmpty ? [""] : TextLines.wrapped($0, width: Self.width(context)) }
    }

    /// Moves through more lines than are seen at once.
    mutating func move(_ id: BindingID?, _ context: AppContext) {
        let page = max(1, context.contentRows - 2)
        let last = max(0, wrapped(context).count - page)
        switch id {
        case .down: top += 1
        case .up: top -= 1
        case .pageDown, .halfDown: top += page
        case .pageUp, .halfUp: top -= page
        case .first: top = 0
        case .last: top = last
        default: break
        }
        top = max(0, min(top, last))
    }

    func render(_ context: AppContext, into frame: inout Frame, area: Rect) {
        let wrapped = wrapped(context)
        let inner = Box.draw(
            title, rows: wrapped.count, columns: Self.width(context), context, into: &frame, area: area)
        let first = max(0, min(top, wrapped.count - inner.rows))
        for (offset, line) in wrapped.dropFirst(first).prefix(inner.rows).enumerated() {
            frame.put(line, row: inner.row + offset, column: inner.column, width: inner.columns)
        }
        frame.cursor = Frame.Position(row: inner.row, column: inner.column)
    }
}
