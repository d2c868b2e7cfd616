// Hjälp: every key of every screen, how dates and filters are written, what the marks mean, and the field's words.

import Reception
import ReceptionText
import TerminalKit

/// One line of the manual.
struct ManualLine: Hashable, Sendable {
    /// The name of the part that it belongs to.
    let part: String
    /// The keys, what is written, or the word; empty for the heading of a part.
    var lead = ""
    /// The name on the command line, with its colon; empty where there is none.
    var name = ""
    var text = ""
    /// What Enter does.
    var binding: BindingID?

    var isHeading: Bool { lead.isEmpty && name.isEmpty }

    fileprivate var folded: String { SearchText.fold([part, lead, name, text].joined(separator: " ")) }
}

/// The state of the manual's screen.
struct ManualState: MatchedScreen {
    var field = TextField(maximumLength: 200)
    var isFiltering = false
    /// What matches, each part under its heading.
    private(set) var lines: [ManualLine] = [] { didSet { edition = Edition() } }
    /// Another one as soon as what is drawn of any of them is another.
    private(set) var edition = Edition()
    var list = ListViewport()

    private let all: [ManualLine]
    /// What typing is matched against, in the order of `all`; folded when something is typed for the first time.
    private var folded: [String] = []

    init(_ context: AppContext) {
        all = ManualText.lines(context)
        match()
    }

    var content: ScreenContent { .manual(self) }

    /// The selected line, nil where nothing matches.
    var selectedLine: ManualLine? { list.selected.flatMap { $0 < lines.count ? lines[$0] : nil } }

    /// How many lines there are besides the headings.
    var count: Int { lines.count { !$0.isHeading } }

    /// The place of the selected line among them, from 1; nil on a heading.
    var place: Int? {
        guard let index = list.selected, selectedLine?.isHeading == false else { return nil }
        return lines[...index].count { !$0.isHeading }
    }

    mutating func match() {
        let selected = selectedLine
        let search = SearchText.fold(field.text)
        lines = []
        if !search.isEmpty, folded.isEmpty { folded = all.map(\.folded) }
        for (index, line) in all.enumerated() {
            guard search.isEmpty || WordIndex.matches(search, in: folded[index]) else { continue }
            if lines.last?.part != line.part { lines.append(ManualLine(part: line.part)) }
            lines.append(line)
        }
        list.setCount(lines.count)
        let best = search.isEmpty ? selected.flatMap { lines.firstIndex(of: $0) } : best(search)
        list.select(best ?? 0)
    }

    /// The line of a key, a name or a word that begins so, else the first that has it anywhere.
    private func best(_ search: String) -> Int? {
        lines.firstIndex { line in
            [line.lead, line.name].contains { SearchText.fold($0).hasPrefix(search) }
        } ?? lines.firstIndex { !$0.isHeading }
    }

    /// To the heading of the next part, or of this one or the one before.
    mutating func movePart(by step: Int) {
        let here = list.selected ?? 0
        let headings = lines.indices.filter { lines[$0].isHeading }
        let next = step > 0 ? headings.first { $0 > here } : headings.last { $0 < here }
        if let next { list.select(next) }
    }
}

extension AppState {
    /// Enter on a line of the manual: what its key does, where that can be done from here.
    mutating func openInManual(_ state: ManualState, _ context: AppContext) -> [Effect] {
        // Enter's own line would open itself.
        guard let id = state.selectedLine?.binding, id != .open else { return [] }
        return perform(id, context)
    }
}
