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

    /// What may follow what is typed: names of commands, or what the command that is typed takes.
    func completion(in context: KeyContext, _ views: [SavedView], _ app: AppContext) -> Completion {
        let typed = field.text
        if let end = typed.firstIndex(of: " "),
            let id = Self.command(String(typed[..<end]), in: context, app, where: \.takesText)
        {
            let start = typed.index(after: end)
            let argument = String(typed[start...])
            let found =
                switch id {
                case .filter: FilterGrammar.completion(of: argument, app)
                case .view, .removeView: Completion("", argument, views.map(\.name))
                default: Completion("", argument, [])
                }
            return Completion(kept: typed[..<start] + found.kept, choices: found.choices)
        }
        // The user's own language as long as it has one; the others are understood all the same.
        let own = Completion("", typed, app.keymap.bindings(in: context).map { app.words($0.name) })
        return own.choices.isEmpty ? Completion("", typed, Self.names(in: context, app).map(\.name)) : own
    }

    /// The command of a name, or of the only one that begins so.
    static func command(
        _ name: String, in context: KeyContext, _ app: AppContext,
        where isMeant: (BindingID) -> Bool = { _ in true }
    ) -> BindingID? {
        let folded = SearchText.fold(name)
        let names = names(in: context, app).filter { isMeant($0.id) }
        if let exact = names.first(where: { SearchText.fold($0.name) == folded }) { return exact.id }
        let begun = Set(names.filter { SearchText.fold($0.name).hasPrefix(folded) }.map(\.id))
        return begun.count == 1 ? begun.first : nil
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
            let completion = line.completion(in: keyContext, views, context)
            if let text = completion.text, text.count >= line.field.text.count { line.field.text = text }
            if completion.choices.count > 1 {
                line.problem = completion.choices.prefix(5).joined(separator: " ")
            }
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
        guard let id = CommandLine.command(typed, in: keyContext, context) else {
            let isElsewhere = CommandLine.isKnown(String(typed.prefix { $0 != " " }), context)
            let begins = !Completion("", typed, CommandLine.names(in: keyContext, context).map(\.name))
                .choices.isEmpty
            line.problem = context.words(
                begins ? .inputAmbiguousCommand : isElsewhere ? .reasonNotHere : .inputUnknownCommand)
            replaceOverlay(.command(line))
            return []
        }
        closeOverlay()
        return perform(id, context)
    }

    /// A command that takes a text, with one.
    /// - Returns: nil where what was typed is no such command.
    private mutating func runWithText(_ typed: String, _ context: AppContext) -> [Effect]? {
        let name = String(typed.prefix { $0 != " " })
        let text = String(typed.drop { $0 != " " }).trimmingSpaces
        guard !text.isEmpty else { return nil }
        guard let id = CommandLine.command(name, in: keyContext, context, where: \.takesText) else {
            return nil
        }
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
}

/// What can follow what is typed.
struct Completion: Hashable {
    /// The beginning that stays as it is.
    var kept: String
    /// What may stand behind it.
    var choices: [String]

    init(kept: String, choices: [String]) {
        self.kept = kept
        self.choices = choices
    }

    /// The choices that begin as what is typed behind what is kept; what has spaces stands in quotation marks.
    init(_ kept: String, _ typed: String, _ all: [String], quoted: Bool = false) {
        let folded = SearchText.fold(typed)
        self.kept = kept
        choices = all.filter { SearchText.fold($0).hasPrefix(folded) }.map {
            quoted && $0.contains(" ") ? "\"\($0)\"" : $0
        }
    }

    /// What is kept with the longest beginning that all choices have in common; nil where there is no choice.
    var text: String? {
        guard var common = choices.first else { return nil }
        for name in choices.dropFirst() {
            while !name.hasPrefix(common) { common.removeLast() }
        }
        return kept + common
    }
}

extension String {
    /// The text without spaces at its ends.
    var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
