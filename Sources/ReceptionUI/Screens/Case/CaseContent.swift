// A case as lines: what stands under each heading, ready to be drawn in one column or in two.

import Reception
import ReceptionText
import TerminalKit

/// One line of a section.
struct CaseLine: Sendable {
    let item: CaseItem
    /// Stretches of text from the left, each with its columns; nil takes what is left.
    var cells: [(text: String, width: Int?, style: Style, isRight: Bool)]
    /// What stands against the right edge.
    var trailing = ""
    /// Whether the line goes on with what the one before says; it is not selected by itself.
    var isContinued = false
}

/// Makes the lines of a case.
struct CaseContent {
    let state: CaseState
    let context: AppContext
    private var words: Catalogue { context.words }

    init(state: CaseState, context: AppContext) {
        self.state = state
        self.context = context
    }

    /// Everything that can be selected, in order.
    var items: [CaseItem] {
        CaseSection.allCases.flatMap { lines($0).filter { !$0.isContinued }.map(\.item) }
    }

    /// A section's heading.
    func heading(_ section: CaseSection) -> String {
        guard let view = state.view else { return "" }
        let file = view.file
        switch section {
        case .deadlines:
            let open = state.orderedDeadlines(context).count {
                $0.status(on: context.today, context.rulebook).isOpen
            }
            return "\(words(.sectionDeadlines)) \(open)"
        case .household:
            return "\(words(.sectionHousehold)) \(file.members.filter { $0.left == nil }.count)"
        case .window: return words(.sectionWindow)
        case .bookings: return words(.sectionBookings)
        case .facts: return words(.sectionFacts)
        case .consents: return words(.sectionConsents)
        case .notes: return words(.sectionNotes)
        case .hints: return words(.sectionHints)
        }
    }

    /// The lines of a section; none where there is nothing to say.
    func lines(_ section: CaseSection) -> [CaseLine] {
        guard let view = state.view else { return [] }
        switch section {
        case .deadlines: return state.foldedDeadlines(context).compactMap { deadline($0, view.file) }
        case .household:
            let lines = view.file.members.map { person($0, isMasked: view.isMasked || $0.isWithheld) }
            return lines + details(view, from: lines.count)
        case .window: return windows
        case .bookings:
            return view.file.bookings.compactMap(booking) + view.file.reminders.compactMap(reminder)
        case .facts: return view.file.facts.map { fact($0, view.file) }
        case .consents: return view.foldedConsents.flatMap { consent($0, view.file) }
        case .notes: return view.file.notes.reversed().flatMap(note)
        case .hints: return state.hints.enumerated().flatMap { hint($1, at: $0) }
        }
    }

    /// From this many columns on the sections stand in two columns.
    static let wideColumns = 110

    /// How wide the column of everything but deadlines and facts is.
    var sideColumns: Int {
        let columns = context.size.columns
        return columns < Self.wideColumns ? columns : columns - columns / 2
    }

    /// What a rule says: its title, its sentence and where that stands, in as many lines as it takes.
    private func hint(_ hint: Hint, at index: Int) -> [CaseLine] {
        let width = sideColumns - 6
        let rule = hint.rule
        let present = state.view?.file.members.filter { $0.left == nil }.count ?? 0
        let everyone = present > 1 && hint.persons.count == present
        let persons =
            everyone ? words(.screenEveryone) : hint.persons.map { "\($0)" }.joined(separator: " ")
        let title = words.title(rule.title) + (persons.isEmpty ? "" : " (\(persons))")
        let sentence = words.title(hint.text)
        let text = "\(title). \(sentence) [\(rule.source.citation)]"
        return TextLines.wrapped(text, width: width).enumerated().map { row, line in
            CaseLine(
                item: .text(.hints, index),
                cells: [("", row == 0 ? 1 : 3, .done, false), (line, nil, .done, false)],
                isContinued: row > 0)
        }
    }

    private func deadline(_ rows: [QueueRow], _ file: CaseFile) -> CaseLine? {
        guard let row = rows.first else { return nil }
        let status = row.status(on: context.today, context.rulebook)
        let look = context.look(of: status)
        let isOpen = status.isOpen
        let mark = (state.focus.contains(row.key) ? String(context.glyphs.check) : " ") + look.mark
        let when = isOpen ? context.daysLeft(row) : context.words.status(status)
        let plain: Style = isOpen ? .normal : .done
        let numbers = rows.compactMap(\.personNumber)
        let present = file.members.filter { $0.left == nil }.count
        let everyone = numbers.count > 1 && numbers.count == present
        let later = state.later(than: row, context)
        let persons =
            later > 0
            ? "+\(later)"
            : everyone ? words(.screenEveryone) : numbers.map { "\($0)" }.joined(separator: " ")
        return CaseLine(
            item: .deadline(row.key),
            cells: [
                (mark, 2, look.style, false), (when, 10, look.style, true),
                ((row.outcome.day ?? row.due)?.description ?? "", 10, plain, false),
                (context.title(of: row), nil, plain, false),
            ],
            trailing: persons)
    }

    private func person(_ member: Membership, isMasked: Bool) -> CaseLine {
        let person = member.person
        let name =
            isMasked
            ? words(.personProtected)
            : [person.familyName, person.givenName].filter { !$0.isEmpty }
                .joined(separator: ", ")
        let age = person.birthDate.map { words(.personAge, "\($0.age(on: context.today))") } ?? ""
        let language = [person[.language] ?? "", person.needsInterpreter ? words(.personInterpreter) : ""]
            .filter { !$0.isEmpty }.joined(separator: " ")
        let style: Style = member.left == nil ? .normal : .done
        guard member.left == nil else {
            // Where somebody is now takes the place of age, number and language.
            return CaseLine(
                item: .person(member.number),
                cells: [("\(member.number)", 3, style, true), (name, nil, style, false)],
                trailing: whereabouts(member))
        }
        let isAbsent = state.view?.file.absent.contains { $0.number == member.number } ?? false
        let told = isAbsent ? context.join([words(.personNotCome), name]) : name
        return CaseLine(
            item: .person(member.number),
            cells: [
                ("\(member.number)", 3, style, true), (told, nil, isAbsent ? .late : style, false),
                (age, 6, style, true),
                (isMasked ? "" : number(person), 13, .done, false),
                (isMasked ? "" : language, 8, .done, false),
            ])
    }

    /// Why and when somebody left, and for named staff the case that she has now.
    private func whereabouts(_ member: Membership) -> String {
        context.join([
            [member.leavingReason.map { words.leaving($0) } ?? "", member.left?.description ?? ""]
                .joined(separator: " "),
            member.movedTo?.number.map { words(.personMovedTo, $0.description) } ?? "",
        ])
    }

    /// The identity number, its last four digits hidden until they are asked for.
    private func number(_ person: Newcomer) -> String {
        guard let text = person[.personnummer] ?? person[.samordningsnummer] else {
            return person.birthDate?.description ?? ""
        }
        guard let number = try? IdentityNumber.parse(text, today: context.today) else { return "" }
        return state.showsNumbers ? number.formatted : number.masked
    }

    private func details(_ view: CaseView, from start: Int) -> [CaseLine] {
        guard !view.isMasked else {
            guard view.mayReveal else { return [] }
            let text = words(.caseMayReveal, context.keyName(.reveal))
            return [
                CaseLine(
                    item: .text(.household, 0), cells: [("", 3, .normal, false), (text, nil, .soon, false)])
            ]
        }
        let file = view.file
        let address = context.join([
            file.details[.address] ?? "", file.details[.dwellingNumber] ?? "", file.details[.landlord] ?? "",
        ])
        let flight = context.join([file.details[.flight] ?? "", file.details[.arrivalTime] ?? ""])
        let counted = file.countedInQuota(context.rulebook)
        let all = file.members.count
        // Only where it is not plain: a child was born since, or somebody came out of another case.
        let quota =
            counted == all || counted == 0 ? "" : words(.personCounted, "\(counted)", "\(all)")
        let origin = file.members.lazy.compactMap(\.cameFrom?.number).first
        let ending = file.ending.map { reason, day, receiver in
            words(.closingText, day.description, words.ending(reason, to: receiver))
        }
        let texts = [
            ending ?? "", address, flight, file.details[.fileNumber] ?? "", quota,
            origin.map { words(.personCameFrom, $0.description) } ?? "",
        ].filter { !$0.isEmpty }
        return texts.enumerated().map { index, text in
            CaseLine(
                item: .text(.household, index), cells: [("", 3, .normal, false), (text, nil, .done, false)])
        }
    }

    private func booking(_ entry: Entry) -> CaseLine? {
        guard case .booking(let booking) = entry.content else { return nil }
        let isPast = entry.day < context.today
        let text = context.join([
            booking.what, booking.with,
            booking.interpreter.isEmpty ? "" : words(.bookingsInterpreter, booking.interpreter),
            booking.place, booking.phone, booking.reference,
            booking.cancelBy.map { words(.dateCancelBy, $0.description) } ?? "",
        ])
        return CaseLine(
            item: .booking(entry.id),
            cells: [
                (" " + entry.day.description, 11, isPast ? .done : .normal, false),
                (booking.clockSpan, booking.length == nil ? 5 : 11, isPast ? .done : .normal, false),
                (text, nil, isPast ? .done : .normal, false),
            ],
            trailing: booking.persons.map { "\($0)" }.joined(separator: " "))
    }

    private func reminder(_ entry: Entry) -> CaseLine? {
        guard case .reminder(let text) = entry.content else { return nil }
        let style: Style = entry.day <= context.today ? .soon : .normal
        return CaseLine(
            item: .reminder(entry.id),
            cells: [
                (" " + entry.day.description, 11, style, false),
                (context.join([words(.reminderTitle), text]), nil, style, false),
            ])
    }

    private func fact(_ fact: Fact, _ file: CaseFile) -> CaseLine {
        let number = fact.person.flatMap { file.member($0)?.number }
        let until = fact.until.map { words(.dateUntil, $0.description) } ?? ""
        return CaseLine(
            item: .fact(fact.entry),
            cells: [
                (" " + fact.day.description, 11, .normal, false),
                (number.map { "\($0)" } ?? "", 2, .done, true),
                (context.join([context.name(of: fact.id), until]), nil, .normal, false),
            ],
            trailing: fact.by.name)
    }

    /// What some of the household consent to, in as many lines as it takes.
    private func consent(_ rows: [ConsentRow], _ file: CaseFile) -> [CaseLine] {
        guard let row = rows.first else { return [] }
        let style: Style = row.consent.isAhead(on: context.today) ? .normal : .done
        let numbers = rows.compactMap { file.member($0.consent.person)?.number }.sorted()
        let present = file.members.filter { $0.left == nil }.map(\.number)
        let persons =
            present.count > 1 && numbers == present
            ? words(.screenEveryone) : numbers.map { "\($0)" }.joined(separator: " ")
        let text = words.text(of: row, on: context.today)
        let lines = TextLines.wrapped(text, width: max(8, sideColumns - 17 - DisplayWidth.of(persons)))
        return lines.enumerated().map { place, line in
            CaseLine(
                item: .consent(row.number),
                cells: [
                    (place == 0 ? " " + row.consent.from.description : "", 11, style, false),
                    (line, nil, style, false),
                ],
                trailing: place == 0 ? persons : "", isContinued: place > 0)
        }
    }

    /// A note with who wrote it when, in as many lines as it takes; a very long one is read whole in the journal.
    private func note(_ entry: Entry) -> [CaseLine] {
        guard case .note(let text, let important) = entry.content else { return [] }
        let local = context.localTime(entry.at)
        // A note bears the day of the user's clock; it was written at the time of the machine's.
        let time = local.day == entry.day ? Booking(minutes: local.minutes, what: "").clock : ""
        let trailing = [entry.by.name, time].filter { !$0.isEmpty }.joined(separator: " ")
        let lines = TextLines.wrapped(text, width: max(8, sideColumns - 18 - DisplayWidth.of(trailing)))
        let most = 6
        return lines.prefix(most).enumerated().map { row, line in
            let isCut = row == most - 1 && lines.count > most
            return CaseLine(
                item: .note(entry.id),
                cells: [
                    (row == 0 ? " " + entry.day.description : "", 11, .normal, false),
                    (row == 0 && important ? "!" : "", 1, .soon, false),
                    (isCut ? line + " \(context.glyphs.ellipsis)" : line, nil, .normal, false),
                ],
                trailing: row == 0 ? trailing : "", isContinued: row > 0)
        }
    }
}
