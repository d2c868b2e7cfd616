// A case in the linear picture: the way it has come, then every section with one fact a line.

import Reception
import ReceptionText
import TerminalKit

enum PlainCase {
    static func lines(_ state: CaseState, _ context: AppContext) -> [PlainLine] {
        guard let view = state.view else {
            return [PlainLine(text: context.words(.screenLoading), style: .done)]
        }
        let content = CaseContent(state: state, context: context)
        return [PlainLine(text: stations(state, view.file, context), style: .accent)]
            + CaseSection.allCases.flatMap { section($0, content, view) }
    }

    /// A case beside a list: who, where, and what is open.
    static func summary(_ view: CaseView, _ context: AppContext) -> [PlainLine] {
        var state = CaseState(number: view.file.number, focus: [])
        state.take(view, context)
        let content = CaseContent(state: state, context: context)
        return [CaseSection.household, .deadlines, .bookings, .notes].flatMap { part in
            section(part, content, view).map { line in
                var line = line
                line.isSelected = false
                return line
            }
        }
    }

    /// The phase, and when each station was reached.
    private static func stations(_ state: CaseState, _ file: CaseFile, _ context: AppContext) -> String {
        let passed = file.stations.compactMap { station in
            station.reached.map { context.words.phase(station.phase) + " " + $0.description }
        }
        let wait = state.registrationWait.map {
            [context.words.phase(.personnummer) + " " + context.text(of: $0, width: .max)]
        }
        return context.words(.screenPhase, context.words.phase(file.phase)) + ". "
            + context.list(passed + (wait ?? []))
    }

    private static func section(
        _ section: CaseSection, _ content: CaseContent, _ view: CaseView
    ) -> [PlainLine] {
        let lines = content.lines(section)
        guard !lines.isEmpty else { return [] }
        let selected = content.state.selectedItem
        var result = [PlainLine(text: heading(section, content, view), style: .heading)]
        for line in lines {
            // A window's bar becomes its own words, and what stands on below it goes with them.
            if line.isContinued {
                if section == .window || section == .hints {
                    result[result.count - 1].text += " " + words(line, content)
                }
                continue
            }
            result.append(PlainLine(text: words(line, content), isSelected: line.item == selected))
        }
        return result
    }

    /// `Hushåll, 4 personer`.
    private static func heading(_ section: CaseSection, _ content: CaseContent, _ view: CaseView) -> String {
        let context = content.context
        switch section {
        case .household:
            let persons = view.file.members.filter { $0.left == nil }.count
            return context.spokenHeading(context.words(.sectionHousehold)) + ", "
                + context.words.count(.plainPersons, persons)
        case .deadlines:
            let open = content.state.orderedDeadlines(context).count {
                $0.status(on: context.today, context.rulebook).isOpen
            }
            return context.spokenHeading(context.words(.sectionDeadlines)) + ", "
                + context.words.count(.countDeadlines, open)
        case .window, .bookings, .facts, .consents, .notes, .hints:
            return context.spokenHeading(content.heading(section))
        }
    }

    /// A line of a section as a sentence: marks, bars and columns become words.
    private static func words(_ line: CaseLine, _ content: CaseContent) -> String {
        let context = content.context
        switch line.item {
        case .deadline(let key):
            guard let row = content.state.view?.deadlines.first(where: { $0.key == key }) else { return "" }
            let numbers = line.trailing.split(separator: " ").compactMap { Int($0) }
            let persons = numbers.isEmpty ? line.trailing : context.spokenPersons(numbers)
            // How a finished one stands tells its day.
            let isOpen = row.status(on: context.today, context.rulebook).isOpen
            let rest = context.list([isOpen ? row.due?.description ?? "" : "", persons])
            return context.spokenDays(row) + ": " + context.title(of: row)
                + (rest.isEmpty ? "." : ". \(rest).")
        case .window(let number) where !line.isContinued:
            guard let window = content.state.windows.first(where: { $0.number == number }) else { return "" }
            return context.words(.plainPerson, "\(number)") + ": " + context.spoken(window)
        case .person(let number):
            return context.words(.plainPerson, "\(number)") + ": "
                + context.list(line.cells.dropFirst().map(\.text) + [line.trailing])
        case .window, .booking, .reminder, .fact, .consent, .note, .text:
            return context.list(line.cells.map(\.text) + [line.trailing])
        }
    }
}
