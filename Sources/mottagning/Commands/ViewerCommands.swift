// `case viewers|name|unname`: who may see a protected household besides its handläggare.

import ArgumentParser
import Reception
import ReceptionFiles
import ReceptionText

struct CaseViewers: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "viewers", abstract: words(.helpCaseViewers), discussion: words(.helpViewerRules))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String

    func run() throws {
        let session = try Session(options)
        let number = try readCase(number)
        let rows = try session.store.viewers(of: number).compactMap { record in
            record.viewer.map { session.rows.viewer($0, number, by: record.by, at: World.stamp(record.at)) }
        }
        try Output.listing(
            rows, keys: ContractRows.viewerKeys,
            columns: [
                Column(key: "login", header: .columnLogin), Column(key: "named_by", header: .columnBy),
                Column(key: "named_at", header: .columnAt),
            ], options.format)
    }
}

struct CaseNameViewer: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "name", abstract: words(.helpCaseName))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String
    @Argument(help: help(.argumentLogin)) var login: String

    func run() throws {
        let session = try Session(options)
        let file = try session.caseView(number).file
        try session.apply(NamedViewerAct.name(Login(login), for: file.id))
    }
}

struct CaseUnnameViewer: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "unname", abstract: words(.helpCaseUnname))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String
    @Argument(help: help(.argumentLogin)) var login: String

    func run() throws {
        let session = try Session(options)
        let record = try session.store.viewers(of: readCase(number)).first {
            $0.viewer?.login == Login(login)
        }
        guard let record else {
            throw Failure.failed(words(.errorNotViewer, login), words(.errorNotViewerFix))
        }
        try session.apply(NamedViewerAct.remove(record))
    }
}
