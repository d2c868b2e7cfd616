// `:` – every action by name, in either language, with completion and history; a case number opens the case.

import Reception
import ReceptionText
import TerminalKit

/// The command line.
public struct CommandLine: Sendable {
    var field = TextField(maximumLength: 200)
    /// Which entry of the history is shown, counted from the newest; nil for what is typed.
    var recalled: Int?
    /// What was typed before history was asked for.
    var draft = ""
    var problem: String?

    /// The names of what can be done in a context, in the user's language first.
    static func names(in context: KeyContext, _ app: AppContext) -> [(name: String, id: BindingID)] {
        let bindings = app.keymap.bindings(in: context)
        var names = bindings.map { (name: app.words($0.name), id: $0.id) }
        names += bindings.map { ($0.id.rawValue, $0.id) }
        names += bindings.map { (app.otherWords($0.name), $0.id) }
        names.append(("q", .close))
        var seen: Set<String> = []
        return names.filter { seen.insert($0.name).inserted }
    }

    /// The names that begin as what is typed.
    func candidates(in context: KeyContext, _ app: AppContext) -> [String] {
        let typed = SearchText.fold(field.text)
        func fitting(_ names: [String]) -> [String] { names.filter { SearchText.fold($0).hasPrefix(typed) } }
        // The user's own language as long as it has one; the others are understood all the same.
        let own = fitting(app.keymap.bindings(in: context).map { app.words($0.name) })
        return own.isEmpty ? fitting(Self.names(in: context, app).map(\.name)) : own
    }

    /// Whether a command of that name can be done somewhere.
    static func isKnown(_ name: String, _ app: AppContext) -> Bool {
        let folded = SearchText.fold(name)
        return app.keymap.bindings.contains { binding in
            [app.words(binding.name), binding.id.rawValue, app.otherWords(binding.name)].contains {
                SearchText.fold($0) == folded
            }
        }
    }

    func render(_ context: AppContext, into frame: inout Frame) {
        let row = frame.rows - 2
        frame.put("", row: row, column: 0, width: frame.columns)
        frame.put(":", row: row, column: 0, style: .accent)
        let problemWidth = problem.map { min(DisplayWidth.of($0), frame.columns / 2) } ?? 0
        if let problem {
            frame.put(
                problem, row: row, column: frame.columns - problemWidth - 1, width: problemWidth, style: .late
            )
        }
        frame.cursor = field.draw(
            into: &frame, row: row, column: 1, width: max(1, frame.columns - problemWidth - 3))
    }
}

extension AppState {
    mutating func press(_ key: Key, in old: CommandLine, _ context: AppContext) -> [Effect] {
        var line = old
        line.problem = nil
        switch key {
        case .enter: return run(line, context)
        case .tab:
            let candidates = line.candidates(in: keyContext, context)
            if let common = Self.commonStart(candidates), common.count >= line.field.text.count,
                !common.isEmpty
            {
                line.field.text = common
            }
            if candidates.count > 1 { line.problem = candidates.prefix(5).joined(separator: " ") }
        case .up: recall(1, &line)
        case .down: recall(-1, &line)
        case .backspace where line.field.isEmpty:
            closeOverlay()
            return []
        default:
            if line.field.handle(key) { line.recalled = nil }
        }
        replaceOverlay(.command(line))
        return []
    }

    private mutating func run(_ old: CommandLine, _ context: AppContext) -> [Effect] {
        var line = old
        // A colon more, by habit, means nothing.
        let typed = String(line.field.text.drop { $0 == ":" || $0 == " " }).trimmingSpaces
        guard !typed.isEmpty else {
            closeOverlay()
            return []
        }
        if history.last != typed { history.append(typed) }
        if history.count > 100 { history.removeFirst() }
        if let number = CaseNumber(typed) {
            closeOverlay()
            push(.caseFile(CaseState(number: number, focus: [])))
            return loadTop(context)
        }
        if let effects = runWithText(typed, context) { return effects }
        let folded = SearchText.fold(typed)
        let names = CommandLine.names(in: keyContext, context)
        let exact = names.first { SearchText.fold($0.name) == folded }
        let begun = Set(names.filter { SearchText.fold($0.name).hasPrefix(folded) }.map(\.id))
        guard let id = exact?.id ?? (begun.count == 1 ? begun.first : nil) else {
            let isElsewhere = CommandLine.isKnown(String(typed.prefix { $0 != " " }), context)
            line.problem = context.words(
                !begun.isEmpty ? .inputAmbiguousCommand : isElsewhere ? .reasonNotHere : .inputUnknownCommand)
            replaceOverlay(.command(line))
            return []
        }
        closeOverlay()
        return perform(id, context)
    }

    /// A command that takes a text, with one.
    /// - Returns: nil where what was typed is no such command.
    private mutating func runWithText(_ typed: String, _ context: AppContext) -> [Effect]? {
        let name = SearchText.fold(String(typed.prefix { $0 != " " }))
        let text = String(typed.drop { $0 != " " }).trimmingSpaces
        guard !text.isEmpty else { return nil }
        let names = CommandLine.names(in: keyContext, context).filter(\.id.takesText)
        let exact = names.first { SearchText.fold($0.name) == name }
        let begun = Set(names.filter { SearchText.fold($0.name).hasPrefix(name) }.map(\.id))
        guard let id = exact?.id ?? (begun.count == 1 ? begun.first : nil) else { return nil }
        closeOverlay()
        return perform(id, text, context)
    }

    private func recall(_ step: Int, _ line: inout CommandLine) {
        if line.recalled == nil { line.draft = line.field.text }
        let next = (line.recalled ?? -1) + step
        if next < 0 {
            line.recalled = nil
            line.field.text = line.draft
        } else if next < history.count {
            line.recalled = next
            line.field.text = history[history.count - 1 - next]
        }
    }

    /// The longest beginning that all have in common.
    private static func commonStart(_ names: [String]) -> String? {
        guard var common = names.first else { return nil }
        for name in names.dropFirst() {
            while !name.hasPrefix(common) { common.removeLast() }
        }
        return common
    }
}

extension String {
    /// The text without spaces at its ends.
    var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
