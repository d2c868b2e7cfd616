// `config`: the user's settings. Where their file is, what holds, the file itself, and what is wrong in it.

import ArgumentParser
import Foundation
import Reception
import ReceptionFiles
import ReceptionText
import ReceptionUI

struct ConfigGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: words(.helpConfig),
        subcommands: [ConfigPath.self, ConfigShow.self, ConfigInit.self, ConfigCheck.self])
}

/// The text of a file with every setting in it.
private func text(of preferences: Preferences) -> String {
    SettingsFile.text(
        preferences.entries(words), head: [words(.settingsHead), words(.settingsHeadCheck)],
        tables: ["keys": words(.settingsKeys), "team": words(.settingsTeam)])
}

struct ConfigPath: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "path", abstract: words(.helpConfigPath))

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let record = JSONValue.record([
            "path": .string(UserSettings.path), "exists": .bool(UserSettings.current.isThere),
        ])
        try Output.one(record, options.format) { UserSettings.path }
    }
}

struct ConfigShow: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: words(.helpConfigShow))

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let preferences = UserSettings.current.preferences
        // The table for people is the file that they would write.
        guard options.format != .table else { return try Output.write(text(of: preferences)) }
        // Programs see the English names, whatever the user reads.
        let rows = preferences.entries(Catalogue(.en)).map { entry in
            JSONValue.record([
                "setting": .string((entry.table.map { $0 + "." } ?? "") + entry.key),
                "value": value(entry.value), "chosen": .bool(entry.isChosen),
            ])
        }
        try Output.listing(rows, keys: ["setting", "value", "chosen"], columns: [], options.format)
    }

    private func value(_ value: SettingsEntry.Value) -> JSONValue {
        switch value {
        case .text(let text): .string(text)
        case .texts(let texts): .array(texts.map(JSONValue.string))
        case .number(let number): .int(number)
        case .flag(let flag): .bool(flag)
        case .decimal(let number): .double(number)
        }
    }
}

struct ConfigInit: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "init", abstract: words(.helpConfigInit))

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let path = UserSettings.path
        let standard = Preferences(Settings(), words, Catalogue(words.language == .sv ? .en : .sv))
        switch UserFolder.write(text(of: standard), to: Catalogue.settingsFile, replaces: false) {
        case .written: break
        case .wasThere: throw Failure.failed(words(.errorConfigThere, path), words(.errorConfigThereFix))
        case .failed: throw Failure.failed(words(.errorConfigWrite, path), words(.errorConfigWriteFix))
        }
        try Output.one(.record(["path": .string(path), "created": .bool(true)]), options.format) {
            words(.settingsWritten, path)
        }
    }
}

struct ConfigCheck: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check", abstract: words(.helpConfigCheck))

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let path = UserSettings.path
        let faults = UserSettings.current.preferences.faults
        guard options.format == .table else {
            let rows = faults.map { fault in
                JSONValue.record([
                    "file": .string(path), "line": .int(fault.place.line),
                    "column": .int(fault.place.column),
                    "fault": .string(fault.cause.code), "message": .string(words.text(of: fault.cause)),
                ])
            }
            try Output.listing(
                rows, keys: ["file", "line", "column", "fault", "message"], columns: [], options.format)
            if !faults.isEmpty { throw notInOrder }
            return
        }
        let lines = faults.map { words.line(of: $0, in: path) }
        let fine = words(UserSettings.current.isThere ? .settingsFine : .settingsNone)
        try Output.one(.null, .table) { lines.isEmpty ? fine : lines.joined(separator: "\n") }
        if !faults.isEmpty { throw notInOrder }
    }
}
