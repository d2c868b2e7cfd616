// What keeps a document from being printed, and the line that the caller reads of it.

/// One case per cause. No case bears anything of a document: the line may end in a log.
enum PrintError: Error, Equatable {
    /// The command line is not understood.
    case usage
    /// Standard input holds no order.
    case noInput
    /// A line of standard input is no order.
    case badInput
    /// One of several orders names no file, or `--output` is given beside several.
    case noOutput
    /// No font at hand draws a character.
    case missingGlyph(MissingScript)
    /// cairo refused; its status.
    case drawing(Int)
    /// The file is there and is no regular file.
    case notAFile
    /// The file cannot be written; `errno`.
    case cannotWrite(Int32)
    /// Standard input cannot be read; `errno`.
    case cannotRead(Int32)

    /// The code and its details.
    var words: String {
        switch self {
        case .usage: "usage"
        case .noInput: "no-input"
        case .badInput: "bad-input"
        case .noOutput: "no-output"
        case .missingGlyph(let script): "missing-glyph \(script.name) \(script.package)"
        case .drawing(let status): "drawing \(status)"
        case .notAFile: "not-a-file"
        case .cannotWrite(let code): "cannot-write \(code)"
        case .cannotRead(let code): "cannot-read \(code)"
        }
    }

    /// The whole line.
    var line: String { "print: \(words)" }

    /// The whole line for one of several orders.
    /// - Parameter order: its number, from 1.
    func line(order: Int) -> String { "\(line) \(order)" }
}
