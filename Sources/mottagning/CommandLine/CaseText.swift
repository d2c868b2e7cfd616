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
                file.number.description, file.latestKind?.rawValue ?? "", household,
                file.caseworker?.name ?? "–", words.phase(file.phase),
            ].joined(separator: " · "),
            "", words(.columnPersons).uppercased(),
        ]
        for member in file.members {
            let age = member.person.birthDate.map { words.count(.spanYears, $0.age(on: session.today)) } ?? ""
            let name = view.isMasked ? "" : "\(member.person.familyName), \(member.person.givenName)"
            lines.append(
                "  \(member.number)  "
                    + [name, age, words.relation(member.person.relation), whereabouts(member)]
                    .filter { !$0.isEmpty }.joined(separator: "  "))
        }
        lines += ["", words(.columnTitle).uppercased()]
        for row in view.deadlines where row.status(on: session.today, RulesInUse.rulebook).isOpen {
            let status = words.status(row.status(on: session.today, RulesInUse.rulebook))
            let person = row.personNumber.map { " (\($0))" } ?? ""
            let due = row.due?.description ?? String(repeating: " ", count: 10)
            lines.append("  \(due)  \(status)  \(row.text ?? title(of: row.key.rule))\(person)")
        }
        lines += ["", words(.caseFacts).uppercased()]
        for fact in file.facts {
            let number = fact.person.flatMap { file.member($0)?.number }.map { " (\($0))" } ?? ""
            lines.append("  \(fact.day)  \(words.name(fact.id, BuiltIn.facts, RulesInUse.rulebook))\(number)")
        }
        if !file.notes.isEmpty { lines += ["", words(.caseNotes).uppercased()] }
        for entry in file.notes {
            guard case .note(let text, _) = entry.content else { continue }
            lines.append("  \(entry.day)  \(entry.by)  \(text)")
        }
        return lines.joined(separator: "\n")
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
}
