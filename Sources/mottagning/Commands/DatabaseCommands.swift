// `init`, `user`, `generate`, `demo`: making a database and saying who works on it.

import ArgumentParser
import Foundation
import Reception
import ReceptionData
import ReceptionFiles
import ReceptionSamples
import ReceptionStore
import ReceptionText

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "init", abstract: words(.helpInit))

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let exists = DatabasePlace.exists(options.stated.path)
        if exists {
            // Opened all the same, so that what is no database is not called one.
            _ = try ReceptionStore(
                path: options.stated.path, rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)
        } else {
            _ = try ReceptionStore.create(
                path: options.stated.path, lead: World.user, rulebook: BuiltIn.rulebook,
                catalogue: BuiltIn.facts,
                now: World.now)
        }
        try Output.one(.record(["created": .bool(!exists)]), options.format) {
            exists ? words(.initExists) : words(.initCreated)
        }
    }
}

struct UserGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: words(.helpUser),
        subcommands: [
            UserAdd.self, UserList.self, UserRole.self, UserShare.self, UserRoles.self, UserRemove.self,
        ])
}

struct UserAdd: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: words(.helpUserAdd))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentLogin)) var login: String
    @Option(name: .long, help: help(.optionRole)) var role: String = Role.caseworker.rawValue
    @Option(name: .long, help: help(.optionShare)) var share: Int = 100

    func run() throws {
        guard let role = try choice(role, Role.allCases, "--role") else { return }
        try UserShare.check(share)
        let session = try Session(options)
        try session.store.addUser(
            Caseworker(login: Login(login), role: role, share: share), by: session.actor)
        try session.printUser(login, role)
    }
}

struct UserList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: words(.helpUserList))

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let rows = try session.store.caseworkers().map {
            JSONValue.record([
                "login": .string($0.login.name), "role": .string($0.role.rawValue), "share": .int($0.share),
            ])
        }
        try Output.listing(
            rows, keys: ["login", "role", "share"],
            columns: [
                Column(key: "login", header: .columnLogin),
                Column(key: "role", header: .columnRole) { words.role(raw: $0.cell) },
                Column(key: "share", header: .columnShare, isNumber: true),
            ], options.format)
    }
}

struct UserRole: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "role", abstract: words(.helpUserRole))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentLogin)) var login: String
    @Argument(help: help(.optionRole)) var role: String

    func run() throws {
        guard let role = try choice(role, Role.allCases, "ROLE") else { return }
        let session = try Session(options)
        try session.store.setRole(role, of: Login(login), by: session.actor)
        try session.printUser(login, role)
    }
}

struct UserShare: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "share", abstract: words(.helpUserShare))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentLogin)) var login: String
    @Argument(help: help(.optionShare)) var share: Int

    /// - Throws: where it is no share of full time.
    static func check(_ share: Int) throws {
        guard Caseworker.shares.contains(share) else {
            throw Failure.usage(words(.errorShare), words(.errorShareFix))
        }
    }

    func run() throws {
        try Self.check(share)
        let session = try Session(options)
        try session.store.setShare(share, of: Login(login), by: session.actor)
        let record = JSONValue.record(["login": .string(login), "share": .int(share)])
        try Output.one(record, options.format) { words(.userShare, login, "\(share)") }
    }
}

struct UserRoles: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "roles", abstract: words(.helpUserRoles))

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let rows = Permission.allCases.map { permission in
            JSONValue.object(
                [JSONField("may", .string(permission.rawValue))]
                    + Role.allCases.map { JSONField($0.rawValue, .bool($0.may(permission))) })
        }
        try Output.listing(
            rows, keys: ["may"] + Role.allCases.map(\.rawValue),
            columns: [
                Column(key: "may", header: .columnMay) { permission in
                    Permission(rawValue: permission.cell).map(words.permission) ?? ""
                }, answer(.caseworker, .roleCaseworker), answer(.teamLead, .roleTeamLead),
                answer(.reader, .roleReader),
            ], options.format)
    }

    private func answer(_ role: Role, _ header: Word) -> Column {
        Column(key: role.rawValue, header: header) { $0 == .bool(true) ? words(.columnMay) : "–" }
    }
}

struct UserRemove: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "remove", abstract: words(.helpUserRemove))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentLogin)) var login: String

    func run() throws {
        let session = try Session(options)
        try session.store.removeUser(Login(login), by: session.actor)
        try Output.one(.record(["login": .string(login), "removed": .bool(true)]), options.format) {
            words(.userRemoved, login)
        }
    }
}

extension Session {
    func printUser(_ login: String, _ role: Role) throws {
        let record = JSONValue.record(["login": .string(login), "role": .string(role.rawValue)])
        try Output.one(record, options.format) { words(.userStands, login, words.role(role)) }
    }
}

struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "generate", abstract: words(.helpGenerate))

    @OptionGroup var options: GlobalOptions
    @Option(name: .long, help: help(.optionCases)) var cases: Int = 55
    @Option(name: .long, help: help(.optionSeed)) var seed: UInt64 = 1

    func run() throws {
        guard (1...1_000_000).contains(cases) else {
            throw Failure.usage(words(.errorCases), words(.errorCasesFix))
        }
        let session = try Session(options)
        let written = try Samples.write(cases: cases, seed: seed, into: session.store, by: session.actor)
        try Output.one(
            .record(["cases": .int(written.cases), "persons": .int(written.persons)]), options.format
        ) {
            words.count(
                .generateDone, written.cases, words.count(.importPersons, written.persons))
        }
    }
}

struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "demo", abstract: words(.helpDemo))

    @OptionGroup var options: GlobalOptions
    @Option(name: .long, help: help(.optionCases)) var cases: Int = 55
    @Option(name: .long, help: help(.optionSeed)) var seed: UInt64 = 1
    // Read by World, since the terminal starts without a parser.
    @Flag(name: .long, help: help(.optionPlain)) var plain = false
    @Flag(name: .long, help: help(.optionMouse)) var mouse = false

    func run() throws {
        guard (1...1_000_000).contains(cases) else {
            throw Failure.usage(words(.errorCases), words(.errorCasesFix))
        }
        let folder = try DemoFolder()
        defer { folder.remove() }
        let now = World.now
        let today = try options.stated.statedDay() ?? World.local(now).day
        let store = try ReceptionStore.create(
            path: folder.path + "/demo.db", lead: Samples.caseworkers[0], rulebook: RulesInUse.base,
            catalogue: BuiltIn.facts, now: now)
        let actor = Actor(
            login: Samples.caseworkers[0], actual: World.user, role: .teamLead, today: today, now: now)
        try Samples.write(cases: cases, seed: seed, into: store, by: actor)
        try runTerminal(store: store, actor: actor)
    }
}

/// A throw-away folder, private to the user.
struct DemoFolder {
    let path: String

    init() throws {
        var template = Array((NSTemporaryDirectory() + "/mottagning-demo-XXXXXX").utf8CString)
        guard let made = mkdtemp(&template) else {
            throw Failure.failed(words(.errorTemporary), words(.errorTemporaryFix))
        }
        path = String(cString: made)
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
