// The words of an explanation: the steps of the date, the paragraph, the consequence, and the lane.

import Reception
import ReceptionText
import TerminalKit

enum WhyText {
    struct Line: Hashable {
        var text: String
        var style = Style.normal
    }

    /// The lines that explain a deadline of a case.
    static func lines(_ key: DeadlineKey, _ view: CaseView, width: Int, _ context: AppContext) -> [Line] {
        let row = view.deadlines.first { $0.key == key }
        var lines: [Line] = []
        func add(_ text: String, _ style: Style = .normal) {
            for line in TextLines.wrapped(text, width: width) { lines.append(Line(text: line, style: style)) }
        }
        /// A step keeps its date in a column of its own.
        func addStep(_ line: String) {
            let date = String(line.dropFirst(2).prefix(10))
            let rest = TextLines.wrapped(String(line.dropFirst(14)), width: max(8, width - 12))
            for (index, part) in rest.enumerated() {
                let first = index == 0 ? date : String(repeating: " ", count: 10)
                lines.append(Line(text: first + "  " + part))
            }
        }
        let subject = row.map { context.words.household($0.household, $0.isMasked, $0.number) } ?? ""
        add(row.map(context.title(of:)) ?? context.title(of: key.rule), .heading)
        add(
            context.join([
                view.file.number.description, subject, row?.personNumber.map { "\($0)" } ?? "",
                row.map { context.words.status($0.status(on: context.today, context.rulebook)) } ?? "",
            ]), .done)
        if view.withholdsComputation(of: key) {
            if let due = row?.due { add(context.words(.explainDue, due.description)) }
            add(context.words(.explainWithheld))
        } else if let explanation = context.engine.explain(key, in: view.file) {
            // The title stands above already.
            for line in context.words.explanation(explanation, context.facts).dropFirst() {
                if line.hasPrefix("  ") { addStep(line) } else { add(line) }
            }
        }
        if let row, row.outcome == .open {
            let (lane, reason) = row.lane(on: context.today, context.rulebook)
            lines.append(Line(text: ""))
            let name =
                DayHeading(rawValue: lane.rawValue).map(context.words.heading) ?? context.words(.whyLater)
            add(context.words(.whyLane, name, context.words.reason(reason)), .accent)
        }
        return lines
    }
}
