// What is wrong in a user's settings, in words.

import Reception

extension Catalogue {
    /// The name of the file of settings.
    public static let settingsFile = "config.toml"

    /// The first fault with its line and column, and how many more there are; nil where there is none.
    public func summary(of faults: [SettingsFault]) -> (first: String, more: String)? {
        guard let first = faults.first else { return nil }
        let more = faults.count == 1 ? "" : count(.settingsMore, faults.count - 1)
        return (line(of: first, in: Self.settingsFile), more)
    }

    /// A fault as `file:line:column: message`.
    public func line(of fault: SettingsFault, in file: String) -> String {
        "\(file):\(fault.place.line):\(fault.place.column): " + text(of: fault.cause)
    }

    /// A fault as a sentence without its place.
    public func text(of cause: SettingsFault.Cause) -> String {
        switch cause {
        case .syntax(let message): self(.settingsFaultSyntax, message)
        case .needsQuotes(let name): self(.settingsFaultNeedsQuotes, name)
        case .cannotRead: self(.settingsFaultCannotRead)
        case .notText: self(.settingsFaultNotText)
        case .unknownKey(let key, let nearest):
            near(.settingsFaultUnknownKey, .settingsFaultUnknownKeyNear, key, nearest)
        case .wrongType(let key, let expected): self(.settingsFaultWrongType, key, name(of: expected))
        case .unknownValue(let key, let found, let allowed):
            self(.settingsFaultUnknownValue, key, found, allowed.joined(separator: ", "))
        case .outOfRange(let key, let found, let range):
            self(.settingsFaultOutOfRange, key, "\(range.lowerBound)", "\(range.upperBound)", "\(found)")
        case .unknownAction(let name, let nearest):
            near(.settingsFaultUnknownAction, .settingsFaultUnknownActionNear, name, nearest)
        case .actionTwice(let name): self(.settingsFaultActionTwice, name)
        case .noSuchKey(let key): self(.settingsFaultNoSuchKey, key)
        case .neverArrives(let key, let other):
            near(.settingsFaultNeverArrives, .settingsFaultArrivesAs, key, other)
        case .taken(let key, let name): self(.settingsFaultTaken, key, name)
        case .needsKey(let name): self(.settingsFaultNeedsKey, name)
        case .isTyped(let key, let name): self(.settingsFaultIsTyped, key, name)
        }
    }

    private func near(_ alone: Word, _ withNearest: Word, _ text: String, _ nearest: String?) -> String {
        nearest.map { self(withNearest, text, $0) } ?? self(alone, text)
    }

    private func name(of kind: SettingsFault.Kind) -> String {
        switch kind {
        case .text: self(.settingsKindText)
        case .number: self(.settingsKindNumber)
        case .flag: self(.settingsKindFlag)
        case .table: self(.settingsKindTable)
        case .keys: self(.settingsKindKeys)
        }
    }
}
