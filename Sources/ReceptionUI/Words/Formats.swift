// How dates, statuses and titles are written on the screen, in the user's language.

import Reception
import ReceptionText
import TerminalKit

extension AppContext {
    /// Whose rows a list shows.
    func name(of scope: CaseloadScope) -> String {
        switch scope {
        case .caseworker(let login): login.name
        case .unassigned: words(.screenUnassigned)
        case .all: words(.screenEveryone)
        }
    }

    /// A rule's title; a reminder's is the word for it.
    func title(of rule: RuleID) -> String { words.title(rule, rulebook) }

    /// What a row of the queue says.
    func title(of row: QueueRow) -> String {
        if row.key.rule == .reminder { return row.text ?? words(.reminderTitle) }
        return title(of: row.key.rule)
    }

    /// The name of a fact, also of a step that has none of its own.
    func name(of fact: FactID) -> String { words.name(fact, facts, rulebook) }

    /// How far off a row's date is; a window that stands open is not late.
    func daysLeft(_ row: QueueRow) -> String {
        let status = row.status(on: today, rulebook)
        guard let due = row.due, due < today, status != .overdue else { return daysLeft(row.due) }
        return words(.dateSinceDays, "\(today - due)")
    }

    /// How far off a date is: `in 3 d`, `today`, `late 4 d`.
    func daysLeft(_ due: Day?) -> String {
        guard let due else { return words.status(.paused) }
        let days = due - today
        if days == 0 { return words(.dateToday) }
        return days < 0 ? words(.dateLateDays, "\(-days)") : words(.dateInDays, "\(days)")
    }

    /// The mark and the style of a row by its status.
    func look(of status: DeadlineStatus) -> (mark: String, style: Style) {
        switch status {
        case .overdue: (String(glyphs.late), .late)
        case .dueSoon: (String(glyphs.soon), .soon)
        case .upcoming: ("", .normal)
        case .paused, .snoozed, .met, .metLate, .cancelled, .waived, .lapsed: ("", .done)
        }
    }

    /// The short name of a day of the week.
    func weekday(_ day: Day) -> String { words.weekday(day) }

    /// `26-03-02`, where a column is narrow and the century plain.
    func shortDate(_ day: Day) -> String { String(day.description.dropFirst(2)) }

    /// `KVOT`, and `MASS` for the one that is too long for a column.
    func short(_ kind: CaseKind) -> String { kind == .massflykt ? "MASS" : kind.rawValue }

    /// Parts with a dot between them, empty ones left out.
    func join(_ parts: [String]) -> String {
        parts.filter { !$0.isEmpty }.joined(separator: " \(glyphs.dot) ")
    }

    func text(of trouble: NoteTrouble) -> String {
        switch trouble {
        case .noEditor: words(.noteNoEditor)
        case .editorFailed(let status): words(.noteEditorFailed, "\(status)")
        case .notReadable: words(.noteNotReadable)
        }
    }
}
