// A user's settings as TOML: read with line and column of everything that is wrong, and written with every default.
//
//     theme = "dark"
//     warning_days = 21
//
//     [keys]
//     done = ["d", "F5"]
//
//     [team]
//     weight.kvot = 2.0

import Reception

/// The text of `config.toml`.
public enum SettingsFile {
    /// The keys above all tables, and the tables.
    private static let known = ["theme", "start", "warning_days", "mouse", "keys", "team"]

    /// What a text says. What is wrong is left out, and everything else holds.
    /// - Returns: the settings, and all faults in the order of the text.
    public static func read(_ text: String) -> (settings: Settings, faults: [SettingsFault]) {
        var reading = Reading()
        for member in tree(text, &reading)?.members ?? [] { reading.take(member) }
        return (reading.settings, reading.faults.sorted { $0.place < $1.place })
    }

    /// The tree of a text without the lines that are no TOML, each of which is a fault. Nil where it is not one line that
    /// is wrong: a list that is not closed takes in what follows, and nobody knows what was meant.
    private static func tree(_ text: String, _ reading: inout Reading) -> TomlNode? {
        var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { Substring($0) }
        var tries = 0
        while true {
            do {
                return try TomlParser.parse(lines.joined(separator: "\n"))
            } catch {
                tries += 1
                let index = error.place.line - 1
                guard lines.indices.contains(index), tries <= mostBadLines else {
                    reading.fault(error.place, .syntax(error.message))
                    return nil
                }
                let line = lines[index]
                let key = line.prefix { $0 != "=" && $0 != "#" && $0 != "\"" }.filter { !$0.isWhitespace }
                let isBareWord = key.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
                if line.contains("="), isBareWord, !key.allSatisfy(\.isASCII) {
                    reading.fault(error.place, .needsQuotes(key))
                } else {
                    reading.fault(error.place, .syntax(error.message))
                }
                lines[index] = ""
                if isToml(line), !isToml(lines.joined(separator: "\n")[...]) { return nil }
                // What follows a heading belongs to it.
                if line.first(where: { !$0.isWhitespace }) == "[" { lines.removeSubrange(index...) }
            }
        }
    }

    /// With more the file is something else.
    private static let mostBadLines = 100

    private static func isToml(_ text: Substring) -> Bool { (try? TomlParser.parse(String(text))) != nil }

    /// One pass over a text.
    private struct Reading {
        var settings = Settings()
        var faults: [SettingsFault] = []

        mutating func fault(_ place: TomlPlace, _ cause: SettingsFault.Cause) {
            faults.append(SettingsFault(SettingsPlace(place), cause))
        }

        mutating func take(_ member: TomlMember) {
            switch member.key {
            case "theme": settings.theme = theme(member)
            case "start":
                settings.start = text(member).map { SettingsWord($0, at: SettingsPlace(member.value.place)) }
            case "warning_days": settings.warningDays = number(member, Settings.warningDaysRange)
            case "mouse": settings.usesMouse = flag(member)
            case "keys":
                guard let wishes = member.value.members else { return wrong(member, .table) }
                for wish in wishes { take(wish: wish) }
            case "team":
                guard let members = member.value.members else { return wrong(member, .table) }
                for member in members { take(team: member) }
            default:
                let nearest = NearestName.near(member.key, among: SettingsFile.known)
                fault(member.place, .unknownKey(member.key, nearest: nearest))
            }
        }

        private mutating func take(team member: TomlMember) {
            guard member.key == "weight" else {
                let nearest = NearestName.near(member.key, among: ["weight"])
                return fault(member.place, .unknownKey(member.key, nearest: nearest))
            }
            guard let weights = member.value.members else { return wrong(member, .table) }
            for weight in weights { take(weight: weight) }
        }

        /// A weight of a kind or of a phase.
        private mutating func take(weight member: TomlMember) {
            let kind = CaseKind.allCases.first { $0.rawValue.lowercased() == member.key }
            let phase = TeamRow.phases.first { $0.rawValue == member.key }
            guard kind != nil || phase != nil else {
                let nearest = NearestName.near(member.key, among: TeamWeights.names)
                return fault(member.place, .unknownKey(member.key, nearest: nearest))
            }
            guard let weight = decimal(member, TeamWeights.range) else { return }
            if let kind { settings.weights.kinds[kind] = weight }
            if let phase { settings.weights.phases[phase] = weight }
        }

        private mutating func take(wish member: TomlMember) {
            let nodes = member.value.elements ?? [member.value]
            var keys: [SettingsWord] = []
            for node in nodes {
                guard let name = node.string else {
                    return fault(node.place, .wrongType(key: member.key, expected: .keys))
                }
                keys.append(SettingsWord(name, at: SettingsPlace(node.place)))
            }
            settings.keys.append(
                KeyWish(SettingsWord(member.key, at: SettingsPlace(member.place)), keys))
        }

        private mutating func wrong(_ member: TomlMember, _ expected: SettingsFault.Kind) {
            fault(member.value.place, .wrongType(key: member.key, expected: expected))
        }

        private mutating func text(_ member: TomlMember) -> String? {
            if let text = member.value.string { return text }
            wrong(member, .text)
            return nil
        }

        private mutating func theme(_ member: TomlMember) -> Settings.Theme? {
            guard let text = text(member) else { return nil }
            if let theme = Settings.Theme(rawValue: text) { return theme }
            let allowed = Settings.Theme.allCases.map(\.rawValue)
            fault(member.value.place, .unknownValue(key: member.key, text, allowed: allowed))
            return nil
        }

        private mutating func number(_ member: TomlMember, _ range: ClosedRange<Int>) -> Int? {
            guard case .integer(let number) = member.value.content else {
                wrong(member, .number)
                return nil
            }
            if range.contains(number) { return number }
            fault(member.value.place, .outOfRange(key: member.key, number, range))
            return nil
        }

        private mutating func decimal(_ member: TomlMember, _ range: ClosedRange<Int>) -> Double? {
            let number: Double
            switch member.value.content {
            case .integer(let whole): number = Double(whole)
            case .float(let float) where float.isFinite: number = float
            default:
                wrong(member, .number)
                return nil
            }
            if (Double(range.lowerBound)...Double(range.upperBound)).contains(number) { return number }
            // Away from the range, so that the number that is named is out of it too.
            let named = number < 0 ? number.rounded(.down) : number.rounded(.up)
            fault(
                member.value.place,
                .outOfRange(key: member.key, Int(exactly: named) ?? (number < 0 ? .min : .max), range))
            return nil
        }

        private mutating func flag(_ member: TomlMember) -> Bool? {
            if case .boolean(let flag) = member.value.content { return flag }
            wrong(member, .flag)
            return nil
        }
    }

    // MARK: Writing

    /// The text of a file with these entries in their order, each under its comment.
    /// - Parameter head: what stands above all, a line an element.
    public static func text(_ entries: [SettingsEntry], head: [String], tables: [String: String]) -> String {
        var lines = head.map { "# " + $0 }
        var table: String?
        for entry in entries {
            if entry.table == nil || entry.table != table { lines.append("") }
            if let name = entry.table, name != table {
                if let comment = tables[name] { lines.append("# " + comment) }
                lines.append("[\(TomlText.key(name))]")
                table = name
            }
            lines.append("# " + entry.comment)
            let key = entry.key.split(separator: ".").map { TomlText.key(String($0)) }
            lines.append(key.joined(separator: ".") + " = " + value(entry.value))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func value(_ value: SettingsEntry.Value) -> String {
        switch value {
        case .text(let text): TomlText.quoted(text)
        case .texts(let texts): "[" + texts.map(TomlText.quoted).joined(separator: ", ") + "]"
        case .number(let number): String(number)
        case .flag(let flag): flag ? "true" : "false"
        case .decimal(let number): String(number)
        }
    }
}

extension SettingsPlace {
    init(_ place: TomlPlace) { self.init(line: place.line, column: place.column) }
}
