// Who in a household is meant: everyone or nobody to begin with, single numbers by key.

import Reception
import ReceptionText
import TerminalKit

/// What persons are chosen for.
enum PersonsPurpose: Hashable, Sendable {
    case record(RecordFlow)
    case leave(LeaveFlow)
}

/// The persons of a household, chosen or not.
public struct PersonPicker: Sendable {
    var purpose: PersonsPurpose
    /// Who belongs to the household; nil until it is known.
    var members: [Membership]?
    /// The numbers in the household of those who are left out.
    var excluded: Set<Int> = []
    var selection = 0

    /// Everyone, for a fact that is recorded.
    init(flow: RecordFlow) {
        purpose = .record(flow)
        members = flow.members
    }

    /// Nobody but the selected person, for somebody who leaves.
    init(flow: LeaveFlow) {
        purpose = .leave(flow)
        members = flow.members
        excluded = Set(flow.members.map(\.number).filter { $0 != flow.selected })
        selection = flow.members.firstIndex { $0.number == flow.selected } ?? 0
    }

    mutating func take(_ members: [Membership]) {
        self.members = members
        if case .record(var flow) = purpose {
            flow.members = members
            purpose = .record(flow)
        }
    }

    func title(_ context: AppContext) -> String {
        switch purpose {
        case .record(let flow):
            context.join([flow.fact.map { context.name(of: $0.id) } ?? "", flow.day?.description ?? ""])
        case .leave(let flow): flow.reason.map { context.words.leaving($0) } ?? ""
        }
    }

    /// Whom the command names.
    var subjects: Subjects? {
        guard let members else { return excluded.isEmpty ? .everyone(except: []) : nil }
        let chosen = members.map(\.number).filter { !excluded.contains($0) }
        if chosen.isEmpty { return nil }
        return chosen.count == members.count ? .everyone(except: []) : .persons(chosen)
    }

    mutating func toggle(_ number: Int) {
        guard members?.contains(where: { $0.number == number }) == true else { return }
        if excluded.remove(number) == nil { excluded.insert(number) }
    }

    func render(_ context: AppContext, into frame: inout Frame, area: Rect) {
        let isUnknown = members == nil
        let members = members ?? []
        let inner = Box.draw(
            title(context), rows: min(max(members.count, 1), 12) + 1, columns: min(56, area.columns - 4),
            context,
            into: &frame,
            area: area)
        let chosen = members.filter { !excluded.contains($0.number) }.count
        let summary: String
        if isUnknown {
            summary = context.words(.screenEveryone)
        } else if chosen == members.count {
            summary = context.join([
                context.words(.screenEveryone), context.words.count(.countPersons, chosen),
            ])
        } else {
            summary = context.words.count(.countPersons, chosen)
        }
        frame.put(summary, row: inner.row, column: inner.column, width: inner.columns, style: .accent)
        frame.cursor = Frame.Position(row: inner.row, column: inner.column)
        var list = ListViewport(count: members.count, rows: inner.rows - 1, selection: selection)
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
        let members = picker.members ?? []
        switch key {
        case .enter:
            guard let subjects = picker.subjects else {
                say(context.words(.inputNobody), .bad)
                return []
            }
            switch picker.purpose {
            case .record(let flow): return record(flow, subjects, context)
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
        case .character(let digit):
            if let number = digit.wholeNumberValue { picker.toggle(number) }
        default: break
        }
        replaceOverlay(.persons(picker))
        return []
    }
}
