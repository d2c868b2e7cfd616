// On whom a fact is recorded: everyone in the household to begin with, single numbers by key.

import Reception
import ReceptionText
import TerminalKit

/// The persons of a household, chosen or not.
public struct PersonPicker: Sendable {
    var flow: RecordFlow
    /// The numbers in the household of those who are left out.
    var excluded: Set<Int> = []
    var selection = 0

    init(flow: RecordFlow) { self.flow = flow }

    mutating func take(_ members: [Membership]) { flow.members = members }

    /// Whom the command names.
    var subjects: Subjects? {
        guard let members = flow.members else { return excluded.isEmpty ? .everyone(except: []) : nil }
        let chosen = members.map(\.number).filter { !excluded.contains($0) }
        if chosen.isEmpty { return nil }
        return chosen.count == members.count ? .everyone(except: []) : .persons(chosen)
    }

    mutating func toggle(_ number: Int) {
        guard flow.members?.contains(where: { $0.number == number }) == true else { return }
        if excluded.remove(number) == nil { excluded.insert(number) }
    }

    func render(_ context: AppContext, into frame: inout Frame, area: Rect) {
        let members = flow.members ?? []
        let name = flow.fact.map { context.name(of: $0.id) } ?? ""
        let title = context.join([name, flow.day?.description ?? ""])
        let inner = Box.draw(
            title, rows: min(max(members.count, 1), 12) + 1, columns: min(56, area.columns - 4), context,
            into: &frame,
            area: area)
        let chosen = members.filter { !excluded.contains($0.number) }.count
        let summary: String
        if flow.members == nil {
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
            if index == list.selected { frame.select(row: row, columns: inner.columnRange, context) }
        }
    }
}

extension AppState {
    mutating func press(_ key: Key, in old: PersonPicker, _ context: AppContext) -> [Effect] {
        var picker = old
        let members = picker.flow.members ?? []
        switch key {
        case .enter:
            guard let subjects = picker.subjects else {
                say(context.words(.inputNobody), .bad)
                return []
            }
            return record(picker.flow, subjects, context)
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
