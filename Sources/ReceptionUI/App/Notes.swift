// Notes that are written in the user's editor: what came back is kept until the database has it.

import Reception
import TerminalKit

/// A note that is not in the database: its act was refused, or has not been answered yet.
public struct UnwrittenNote: Hashable, Sendable, Identifiable {
    public let id: Int
    /// The case that it is of.
    public let caseID: CaseID
    public let number: CaseNumber
    public var text: String
}

extension AppState {
    /// Opens the editor, on what could not be written of this case where there is such a text.
    mutating func beginNote(on id: CaseID, _ number: CaseNumber) -> [Effect] {
        let underWay = Set(
            awaited.values.compactMap { if case .act(let dealt) = $0 { dealt.note } else { nil } })
        let kept = unwritten.first { $0.caseID == id && !underWay.contains($0.id) }
        let token = take(for: .note(id, number, again: kept?.id))
        return [.editNote(token, number, text: kept?.text ?? "")]
    }

    /// A note has come back from the editor; an empty one is none.
    mutating func write(
        note text: String, on id: CaseID, _ number: CaseNumber, again: Int?, _ context: AppContext
    ) -> [Effect] {
        var trimmed = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0).trimmingSpaces }.joined(separator: "\n")
        unwritten.removeAll { $0.id == again }
        guard trimmed.contains(where: { !$0.isWhitespace && $0 != "!" }) else {
            say(context.words(.noteEmpty))
            return []
        }
        // An exclamation mark before it makes a note important.
        let isImportant = trimmed.first == "!"
        if isImportant { trimmed = String(trimmed.dropFirst()).trimmingSpaces }
        let note = UnwrittenNote(
            id: nextNote, caseID: id, number: number, text: (isImportant ? "! " : "") + trimmed)
        nextNote += 1
        unwritten.append(note)
        let dealt = DealtWith(text: context.words(.wentNote, number.description), note: note.id)
        return [.act(take(for: .act(dealt)), ActRequest(.note(trimmed, important: isImportant), on: id))]
    }
}
