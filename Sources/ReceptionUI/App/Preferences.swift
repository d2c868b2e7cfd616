// A user's settings as the screens use them: what she chose where that is possible, and the program's own elsewhere.

import Reception
import ReceptionText
import TerminalKit

/// Settings that have been understood.
public struct Preferences: Sendable {
    public let settings: Settings
    /// The keys that hold.
    public let keymap: Keymap
    /// Everything that is wrong in the file, in its order.
    public let faults: [SettingsFault]
    /// The command of the first screen.
    let start: BindingID
    /// What the file has keys for that hold.
    private let chosenKeys: Set<BindingID>

    /// What a user's settings come to.
    /// - Parameters:
    ///   - settings: what stands in her file.
    ///   - faults: what is wrong with the file itself.
    ///   - words: her language, by whose names faults speak of commands.
    ///   - otherWords: the other language, whose names are understood too.
    public init(
        _ settings: Settings, faults: [SettingsFault] = [], _ words: Catalogue,
        _ otherWords: Catalogue
    ) {
        var settings = settings
        var faults = faults
        var start = BindingID.myDay
        if let word = settings.start {
            if let found = StartScreen.command(named: word.text, words, otherWords) {
                start = found
            } else {
                let names = StartScreen.commands.map { Self.name($0, words) }
                faults.append(
                    SettingsFault(word.place, .unknownValue(key: "start", word.text, allowed: names)))
                settings.start = nil
            }
        }
        // The standard table needs no look at itself.
        if settings.keys.isEmpty {
            (keymap, chosenKeys) = (.standard, [])
        } else {
            let rebound = Keymap.standard(with: settings.keys, words, otherWords)
            (keymap, chosenKeys) = (rebound.keymap, rebound.chosen)
            faults += rebound.faults
        }
        self.settings = settings
        self.start = start
        self.faults = faults.sorted { $0.place < $1.place }
    }

    /// The first screen for a user.
    public func startScreen(_ user: Login) -> StartScreen { StartScreen(start, user) ?? .myDay }

    private static func name(_ id: BindingID, _ words: Catalogue) -> String {
        Keymap.standard[id].map { words($0.name) } ?? id.rawValue
    }

    /// Every setting with its value, as the file has it: what is chosen, else the program's own.
    public func entries(_ words: Catalogue) -> [SettingsEntry] {
        let themes = Settings.Theme.allCases.map(\.rawValue).joined(separator: ", ")
        let screens = StartScreen.commands.map { Self.name($0, words) }.joined(separator: ", ")
        let general = [
            SettingsEntry(
                "theme", .text((settings.theme ?? .auto).rawValue), comment: words(.settingsTheme, themes),
                isChosen: settings.theme != nil),
            SettingsEntry(
                "start", .text(Self.name(start, words)), comment: words(.settingsStart, screens),
                isChosen: settings.start != nil),
            SettingsEntry(
                "warning_days", .number(settings.warningDays ?? DeadlineStatus.warningDays),
                comment: words(.settingsWarningDays), isChosen: settings.warningDays != nil),
            SettingsEntry(
                "mouse", .flag(settings.usesMouse ?? false), comment: words(.settingsMouse),
                isChosen: settings.usesMouse != nil),
        ]
        let keys = keymap.bindings.map { binding in
            SettingsEntry(
                table: "keys", words(binding.name), .texts(binding.keys.map(\.name)),
                comment: words(binding.sentence), isChosen: chosenKeys.contains(binding.id))
        }
        let kinds = CaseKind.allCases.map { kind in
            weight(kind.rawValue.lowercased(), settings.weights.kinds[kind], kind.rawValue)
        }
        let phases = TeamRow.phases.map { phase in
            weight(phase.rawValue, settings.weights.phases[phase], words.phase(phase))
        }
        return general + keys + kinds + phases
    }

    private func weight(_ key: String, _ weight: Double?, _ name: String) -> SettingsEntry {
        SettingsEntry(
            table: "team", "weight." + key, .decimal(weight ?? 1), comment: name, isChosen: weight != nil)
    }
}

extension StartScreen {
    /// The commands that go to a screen, in the order of the table of keys.
    static let commands = Keymap.standard.bindings.map(\.id).filter { StartScreen($0, Login("")) != nil }

    /// The screen that a command goes to, a user's own rows on it; nil for a command that goes nowhere.
    init?(_ command: BindingID, _ user: Login) {
        switch command {
        case .myDay: self = .myDay
        case .queue: self = .queue(QueueFilter(scope: .caseworker(user)))
        case .cases: self = .cases
        case .establishment: self = .establishment
        case .bookings: self = .bookings
        case .arrivals: self = .arrivals
        case .dwellings: self = .dwellings
        case .waiting: self = .waiting
        case .team: self = .team
        case .handovers: self = .handovers
        case .partners: self = .partners
        case .report: self = .report
        case .rules: self = .rules
        case .manual: self = .manual
        default: return nil
        }
    }

    /// The command of a screen by its name in either language, or by the only beginning of one that fits.
    static func command(named name: String, _ words: Catalogue, _ otherWords: Catalogue) -> BindingID? {
        if let id = BindingID(named: name, words, otherWords) { return commands.contains(id) ? id : nil }
        let wanted = SearchText.fold(name)
        guard !wanted.isEmpty else { return nil }
        let begun = commands.filter { id in
            guard let binding = Keymap.standard[id] else { return false }
            return [words(binding.name), id.rawValue, otherWords(binding.name)].contains {
                SearchText.fold($0).hasPrefix(wanted)
            }
        }
        return begun.count == 1 ? begun.first : nil
    }
}
