// The user's settings, read once: one look whether there is a file, and nothing more where there is none.

import Foundation
import Reception
import ReceptionFiles
import ReceptionText
import ReceptionUI
import TerminalKit

/// What the file `config.toml` says.
struct UserSettings: Sendable {
    /// More than this is no file of settings.
    private static let mostBytes = 1 << 20

    static var path: String { UserFolder.path + "/" + Catalogue.settingsFile }

    /// The settings of this process.
    static let current = read()

    var settings = Settings()
    /// What is wrong in the file itself; the words in it have not been looked at.
    var faults: [SettingsFault] = []
    var isThere = false

    private static func read() -> UserSettings {
        let path = path
        guard access(path, F_OK) == 0 else { return UserSettings() }
        let start = SettingsPlace(line: 1, column: 1)
        guard let data = FileManager.default.contents(atPath: path), data.count <= mostBytes else {
            return UserSettings(faults: [SettingsFault(start, .cannotRead)], isThere: true)
        }
        guard let text = String(data: data, encoding: .utf8) else {
            let place = NewRules.notText(data)
            return UserSettings(
                faults: [
                    SettingsFault(SettingsPlace(line: place.line, column: place.column), .notText)
                ], isThere: true)
        }
        let found = SettingsFile.read(text)
        return UserSettings(settings: found.settings, faults: found.faults, isThere: true)
    }

    /// The settings as the screens use them.
    var preferences: Preferences {
        Preferences(settings, faults: faults, words, Catalogue(words.language == .sv ? .en : .sv))
    }

    /// A rulebook that warns as the user wants. A command that cannot know how she wants it says so.
    static func warning(_ rulebook: Rulebook) -> Rulebook {
        guard let days = current.settings.warningDays else { return rulebook }
        return rulebook.warning(days: days)
    }

    /// Says on standard error that the number of warning days is not known; commands use the program's own then.
    static func reportToCommands() {
        guard current.settings.warningDays == nil,
            let fault = current.faults.first(where: \.hidesWarningDays)
        else { return }
        let line = DisplayWidth.harmless("mottagning: " + words.line(of: fault, in: path))
        Output.say(line + "\n")
    }
}

extension Settings.Theme {
    /// The theme as the terminal knows it.
    var colours: ColourTheme {
        switch self {
        case .auto: .auto
        case .dark: .dark
        case .light: .light
        case .highContrast: .highContrast
        case .mono: .mono
        }
    }
}
