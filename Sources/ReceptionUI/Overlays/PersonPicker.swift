// Who in a household is meant: everyone or nobody to begin with, single numbers by key.

import Reception
import ReceptionText
import TerminalKit

/// What persons are chosen for.
enum PersonsPurpose: Hashable, Sendable {
    case record(RecordFlow)
    case leave(LeaveFlow)
    case done(Selected, Day)
    case later(Selected, Day)
    case waive(Selected, WaiverReason)

    /// The rows that are dealt with for some of a household.
    var selected: Selected? {
        switch self {
        case .done(let selected, _), .later(let selected, _), .waive(let selected, _): selected
        case .record, .leave: nil
        }
    }
}

/// The persons of a household, chosen or not.
public struct PersonPicker: Sendable {
    var purpose: PersonsPurpose
    /// Who belongs to the household; nil until it is known.
    var members: [Membership]?
    /// The numbers in the household of those who are left out.
    var excluded: Set<Int> = []
    var selection = 0
    /// The first figure of a number of two, where the household is that large.
    var typed = ""
    /// Why the choice made last was refused.
    var problem: String?

    /// Those whose deadlines are dealt with, all of them to begin with.
    init(_ purpose: PersonsPurpose) { self.purpose = purpose }

    /// Everyone, for a fact that is recorded; from a person's row that person.
    init(flow: RecordFlow) {
        purpose = .record(flow)
        members = flow.members
        leaveOutOthers(than: flow.person)
    }

    /// Nobody but the selected person, for somebody who leaves.
    init(flow: LeaveFlow) {
        purpose = .leave(flow)
        members = flow.members
        excluded = Set(flow.members.map(\.number).filter { $0 != flow.selected })
        selection = flow.members.firstIndex { $0.number == flow.selected } ?? 0
    }

    /// Chooses one person only, where that one belongs to the household.
    private mutating func leaveOutOthers(than person: Int?) {
        guard let person, let members, let index = members.firstIndex(where: { $0.number == person })
        else { return }
        excluded = Set(members.map(\.number).filter { $0 != person })
        selection = index
    }

    mutating func take(_ members: [Membership]) {
        let concerned = purpose.selected.map { Set($0.persons) }
        self.members = members.filter { concerned?.contains($0.number) ?? true }
        if case .record(var flow) = purpose {
            let wasUnknown = flow.members == nil
            flow.members = members
            purpose = .record(flow)
            if wasUnknown { leaveOutOthers(than: flow.person) }
        }
    }

    /// The only person chosen while nobody knows who belongs to the household.
    private var onlyPerson: Int? { if case .record(let flow) = purpose { flow.person } else { nil } }

    func title(_ context: AppContext) -> String {
        switch purpose {
        case .record(let flow):
            context.join([flow.fact.map { context.name(of: $0.id) } ?? "", flow.day?.description ?? ""])
        case .leave(let flow): flow.reason.map { context.words.leaving($0) } ?? ""
        case .done(let selected, let day), .later(let selected, let day):
            context.join([selected.title, day.description])
        case .waive(let selected, let reason):
            context.join([selected.title, context.words.waiver(reason)])
        }
    }

    /// Whom the command names.
    var subjects: Subjects? {
        guard let members else {
            return onlyPerson.map { .persons([$0]) } ?? (excluded.isEmpty ? .everyone(except: []) : nil)
        }
        let chosen = members.map(\.number).filter { !excluded.contains($0) }
        if chosen.isEmpty { return nil }
        return chosen.count == members.count ? .everyone(except: []) : .persons(chosen)
    }

    mutating func toggle(_ number: Int) {
        guard members?.contains(where: { $0.number == number }) == true else { return }
        if excluded.remove(number) == nil { excluded.insert(number) }
    }

    /// Toggles a person as soon as the figures can be nobody else's; others wait for the next key.
    mutating func type(_ figure: Character) {
        let numbers = (members ?? []).map { String($0.number) }
        typed.append(figure)
        if numbers.contains(where: { $0.count > typed.count && $0.hasPrefix(typed) }) { return }
        if !numbers.contains(typed) { typed = String(figure) }
        finishTyping()
    }

    /// What was typed is a whole number.
    mutating func finishTyping() {
        if let number = Int(typed) { toggle(number) }
        typed = ""
    }

    func render(_ context: AppContext, into frame: inout Frame, area: Rect) {
        let isUnknown = members == nil
        let members = members ?? []
        let columns = min(56, area.columns - 4)
        let fault = Refusal.lines(problem, width: columns)
        let inner = Box.draw(
            title(context), rows: min(max(members.count, 1), 12) + 1 + fault.count, columns: columns,
            context,
            into: &frame,
            area: area)
        Refusal.draw(fault, into: &frame, area: inner)
        let chosen = members.filter { !excluded.contains($0.number) }.count
        var summary: String
        if isUnknown {
            summary =
                onlyPerson.map { context.words(.personNumber, "\($0)") } ?? context.words(.screenEveryone)
        } else if chosen == members.count {
            summary = context.join([
                context.words(.screenEveryone), context.words.count(.countPersons, chosen),
            ])
        } else {
            summary = context.words.count(.countPersons, chosen)
        }
        if !typed.isEmpty { summary += " · " + typed + "_" }
        frame.put(summary, row: inner.row, column: inner.column, width: inner.columns, style: .accent)
        frame.cursor = Frame.Position(row: inner.row, column: inner.column)
        var list = ListViewport(
            count: members.count, rows: max(1, inner.rows - 1 - fault.count), selection: selection)
        list.select(selection)
        for (offset, index) in list.visible.enumerated() {
            let member = members[index]
            let row = inner.row + 1 + offset
            let isChosen = !excluded.contains(member.number)
            let names = [member.person.familyName, member.person.givenName].filter { !$0.isEmpty }
            let age =
                member.person.birthDate.map { context.words(.personAge, "\($0.age(on: context.today))") }
                ?? ""
            let mark = isChosen ? String(context.glyphs.check) : " "
            let text = "\(mark) \(member.number)  " + context.join([names.joined(separator: ", "), age])
            frame.put(
                text, row: row, column: inner.column + 2, width: max(0, inner.columns - 2),
                style: isChosen ? .normal : .done)
            frame.target(row: row, columns: inner.columnRange, index: index)
            if index == list.selected { frame.select(row: row, columns: inner.columnRange, context) }
        }
    }
}

extension AppState {
    mutating func press(_ key: Key, in old: PersonPicker, _ context: AppContext) -> [Effect] {
        var picker = old
        picker.problem = nil
        let members = picker.members ?? []
        if case .character(let figure) = key, figure.wholeNumberValue != nil {
            picker.type(figure)
            replaceOverlay(.persons(picker))
            return []
        }
        picker.finishTyping()
        switch key {
        case .enter:
            guard let subjects = picker.subjects else {
                say(context.words(.inputNobody), .bad)
                return []
            }
            switch picker.purpose {
            case .record(let flow): return record(flow, subjects, context)
            case .done(let selected, let day):
                return finish(selected.except(picker.excluded), .wentDone, day.description, context) {
                    .complete($0, on: day)
                }
            case .later(let selected, let day):
                return finish(selected.except(picker.excluded), .wentLater, day.description, context) {
                    .snooze($0, until: day)
                }
            case .waive(let selected, let reason):
                return finish(
                    selected.except(picker.excluded), .wentWaived, context.words.waiver(reason), context
                ) { .waive($0, reason, note: "") }
            case .leave(var flow):
                flow.persons = members.map(\.number).filter { !picker.excluded.contains($0) }
                return advance(flow, context)
            }
        case .character("a"): picker.excluded = []
        case .character("n"): picker.excluded = Set(members.map(\.number))
        case .character(" "):
            if picker.selection < members.count { picker.toggle(members[picker.selection].number) }
        case .character("j"), .down: picker.selection = min(picker.selection + 1, max(0, members.count - 1))
        case .character("k"), .up: picker.selection = max(0, picker.selection - 1)
        default: break
        }
        replaceOverlay(.persons(picker))
        return []
    }

    /// Asks who of the household is meant; everyone is to begin with.
    mutating func chooseWho(_ purpose: PersonsPurpose) -> [Effect] {
        guard let target = purpose.selected?.cases.first else { return [] }
        var picker = PersonPicker(purpose)
        let effects = askForMembers(of: target) { picker.take($0) }
        replaceOverlay(.persons(picker))
        return effects
    }

    private mutating func finish(
        _ selected: Selected, _ sentence: Word, _ detail: String, _ context: AppContext,
        _ command: ([DeadlineKey]) -> CaseCommand
    ) -> [Effect] {
        closeOverlay()
        return act(
            selected.request(command), context.words(sentence, selected.counted(context.words), detail))
    }
}
