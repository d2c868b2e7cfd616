// What is tried in the box that explains a date: another date, or a pause in the programme. Nothing is saved.

import Reception
import ReceptionText
import TerminalKit

/// A pause that is tried.
struct PauseTrial: Hashable, Sendable {
    var from: Day
    /// Nil while it would run.
    var to: Day?
    var reason: PauseReason
}

/// What the box asks for in its last line.
enum WhyQuestion: Hashable, Sendable {
    case date
    case pauseFrom
    case pauseTo(Day)
    case pauseReason(Day, Day?)
}

/// What is shown below the explanation.
enum WhyTrial: Hashable, Sendable {
    case date(Day)
    case pause(PauseTrial)
    /// Why nothing can be tried.
    case refused(String)
}

extension WhyBox {
    /// The label of the line that asks.
    func label(_ question: WhyQuestion, _ words: Catalogue) -> String {
        if isWrong { return words(.whyNoDate) }
        switch question {
        case .date: return words(.whyTry)
        case .pauseFrom: return words(.whyPauseFrom)
        case .pauseTo: return words(.whyPauseTo)
        case .pauseReason:
            let reasons = PauseReason.allCases.enumerated().map { "\($0 + 1) \(words.pause($1))" }
            return reasons.joined(separator: " · ")
        }
    }

    /// Begins to ask for a pause, or says why there is none to try.
    mutating func beginPause(_ context: AppContext) {
        guard let view, shown.indices.contains(index) else { return }
        let row = view.deadlines.first { $0.key == shown[index] }
        guard let number = row?.personNumber else { return refuse(context.words(.whyPauseOfNobody)) }
        let windows = EstablishmentWindow.windows(
            of: view.file, deadlines: context.engine.deadlines(of: view.file))
        guard windows.contains(where: { $0.number == number }) else {
            return refuse(.noWindowToPause(person: number), context)
        }
        question = .pauseFrom
        field = TextField(text: "", maximumLength: 24)
    }

    /// The answer to a question; what comes next is asked, or shown.
    mutating func answer(_ context: AppContext) {
        let text = field?.text ?? ""
        switch question {
        case .date:
            guard let day = day(text, .past, context) else { return }
            show(.date(day))
        case .pauseFrom:
            guard let day = day(text, .past, context) else { return }
            ask(.pauseTo(day))
        case .pauseTo(let from):
            guard !text.isEmpty else { return ask(.pauseReason(from, nil)) }
            guard let day = day(text, .future, context) else { return }
            ask(.pauseReason(from, day))
        case .pauseReason: break
        }
    }

    /// A digit chooses the reason.
    mutating func chooseReason(_ key: Key, _ context: AppContext) {
        guard case .pauseReason(let from, let to) = question, case .character(let character) = key,
            let digit = character.wholeNumberValue, PauseReason.allCases.indices.contains(digit - 1),
            let view, let number = view.deadlines.first(where: { $0.key == shown[index] })?.personNumber
        else { return }
        let pause = PauseTrial(from: from, to: to, reason: PauseReason.allCases[digit - 1])
        do throws(CommandError) {
            _ = try context.engine.moves(
                of: view.file, pausing: number, from: pause.from, to: pause.to, pause.reason,
                on: context.today)
            show(.pause(pause))
        } catch {
            refuse(error, context)
        }
    }

    private mutating func day(_ text: String, _ leaning: DateInput.Leaning, _ context: AppContext) -> Day? {
        let day = DateInput.day(text, today: context.today, leaning: leaning)
        isWrong = day == nil
        return day
    }

    private mutating func ask(_ next: WhyQuestion) {
        question = next
        isWrong = false
        field = TextField(text: "", maximumLength: 24)
    }

    private mutating func show(_ what: WhyTrial) {
        field = nil
        trial = what
        // What follows stands below the explanation.
        top = 200
    }

    private mutating func refuse(_ error: CommandError, _ context: AppContext) {
        let text = context.words.text(of: error, rulebook: context.rulebook, facts: context.facts)
        refuse(text.remedy.isEmpty ? text.problem : text.problem + " " + text.remedy)
    }

    private mutating func refuse(_ sentence: String) { show(.refused(sentence)) }
}

extension WhyText {
    /// What would follow from what is tried.
    static func trial(
        _ trial: WhyTrial, _ key: DeadlineKey, _ view: CaseView, width: Int, _ context: AppContext
    ) -> [Line] {
        switch trial {
        case .date(let day):
            guard let trigger = key.trigger else { return [] }
            let moves = context.engine.moves(of: view.file, trying: day, for: trigger)
            return lines(
                moves, context.words.count(.whyTrial, moves.count, day.description), width, context)
        case .pause(let pause):
            guard let number = view.deadlines.first(where: { $0.key == key })?.personNumber,
                let moves = try? context.engine.moves(
                    of: view.file, pausing: number, from: pause.from, to: pause.to, pause.reason,
                    on: context.today)
            else { return [] }
            let head = context.words.count(
                .whyPauseTrial, moves.count, pause.from.description, pause.to?.description ?? "",
                context.words.pause(pause.reason))
            let window = try? context.engine.window(
                of: view.file, pausing: number, from: pause.from, to: pause.to, pause.reason,
                on: context.today)
            return lines(moves, head, width, context) + lost(window, width, context)
        case .refused(let sentence):
            return [Line(text: "")]
                + TextLines.wrapped(sentence, width: width).map { Line(text: $0, style: .late) }
        }
    }

    /// What of a pause the frame has no room for, where the window then ends before the programme's own date.
    private static func lost(
        _ window: EstablishmentWindow?, _ width: Int, _ context: AppContext
    ) -> [Line] {
        guard let window, window.lostDays > 0, let end = window.frameEnd else { return [] }
        let words = context.words
        let sentence = words.count(
            .whyPauseLost, window.lostDays, end.description, "\(window.pausedDays)")
        return TextLines.wrapped(sentence, width: width).map { Line(text: $0, style: .late) }
    }

    /// The deadlines that would come, go or move, under a sentence.
    private static func lines(
        _ moves: [DeadlineMove], _ head: String, _ width: Int, _ context: AppContext
    ) -> [Line] {
        var lines = [Line(text: "")]
        lines += TextLines.wrapped(head, width: width).map { Line(text: $0, style: .heading) }
        for move in moves {
            let dates = (move.before?.description ?? "–") + " → " + (move.after?.description ?? "–")
            let number = move.personNumber.map { " \($0)" } ?? ""
            for (index, part) in TextLines.wrapped(
                context.title(of: move.rule) + number, width: max(8, width - 25)
            ).enumerated() {
                let first = index == 0 ? dates : ""
                let gap = String(repeating: " ", count: max(1, 25 - DisplayWidth.of(first)))
                lines.append(Line(text: first + gap + part))
            }
        }
        return lines
    }
}
