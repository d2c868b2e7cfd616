// Min dag as a text for a mail: the same rows under the same headings, with case numbers in the place of names.

import Reception
import ReceptionText
import TerminalKit

/// One person's day as plain text. Its first line is a subject, which tells the day and how many rows there are.
public struct DayDigest: Sendable {
    /// No line but the subject is wider.
    public static let columns = 72
    /// Stands between two digests: a form feed, which nothing in them can hold.
    public static let separator = "\u{0C}"

    public let lines: [DayLine]
    private let owner: Login
    private let households: Int
    private let hidden: Set<CaseNumber>
    private let hasNames: Bool
    private let context: AppContext

    /// - Parameters:
    ///   - hidden: cases of which nothing is told but the number, besides those that are masked.
    ///   - hasNames: whether households have their names, and bookings and reminders the words that were typed.
    public init(
        _ input: DayInput, of owner: Login, hidden: Set<CaseNumber>, hasNames: Bool, _ context: AppContext
    ) {
        let isLead = context.role.may(.watchUnit) && owner == context.user
        lines = MyDay(rulebook: context.rulebook, today: context.today, isTeamLead: isLead).lines(input)
        self.owner = owner
        households = input.households
        self.hidden = hidden
        self.hasNames = hasNames
        self.context = context
    }

    /// The subject, then the rows under their headings; of a day without rows the subject alone, which says so.
    public var text: String {
        var text = subject + "\n"
        guard !lines.isEmpty else { return text }
        text += "\n" + wrapped(owner.name + " · " + context.words.count(.dayHouseholds, households))
        for heading in DayHeading.allCases {
            let own = lines.filter { $0.heading == heading }
            guard !own.isEmpty else { continue }
            text += "\n" + wrapped(MyDayView.text(of: heading, own.count, context))
            for line in own { text += wrapped(sentence(line), mark: "- ") }
        }
        return text
    }

    private var subject: String {
        let day = context.today.description
        guard !lines.isEmpty else { return context.words(.digestEmpty, day) }
        var counts = [context.words.count(.screenRows, lines.count)]
        for heading in [DayHeading.now, .atRisk, .late] {
            let count = lines.count { $0.heading == heading }
            if count > 0 { counts.append("\(context.words.heading(heading).lowercased()) \(count)") }
        }
        return context.words(.digestSubject, day, counts.joined(separator: ", "))
    }

    private func sentence(_ line: DayLine) -> String {
        let words = context.words
        if line.isMasked || line.caseID != nil && line.cases.contains(where: hidden.contains) {
            return words(.digestProtected, line.cases.first?.description ?? "")
        }
        var text = context.text(of: line)
        if !hasNames {
            text.household = ""
            text.number += line.coveredFor.map { " (\($0.name))" } ?? ""
            // What somebody typed may say who it is.
            switch line.content {
            case .booking: text.title = words(.dayBookingMasked)
            case .reminder: text.title = words(.reminderTitle)
            default: break
            }
        }
        if (1...3).contains(line.persons.count) {
            text.who = words(.personNumber, line.persons.map { "\($0)" }.joined(separator: ", "))
        }
        let parts = [text.title, text.household, text.number, text.kind, text.who, text.progress]
        return (text.when.isEmpty ? "" : text.when + ": ")
            + parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// A paragraph in lines, indented below its mark.
    private func wrapped(_ text: String, mark: String = "") -> String {
        let lines = TextLines.wrapped(DisplayWidth.harmless(text), width: Self.columns - mark.count)
        let indent = String(repeating: " ", count: mark.count)
        return lines.enumerated().map { ($0 == 0 ? mark : indent) + $1 + "\n" }.joined()
    }
}
