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
            QueueCommand.self, DayCommand.self, CaseGroup.self, ExplainCommand.self, SearchCommand.self,
            CalendarCommand.self, DueCommand.self, IDCommand.self, RulesGroup.self, CheckCommand.self,
            KeysCommand.self,
        ])

    @OptionGroup var options: GlobalOptions

    func run() throws { try openTerminal(options) }

    /// The parser's headings in the reader's language.
    static func swedish(_ text: String) -> String {
        guard words.language == .sv else { return text }
        var result = text
        for (english, swedish) in [
            ("OVERVIEW:", "OM:"), ("USAGE:", "ANVÄNDNING:"), ("ARGUMENTS:", "ARGUMENT:"),
            ("OPTIONS:", "VAL:"),
            ("SUBCOMMANDS:", "KOMMANDON:"), ("Show help information.", "Visa hjälpen."),
            ("(default: ", "(annars: "), ("(values: ", "(värden: "),
            ("; default:", "; annars:"), ("<subcommand>", "<kommando>"), ("[--help]", ""),
        ] {
            result = result.split(separator: english, omittingEmptySubsequences: false).joined(
                separator: swedish)
        }
        return result
    }

    /// Ends the program with an error: its words in two lines, and the status of the contract.
    static func leave(with error: any Error) -> Never {
        if exitCode(for: error) == .validationFailure {
            let detail = message(for: error).split(separator: "\n").joined(separator: " ")
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

/// The terminal on the database that the options name. It begins with Min dag; `MOTTAGNING_START=queue` in the
/// environment begins with Kö, which is what the benchmark measures.
func openTerminal(_ options: GlobalOptions) throws {
    let session = try Session(options)
    let startsWithQueue = World.environment("MOTTAGNING_START") == "queue"
    let start: StartScreen =
        startsWithQueue ? .queue(QueueFilter(scope: .caseworker(session.actor.login))) : .myDay
    try runTerminal(store: session.store, actor: session.actor, start: start)
}
