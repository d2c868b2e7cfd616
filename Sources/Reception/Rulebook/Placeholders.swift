// Values of the rulebook in its texts: `{prisbasbelopp}` is what the parameter is on the day on which a text is read.

/// Finds and fills the places for parameters in a text.
public enum Placeholders {
    private static let from = ".from"

    /// The parameters that a text names, each once for every place.
    public static func names(in text: String) -> [String] {
        parts(text).compactMap { part in
            guard case .place(let name) = part else { return nil }
            return name.hasSuffix(from) ? String(name.dropLast(from.count)) : name
        }
    }

    /// A text with its places filled.
    /// - Parameter value: the words for a name; a place without any is left as it stands.
    static func filled(_ text: String, _ value: (_ name: String, _ asksFrom: Bool) -> String?) -> String {
        parts(text).map { part in
            switch part {
            case .text(let text): return text
            case .place(let name):
                let asksFrom = name.hasSuffix(from)
                return value(asksFrom ? String(name.dropLast(from.count)) : name, asksFrom) ?? "{\(name)}"
            }
        }.joined()
    }

    private enum Part {
        case text(String)
        case place(String)
    }

    private static func parts(_ text: String) -> [Part] {
        var parts: [Part] = []
        for (index, piece) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            guard index > 0 else {
                parts.append(.text(String(piece)))
                continue
            }
            guard let end = piece.firstIndex(of: "}") else {
                parts.append(.text("{" + piece))
                continue
            }
            parts.append(.place(String(piece[..<end])))
            parts.append(.text(String(piece[piece.index(after: end)...])))
        }
        return parts
    }
}

extension Rulebook {
    /// The statement of a parameter that holds on a day; before the first one, the first.
    public func parameter(_ name: String, on day: Day) -> RuleParameter? {
        parameters.last { $0.name == name && ($0.validFrom.map { $0 <= day } ?? true) }
            ?? parameters.first { $0.name == name }
    }

    /// A text of the rulebook with the values that hold on a day.
    public func filled(_ text: Bilingual, on day: Day) -> Bilingual {
        guard text.swedish.contains("{") || text.english.contains("{") else { return text }
        return Bilingual(
            sv: Placeholders.filled(text.swedish) { words($0, $1, day, thousands: "\u{A0}") },
            en: Placeholders.filled(text.english) { words($0, $1, day, thousands: ",") })
    }

    /// A rule whose text has the values that hold on a day.
    public func filled(_ rule: Rule, on day: Day) -> Rule {
        var result = rule
        result.hint = rule.hint.map { filled($0, on: day) }
        return result
    }

    private func words(_ name: String, _ asksFrom: Bool, _ day: Day, thousands: String) -> String? {
        guard let parameter = parameter(name, on: day) else { return nil }
        if asksFrom { return parameter.validFrom?.description ?? "–" }
        switch parameter.value {
        case .day(let day): return day.description
        case .number(let number): return Self.grouped(number, thousands)
        }
    }

    private static func grouped(_ number: Int, _ separator: String) -> String {
        var groups: [String] = []
        var rest = String(number)
        while rest.utf8.count > 3 {
            groups.insert(String(rest.suffix(3)), at: 0)
            rest.removeLast(3)
        }
        return ([rest] + groups).joined(separator: separator)
    }
}
