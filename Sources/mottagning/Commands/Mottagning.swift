// The command tree, and how its parser's own words are made ours.

import ArgumentParser
import Foundation
import Reception
import ReceptionData
import ReceptionStore
import ReceptionText
import ReceptionUI

struct Mottagning: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mottagning", abstract: words(.helpProgram),
        subcommands: [
            InitCommand.self, UserGroup.self, DemoCommand.self, GenerateCommand.self, ImportCommand.self,
            QueueCommand.self, DayCommand.self, BookingsCommand.self, ArrivalsCommand.self,
            PickupGroup.self, TeamCommand.self, HandoverGroup.self, AbsenceGroup.self, ReportGroup.self,
            QuotaGroup.self,
            FlatGroup.self, PartnerGroup.self, ConsentGroup.self, PrintGroup.self,
            ExportCommand.self,
            CaseGroup.self,
            ExplainCommand.self,
            SearchCommand.self,
            CalendarCommand.self, DueCommand.self, IDCommand.self, RulesGroup.self, CheckCommand.self,
            DigestCommand.self,
            KeysCommand.self, ConfigGroup.self, UnitGroup.self,
            BackupCommand.self, RestoreCommand.self, VerifyCommand.self, DoctorCommand.self,
            JournalGroup.self, RetentionGroup.self,
        ])

    @OptionGroup var options: GlobalOptions
    @Option(name: .long, help: help(.optionTheme)) var theme: String?
    // Read by World, since the terminal starts without a parser.
    @Flag(name: .long, help: help(.optionPlain)) var plain = false
    @Flag(name: .long, help: help(.optionMouse)) var mouse = false

    func run() throws {
        let theme = try choice(self.theme, Settings.Theme.allCases, "--theme")
        try openTerminal(options.stated, theme: theme)
    }

    /// What people and scripts call all the time. Read without the whole tree, they start a third sooner.
    private static let often: [(words: [String], command: any ParsableCommand.Type)] = [
        (["queue"], QueueCommand.self), (["case", "record"], CaseRecord.self),
        (["print", "pickup"], PrintPickup.self),
    ]

    /// The command that the arguments state. What is wrong with them is said by the whole tree.
    static func command(_ arguments: [String]) throws -> any ParsableCommand {
        for (words, command) in often where arguments.starts(with: words) {
            if let read = try? command.parse(Array(arguments.dropFirst(words.count))) { return read }
        }
        // The tree's own `--format` knows other forms than this command's.
        let leading = leadingOptions(arguments)
        if arguments.dropFirst(leading.count).first == "export" {
            let own = Array(arguments.dropFirst(leading.count + 1)) + leading
            return own.contains { ["-h", "--help"].contains($0) }
                ? try parseAsRoot(["help", "export"]) : try ExportCommand.parse(own)
        }
        return try parseAsRoot(arguments)
    }

    /// The options that stand before the command, with their values.
    private static func leadingOptions(_ arguments: [String]) -> [String] {
        var count = 0
        while count < arguments.count, arguments[count].hasPrefix("--") {
            let isAlone = arguments[count].contains("=") || ["--plain", "--mouse"].contains(arguments[count])
            count += isAlone ? 1 : 2
        }
        return Array(arguments.prefix(count))
    }

    /// The parser's headings in the reader's language.
    static func swedish(_ text: String) -> String {
        guard words.language == .sv else { return text }
        var result = text
        for (english, swedish) in [
            ("OVERVIEW:", "OM:"), ("USAGE:", "ANVÄNDNING:"), ("ARGUMENTS:", "ARGUMENT:"),
            ("OPTIONS:", "VAL:"),
            ("SUBCOMMANDS:", "KOMMANDON:"), ("Show help information.", "Visa hjälpen."),
            ("(default: ", "(annars: "), ("(values: ", "(värden: "),
            ("; default:", "; annars:"), (" (default) ", " (annars)  "), ("<subcommand>", "<kommando>"),
            ("[<options>]", "[<val>]"),
            ("[--help]", ""),
            ("  See '", "  Se '"), ("' for detailed help.", "' för mer hjälp."),
            ("Missing expected argument ", "ett argument saknas: "),
            ("Unexpected argument ", "oväntat argument "),
            ("unexpected arguments: ", "oväntade argument: "), ("Unknown option ", "okänt val "),
            ("Missing value for ", "ett värde saknas för "), ("The value ", "värdet "),
            (" is invalid for ", " går inte för "), ("Please provide one of ", "Ange ett av "),
            ("' and '", "' och '"), ("' or '", "' eller '"), ("Did you mean ", "Menas "),
        ] {
            result = result.split(separator: english, omittingEmptySubsequences: false).joined(
                separator: swedish)
        }
        return result
    }

    /// The parser's message without the words that were given to it: any of them may be somebody's name.
    private static func withoutValues(_ text: String) -> String {
        let command = Swift.CommandLine.arguments.dropFirst().prefix(1)
        let choices =
            OutputFormat.allCases.map(\.rawValue) + ExportFormat.allCases.map(\.rawValue)
            + SpokenLanguage.allCases.map(\.rawValue)
        let known = Set(choices + command)
        let parts = text.split(separator: "'", omittingEmptySubsequences: false)
        return parts.enumerated().map { index, part in
            let isQuoted = index % 2 == 1 && index + 1 < parts.count
            let isOurs = part.hasPrefix("-") || part.hasPrefix("<") || known.contains(String(part))
            return isQuoted && !isOurs ? "…" : String(part)
        }.joined(separator: "'")
    }

    /// Ends the program with an error: its words in two lines, and the status of the contract.
    static func leave(with error: any Error) -> Never {
        if exitCode(for: error) == .validationFailure {
            let lines = message(for: error).split(separator: "\n")
            let detail = swedish(withoutValues(lines.joined(separator: " ")))
            Failure.usage(words(.errorUsage, detail), words(.errorUsageFix)).print()
            Foundation.exit(64)
        }
        if exitCode(for: error) == .success {
            print(swedish(fullMessage(for: error)))
            Foundation.exit(0)
        }
        let failure = Failure(error)
        failure.print()
        Foundation.exit(failure.status)
    }
}

/// The terminal on the database that the options name. It begins with the screen of the user's settings, else with Min
/// dag; `MOTTAGNING_START` in the environment makes it begin with Kö, one's own (`queue`) or everyone's (`everyone`),
/// which is what the benchmark measures.
/// - Parameter theme: goes before the one of the settings.
func openTerminal(_ options: Surroundings, theme: Settings.Theme? = nil) throws {
    let session = try Session(options, isScreen: true)
    let start: StartScreen? =
        switch World.environment("MOTTAGNING_START") {
        case "queue": .queue(QueueFilter(scope: .caseworker(session.actor.login)))
        case "everyone": .queue(QueueFilter(scope: .all))
        default: nil
        }
    try runTerminal(store: session.store, actor: session.actor, start: start, theme: theme)
}
