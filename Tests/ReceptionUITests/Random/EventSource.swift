// What may happen, at random: keys, text, the mouse, the window, the clock, answers, and another process that writes.

import Reception
import TerminalKit
import TestSupport

@testable import ReceptionUI

/// Something that happens.
enum RandomEvent {
    case key(Key)
    case resize(columns: Int, rows: Int)
    case answer(Int)
    case answerAll
    case answerCancelled
    case failure(Int, StoreError)
    case midnight
    case otherProcess(Int, CaseCommand?)
    case dataChanged
    case spinner(Int?)
    case resumed
    case views([SavedView])

    var name: String {
        switch self {
        case .key(.paste(let text)): "paste(\(text.unicodeScalars.count))"
        case .key(.click(let row, let column)): "click(\(row):\(column))"
        case .key(let key): key.name.isEmpty ? "\(key)" : key.name
        case .resize(let columns, let rows): "\(columns)x\(rows)"
        case .answer(let index): "answer(\(index))"
        case .failure(let index, _): "failure(\(index))"
        case .otherProcess(let index, _): "other(\(index))"
        default: caseName(self)
        }
    }
}

/// Gives events that fit the state well enough to get somewhere, and often enough do not.
struct EventSource {
    private var random: SplitMix64
    private let stage: Stage
    /// Whether answers come at once.
    private let isPrompt: Bool
    /// Keys that belong together and come one after the other.
    private var planned: [Key] = []
    /// How long the stage has been left.
    private var away = 0
    /// Whether the planned keys lead to the stage; nothing comes between them.
    private var isOnTheWay = true

    init(seed: UInt64, _ stage: Stage) {
        random = SplitMix64(seed: seed)
        self.stage = stage
        isPrompt = random.int(0...1) == 0
        planned = Driver.keys(stage.script)
    }

    mutating func next(_ desk: Desk) -> RandomEvent {
        if isOnTheWay {
            if !desk.pending.isEmpty { return .answerAll }
            if !desk.context.size.isEnough { return .resize(columns: 80, rows: 24) }
            if !planned.isEmpty { return .key(planned.removeFirst()) }
            isOnTheWay = false
        }
        away = stage.holds(desk.state) ? 0 : away + 1
        // What lies over a screen goes away with a key; back to it, before all the time passes elsewhere.
        if away > (stage.overlay == nil ? 16 : 8) {
            away = 0
            isOnTheWay = true
            planned = wayBack(desk)
        }
        if !desk.pending.isEmpty, isPrompt || desk.pending.count > 9 || chance(350) {
            return answer(desk.pending.count)
        }
        if let event = world(desk) { return event }
        if !desk.context.size.isEnough, chance(300) { return resize() }
        if !planned.isEmpty, chance(940) { return .key(planned.removeFirst()) }
        if planned.isEmpty { plan(desk.state) }
        return .key(planned.isEmpty ? anyKey(desk.context) : planned.removeFirst())
    }

    private mutating func chance(_ perMille: Int) -> Bool { random.int(0...999) < perMille }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[random.int(0...elements.count - 1)]
    }

    // MARK: The world

    private mutating func answer(_ count: Int) -> RandomEvent {
        if chance(30) {
            let conflict = StoreError.refused(
                .conflict(
                    "received", person: 2, stands: World.today, by: World.bjorn,
                    given: World.today.adding(days: -3)),
                CaseNumber(year: 2026, serial: 1))
            let errors: [StoreError] = [
                conflict, .busy, .readOnly, .diskFull, .noSuchCase, .rulesChanged, .damaged("\u{1B}[0m"),
                .refused(.masked, nil), .nothingToUndo,
            ]
            return .failure(random.int(0...count - 1), pick(errors))
        }
        if isPrompt { return .answerAll }
        return .answer(chance(600) ? 0 : random.int(0...count - 1))
    }

    private mutating func world(_ desk: Desk) -> RandomEvent? {
        switch random.int(0...999) {
        case 0..<25: resize()
        case 25..<28: .midnight
        case 28..<36: .otherProcess(random.int(0...40), otherCommand())
        case 36..<40: .dataChanged
        case 40..<46: .spinner(desk.state.isWaiting ? random.int(0...99) : nil)
        case 46..<48: .resumed
        case 48..<52: .answerCancelled
        case 52..<53:
            .views([
                SavedView(
                    name: pick(HostileText.all), key: "F5", screen: pick(SavedView.Screen.allCases),
                    filter: pick(Self.words), text: pick(Self.words), sort: pick(Self.words))
            ])
        default: nil
        }
    }

    private mutating func resize() -> RandomEvent {
        switch random.int(0...99) {
        case 0..<12: .resize(columns: random.int(1...45), rows: random.int(1...14))
        case 12..<75: .resize(columns: random.int(40...66), rows: random.int(12...16))
        case 75..<95: .resize(columns: random.int(60...110), rows: random.int(14...26))
        default: .resize(columns: random.int(100...250), rows: random.int(20...80))
        }
    }

    private mutating func otherCommand() -> CaseCommand? {
        let day = World.today.adding(days: random.int(-40...20))
        let commands: [CaseCommand?] = [
            nil, .assign(World.anna), .assign(nil), .assign(World.bjorn),
            .remind(day, pick(HostileText.all)), .note(pick(HostileText.all), important: true),
            .book(day, Booking(minutes: random.int(0...1439), what: pick(HostileText.all), length: 60)),
            .record("received", day, .unstated, until: nil, value: nil),
            .record("permit_granted", day, .everyone(except: []), until: nil, value: nil),
            .close(.work, day, note: pick(HostileText.all)), .reopen, .leave(2, .moved, day),
        ]
        return pick(commands)
    }

    // MARK: Keys

    static let words = [
        "rahimi", "kvot", "al-hassan", "2026-0001", "2026-0004", "2026-9999", "id-kort", "mottagen", "0",
        "2026-03-02", "260301", "+2v", "-3", "ig", "imorgon", "31/2", "900315", "199003152387", "10:30",
        "ara", "tir", "1 2", "45", "a", "k", "sen<3", "anna", "typ:kvot", "etablering", "x",
    ]

    private static let editing: [Key] = [
        .enter, .escape, .tab, .backTab, .backspace, .delete, .left, .right, .up, .down, .home, .end,
        .pageUp, .pageDown, .insert, .control("s"), .control("n"), .control("p"), .control("u"),
        .control("w"), .control("k"), .control("a"), .control("e"), .control("d"), .control(" "),
        .function(1),
        .function(5), .function(12), .alt("x"), .alt("\u{E5}"), .wheelUp, .wheelDown,
    ]

    /// Any key at all.
    private mutating func anyKey(_ context: AppContext) -> Key {
        switch random.int(0...99) {
        case 0..<45: return pick(pick(context.keymap.bindings.filter { !$0.keys.isEmpty }).keys)
        case 45..<70: return pick(Self.editing)
        case 70..<80:
            return .character(pick(Array("abcdefghijklmnopqrstuvwxyz0123456789 \u{E5}\u{E4}\u{F6}-/")))
        case 80..<90: return click(context)
        case 90..<95: return .character(pick(HostileText.all).first ?? "x")
        case 95..<99: return .paste(pick(HostileText.all))
        default: return .paste(chance(60) ? HostileText.long : "")
        }
    }

    private mutating func click(_ context: AppContext) -> Key {
        .click(
            row: random.int(-1...max(1, context.size.rows)),
            column: random.int(-1...max(1, context.size.columns)))
    }

    /// A word that is typed, or pasted.
    private mutating func text() -> [Key] {
        let text = chance(750) ? pick(Self.words) : pick(HostileText.all)
        return chance(150) ? [.paste(text)] : text.prefix(14).map { .character($0) }
    }

    /// Closes what lies over the screen and goes where the stage is.
    private func wayBack(_ desk: Desk) -> [Key] {
        var keys: [Key] = []
        for overlay in desk.state.overlays.reversed() {
            keys.append(.escape)
            guard case .form = overlay else { continue }
            keys.append(.character(desk.context.words(.formThrowAwayKey).first ?? "k"))
        }
        return keys + [.escape, .escape, .character("1")] + Driver.keys(stage.script)
    }

    /// Plans what fits what is open.
    private mutating func plan(_ state: AppState) {
        guard let overlay = state.overlays.last else {
            guard state.filterField == nil else {
                planned = chance(500) ? text() : [pick(Self.editing)]
                return
            }
            planOnScreen(state)
            return
        }
        switch (overlay, random.int(0...99)) {
        case (_, 0..<12): break
        case (.form, 12..<50): planned = text() + [pick([.tab, .tab, .down, .enter, .right])]
        case (.form, 50..<80):
            planned = [pick([.tab, .backTab, .up, .down, .enter, .control("n"), .pageUp, .pageDown])]
        case (.form, 80..<88): planned = [.control("s")]
        case (.form, 88..<91): planned = [.escape]
        case (.prompt, 12..<50), (.command, 12..<50), (.search, 12..<60), (.chooser, 12..<30):
            planned = text()
        case (.prompt, 50..<72), (.command, 50..<68), (.search, 60..<66), (.chooser, 30..<45):
            planned = [.enter]
        case (.persons, 12..<60):
            planned = [
                pick([.character("1"), .character("2"), .character("n"), .character("a"), .down, .up])
            ]
        case (.persons, 60..<70): planned = [.enter]
        case (.chooser, 45..<60): planned = [.character(pick(Array("123456789")))]
        case (.why, 12..<60): planned = [pick(WhyKey.allCases.filter { $0 != .close }.flatMap(\.keys))]
        case (.why, 60..<80): planned = text() + [.enter]
        case (_, 12..<80): planned = [pick([.down, .up, .tab, .pageDown, .pageUp])]
        default: break
        }
    }

    private mutating func planOnScreen(_ state: AppState) {
        // Other screens have their own turn.
        let own = Keymap.standard.bindings(in: state.keyContext).filter { !$0.isElsewhere || chance(250) }
        // Where no row is left there is little to do.
        if let list = state.top.content.paged?.list, list.count == 0, chance(350) {
            planned = [.escape]
            return
        }
        switch random.int(0...99) {
        case 0..<35: planned = [pick(pick(own.filter { !$0.keys.isEmpty }).keys)]
        case 35..<60:
            planned = Array(repeating: pick([.down, .down, .character("j"), .up]), count: random.int(1...9))
        case 60..<75:
            planned = [pick([.pageDown, .pageUp, .home, .end, .tab, .backTab, .control("d"), .wheelDown])]
        case 75..<80: planned = [.character(":")] + pick(own).id.rawValue.map { .character($0) } + [.enter]
        case 80..<86: planned = [.character(pick(Array("drxzbB")))] + text() + [.enter]
        case 86..<89: planned = [.character(pick(Array("drxz"))), .enter, .enter, .enter]
        case 89..<91: planned = [.character("/")] + text() + [.enter]
        case 91..<92:
            planned =
                [.character(":")]
                + pick(["filter", "view", "save-view", "remove-view", "search"]).map { .character($0) }
                + [.character(" ")] + text() + [.enter]
        default: break
        }
    }
}

extension Binding {
    /// Whether the key leads to another screen.
    fileprivate var isElsewhere: Bool {
        id == .close || id == .back
            || KeyContext.allCases.contains { $0.rawValue == id.rawValue.replacing("-", with: "_") }
    }
}
