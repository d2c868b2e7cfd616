// What keeps a document from being printed, and the words that the caller reads of it.

import ReceptionPaper

/// One case per cause. No case bears anything of a document: the words may end in a log.
enum PrintError: Error, Equatable {
    /// The command line is not understood.
    case usage
    /// A line of standard input is no document.
    case badInput
    /// No font at hand draws a character.
    case missingGlyph(MissingScript)
    /// cairo refused; its status.
    case drawing(Int)
    /// Standard output cannot be written; `errno`.
    case cannotWrite(Int32)
    /// Standard input cannot be read; `errno`.
    case cannotRead(Int32)

    /// The code and its details.
    var words: [String] {
        switch self {
        case .usage: ["usage"]
        case .badInput: ["bad-input"]
        case .missingGlyph(let script): ["missing-glyph", script.name, script.package]
        case .drawing(let status): ["drawing", "\(status)"]
        case .cannotWrite(let code): ["cannot-write", "\(code)"]
        case .cannotRead(let code): ["cannot-read", "\(code)"]
        }
    }
}
