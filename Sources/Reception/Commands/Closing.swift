// Closing a case: what is open of the unit's own is answered one by one, and all of it is one act with the closing.
//
//     var closing = Closing(of: view, rulebook: rulebook, today: today)
//     closing.answer(item, .met(on: today))
//     let request = try closing.request(.work, on: today, to: .jobCoach, named: "arbetscoach")

/// What is to be answered before a case is closed, and the answers so far.
public struct Closing: Hashable, Sendable {
    /// Something open in the case.
    public enum Item: Hashable, Sendable {
        /// A bevakning of the unit's own, or a reminder.
        case deadline(QueueRow)
        /// A booking that has not been.
        case booking(Entry)
    }

    /// What becomes of an item.
    public enum Answer: Hashable, Sendable {
        /// It was done on a day.
        case met(on: Day)
        /// It does not apply.
        case waived(WaiverReason)
        /// Whoever has the household now does it.
        case handedOver
        /// The booking is cancelled.
        case cancelled
        /// The booking stands although the case is closed.
        case kept
    }

    public let caseID: CaseID
    /// Most urgent first, bookings last.
    public let items: [Item]
    /// The answers, in the order of ``items``; nil where there is none yet.
    public private(set) var answers: [Answer?]

    /// What is open in a case on a day. What only time can end, others' acts, and what goes on after the closing are not
    /// asked about.
    public init(of view: CaseView, rulebook: Rulebook, today: Day) {
        caseID = view.file.id
        let isOpen = view.file.closing == nil
        let rows = view.deadlines.filter {
            isOpen && Self.isOwn($0, rulebook) && $0.status(on: today, rulebook).isOpen
        }
        let bookings = view.file.bookings.filter { isOpen && $0.day >= today }
        items = rows.sorted { $0.cursor < $1.cursor }.map { .deadline($0) } + bookings.map { .booking($0) }
        answers = Array(repeating: nil, count: items.count)
    }

    /// Whether a deadline is the unit's to answer for when it closes the case.
    private static func isOwn(_ row: QueueRow, _ rulebook: Rulebook) -> Bool {
        if row.key.rule == .reminder { return true }
        guard let rule = rulebook[row.key.rule] else { return false }
        return rule.owner == .unit && rule.show != .text && !rule.outlivesCase
    }

    /// The items without an answer.
    public var open: [Item] { zip(items, answers).filter { $0.1 == nil }.map(\.0) }

    /// Whether an answer can be given to an item at all.
    public static func fits(_ answer: Answer, _ item: Item) -> Bool {
        switch (item, answer) {
        case (.deadline, .met), (.deadline, .waived), (.deadline, .handedOver): true
        case (.booking, .cancelled), (.booking, .kept): true
        case (.deadline, .cancelled), (.deadline, .kept): false
        case (.booking, .met), (.booking, .waived), (.booking, .handedOver): false
        }
    }

    /// Answers an item in the place of what was answered before; an answer that does not fit changes nothing.
    public mutating func answer(_ index: Int, _ answer: Answer) {
        guard items.indices.contains(index), Self.fits(answer, items[index]) else { return }
        answers[index] = answer
    }

    /// Answers every open deadline of a rule.
    /// - Throws: ``CommandError/noSuchDeadline(_:)`` where the rule has nothing to answer.
    public mutating func answer(_ rule: RuleID, _ answer: Answer) throws(CommandError) {
        let found = items.indices.filter { index in
            guard case .deadline(let row) = items[index] else { return false }
            return row.key.rule == rule
        }
        guard !found.isEmpty else { throw .noSuchDeadline(rule) }
        for index in found { self.answer(index, answer) }
    }

    /// Answers whatever has no answer yet and can be answered so.
    public mutating func answerRest(_ answer: Answer) {
        for index in items.indices where answers[index] == nil { self.answer(index, answer) }
    }

    /// The act: every answer and the closing.
    /// - Parameters:
    ///   - receiver: who has the household now; nil for nobody.
    ///   - name: the receiver in words, which stand with what is handed over.
    /// - Throws: ``CommandError/openAtClosing(_:bookings:)`` while something has no answer, and
    ///   ``CommandError/handedOverToNobody``.
    public func request(
        _ reason: ClosingReason, on day: Day, to receiver: ClosingReceiver?, named name: String,
        note: String = ""
    ) throws(CommandError) -> ActRequest {
        try requireAnswers()
        if receiver == nil, answers.contains(.handedOver) { throw .handedOverToNobody }
        var met: [Day: [DeadlineKey]] = [:]
        var waived: [Waiver: [DeadlineKey]] = [:]
        var commands: [CaseCommand] = []
        for case (let item, let answer?) in zip(items, answers) {
            switch (item, answer) {
            case (.deadline(let row), .met(let day)): met[day, default: []].append(row.key)
            case (.deadline(let row), .waived(let reason)):
                waived[Waiver(reason: reason, note: ""), default: []].append(row.key)
            case (.deadline(let row), .handedOver):
                waived[Waiver(reason: .otherResponsible, note: name), default: []].append(row.key)
            case (.booking(let entry), .cancelled): commands.append(.cancelBooking(entry.id))
            default: break
            }
        }
        // What does not apply goes first: what is met may meet it too, and then there would be nothing to waive.
        let waivers = waived.sorted { $0.key < $1.key }.map {
            CaseCommand.waive($0.value, $0.key.reason, note: $0.key.note)
        }
        let done = met.sorted { $0.key < $1.key }.map { CaseCommand.complete($0.value, on: $0.key) }
        let all = waivers + done + commands + [.close(reason, day, to: receiver, note: note)]
        return ActRequest(kind: .close, subject: nil, steps: all.map { (caseID: caseID, command: $0) })
    }

    private func requireAnswers() throws(CommandError) {
        let open = self.open
        guard !open.isEmpty else { return }
        var rules: [RuleID] = []
        for case .deadline(let row) in open { rules.append(row.key.rule) }
        throw .openAtClosing(rules, bookings: open.count - rules.count)
    }

    private struct Waiver: Hashable, Comparable {
        let reason: WaiverReason
        let note: String
        static func < (a: Waiver, b: Waiver) -> Bool {
            (a.reason.rawValue, a.note) < (b.reason.rawValue, b.note)
        }
    }
}

extension CaseFile {
    /// How the case was closed: why, when, and who has the household now; nil while it is open.
    public var ending: (reason: ClosingReason, day: Day, receiver: ClosingReceiver?)? {
        guard let closing, case .closing(let reason, let receiver, _) = closing.content else { return nil }
        return (reason, closing.day, receiver)
    }
}
