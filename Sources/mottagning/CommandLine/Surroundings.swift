// What the options and the environment say together, as a plain value: the terminal starts without a parser.

import Reception

/// Where the data is, who acts, which day it is and how to print.
struct Surroundings {
    var database: String?
    var login: String?
    var day: String?
    /// Why a protected household is looked at; nil where it is not.
    var reason: String?
    var format: OutputFormat = .table

    /// The path of the database.
    var path: String {
        let path = database ?? World.environment("MOTTAGNING_DB") ?? World.defaultDatabase
        return path.hasPrefix("file://") ? String(path.dropFirst(7)) : path
    }

    /// The day that the options or the environment state, nil for the real one.
    func statedDay() throws -> Day? {
        guard let text = day ?? World.environment("MOTTAGNING_TODAY") else { return nil }
        return try readDay(text)
    }
}
