// What the unit has open in a case that is closed: one list, an answer on each row, and Enter when all are answered.

import Reception
import ReceptionText
import TerminalKit

/// The list of what is open, with its answers.
public struct CloseBox: Sendable {
    let target: SelectedCase
    let reason: ClosingReason
    let receiver: ClosingReceiver?
    let day: Day
    var closing: Closing
    /// The rows of the list: a rule that several of the household have open for the same day is one.
    let rows: [Range<Int>]
    var list: ListViewport
    /// Whether the next figure says why the selected row does not apply.
    var asksReason = false
    var problem: String?
    /// Whose consent is missing; it is closed all the same.
    var warning: String?
    /// Whether that is being looked up, so that it is not closed unseen.
    var isChecking = false

    init(
        target: SelectedCase, reason: ClosingReason, receiver: ClosingReceiver?, day: Day, closing: Closing
    ) {
        self.target = target
        self.reason = reason
        self.receiver = receiver
        self.day = day
        self.closing = closing
        rows = Self.folded(closing.items)
        list = ListViewport(count: rows.count)
    }

    private static func folded(_ items: [Closing.Item]) -> [Range<Int>] {
        var rows: [Range<Int>] = []
        for index in items.indices {
            if let last = rows.last, case .deadline(let row) = items[index],
                case .deadline(let first) = items[last.lowerBound], row.personNumber != nil,
                row.key.rule == first.key.rule, row.due == first.due
            {
                rows[rows.count - 1] = last.lowerBound..<index + 1
            } else {
                rows.append(index..<index + 1)
            }
        }
        return rows
    }

    /// The first of what a row of the list folds.
    private func item(_ row: Int) -> Closing.Item { closing.items[rows[row].lowerBound] }
    /// The answer of a row; nil while something in it has none.
    private func given(_ row: Int) -> Closing.Answer? { closing.answers[rows[row].lowerBound] }

    func title(_ context: AppContext) -> String {
        context.words(.closingTitle, target.number?.description ?? "")
    }

    /// When and what a row is, and whose.
    func title(_ row: Int, _ context: AppContext) -> String {
        switch item(row) {
        case .deadline(let first):
            let persons = rows[row].compactMap { index -> String? in
                guard case .deadline(let one) = closing.items[index] else { return nil }
                return one.personNumber.map { "\($0)" }
            }
            let whose = persons.isEmpty ? "" : context.words(.personNumber, persons.joined(separator: " "))
            return context.join([first.due?.description ?? "", context.title(of: first), whose])
        case .booking(let entry):
            guard case .booking(let booking) = entry.content else { return "" }
            return context.name(of: booking, on: entry.day)
        }
    }

    /// The answer of a row in words.
    func answer(_ row: Int, _ context: AppContext) -> String {
        let words = context.words
        switch given(row) {
        case .met(let day): return words(.closingMet, day.description)
        case .waived(let reason): return words(.closingWaived, words.waiver(reason))
        case .handedOver: return words(.closingHandedOver, receiver.map { words.receiver($0) } ?? "")
        case .cancelled: return words(.closingCancelled)
        case .kept: return words(.closingKept)
        case nil: return words(.closingUnanswered)
        }
    }

    /// The rows without an answer.
    var unanswered: [Int] { rows.indices.filter { given($0) == nil } }

    /// What is left to do, or the reasons to choose from.
    func foot(_ context: AppContext) -> String {
        let words = context.words
        if asksReason {
            let reasons = WaiverReason.allCases.enumerated().map { "\($0 + 1) \(words.waiver($1))" }
            return words(.closingWhyNot) + " " + context.join(reasons)
        }
        if closing.items.isEmpty { return words(.closingNothingOpen) }
        let open = unanswered.count
        return open == 0 ? words(.closingReady) : words.count(.closingLeft, open)
    }

    func render(_ context: AppContext, into frame: inout Frame, area: Rect) {
        let columns = min(96, area.columns - 4)
        let told = Refusal.lines(problem ?? warning, width: columns)
        let inner = Box.draw(
            title(context), rows: rows.count + 2 + told.count, columns: columns, context,
            into: &frame, area: area)
        let room = inner.rows - 2 - min(rows.count, 2)
        let fault = Refusal.clipped(told, to: room, width: inner.columns, context.glyphs)
        Refusal.draw(fault, into: &frame, area: inner)
        let foot = max(inner.row, inner.endRow - 1 - fault.count)
        var list = list
        list.setRows(max(1, foot - 1 - inner.row))
        frame.cursor = Frame.Position(row: foot, column: inner.column)
        for (offset, index) in list.visible.enumerated() where inner.row + offset < foot {
            let row = inner.row + offset
            let isOpen = given(index) == nil
            let answer = answer(index, context)
            let width = min(DisplayWidth.of(answer), inner.columns / 2)
            frame.put(
                title(index, context), row: row, column: inner.column + 2,
                width: max(0, inner.columns - width - 4), style: isOpen ? .normal : .done)
            frame.put(
                answer, row: row, column: inner.endColumn - width, width: width,
                style: isOpen ? .soon : .done)
            frame.target(row: row, columns: inner.columnRange, index: index)
            if index == list.selected { frame.select(row: row, columns: inner.columnRange, context) }
        }
        frame.put(self.foot(context), row: foot, column: inner.column, width: inner.columns, style: .accent)
    }

    func hints(_ context: AppContext) -> [String] {
        func hint(_ key: Key, _ word: Word) -> String { Bands.hint(key, word, context) }
        let close = [hint(.enter, .hintCloseTheCase)]
        guard let row = list.selected else { return close + [hint(.escape, .hintCancel)] }
        if asksReason { return [hint(.character("1"), .hintChoose), hint(.escape, .hintCancel)] }
        let answers =
            switch item(row) {
            case .booking:
                [hint(.character("x"), .hintCancelBooking), hint(.character("o"), .hintKeepBooking)]
            case .deadline:
                [
                    hint(.character("d"), .hintMet), hint(.character("x"), .hintWaiveOne),
                    hint(.character("o"), .hintHandOverOne),
                ]
            }
        return close + answers + [hint(.character("a"), .hintAllRest), hint(.escape, .hintCancel)]
    }

    /// Answers the selected row and goes on to the next.
    fileprivate mutating func answer(_ answer: Closing.Answer) {
        guard let row = list.selected else { return }
        for index in rows[row] { closing.answer(index, answer) }
        asksReason = false
        list.move(by: 1)
    }

    /// What a key answers to the selected row; nil where it answers nothing.
    fileprivate mutating func answer(with key: Key, _ context: AppContext) {
        guard let row = list.selected else { return }
        let isBooking = if case .booking = item(row) { true } else { false }
        switch (key, isBooking) {
        case (.character("d"), false): answer(.met(on: context.today))
        case (.character("x"), false): asksReason = true
        case (.character("o"), false) where receiver == nil:
            problem = context.words(.closingNeedsReceiver)
        case (.character("o"), false): answer(.handedOver)
        case (.character("x"), true): answer(.cancelled)
        case (.character("o"), true): answer(.kept)
        case (.character("d"), true): problem = context.words(.closingNotForBooking)
        case (.character("a"), _):
            if let answer = given(row) { closing.answerRest(answer) }
        default: break
        }
    }
}

extension AppState {
    mutating func press(_ key: Key, in old: CloseBox, _ context: AppContext) -> [Effect] {
        var box = old
        box.problem = nil
        if box.asksReason {
            let reasons = WaiverReason.allCases
            if case .character(let figure) = key, let number = figure.wholeNumberValue,
                reasons.indices.contains(number - 1)
            {
                box.answer(.waived(reasons[number - 1]))
            }
            replaceOverlay(.closing(box))
            return []
        }
        switch key {
        case .enter: return finish(box, context)
        case .character("d"), .character("x"), .character("o"), .character("a"):
            box.answer(with: key, context)
        default:
            if let binding = context.keymap.binding(for: key, in: keyContext) { box.list.move(binding.id) }
        }
        replaceOverlay(.closing(box))
        return []
    }

    private mutating func finish(_ old: CloseBox, _ context: AppContext) -> [Effect] {
        var box = old
        let words = context.words
        guard !box.isChecking else {
            box.problem = words(.consentChecking)
            replaceOverlay(.closing(box))
            return []
        }
        do {
            let request = try box.closing.request(
                box.reason, on: box.day, to: box.receiver,
                named: box.receiver.map { words.receiver($0) } ?? "")
            closeOverlay()
            return act(
                request,
                words(
                    .wentClosed, box.target.number?.description ?? "", box.day.description,
                    words.ending(box.reason, to: box.receiver)))
        } catch {
            // Only what has no answer is refused here; the first of it is where to go on.
            if let next = box.unanswered.first { box.list.select(next) }
            box.problem = words(.closingAnswerFirst)
            replaceOverlay(.closing(box))
            return []
        }
    }
}
