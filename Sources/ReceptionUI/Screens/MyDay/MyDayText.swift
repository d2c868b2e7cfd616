// The words of one line of Min dag.

import Reception
import ReceptionText
import TerminalKit

/// The columns of a line.
struct DayLineText: Hashable {
    var mark = ""
    var style = Style.normal
    var when = ""
    var title = ""
    var household = ""
    var number = ""
    var kind = ""
    var who = ""
    var progress = ""
    /// The progress as a bar, where there is room for one.
    var bar = ""
}

extension AppContext {
    /// What a line says.
    func text(of line: DayLine) -> DayLineText {
        var text = DayLineText()
        text.household =
            line.caseID == nil
            ? "" : line.cases.first.map { words.household(line.household, line.isMasked, $0) } ?? ""
        text.number = line.caseID == nil ? "" : line.cases.first?.description ?? ""
        text.kind = line.kind.map(short) ?? ""
        text.who = people(line)
        if let progress = line.progress {
            text.progress = "\(progress.done)/\(progress.total)"
            text.bar = glyphs.bar(done: progress.done, of: progress.total, width: 6)
        }
        dress(&text, line)
        switch line.content {
        case .booking(let row):
            text.when = clock(row.day, row.booking.clock)
            text.title = join([words.title(line, rulebook), row.booking.with, row.booking.place])
        case .arrival(let row):
            text.when = clock(row.day, row.time)
            text.title = words.title(line, rulebook)
            text.who = words.count(.countPersons, row.persons)
        case .reminder, .rule, .steps, .oldSteps, .group, .authority, .offered, .sentBack, .covers:
            text.title = words.title(line, rulebook)
        }
        if let login = line.coveredFor { text.household += " (\(login.name))" }
        return text
    }

    private func dress(_ text: inout DayLineText, _ line: DayLine) {
        switch line.heading {
        case .waiting: text.style = .normal
        case .now:
            if let due = line.due, due <= today { text.style = .accent }
            if case .reminder = line.content { text.when = line.due.map { daysLeft($0) } ?? "" }
        case .atRisk, .late, .week, .group:
            text.when = daysLeft(line.due)
            guard let due = line.due else { return }
            if due < today {
                text.mark = String(glyphs.late)
                text.style = .late
            } else if line.heading == .atRisk || due == today {
                text.mark = String(glyphs.soon)
                text.style = .soon
            }
        }
    }

    /// A booking's time; the day of the week before it when it is not today.
    private func clock(_ day: Day, _ time: String) -> String {
        if day == today { return time.isEmpty ? words(.dateToday) : time }
        return time.isEmpty ? weekday(day) + " " + "\(day.day)/\(day.month)" : weekday(day) + " " + time
    }

    private func people(_ line: DayLine) -> String {
        switch line.persons.count {
        case 0: ""
        case 1...3: line.persons.map { "\($0)" }.joined(separator: " ")
        default: words.count(.countPersons, line.persons.count)
        }
    }
}
