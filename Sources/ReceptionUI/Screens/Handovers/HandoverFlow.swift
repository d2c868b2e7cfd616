// Handing over from any list: whom, a word to them, and the act; and answering what one was offered.

import Reception
import ReceptionText
import TerminalKit

/// What is to be offered to whom, while the store is asked who has the cases.
struct HandoverPlan: Hashable, Sendable {
    /// Which cases are meant.
    enum Cases: Hashable, Sendable {
        case chosen([SelectedCase])
        /// All that somebody has.
        case all(of: Login)
    }

    var cases: Cases
    var receiver = Login("")
    var message = ""

    /// Whether the cases are taken together and not one by one.
    var isHeap: Bool {
        if case .chosen(let cases) = cases { cases.count > 1 } else { true }
    }
}

extension AppState {
    /// Asks who is to have the chosen cases.
    mutating func beginHandOver(_ selected: Selected, _ context: AppContext) -> [Effect] {
        beginHandOver(
            HandoverPlan(cases: .chosen(selected.cases)),
            context.words.count(.actCases, selected.cases.count), context)
    }

    /// Asks who is to have everything that the selected handläggare of Team has.
    mutating func beginHandOverAll(_ context: AppContext) -> [Effect] {
        guard case .team(let state) = top.content, let login = state.selected?.caseworker else { return [] }
        return beginHandOver(
            HandoverPlan(cases: .all(of: login)), context.words(.handoverAllOf, login.name), context)
    }

    private mutating func beginHandOver(
        _ plan: HandoverPlan, _ what: String, _ context: AppContext
    ) -> [Effect] {
        overlays.append(
            .chooser(
                Chooser(
                    title: context.words(.handoverChoose, what), purpose: .handOver(plan), all: [])))
        return ask(.caseworkers, for: .caseworkers)
    }

    /// Asks what the receiver is to be told.
    mutating func askMessage(_ plan: HandoverPlan, _ context: AppContext) {
        var prompt = Prompt(
            label: context.words(.handoverPromptMessage, plan.receiver.name), purpose: .handOverMessage(plan))
        prompt.mayBeEmpty = true
        replaceOverlay(.prompt(prompt))
    }

    /// Asks the store who has the cases, and whether they are offered to somebody already.
    mutating func prepare(_ plan: HandoverPlan) -> [Effect] {
        switch plan.cases {
        case .chosen(let cases): ask(.offering(cases.map(\.id)), for: .offering(plan))
        case .all(let login): ask(.caseload(login), for: .offering(plan))
        }
    }

    /// Offers what was chosen; several cases are a heap, in which no protected household goes along.
    mutating func offer(_ offering: Offering, _ plan: HandoverPlan, _ context: AppContext) -> [Effect] {
        do {
            let (request, leftOut) = try HandoverAct.offer(
                offering, isHeap: plan.isHeap, to: plan.receiver, message: plan.message,
                today: context.today)
            let words = context.words
            var sentence = words(
                .wentOffered, words.count(.actCases, request.records.count), plan.receiver.name)
            if !leftOut.isEmpty {
                sentence +=
                    " "
                    + words(.handoverLeftOut, leftOut.map(\.description).joined(separator: ", "))
            }
            guard !request.records.isEmpty else {
                say(sentence, .bad)
                return []
            }
            return act(request, sentence)
        } catch {
            say(context.sentence(of: error), .bad)
            return []
        }
    }

    /// What `d`, `x` and `o` do in Överlämningar.
    mutating func answerOffers(_ id: BindingID, _ context: AppContext) -> [Effect] {
        guard case .handovers(let state) = top.content else { return [] }
        let rows = state.paged.chosen
        guard let first = rows.first else { return [] }
        let words = context.words
        let cases = words.count(.actCases, rows.count)
        switch id {
        case .takeOver:
            return act(HandoverAct.take(rows.map(\.record)), words(.wentTaken, cases))
        case .sendBack where first.side == .incoming:
            overlays.append(
                .prompt(
                    Prompt(
                        label: words(.handoverPromptReason, cases), purpose: .sendBack(rows.map(\.record)))))
            return []
        case .sendBack:
            return act(HandoverAct.withdraw(rows.map(\.record)), words(.wentWithdrawn, cases))
        default: return []
        }
    }
}

extension AppState {
    /// Opens what a line about colleagues stands for.
    /// - Returns: false for every other line.
    mutating func openColleagues(_ content: DayContent) -> Bool {
        switch content {
        case .offered, .sentBack: push(.handovers(HandoversState()))
        case .covers(let absence):
            push(.queue(QueueState(filter: QueueFilter(scope: .caseworker(absence.login)))))
        case .booking, .reminder, .arrival, .rule, .steps, .oldSteps, .group, .authority: return false
        }
        return true
    }
}
