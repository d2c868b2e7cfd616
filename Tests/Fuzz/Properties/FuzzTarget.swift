// What is fed with any bytes at all, by the fuzzer and by the tests alike, and what must hold whatever they are.

/// A door through which text from outside comes in.
enum FuzzTarget: String, CaseIterable, Sendable {
    /// Lists of households, maps of columns, and lists as we write them.
    case csv
    /// Everything that is TOML: rules, facts, words, settings, views, the unit's own file.
    case rules
    /// Dates, numbers, times and filters as people type them.
    case values
    /// What a terminal sends.
    case keys
    /// Words that are looked for, in a database.
    case search
    /// Any text on its way out: screen, paper, JSON, CSV, calendar, spreadsheet.
    case output

    /// Does everything that can be done with some bytes.
    /// - Throws: ``Broken`` where something does not hold that must.
    func play(_ bytes: [UInt8]) throws {
        switch self {
        case .csv: try CSVProperties.play(bytes)
        case .rules: try RuleProperties.play(bytes)
        case .values: try ValueProperties.play(bytes)
        case .keys: try KeyProperties.play(bytes)
        case .search: try SearchProperties.play(bytes)
        case .output: try OutputProperties.play(bytes)
        }
    }
}

/// Something does not hold.
struct Broken: Error, CustomStringConvertible {
    let description: String
}

/// Demands that something holds.
func demand(_ holds: Bool, _ what: @autoclosure () -> String) throws {
    if !holds { throw Broken(description: what()) }
}

/// Demands that nothing is wrong.
func demand(without fault: String?, _ what: @autoclosure () -> String) throws {
    if let fault { throw Broken(description: what() + ": " + fault) }
}

/// Bytes for the choices of a target, and the rest for what it is fed with.
struct FuzzInput {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// A number that chooses; 0 where there are no more bytes.
    mutating func choice(_ count: Int) -> Int { rest.popFirst().map { Int($0) % count } ?? 0 }

    /// What is left as text, made whole where it is no UTF-8.
    var text: String { String(decoding: rest, as: UTF8.self) }
}
