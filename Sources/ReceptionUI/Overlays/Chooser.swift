// A list to choose from, narrowed down by typing.

import Reception
import ReceptionText
import TerminalKit

/// What can be chosen.
enum ChooserValue: Hashable, Sendable {
    case fact(FactID)
    case pauseReason(PauseReason)
    case factValue(String)
    case caseworker(Login?)
    case waiver(WaiverReason)
    case kind(KindChoice)
    case leaving(LeavingReason)
    case protection(Protection?)
    case outcome(ClosingReason)
    case receiver(ClosingReceiver?)
    case binding(BindingID)
    case absence(UnitRecord?)
    case printer(String)
    case paperFile
    /// The paper is for a partner, who is chosen next.
    case paperForPartner
    case partner(PartnerRow)
    case consents([ConsentRow])
    /// Somebody who may be named for a protected household, or who is.
    case viewer(Login, UnitRecord?)
}

/// What a choice is for.
enum ChooserPurpose: Hashable, Sendable {
    case fact(RecordFlow)
    case pauseReason(RecordFlow)
    case factValue(RecordFlow)
    case assign(Selected)
    case handOver(HandoverPlan)
    case absence(Login)
    /// Who sees to the cases meanwhile.
    case cover(Absence)
    case waive(Selected)
    case convert(SelectedCase)
    case leaving(LeaveFlow)
    case closing(CloseFlow)
    case help
    case print(PaperRequest, for: PartnerRow?)
    /// The partner that a paper is for.
    case partner(PaperRequest)
    /// Who withdraws a consent.
    case withdraw
    /// Who may see a protected household.
    case viewers(SelectedCase)
}

/// One thing to choose.
struct ChooserItem: Hashable, Sendable {
    var value: ChooserValue
    /// A key that chooses it at once, or the key it stands for.
    var key = ""
    var label: String
    var detail = ""
    /// Why it cannot be chosen.
    var reason: String?
    /// Folded texts that typing is matched against; the best one counts.
    var searched: [String]
}

/// A list to choose from.
public struct Chooser: Sendable {
    var title: String
    var purpose: ChooserPurpose
    var all: [ChooserItem]
    /// Whether single keys choose, so that nothing is typed.
    var isKeyed = false
    var field = TextField(maximumLength: 80)
    var selection = 0
    /// Why what was chosen last was refused.
    var problem: String?
    /// What is to be known before something is chosen; it stays.
    var warning: String?
    /// Whether nothing can be chosen before ``warning`` has come.
    var isChecking = false

    /// The items that what is typed leaves, best first.
    var items: [ChooserItem] {
        let search = SearchText.fold(field.text)
        guard !search.isEmpty else { return all }
        let ranked = all.enumerated().compactMap { index, item -> (rank: Int, index: Int)? in
            item.searched.compactMap { WordIndex.rank(search, in: $0) }.min().map { ($0, index) }
        }
        return ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map { all[$0.index] }
    }

    var selectedItem: ChooserItem? {
        let items = items
        return selection < items.count ? items[selection] : nil
    }

    mutating func move(by steps: Int) { selection = min(max(0, selection + steps), max(0, items.count - 1)) }

    func render(_ context: AppContext, into frame: inout Frame, area: Rect) {
        let items = items
        let head = isKeyed ? 0 : 1
        let keyWidth = all.map { DisplayWidth.of($0.key) }.max() ?? 0
        let columns = min(72, area.columns - 4)
        let told = Refusal.lines(warning, width: columns) + Refusal.lines(problem, width: columns)
        let inner = Box.draw(
            title, rows: min(max(all.count, 1), 16) + head + told.count, columns: columns, context,
            into: &frame,
            area: area)
        let room = inner.rows - head - min(max(all.count, 1), 3)
        let fault = Refusal.clipped(told, to: room, width: inner.columns, context.glyphs)
        Refusal.draw(fault, into: &frame, area: inner)
        let rows = max(1, inner.rows - head - fault.count)
        var list = ListViewport(count: items.count, rows: rows, selection: selection)
        list.select(selection)
        if !isKeyed {
            frame.put("/ ", row: inner.row, column: inner.column, style: .accent)
            frame.cursor = field.draw(
                into: &frame, row: inner.row, column: inner.column + 2, width: max(1, inner.columns - 2))
        }
        if items.isEmpty {
            frame.put(
                context.words(.screenNothingMatches), row: inner.row + head, column: inner.column,
                width: inner.columns,
                style: .done)
        }
        for (offset, index) in list.visible.enumerated() {
            let item = items[index]
            let row = inner.row + head + offset
            var column = inner.column + 2
            if keyWidth > 0 {
                frame.put(item.key, row: row, column: column, width: keyWidth, style: .accent)
                column += keyWidth + 2
            }
            let width = max(0, inner.endColumn - column)
            let style: Style = item.reason == nil ? .normal : .done
            frame.put(
                context.join([item.label, item.reason ?? item.detail]), row: row, column: column,
                width: width,
                style: style)
            frame.target(row: row, columns: inner.columnRange, index: index)
            guard index == list.selected else { continue }
            let place = frame.cursor
            frame.select(row: row, columns: inner.columnRange, context)
            if !isKeyed { frame.cursor = place }
        }
    }
}

extension AppState {
    mutating func press(_ key: Key, in old: Chooser, _ context: AppContext) -> [Effect] {
        var chooser = old
        chooser.problem = nil
        switch key {
        case .enter:
            guard !chooser.isChecking, let item = chooser.selectedItem else { return [] }
            return choose(item, chooser, context)
        case .down, .control("n"), .tab: chooser.move(by: 1)
        case .up, .control("p"), .backTab: chooser.move(by: -1)
        case .pageDown: chooser.move(by: 10)
        case .pageUp: chooser.move(by: -10)
        default:
            if chooser.isKeyed {
                if let item = chooser.all.first(where: { $0.key == key.name }) {
                    return choose(item, chooser, context)
                }
                if key == .character("j") { chooser.move(by: 1) }
                if key == .character("k") { chooser.move(by: -1) }
            } else if chooser.field.handle(key) {
                chooser.selection = 0
            }
        }
        replaceOverlay(.chooser(chooser))
        return []
    }

    private mutating func choose(_ item: ChooserItem, _ chooser: Chooser, _ context: AppContext) -> [Effect] {
        if let reason = item.reason {
            say(reason, .bad)
            return []
        }
        let words = context.words
        switch (chooser.purpose, item.value) {
        case (.fact(var flow), .fact(let id)):
            flow.fact = context.facts[id]
            return advance(flow, context)
        case (.pauseReason(var flow), .pauseReason(let reason)):
            flow.value = .some(reason.rawValue)
            return advance(flow, context)
        case (.factValue(var flow), .factValue(let value)):
            flow.value = .some(value)
            return advance(flow, context)
        case (.assign(let selected), .caseworker(let login)):
            closeOverlay()
            let steps = selected.cases.map { (caseID: Optional($0.id), command: CaseCommand.assign(login)) }
            let name = login?.name ?? words(.screenNobody)
            return act(
                ActRequest(kind: .assign, subject: nil, steps: steps),
                words(.wentAssigned, words.count(.actCases, selected.cases.count), name))
        case (.absence(let login), .absence(let record)): return choose(record, of: login, context)
        case (.cover(var absence), .caseworker(let login)):
            absence.cover = login
            return write(absence, context)
        case (.handOver(var plan), .caseworker(let login?)):
            plan.receiver = login
            askMessage(plan, context)
            return []
        case (.waive(let selected), .waiver(let reason)):
            if !selected.persons.isEmpty { return chooseWho(.waive(selected, reason)) }
            closeOverlay()
            return act(
                selected.request { .waive($0, reason, note: "") },
                words(.wentWaived, selected.counted(words), words.waiver(reason)))
        case (.convert(let target), .kind(let choice)):
            askFromWhen(choice, target, context)
            return []
        case (.leaving(var flow), .leaving(let reason)):
            flow.reason = reason
            return advance(flow, context)
        case (.leaving(var flow), .protection(let protection)):
            flow.protection = .some(protection)
            return advance(flow, context)
        case (.closing(var flow), .outcome(let reason)):
            flow.reason = reason
            return advance(flow, context)
        case (.closing(var flow), .receiver(let receiver)):
            flow.receiver = .some(receiver)
            return advance(flow, context)
        case (.print(let paper, let partner), .printer(let name)):
            closeOverlay()
            return print(paper, to: .printer(name), for: partner)
        case (.print(let paper, let partner), .paperFile):
            askFile(for: paper, partner, warning: chooser.warning, context)
            return []
        case (.print(let paper, _), .paperForPartner):
            choosePartner(for: paper, context)
            return giveUp { $0 == .printers } + ask(.partners, for: .partners(.paper(paper)))
        case (.viewers(let target), .viewer(let login, let record)):
            closeOverlay()
            let request =
                record.map { NamedViewerAct.remove($0) } ?? NamedViewerAct.name(login, for: target.id)
            return act(
                request, words(record == nil ? .wentViewerNamed : .wentViewerRemoved, login.name))
        case (.withdraw, .consents(let rows)):
            closeOverlay()
            askWithdrawal(rows, context)
            return []
        case (.partner(let paper), .partner(let row)):
            closeOverlay()
            return beginPrint(paper, for: row, context)
        case (.help, .binding(let id)):
            closeOverlay()
            return perform(id, context)
        default:
            closeOverlay()
            return []
        }
    }
}

extension AppState {
    /// What a line of help says besides its sentence: the act that would be undone, or done again.
    fileprivate func detail(of id: BindingID, _ context: AppContext) -> String {
        let summary: ActSummary? =
            switch id {
            case .undo: undoable.undo
            case .redo: undoable.redo
            default: nil
            }
        return summary.map { context.words.sentence($0, context.facts, context.rulebook) } ?? ""
    }
}

extension Chooser {
    /// What can be done here: acts first, each with its key, its sentence and, where it cannot be done, why.
    static func help(_ state: AppState, _ context: AppContext) -> Chooser {
        let bindings = context.keymap.bindings(in: state.keyContext).filter { $0.id != .help }
        let items = bindings.map { binding in
            // What has no key is shown by its name on the command line.
            let keys = binding.keys.isEmpty ? [":" + context.words(binding.name)] : binding.keys.map(\.name)
            return ChooserItem(
                value: .binding(binding.id), key: keys.joined(separator: " "),
                label: context.words(binding.sentence), detail: state.detail(of: binding.id, context),
                reason: state.reason(against: binding.id, context),
                searched: [
                    SearchText.fold(context.words(binding.sentence)),
                    SearchText.fold(context.words(binding.name)),
                    SearchText.fold(binding.id.rawValue),
                ])
        }
        return Chooser(title: context.words(.chooseHelp), purpose: .help, all: items)
    }
}
