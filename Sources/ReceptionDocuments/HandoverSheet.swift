// A caseload on paper: one line a case, what is lost first on top; as the brief of a handover with a paragraph a case
// behind it.

import Reception
import ReceptionPaper
import ReceptionText

extension Paper {
    /// The cases of a handläggare on a page.
    public func caseload(_ brief: HandoverBrief, of login: Login?) -> PaperDocument {
        let who = login.map { name(of: $0) } ?? words(.screenUnassigned)
        return document(
            words(.handoverPaperCaseload, who, today.description), overview(brief), format: .landscape)
    }

    /// The brief for whoever is to have the cases.
    public func handover(_ brief: HandoverBrief, from: [Login], to: Login) -> PaperDocument {
        let givers = from.map { name(of: $0) }.joined(separator: ", ")
        return document(
            words(.handoverPaperTitle, givers, name(of: to), today.description),
            overview(brief) + brief.cases.flatMap(paragraph), format: .landscape)
    }

    // MARK: The page

    private func overview(_ brief: HandoverBrief) -> [PaperBlock] {
        let columns = [
            PaperColumn(words(.handoverLostAfter), width: 36), PaperColumn(words(.columnCase), width: 11),
            PaperColumn(words(.columnHousehold), width: 20), PaperColumn(words(.columnKind), width: 13),
            PaperColumn(words(.columnPhase), width: 14),
            PaperColumn(words(.columnLate), width: 9, side: .right),
            PaperColumn(words(.handoverNext), width: 36),
        ]
        let rows = brief.cases.map { one -> [PaperCell] in
            let file = one.view.file
            let isHidden = isHidden(one)
            return [
                .text(one.lost.map(short) ?? "–"), .text(one.number.description),
                .text(isHidden ? words(.handoverProtected) : Transliteration.withLatin(file.household)),
                .text(file.latestKind?.rawValue ?? ""), .text(words.phase(file.phase)),
                .text("\(one.late.count)"), .text((one.late + one.soon).first.map(short) ?? "–"),
            ]
        }
        let sum = [
            words.count(.actCases, brief.cases.count), words.count(.countPersons, brief.persons),
            words(.teamSpokenLate, "\(brief.cases.reduce(0) { $0 + $1.late.count })"),
        ]
        guard !rows.isEmpty else { return [.paragraph(words(.paperNone))] }
        return [
            .paragraph(sum.joined(separator: " · ")), .table(PaperTable(columns: columns, rows: rows)),
        ]
    }

    // MARK: A paragraph a case

    private func paragraph(_ one: HandoverBrief.Case) -> [PaperBlock] {
        let file = one.view.file
        let heading = [one.number.description, isHidden(one) ? words(.handoverProtected) : file.household]
            .filter { !$0.isEmpty }.joined(separator: " · ")
        var rows = [
            (words(.handoverLostAfter), one.lost.map(line) ?? words(.paperNone)),
            (words(.handoverLate), lines(one.late)),
            (words.count(.handoverSoon, HandoverBrief.days), lines(one.soon)),
            (words(.handoverWaits), lines(one.waits)),
        ]
        if !isHidden(one) {
            rows.insert((words(.handoverWho), household(file)), at: 0)
            rows += [
                (words(.handoverPromised), promised(one.promised)), (words(.handoverNotes), notes(one.notes)),
                (words(.handoverMessage), one.handover?.message ?? ""),
            ]
        }
        let known = rows.filter { !$0.1.isEmpty }.map { PaperRow($0.0, text: $0.1) }
        return [.heading(level: 2, text: heading), .rows(known)]
    }

    /// Of a protected household paper has the number and what is due, also for its own handläggare.
    private func isHidden(_ one: HandoverBrief.Case) -> Bool {
        one.view.isMasked || one.view.file.isProtected
    }

    private func household(_ file: CaseFile) -> String {
        let people = file.members.filter { $0.left == nil }.map { member in
            let person = member.person
            let facts = [
                person.birthDate.map { words(.personAge, "\($0.age(on: today))") } ?? "",
                words.languages([person[.language] ?? ""]),
                person.needsInterpreter ? words(.personInterpreter) : "",
            ]
            return "\(member.number) " + Transliteration.withLatin(person.givenName + " " + person.familyName)
                + " (" + facts.filter { !$0.isEmpty }.joined(separator: ", ") + ")"
        }
        let whole = [file.latestKind?.rawValue ?? "", words.phase(file.phase), file.details[.address] ?? ""]
        return whole.filter { !$0.isEmpty }.joined(separator: ", ") + "\n" + people.joined(separator: "\n")
    }

    /// When, and what.
    private func short(_ item: HandoverBrief.Item) -> String {
        [item.due?.description ?? "", words.title(item.rule, rulebook)].filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    /// The same with the numbers of those whom it is about.
    private func line(_ item: HandoverBrief.Item) -> String {
        item.persons.isEmpty
            ? short(item)
            : words(
                .handoverOf, short(item),
                words(.personNumber, item.persons.map { "\($0)" }.joined(separator: ", ")))
    }

    private func lines(_ items: [HandoverBrief.Item]) -> String {
        items.map(line).joined(separator: "\n")
    }

    private func promised(_ entries: [Entry]) -> String {
        entries.map { entry in
            switch entry.content {
            case .reminder(let text): entry.day.description + " " + text
            case .booking(let booking):
                [entry.day.description, booking.clock, booking.what, booking.with, booking.place]
                    .filter { !$0.isEmpty }.joined(separator: " ")
            default: ""
            }
        }.joined(separator: "\n")
    }

    private func notes(_ entries: [Entry]) -> String {
        entries.map { entry in
            guard case .note(let text, _) = entry.content else { return "" }
            return entry.day.description + " " + text
        }.joined(separator: "\n")
    }
}
