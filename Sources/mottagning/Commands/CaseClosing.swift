// Closing and reopening a case from the command line: one act with an answer to each thing that is open.

import ArgumentParser
import Reception
import ReceptionText

struct CaseClose: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "close", abstract: words(.helpCaseClose))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String
    @Option(name: .long, help: help(.optionClosingReason)) var reason: String
    @Option(name: .long, help: help(.optionDate)) var date: String
    @Option(name: .long, help: help(.optionClosingTo)) var to: String?
    @Option(name: .long, help: help(.optionClosingMet)) var met: [String] = []
    @Option(name: .long, help: help(.optionClosingWaive)) var waive: [String] = []
    @Option(name: .long, help: help(.optionClosingRest)) var rest: String?
    @Option(name: .long, help: help(.optionClosingBookings)) var bookings: String?

    /// What may answer everything else.
    private enum Rest: String, CaseIterable {
        case met, declined
        case notRelevant = "not_relevant"
        case otherResponsible = "other_responsible"
    }

    private enum Bookings: String, CaseIterable {
        case cancel, keep
    }

    func run() throws {
        guard let reason = try choice(reason, ClosingReason.allCases, "--reason") else { return }
        let receiver = try choice(to, ClosingReceiver.allCases, "--to")
        let day = try readDay(date)
        let session = try Session(options)
        let view = try session.seenView(number)
        let today = session.actor.today
        var closing = Closing(of: view, rulebook: RulesInUse.rulebook, today: today)
        do {
            for text in met {
                let (rule, date) = Self.parts(text)
                try closing.answer(rule, .met(on: try date.map(readDay) ?? today))
            }
            for text in waive {
                let (rule, reason) = Self.parts(text)
                guard let reason = reason.flatMap({ WaiverReason(rawValue: $0.lowercased()) }) else {
                    throw Failure.usage(
                        words(.errorClosingAnswer, "--waive", text), words(.errorClosingAnswerFix))
                }
                try closing.answer(rule, Self.answer(reason, receiver))
            }
            switch try choice(rest, Rest.allCases, "--rest") {
            case .met: closing.answerRest(.met(on: today))
            case .declined: closing.answerRest(.waived(.declined))
            case .notRelevant: closing.answerRest(.waived(.notRelevant))
            case .otherResponsible: closing.answerRest(Self.answer(.otherResponsible, receiver))
            case nil: break
            }
            switch try choice(bookings, Bookings.allCases, "--bookings") {
            case .cancel: closing.answerRest(.cancelled)
            case .keep: closing.answerRest(.kept)
            case nil: break
            }
            let name = receiver.map { words.receiver($0) } ?? ""
            let request = try closing.request(reason, on: day, to: receiver, named: name)
            if let receiver {
                let missing = view.withoutConsent(
                    to: receiver, named: words.told(receiver), try session.store.partners(),
                    on: session.today)
                if let warning = words.warning(of: missing) { Output.say("mottagning: \(warning)\n") }
            }
            try session.apply(request)
        } catch let refusal as CommandError {
            throw StoreError.refused(refusal, view.file.number)
        }
    }

    /// Whoever takes over the household is named with what somebody else is to do.
    private static func answer(_ reason: WaiverReason, _ receiver: ClosingReceiver?) -> Closing.Answer {
        reason == .otherResponsible && receiver != nil ? .handedOver : .waived(reason)
    }

    /// A rule, and what stands after its colon.
    private static func parts(_ text: String) -> (rule: RuleID, answer: String?) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        return (RuleID(String(parts.first ?? "")), parts.count == 2 ? String(parts[1]) : nil)
    }
}

struct CaseReopen: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "reopen", abstract: words(.helpCaseReopen))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String

    func run() throws {
        let session = try Session(options)
        try session.apply(.reopen, on: try session.caseView(number).file)
    }
}
