// `unit`: what the unit says of itself, kept in the database so that all handläggare have the same.

import ArgumentParser
import Reception
import ReceptionFiles
import ReceptionStore
import ReceptionText

struct UnitGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unit", abstract: words(.helpUnit),
        subcommands: [UnitShow.self, UnitTemplate.self, UnitLoad.self])
}

/// The text of a file that says these facts.
private func text(of facts: UnitFacts) -> String {
    UnitFile.text(facts) { comment in
        switch comment {
        case .head: words(.unitHead)
        case .unit: words(.unitUnit)
        case .phones: words(.unitPhones)
        case .caseworkers: words(.unitCaseworkers)
        case .vehicles: words(.unitVehicles)
        case .pickup: words(.unitPickup)
        case .warnDays: words(.unitWarnDays)
        case .rentNorm: words(.unitRentNorm)
        case .welcome: words(.unitWelcome)
        }
    }
}

struct UnitShow: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: words(.helpUnitShow))

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let facts = try UnitInUse.facts(session.store)
        try Output.one(ContractUnit.record(facts), options.format) {
            String(text(of: facts).dropLast())
        }
    }
}

struct UnitTemplate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: words(.helpUnitTemplate))

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let facts = UnitFacts()
        try Output.one(ContractUnit.record(facts), options.format) { String(text(of: facts).dropLast()) }
    }
}

struct UnitLoad: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "load", abstract: words(.helpUnitLoad))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentUnitFile)) var file: String

    func run() throws {
        let session = try Session(options)
        guard session.actor.role.may(.unit) else { throw StoreError.notPermitted(.unit) }
        let text = try NewRules.text(file)
        let name = String(file.split(separator: "/").last ?? "")
        _ = try UnitInUse.facts(text, name: name)
        let isKept = try session.store.unitFile() == text
        if !isKept { try session.store.keepUnitFile(text, by: session.actor) }
        try Output.one(.record(["file": .string(name), "loaded": .bool(!isKept)]), options.format) {
            isKept ? words(.unitKept) : words(.unitLoaded, name)
        }
    }
}
