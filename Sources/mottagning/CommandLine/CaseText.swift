// A case as `case show` prints it for people.

import Reception
import ReceptionData
import ReceptionText
import TerminalKit

struct CaseText {
    let view: CaseView
    let session: Session

    var text: String {
        let file = view.file
        let household = words.household(file.household, view.isMasked, file.number)
        var lines = [
            [
                file.number.description, kind(file), household,
                file.caseworker?.name ?? "–", words.phase(file.phase),
            ].joined(separator: " · ")
        ]
        if let ending = file.ending, !view.isMasked {
            let why = words.ending(ending.reason, to: ending.receiver)
            lines.append(words(.closingText, ending.day.description, why))
        }
        lines += ["", words(.columnPersons).uppercased()]
        let absent = Set(file.absent.map(\.number))
        for member in file.members {
            let mark = absent.contains(member.number) ? words(.personNotCome) : ""
            let age = member.person.birthDate.map { words.count(.spanYears, $0.age(on: session.today)) } ?? ""
            let person = member.person
            let name =
                member.isWithheld
                ? words(.personProtected)
                : view.isMasked ? "" : "\(person.familyName), \(person.givenName)"
            lines.append(
                "  \(member.number)  "
                    + [
                        name, age, member.isWithheld ? "" : words.relation(person.relation),
                        whereabouts(member), mark,
                    ]
                    .filter { !$0.isEmpty }.joined(separator: "  "))
        }
        lines += ["", words(.columnTitle).uppercased()]
        for row in view.deadlines where row.status(on: session.today, RulesInUse.rulebook).isOpen {
            let status = words.status(row.status(on: session.today, RulesInUse.rulebook))
            let person = row.personNumber.map { " (\($0))" } ?? ""
            let due = row.due?.description ?? String(repeating: " ", count: 10)
            lines.append("  \(due)  \(status)  \(row.text ?? title(of: row.key.rule))\(person)")
        }
        lines += windowLines
        lines += ["", words(.caseFacts).uppercased()]
        for fact in file.facts {
            let number = fact.person.flatMap { file.member($0)?.number }.map { " (\($0))" } ?? ""
            lines.append("  \(fact.day)  \(words.name(fact.id, BuiltIn.facts, RulesInUse.rulebook))\(number)")
        }
        if !view.consents.isEmpty { lines += ["", words(.sectionConsents)] }
        for row in view.consents {
            let number = file.member(row.consent.person).map { "\($0.number)  " } ?? ""
            lines.append("  \(number)\(words.text(of: row, on: session.today))")
        }
        let hints = session.rows.hints(file)
        if !hints.isEmpty { lines += ["", words(.sectionHints)] }
        for (hint, text) in hints {
            let persons = hint.persons.map { "\($0)" }.joined(separator: " ")
            let whom = persons.isEmpty ? "" : " (\(persons))"
            lines.append("  \(title(of: hint.rule.id))\(whom). \(text) [\(hint.rule.source.citation)]")
        }
        if !file.notes.isEmpty { lines += ["", words(.caseNotes).uppercased()] }
        for entry in file.notes {
            guard case .note(let text, _) = entry.content else { continue }
            lines.append("  \(entry.day)  \(entry.by)  \(text)")
        }
        return lines.joined(separator: "\n")
    }

    /// The kind, and which it was before and until when.
    private func kind(_ file: CaseFile) -> String {
        let former = file.formerKinds.map { words(.caseKindUntil, $0.kind.rawValue, $0.until.description) }
        let now = file.latestKind?.rawValue ?? ""
        return former.isEmpty ? now : now + " (" + former.joined(separator: ", ") + ")"
    }

    /// Why and when somebody left; for named staff also the other case.
    private func whereabouts(_ member: Membership) -> String {
        let left = member.left.map { day in
            [member.leavingReason.map { words.leaving($0) } ?? "", day.description].joined(separator: " ")
        }
        let links = [
            member.movedTo?.number.map { words(.personMovedTo, $0.description) },
            member.cameFrom?.number.map { words(.personCameFrom, $0.description) },
        ]
        return ([left] + links).compactMap { $0 }.joined(separator: ", ")
    }

    /// The etablering windows: the person, the end and which one it is, or the forecast.
    private var windowLines: [String] {
        let all = windows(of: view, today: session.today)
        guard !all.isEmpty else { return [] }
        return ["", words(.sectionWindow)]
            + all.flatMap { window -> [String] in
                var label = ""
                if window.ended != nil {
                    label = words(.windowEnded)
                } else if window.started == nil {
                    let isOver = window.frameEnd.map { $0 < session.today } ?? false
                    label = words(isOver ? .windowOver : .windowNotStarted)
                }
                let end =
                    window.forecast == nil
                    ? window.closes.map { $0.description + (window.isProvisional ? "?" : "") } : nil
                let first = [end ?? "", label].filter { !$0.isEmpty }.joined(separator: "  ")
                let details = words.details(of: window)
                let head = first.isEmpty ? details.first ?? "" : first
                return ["  \(window.number)  \(head)"]
                    + details.dropFirst(first.isEmpty ? 1 : 0).map { "     \($0)" }
            }
    }
}
