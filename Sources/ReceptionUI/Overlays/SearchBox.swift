// Search everywhere: what is typed is asked for letter by letter, and Enter opens the case.

import Reception
import ReceptionText
import TerminalKit

/// The box of `:sök`.
public struct SearchBox: Sendable {
    var field = TextField(maximumLength: 200)
    /// The hits of ``answered``.
    private(set) var rows: [SearchRow] = []
    /// The text that the hits are of; nil before the first answer.
    private(set) var answered: String?
    private(set) var hasMore = false
    /// Enter was pressed before the hits had come: the first of them is opened then.
    var opensWhenAnswered = false
    var list = ListViewport()

    /// So many hits are shown; who finds more types on.
    static let limit = 100

    init(text: String = "") { field.text = text }

    /// The question for what is typed, nil for nothing. One more is asked for than is shown.
    var question: Question? {
        SearchText.fold(field.text).isEmpty ? nil : .search(field.text, limit: Self.limit + 1)
    }

    /// Takes an answer in; another text's hits begin at the top, the same text's stay where they are.
    mutating func take(_ hits: [SearchRow], for text: String) {
        let selected = text == answered ? selectedRow?.row.caseID : nil
        rows = Array(hits.prefix(Self.limit))
        hasMore = hits.count > Self.limit
        answered = text
        list.setCount(rows.count)
        list.select(selected.flatMap { id in rows.firstIndex { $0.row.caseID == id } } ?? 0)
    }

    mutating func clear() { (rows, answered, hasMore, list) = ([], nil, false, ListViewport()) }

    var selectedRow: SearchRow? { list.selected.flatMap { $0 < rows.count ? rows[$0] : nil } }

    // MARK: The picture

    func render(_ context: AppContext, into frame: inout Frame, area: Rect) {
        let words = context.words
        let count =
            answered == nil
            ? "" : hasMore ? words(.findHitsAtLeast, "\(rows.count)") : words.count(.findHits, rows.count)
        let inner = Box.draw(
            context.join([words(.findTitle), count]), rows: area.rows - 2, columns: area.columns - 4, context,
            into: &frame, area: area)
        frame.put("/ ", row: inner.row, column: inner.column, style: .accent)
        let cursor = field.draw(
            into: &frame, row: inner.row, column: inner.column + 2, width: max(1, inner.columns - 2))
        drawRows(context, into: &frame, area: inner.splitTop(1).rest)
        frame.cursor = cursor
    }

    private func drawRows(_ context: AppContext, into frame: inout Frame, area: Rect) {
        guard !rows.isEmpty else {
            let word: Word =
                question == nil ? .findEmpty : answered == nil ? .screenLoading : .screenNothingMatches
            for (offset, line) in TextLines.wrapped(context.words(word), width: area.columns).enumerated() {
                guard offset < area.rows else { break }
                frame.put(
                    line, row: area.row + offset, column: area.column, width: area.columns, style: .done)
            }
            return
        }
        // Number, kind, household, what matched, phase.
        let layout = ColumnLayout(
            [
                .init(.fixed(9)), .init(.fixed(4), rank: 2), .init(.flexible(minimum: 9, weight: 1)),
                .init(.flexible(minimum: 12, weight: 8)), .init(.fixed(11), rank: 1),
            ],
            width: area.columns - 2)
        var list = list
        list.setRows(area.rows)
        for (offset, index) in list.visible.enumerated() {
            let hit = rows[index]
            let row = hit.row
            let texts = [
                row.number.description, context.short(row.kind),
                context.words.household(row.household, row.isMasked, row.number), context.text(of: hit),
                context.words.phase(row.phase),
            ]
            frame.putListRow(
                texts, layout: layout, row: area.row + offset, column: area.column + 2,
                lead: row.isClosed ? .done : .normal, tail: 4, isSelected: index == list.selected)
            frame.target(row: area.row + offset, columns: area.columnRange, index: index)
            if index == list.selected {
                frame.select(row: area.row + offset, columns: area.columnRange, context)
            }
        }
    }
}

extension AppContext {
    /// What was found in a case.
    func text(of hit: SearchRow) -> String {
        guard !hit.row.isMasked else { return words.matched(hit.matched) }
        let number = hit.person.map { "\($0) " } ?? ""
        switch hit.matched {
        case .name where !hit.words.isEmpty: return number + hit.words
        case .address where !hit.words.isEmpty: return hit.words
        case .note where !hit.words.isEmpty: return "”" + hit.words + "”"
        case .number: return words.matched(hit.matched) + (hit.person.map { " \($0)" } ?? "")
        case .name, .address, .note, .caseNumber: return words.matched(hit.matched)
        }
    }
}

extension AppState {
    /// Opens the box, with a text already in it.
    mutating func beginSearch(_ text: String = "") -> [Effect] {
        overlays.append(.search(SearchBox(text: text)))
        return askSearch(SearchBox(text: text))
    }

    private mutating func askSearch(_ box: SearchBox) -> [Effect] {
        guard let question = box.question else { return giveUp { $0.isSearch } }
        // An older question is of no use any more.
        return giveUp { $0.isSearch } + ask(question, for: .search(box.field.text))
    }

    mutating func press(_ key: Key, in old: SearchBox, _ context: AppContext) -> [Effect] {
        var box = old
        box.opensWhenAnswered = false
        switch key {
        case .enter:
            guard box.answered == box.field.text else {
                box.opensWhenAnswered = box.question != nil
                replaceOverlay(.search(box))
                return []
            }
            return openHit(box, context)
        case .down, .control("n"), .tab: box.list.move(by: 1)
        case .up, .control("p"), .backTab: box.list.move(by: -1)
        case .pageDown: box.list.page(1)
        case .pageUp: box.list.page(-1)
        default: _ = box.field.handle(key)
        }
        let isChanged = box.field.text != old.field.text
        if isChanged, box.question == nil { box.clear() }
        replaceOverlay(.search(box))
        return isChanged ? askSearch(box) : []
    }

    /// Hits have come, for the box that is still open.
    mutating func give(_ hits: [SearchRow], for text: String, _ context: AppContext) -> [Effect] {
        for index in overlays.indices {
            guard case .search(var box) = overlays[index], box.field.text == text else { continue }
            box.take(hits, for: text)
            let opens = box.opensWhenAnswered
            box.opensWhenAnswered = false
            overlays[index] = .search(box)
            if opens, index == overlays.count - 1 { return openHit(box, context) }
        }
        return []
    }

    /// Opens the case of the selected hit.
    private mutating func openHit(_ box: SearchBox, _ context: AppContext) -> [Effect] {
        guard let row = box.selectedRow?.row else { return [] }
        closeOverlay()
        push(.caseFile(CaseState(number: row.number, focus: [])))
        fit(context)
        return loadTop(context)
    }
}

extension Purpose {
    fileprivate var isSearch: Bool { if case .search = self { true } else { false } }
}
