// Words for the ear: what columns and marks say on the screen, as sentences.

import Reception
import ReceptionText
import TerminalKit

extension AppContext {
    /// A text without the dots between its parts and without marks.
    func spoken(_ text: String) -> String {
        let dots: Set<Character> = [glyphs.dot, Glyphs.unicode.dot]
        let joined = dots.reduce(text) { text, dot in
            text.split(separator: " \(dot) ", omittingEmptySubsequences: false).joined(separator: ", ")
        }
        return String(joined.filter { $0 != glyphs.late && $0 != glyphs.check })
    }

    /// A line that stands below a list, as a sentence without the mark that it begins with.
    func spokenLine(_ text: String) -> String {
        var rest = Substring(spoken(text))
        while let first = rest.first, first == " " || first == glyphs.soon { rest.removeFirst() }
        return rest.isEmpty || rest.last == "." ? String(rest) : rest + "."
    }

    /// Parts with commas between them, empty ones left out.
    func list(_ parts: [String]) -> String {
        parts.map { spoken($0).trimmingSpaces }.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// A heading in capitals as a sentence begins: some voices spell capitals letter by letter.
    func spokenHeading(_ heading: String) -> String {
        let lower = heading.lowercased()
        return spoken(lower.prefix(1).uppercased() + lower.dropFirst())
    }

    /// How far off a date is, in whole words.
    func spokenDays(_ due: Day?) -> String {
        guard let due else { return words.status(.paused) }
        if due == today { return words(.plainToday) }
        return due < today
            ? words.count(.plainLate, Int(today - due)) : words.count(.plainInDays, Int(due - today))
    }

    /// How a row stands, in whole words.
    func spokenDays(_ row: QueueRow) -> String {
        let status = row.status(on: today, rulebook)
        guard status.isOpen else {
            return list([words.status(status), (row.outcome.day ?? row.due)?.description ?? ""])
        }
        guard let due = row.due, due < today, status != .overdue else { return spokenDays(row.due) }
        return words.count(.plainOpenDays, Int(today - due))
    }

    /// `person 1, 2 och 3`, empty for nobody.
    func spokenPersons(_ numbers: [Int]) -> String {
        let texts = numbers.map { "\($0)" }
        guard let last = texts.last else { return "" }
        guard texts.count > 1 else { return words(.plainPerson, last) }
        return words(.plainPerson, words(.plainAnd, texts.dropLast().joined(separator: ", "), last))
    }

    /// Where a row stands in its list, and whether it is marked: what is read first.
    func place(_ position: Int, of total: String, isMarked: Bool = false) -> String {
        words(.plainPlace, "\(position)", total) + (isMarked ? " " + words(.plainMarked) : "") + " "
    }

    /// Who leads a case, as a sentence.
    func spoken(_ caseworker: Login?) -> String {
        words(.plainCaseworker, caseworker?.name ?? words(.screenNobody))
    }

    /// The bar of an establishment window: months used and left, the end, every pause.
    func spoken(_ window: EstablishmentWindow) -> String {
        var parts: [String] = []
        if let started = window.started {
            parts.append(words(.plainStarts, started.description))
            let until = min(today, window.ended ?? today)
            let paused = window.pauses.reduce(0) { days, pause in
                let end = min(pause.to?.adding(days: 1) ?? until, until)
                return days + Int(max(0, end - pause.from))
            }
            let used = CaseContent.months(from: started, to: max(started, until.adding(days: -paused)))
            parts.append(words.count(.plainUsed, used))
        } else {
            parts.append(words(.windowNotStarted))
        }
        if window.ended != nil {
            parts.append(words(.windowEnded))
        } else if window.forecast == nil, let closes = window.closes {
            if window.started != nil {
                parts.append(words.count(.plainLeft, max(0, CaseContent.months(from: today, to: closes))))
            }
            parts.append(words(.plainEnds, closes.description))
        }
        let pauses = window.pauses.map { pause in
            pause.to.map {
                words(.plainPaused, pause.from.description, $0.description, words.pause(pause.reason))
            } ?? words(.plainPausedNow, pause.from.description, words.pause(pause.reason))
        }
        return ([list(parts) + "."] + pauses).joined(separator: " ")
    }
}
