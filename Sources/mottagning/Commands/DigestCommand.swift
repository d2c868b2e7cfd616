// `digest`: one person's day as a text to be mailed by whatever the unit mails with.

import ArgumentParser
import Reception
import ReceptionData
import ReceptionText
import ReceptionUI

struct DigestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "digest", abstract: words(.helpDigest), discussion: words(.helpDigestRules))

    @OptionGroup var options: DeskOptions
    @Option(name: .long, help: help(.optionCaseworker)) var caseworker: String?
    @Flag(name: .long, help: help(.optionDigestAll)) var all = false
    @Flag(name: .long, help: help(.optionDigestNames)) var names = false
    @Flag(name: .long, help: help(.optionOnlyIfAny)) var onlyIfAny = false

    func run() throws {
        let session = try Session(options)
        let digests = try owners(session).map { try digest(of: $0, session) }
            .filter { !onlyIfAny || !$0.lines.isEmpty }
        let rows = digests.reduce(0) { $0 + $1.lines.count }
        if rows > 0 {
            let note = ExportNote(
                format: "digest",
                filter: [all ? "all" : "caseworker=" + (caseworker ?? session.actor.login.name)],
                rows: rows, hasNames: names)
            try session.store.logExport(note, by: session.actor)
        }
        try Output.write(digests.map(\.text).joined(separator: DayDigest.separator))
    }

    private func owners(_ session: Session) throws -> [Login] {
        if all { return try session.store.caseworkers().filter { $0.role.may(.haveCases) }.map(\.login) }
        guard case .caseworker(let login) = try ScopeOptions.of(caseworker).scope(session) else { return [] }
        return [login]
    }

    private func digest(of login: Login, _ session: Session) throws -> DayDigest {
        let actor = session.actor
        let context = AppContext(
            today: actor.today, now: actor.now, user: actor.login, role: actor.role,
            size: ScreenSize(columns: DayDigest.columns, rows: 1), rulebook: RulesInUse.rulebook,
            facts: BuiltIn.facts, words: words, otherWords: words)
        let day = try session.store.day(of: login, for: actor)
        return DayDigest(
            day, of: login, hidden: try session.store.protected(among: day.cases), hasNames: names, context)
    }
}
