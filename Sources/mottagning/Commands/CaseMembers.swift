// `case leave` and `case split`: persons who no longer belong to a household.

import ArgumentParser
import Reception
import ReceptionText

struct CaseLeave: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "leave", abstract: words(.helpCaseLeave))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String
    @Option(name: .long, parsing: .upToNextOption, help: help(.optionPerson)) var person: [Int]
    @Option(name: .long, help: help(.optionDate)) var date: String
    @Option(name: .long, help: help(.optionLeavingReason)) var reason: String

    func run() throws {
        guard let reason = try choice(reason, LeavingReason.stated, "--reason") else { return }
        let session = try Session(options)
        let file = try session.caseView(number).file
        let day = try readDay(date)
        let steps = person.map { (caseID: Optional(file.id), command: CaseCommand.leave($0, reason, day)) }
        let request = ActRequest(kind: .leave, subject: nil, steps: steps)
        try session.apply(request)
    }
}

struct CaseSplit: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "split", abstract: words(.helpCaseSplit))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String
    @Option(name: .long, parsing: .upToNextOption, help: help(.optionPerson)) var person: [Int]
    @Option(name: .long, help: help(.optionDate)) var date: String
    @Option(name: .long, help: help(.optionNewCaseworker)) var caseworker: String?
    @Option(name: .long, parsing: .upToNextOption, help: help(.optionSeenBy)) var seenBy: [String] = []
    @Option(name: .long, help: help(.optionProtection)) var protection: String?

    func run() throws {
        let protection = try choice(protection, Protection.allCases, "--protection")
        let session = try Session(options)
        let file = try session.caseView(number).file
        let split = HouseholdSplit(
            persons: person, day: try readDay(date),
            caseworker: caseworker.map(Login.init) ?? file.caseworker, seenBy: Set(seenBy.map(Login.init)),
            protection: protection)
        try session.apply(.split(split), on: file)
    }
}
