// The few ways in which the store runs statements: cached, bound by position, read by position.

import GRDB

extension Database {
    /// Runs a statement that answers nothing.
    func run(_ sql: StaticString, _ arguments: [(any DatabaseValueConvertible)?] = []) throws {
        let statement = try cachedStatement(sql: sql.description)
        statement.setUncheckedArguments(StatementArguments(arguments))
        try statement.execute()
    }

    /// The rows of a question, read one at a time. Ask again only when the rows are read, or with other
    /// words.
    func rows(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws -> RowCursor {
        try Row.fetchCursor(cachedStatement(sql: sql), arguments: StatementArguments(arguments))
    }

    /// The first row's first column.
    func int(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws -> Int64? {
        try Int64.fetchOne(cachedStatement(sql: sql), arguments: StatementArguments(arguments))
    }
}

extension Database {
    /// Changes a counter. One that is not there yet is written, and one that has come down to nothing is taken away.
    ///
    /// - Parameters:
    ///   - n: how many more; not nought.
    ///   - place: what the counter is found by.
    ///   - update, insert: take the number and then the place.
    ///   - delete: takes the place, and says that nothing is counted.
    func count(
        _ n: Int64, at place: [(any DatabaseValueConvertible)?], update: StaticString, insert: StaticString,
        delete: StaticString
    ) throws {
        try run(update, [n] + place)
        if changesCount == 0 {
            try run(insert, [n] + place)
        } else if n < 0 {
            try run(delete, place)
        }
    }
}

/// Lists as one parameter, to be read with `json_each`.
enum SQLList {
    /// A list of words of closed lists and of logins.
    static func of(_ words: some Sequence<String>) -> String {
        let quoted = words.sorted().map { word in
            let escaped = word.unicodeScalars.map { scalar -> String in
                switch scalar {
                case "\"", "\\": "\\" + String(scalar)
                case _ where scalar.value < 0x20: ""
                default: String(scalar)
                }
            }
            return "\"" + escaped.joined() + "\""
        }
        return "[" + quoted.joined(separator: ",") + "]"
    }

    static func of(_ numbers: some Sequence<Int64>) -> String {
        "[" + numbers.map { String($0) }.joined(separator: ",") + "]"
    }
}
