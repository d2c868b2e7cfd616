// A case on paper: the household, what is due, what is booked and what has happened. Notes stay in the program.

import Reception
import ReceptionPaper
import ReceptionText

extension Paper {
    /// The summary of a case. A protected household appears by the number of its case and nothing else, also for its own
    /// handläggare, because paper is copied and lost.
    public func summary(_ view: CaseView) -> PaperDocument {
        let file = view.file
        let title = words(.paperCase, file.number.description)
        guard !view.isMasked, !file.isProtected else {
            return document(title, [.paragraph(words(.paperProtected), .strong)])
        }
        var blocks: [PaperBlock] = [.rows(header(file), columns: 2)]
        blocks += household(file)
        blocks += due(view)
        blocks += booked(file)
        blocks += happened(file)
        return document(title, blocks)
    }

    private func header(_ file: CaseFile) -> [PaperRow] {
        [
            PaperRow(words(.paperKind), text: file.latestKind?.rawValue ?? ""),
            PaperRow(words(.paperPhase), text: words.phase(file.phase)),
            PaperRow(
                words(.paperCaseworker), text: file.caseworker.map(unit.name) ?? words(.screenUnassigned)),
            PaperRow(words(.paperFileNumber), text: file.details[.fileNumber] ?? ""),
            PaperRow(words(.paperAddress), text: file.details[.address] ?? ""),
        ]
            + (file.expectedOn.map { day in
                [PaperRow(words(.paperArrival), text: arrival(of: file, on: day))]
            } ?? [])
            + (file.ending.map { reason, day, receiver in
                [
                    PaperRow(
                        words(.paperClosed),
                        text: day.description + ", " + words.ending(reason, to: receiver))
                ]
            } ?? [])
    }

    /// When a household is to come and with what, as far as that is known.
    private func arrival(of file: CaseFile, on day: Day) -> String {
        let clock = file.details[.arrivalTime] ?? ""
        return [
            words.weekday(day) + " " + day.description
                + (clock.isEmpty ? "" : " " + words(.paperClock, clock)),
            file.details[.flight] ?? "",
        ].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func household(_ file: CaseFile) -> [PaperBlock] {
        let columns = [
            PaperColumn(words(.columnPerson), width: 4, side: .right),
            PaperColumn(words(.columnName), width: 30),
            PaperColumn(words(.paperBorn), width: 12), PaperColumn(words(.columnLanguages), width: 10),
            PaperColumn(words(.paperRelation), width: 12),
        ]
        let rows = file.members.filter { $0.left == nil }.map { member -> [PaperCell] in
            let person = member.person
            return [
                .text("\(member.number)"),
                .text(Transliteration.withLatin(person.givenName + " " + person.familyName)),
                .text(person.birthDate?.description ?? ""), .text(words.languages([person[.language] ?? ""])),
                .text(words.relation(person.relation)),
            ]
        }
        return section(words(.paperHousehold), columns, rows)
    }

    private func due(_ view: CaseView) -> [PaperBlock] {
        let columns = [
            PaperColumn(words(.columnDue), width: 10), PaperColumn(words(.columnTitle), width: 34),
            PaperColumn(words(.columnPerson), width: 10),
            PaperColumn(words(.columnStatus), width: 12),
        ]
        let open = view.deadlines.filter { row in
            row.status(on: today, rulebook).isOpen
                && rulebook.index(of: row.key.rule).map { rulebook.rules[$0].show } != .text
        }
        let rows = open.sorted { $0.cursor < $1.cursor }.map { row in
            let title = row.key.rule == .reminder ? row.text ?? "" : words.title(row.key.rule, rulebook)
            return Line(
                day: row.due?.description ?? "", title: title, person: row.personNumber,
                status: words.status(row.status(on: today, rulebook)))
        }
        return section(words(.paperDeadlines), columns, folded(rows) { [$0.day, $0.title, $1, $0.status] })
    }

    private func booked(_ file: CaseFile) -> [PaperBlock] {
        let columns = [
            PaperColumn(words(.columnDate), width: 10), PaperColumn(words(.columnTime), width: 6),
            PaperColumn(words(.columnWhat), width: 22), PaperColumn(words(.bookingsWith), width: 16),
            PaperColumn(words(.bookingPlace), width: 16),
        ]
        let rows = file.bookings.filter { $0.day >= today }.compactMap { entry -> [PaperCell]? in
            guard case .booking(let booking) = entry.content else { return nil }
            return [
                .text(entry.day.description), .text(booking.clock), .text(booking.what), .text(booking.with),
                .text(booking.place),
            ]
        }
        return section(words(.paperBookings), columns, rows)
    }

    private func happened(_ file: CaseFile) -> [PaperBlock] {
        let columns = [
            PaperColumn(words(.columnDate), width: 10), PaperColumn(words(.columnWhat), width: 34),
            PaperColumn(words(.columnPerson), width: 12),
        ]
        let numbers = Dictionary(
            file.members.map { ($0.person.id, $0.number) }, uniquingKeysWith: { first, _ in first })
        let rows = file.facts.filter { $0.day <= today }.map { fact in
            Line(
                day: fact.day.description, title: words.name(fact.id, facts, rulebook),
                person: fact.person.flatMap { numbers[$0] }, status: "")
        }
        return section(words(.paperFacts), columns, folded(rows) { [$0.day, $0.title, $1] })
    }

    /// What is said of a person, or of the whole case.
    private struct Line {
        let day: String
        let title: String
        let person: Int?
        let status: String
    }

    /// The rows of neighbours that say the same of several persons are one, with all their numbers.
    private func folded(_ lines: [Line], _ cells: (Line, String) -> [String]) -> [[PaperCell]] {
        var rows: [(line: Line, persons: [Int])] = []
        for line in lines {
            let persons = line.person.map { [$0] } ?? []
            if let last = rows.last, last.line.day == line.day, last.line.title == line.title,
                last.line.status == line.status, !persons.isEmpty, !last.persons.isEmpty
            {
                rows[rows.count - 1].persons += persons
            } else {
                rows.append((line, persons))
            }
        }
        return rows.map { row in
            cells(row.line, row.persons.map { "\($0)" }.joined(separator: " ")).map { .text($0) }
        }
    }
}
