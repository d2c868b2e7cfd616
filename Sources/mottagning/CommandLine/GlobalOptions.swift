// The options that every command takes, each with its environment variable.

import ArgumentParser
import Reception
import ReceptionText

/// How a command prints.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
}

/// A language that the program speaks.
enum SpokenLanguage: String, ExpressibleByArgument, CaseIterable {
    case sv, en
}

/// What every command takes but the form of its output.
struct DeskOptions: ParsableArguments {
    @Option(name: .long, help: help(.optionDb))
    var db: String?

    @Option(name: .customLong("as"), help: help(.optionAs))
    var asLogin: String?

    @Option(name: .long, help: help(.optionToday))
    var today: String?

    @Option(name: .long, help: help(.optionLang))
    var lang: SpokenLanguage?

    @Option(name: .long, help: help(.optionBecause))
    var because: String?

    /// The options as a plain value.
    var stated: Surroundings {
        Surroundings(database: db, login: asLogin, day: today, reason: because)
    }
}

struct GlobalOptions: ParsableArguments {
    @OptionGroup var desk: DeskOptions

    @Option(name: .long, help: help(.optionFormat))
    var format: OutputFormat = .table

    /// The options as a plain value.
    var stated: Surroundings {
        var stated = desk.stated
        stated.format = format
        return stated
    }
}

/// The catalogue of the language asked for; read from the raw arguments, so that help speaks it too.
let words: Catalogue = Catalogue(language(of: CommandLine.arguments))

private func language(of arguments: [String]) -> Catalogue.Language {
    for (index, argument) in arguments.enumerated() {
        if argument == "--lang", index + 1 < arguments.count {
            return Catalogue.Language(rawValue: arguments[index + 1]) ?? .sv
        }
        if argument.hasPrefix("--lang=") {
            return Catalogue.Language(rawValue: String(argument.dropFirst(7))) ?? .sv
        }
    }
    let locale = World.environment("LC_ALL") ?? World.environment("LANG") ?? ""
    return locale.hasPrefix("en") ? .en : .sv
}

/// A help text from the catalogue.
func help(_ word: Word) -> ArgumentHelp {
    // What a field is called stands here as a sentence, beside others that are.
    let text = words(word)
    return ArgumentHelp(text.prefix(1).uppercased() + text.dropFirst() + (text.hasSuffix(".") ? "" : "."))
}

/// A date of the command line, with an error that names it.
func readDay(_ text: String) throws -> Day {
    guard let day = Day(text) else {
        throw Failure.usage(words(.errorBadDate, text), words(.errorBadDateFix))
    }
    return day
}

/// A case number of the command line.
func readCase(_ text: String) throws -> CaseNumber {
    guard let number = CaseNumber(text) else {
        throw Failure.usage(words(.errorBadCase, text), words(.errorBadCaseFix))
    }
    return number
}
