// Min dag: the lines of a day under their headings, and which of them is selected.

import Reception
import TerminalKit

/// What makes a line of the day the same one after a refresh.
struct DayLineID: Hashable, Sendable {
    let heading: DayHeading
    let caseID: CaseID?
    let what: String

    init(_ line: DayLine) {
        heading = line.heading
        caseID = line.caseID
        what =
            switch line.content {
            case .booking(let row): "booking \(row.entry.raw)"
            case .reminder: "reminder \(line.deadlines.first?.trigger?.raw ?? 0)"
            case .arrival: "arrival"
            case .rule(let id): "rule \(id)"
            case .steps: "steps"
            case .oldSteps: "old"
            case .group(let id, _): "group \(id) \(line.due?.number ?? 0)"
            case .authority(let name, _): "authority \(name)"
            case .offered: "offered"
            case .sentBack: "sent back"
            case .covers(let absence): "covers \(absence.login.name)"
            }
    }
}

/// A row of the screen: a heading, or one of the lines.
enum DayItem: Hashable, Sendable {
    case heading(DayHeading, count: Int)
    case line(Int)
}

/// The state of Min dag.
struct MyDayState: Sendable {
    /// Whose day it is.
    let owner: Login
    /// Nil until the first answer.
    private(set) var households: Int?
    /// Open cases that nobody has.
    private(set) var unassigned = 0
    /// Whether what stands here is also that of somebody who is away.
    private(set) var coversSomebody = false
    private(set) var lines: [DayLine] = []
    private(set) var items: [DayItem] = [] { didSet { edition = Edition() } }
    /// Another one as soon as what is drawn of any of them is another.
    private(set) var edition = Edition()
    /// The window on the items; its selection is always a line while there are any.
    var list = ListViewport()

    init(owner: Login) { self.owner = owner }

    /// Takes an answer in; the selection stays on the same line where that is still there.
    mutating func take(_ input: DayInput, _ context: AppContext) {
        let before = selectedLine.map(DayLineID.init)
        let index = list.selection
        households = input.households
        unassigned = input.unassigned
        coversSomebody = !input.covered.isEmpty
        let isLead = context.role.may(.watchUnit) && owner == context.user
        lines = MyDay(rulebook: context.rulebook, today: context.today, isTeamLead: isLead).lines(input)
        items = []
        for heading in DayHeading.allCases {
            let own = lines.indices.filter { lines[$0].heading == heading }
            guard !own.isEmpty else { continue }
            items.append(.heading(heading, count: own.count))
            items += own.map { .line($0) }
        }
        list.setCount(items.count)
        let same = items.firstIndex { item in
            if case .line(let line) = item { return DayLineID(lines[line]) == before }
            return false
        }
        list.select(same ?? index)
        avoidHeading(downward: true)
    }

    /// The line that is selected.
    var selectedLine: DayLine? {
        guard let index = list.selected, index < items.count, case .line(let line) = items[index] else {
            return nil
        }
        return lines[line]
    }

    /// Where the selected line stands among the lines, from 1.
    var position: Int? {
        guard let index = list.selected, index < items.count, case .line(let line) = items[index] else {
            return nil
        }
        return line + 1
    }

    /// Moves by lines, passing headings over.
    mutating func move(by steps: Int) {
        list.move(by: steps)
        avoidHeading(downward: steps > 0)
    }

    /// Does something to the list, then sees to it that a line is selected.
    mutating func scroll(downward: Bool, _ change: (inout ListViewport) -> Void) {
        change(&list)
        avoidHeading(downward: downward)
    }

    /// Selects the first line of the next or the previous lane.
    mutating func moveLane(by step: Int) {
        let starts = items.indices.filter { if case .heading = items[$0] { true } else { false } }
        guard let index = list.selected, !starts.isEmpty else { return }
        let current = starts.lastIndex { $0 < index } ?? 0
        let next = (current + step + starts.count) % starts.count
        list.select(starts[next])
        avoidHeading(downward: true)
    }

    private mutating func avoidHeading(downward: Bool) {
        guard let index = list.selected, index < items.count, case .heading = items[index] else { return }
        // The heading comes into view with the first line below it.
        if downward || index == 0 { list.move(by: 1) } else { list.move(by: -1) }
    }

    /// What an act would be done to.
    func chosen(_ context: AppContext) -> Selected? {
        guard let line = selectedLine else { return nil }
        var cases: [SelectedCase] = []
        if let id = line.caseID, let number = line.cases.first {
            cases = [SelectedCase(id: id, number: number)]
        } else {
            for key in line.deadlines where !cases.contains(where: { $0.id == key.caseID }) {
                cases.append(SelectedCase(id: key.caseID, number: nil))
            }
        }
        var selected = Selected(keys: line.deadlines, cases: cases, title: context.text(of: line).title)
        for (key, number) in zip(line.deadlines, line.numbers) { selected.numbers[key] = number }
        selected.isMasked = line.isMasked
        if case .authority = line.content { selected.isWaiting = true }
        if case .booking(let row) = line.content { selected.take(row, context) }
        return selected
    }
}
