// What would move with an arrival: a list in which anything may be left where it is, before anything is written.

import Reception
import ReceptionText
import TerminalKit

/// A pickup, or one household without one, that is to come at another time.
struct ArrivalDraft: Hashable, Sendable {
    /// The record that is changed; nil for a new pickup, and where there is none.
    var record: UnitRecord?
    /// As it is to be; nil where a household without a pickup is moved.
    var pickup: Pickup?
    var landing: Landing
    /// Whose arrivals they are.
    var cases: [SelectedCase]
    /// What is said when it is written.
    var sentence: String
}

/// The list of what moves.
public struct MoveBox: Sendable {
    var draft: ArrivalDraft
    /// The cases as they are stored; nil until they have come.
    var files: [CaseFile]?
    var moves: [(number: CaseNumber, move: ArrivalMove)] = []
    var keeping: Set<EntryID> = []
    var deadlines: [(number: CaseNumber, move: DeadlineMove)] = []
    var list = ListViewport()
    var problem: String?

    init(_ draft: ArrivalDraft) { self.draft = draft }

    /// Takes the cases in.
    mutating func take(_ found: [CaseFile], _ context: AppContext) {
        files = found
        moves = found.flatMap { file in
            file.moves(with: draft.landing, today: context.today).map { (file.number, $0) }
        }
        deadlines = context.engine.moves(of: found, arrivingOn: draft.landing.day)
        list.setCount(moves.count)
    }

    /// The act as it is chosen now.
    func request(_ context: AppContext) -> ActRequest {
        let files = files ?? []
        guard let pickup = draft.pickup else {
            let plan = ArrivalPlan(landing: draft.landing, keeping: keeping)
            return ActRequest(.expect(plan), on: draft.cases)
        }
        return PickupAct.plan(
            pickup, replacing: draft.record, files: files, keeping: keeping, today: context.today)
    }

    /// The rows of the list and below them how many deadlines move.
    func rows(_ context: AppContext) -> [String] {
        let words = context.words
        return moves.map { number, move in
            let (from, to) = words.times(move)
            let box = keeping.contains(move.id) ? "[ ]" : "[x]"
            return
                "  \(box) \(context.shortDate(move.entry.day))\(from) → \(context.shortDate(move.day))\(to) "
                + "\(context.weekday(move.day))  \(words.what(move))  \(number)"
        }
    }

    func title(_ context: AppContext) -> String {
        context.words(.moveTitle, draft.landing.day.description, context.weekday(draft.landing.day))
    }

    /// How many deadlines move.
    func foot(_ context: AppContext) -> String {
        let earliest = deadlines.compactMap(\.move.after).filter { $0 >= context.today }.min()
        return deadlines.isEmpty
            ? context.words(.moveNoDeadlines)
            : context.words.count(.moveDeadlines, deadlines.count, earliest?.description ?? "–")
    }

    func render(_ context: AppContext, into frame: inout Frame, area: Rect) {
        let words = context.words
        let texts = rows(context)
        let lines = max(1, texts.count) + 2
        let inner = Box.draw(
            title(context), rows: lines, columns: min(76, area.columns - 4), context, into: &frame, area: area
        )
        guard files != nil else {
            frame.put(words(.bookingsLoading), row: inner.row, column: inner.column, width: inner.columns)
            frame.cursor = Frame.Position(row: inner.row, column: inner.column)
            return
        }
        var list = list
        list.setRows(max(1, inner.rows - 2))
        if texts.isEmpty {
            frame.put(words(.pickupMovesNone), row: inner.row, column: inner.column, width: inner.columns)
            frame.cursor = Frame.Position(row: inner.row, column: inner.column)
        }
        for (offset, index) in list.visible.enumerated() where texts.indices.contains(index) {
            let row = inner.row + offset
            frame.target(row: row, columns: inner.columnRange, index: index)
            let isKept = keeping.contains(moves[index].move.id)
            frame.put(
                texts[index], row: row, column: inner.column, width: inner.columns,
                style: isKept ? .done : .normal)
            if index == list.selected { frame.select(row: row, columns: inner.columnRange, context) }
        }
        frame.put(
            problem ?? foot(context), row: inner.endRow - 1, column: inner.column, width: inner.columns,
            style: problem == nil ? .done : .late)
    }

    func hints(_ context: AppContext) -> [String] {
        func hint(_ key: Key, _ word: Word) -> String { Bands.hint(key, word, context) }
        let toggle = moves.isEmpty ? [] : [hint(.character(" "), .hintStays)]
        return [hint(.enter, .hintMove)] + toggle + [hint(.escape, .hintCancel)]
    }
}

extension AppState {
    /// Shows what would move; the act itself is done by Enter in the list.
    mutating func open(_ draft: ArrivalDraft, _ context: AppContext) -> [Effect] {
        overlays.append(.move(MoveBox(draft)))
        return ask(.files(draft.cases.compactMap(\.number)), for: .files)
    }

    /// The cases have come; where nothing would move that could be kept, a pickup that is only planned is written at once.
    mutating func take(files: [CaseView], _ context: AppContext) -> [Effect] {
        guard case .move(var box)? = overlays.last else { return [] }
        box.take(files.map(\.file), context)
        replaceOverlay(.move(box))
        guard box.moves.isEmpty, box.deadlines.isEmpty else { return [] }
        return finish(box, context)
    }

    mutating func press(_ key: Key, in old: MoveBox, _ context: AppContext) -> [Effect] {
        var box = old
        switch key {
        case .enter:
            guard box.files != nil else { return [] }
            return finish(box, context)
        case .character(" "):
            if let index = box.list.selected, box.moves.indices.contains(index) {
                box.keeping.formSymmetricDifference([box.moves[index].move.id])
                box.list.move(by: 1)
            }
        default:
            if let binding = context.keymap.binding(for: key, in: keyContext) { box.list.move(binding.id) }
        }
        replaceOverlay(.move(box))
        return []
    }

    private mutating func finish(_ box: MoveBox, _ context: AppContext) -> [Effect] {
        closeOverlay()
        // A form below it is what the act came out of; refused, it shows why.
        if case .form(var form)? = overlays.last {
            form.isSaving = true
            replaceOverlay(.form(form))
            return [.act(take(for: .form(DealtWith(text: box.draft.sentence))), box.request(context))]
        }
        return act(box.request(context), box.draft.sentence)
    }
}
