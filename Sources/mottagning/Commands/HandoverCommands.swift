// `handover` and `absence`: cases pass from one handläggare to another, for good or for some days.

import ArgumentParser
import Reception
import ReceptionFiles
import ReceptionText

struct HandoverGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handover", abstract: words(.helpHandover), discussion: words(.helpHandoverRules),
        subcommands: [
            HandoverOffer.self, HandoverList.self, HandoverTake.self, HandoverReturn.self,
            HandoverWithdraw.self,
        ])
}

/// Which offers a command is about.
struct OfferedCases: ParsableArguments {
    @Argument(help: help(.argumentCases)) var cases: [String] = []
    @Flag(name: .long, help: help(.optionHandoverAll)) var all = false

    /// The offers of a side that were named.
    /// - Throws: ``Failure`` where none is named, or one of those named is not among them.
    func records(_ session: Session, _ side: (HandoverRow) -> Bool) throws -> [UnitRecord] {
        let rows = try session.store.handovers(for: session.actor).filter(side)
        if all { return rows.map(\.record) }
        guard !cases.isEmpty else { throw Failure.usage(words(.errorNoCases), words(.errorNoCasesFix)) }
        return try cases.map(readCase).map { number in
            guard let row = rows.first(where: { $0.row.number == number }) else {
                throw Failure.failed(
                    words(.errorNotOffered, number.description), words(.errorNotOfferedFix))
            }
            return row.record
        }
    }
}

struct HandoverOffer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "offer", abstract: words(.helpHandoverOffer))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentReceiver)) var receiver: String
    @Argument(help: help(.argumentCases)) var cases: [String] = []
    @Flag(name: .long, help: help(.optionHandoverWhole)) var all = false
    @Option(name: .long, help: help(.optionHandoverFrom)) var from: String?
    @Option(name: .long, help: help(.optionHandoverMessage)) var message: String?

    func run() throws {
        guard all != !cases.isEmpty else {
            throw Failure.usage(words(.errorNoCases), words(.errorNoCasesFix))
        }
        guard all || from == nil else {
            throw Failure.usage(words(.errorFromWithoutAll), words(.errorFromWithoutAllFix))
        }
        let session = try Session(options)
        let giver = from.map { Login($0) } ?? session.actor.login
        let ids =
            all
            ? try session.store.cases(
                CaseQuery(scope: .caseworker(giver), limit: .max), for: session.actor
            ).map(\.caseID)
            : try Set(cases.map(readCase)).sorted().map {
                try session.store.caseFile($0, for: session.actor).file.id
            }
        let (request, left) = try HandoverAct.offer(
            try session.store.offering(ids), isHeap: all, to: Login(receiver),
            message: message.map { FieldText.line($0) } ?? "", today: session.today)
        try session.apply(request, more: ["left_out": .array(left.map { .string($0.description) })])
        if !left.isEmpty {
            Output.say(words(.handoverLeftOut, left.map(\.description).joined(separator: ", ")) + "\n")
        }
    }
}

struct HandoverList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: words(.helpHandoverList))

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let rows = try session.store.handovers(for: session.actor)
        try Output.listing(
            rows.map(session.rows.handover), keys: ContractRows.handoverKeys,
            columns: [
                Column(key: "lost_after", header: .handoverLostAfter),
                Column(key: "case", header: .columnCase),
                Column(key: "kind", header: .columnKind),
                Column(key: "household", header: .columnHousehold),
                Column(key: "from", header: .columnGiver), Column(key: "to", header: .columnReceiver),
                Column(key: "offered", header: .columnOffered),
                Column(key: "returned", header: .columnReturned),
            ], options.format)
    }
}

struct HandoverTake: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "take", abstract: words(.helpHandoverTake))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var which: OfferedCases

    func run() throws {
        let session = try Session(options)
        let records = try which.records(session) { $0.side == .incoming }
        try session.apply(HandoverAct.take(records))
    }
}

struct HandoverReturn: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "return", abstract: words(.helpHandoverReturn))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var which: OfferedCases
    @Option(name: .long, help: help(.optionHandoverReason)) var reason: String

    func run() throws {
        let session = try Session(options)
        let records = try which.records(session) { $0.side == .incoming }
        try session.apply(HandoverAct.sendBack(records, because: FieldText.line(reason)))
    }
}

struct HandoverWithdraw: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: words(.helpHandoverWithdraw))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var which: OfferedCases

    func run() throws {
        let session = try Session(options)
        let mayAll = session.actor.role.may(.handOverForOthers) && !which.all
        let records = try which.records(session) { mayAll || $0.handover.from == session.actor.login }
        try session.apply(HandoverAct.withdraw(records))
    }
}

struct AbsenceGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "absence", abstract: words(.helpAbsence), discussion: words(.helpAbsenceRules),
        subcommands: [AbsenceAdd.self, AbsenceList.self, AbsenceEnd.self])
}

struct AbsenceAdd: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: words(.helpAbsenceAdd))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentLogin)) var login: String
    @Argument(help: help(.argumentFirstDay)) var first: String
    @Argument(help: help(.argumentLastDay)) var last: String
    @Option(name: .long, help: help(.optionCover)) var cover: String?

    func run() throws {
        let (first, last) = (try readDay(first), try readDay(last))
        guard first <= last else {
            throw Failure.usage(words(.errorDaysBackwards), words(.errorDaysBackwardsFix))
        }
        let session = try Session(options)
        try session.apply(
            HandoverAct.beAway(Absence(Login(login), first...last, cover: cover.map { Login($0) })))
    }
}

struct AbsenceList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: words(.helpAbsenceList))

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let rows = try session.store.records(.absence, on: session.today ... .distantFuture).compactMap {
            record in record.absence.map { session.rows.absence(record.id.number, $0) }
        }
        try Output.listing(
            rows, keys: ContractRows.absenceKeys,
            columns: [
                Column(key: "absence", header: .columnNumber, isNumber: true),
                Column(key: "caseworker", header: .columnCaseworker),
                Column(key: "from", header: .columnFrom), Column(key: "to", header: .columnTo),
                Column(key: "cover", header: .columnCover),
            ], options.format)
    }
}

struct AbsenceEnd: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "end", abstract: words(.helpAbsenceEnd))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentAbsence)) var number: Int

    func run() throws {
        let session = try Session(options)
        guard let record = try session.store.record(RecordID(.absence, number)) else {
            throw Failure.failed(words(.errorNoAbsence, "\(number)"), words(.errorNoAbsenceFix))
        }
        try session.apply(HandoverAct.beBack(record, today: session.today))
    }
}
