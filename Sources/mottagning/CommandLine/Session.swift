// A command's surroundings: the database, who acts, on which day.

import Foundation
import Reception
import ReceptionData
import ReceptionFiles
import ReceptionStore
import ReceptionText

/// An opened database with somebody in front of it.
struct Session {
    let store: ReceptionStore
    let actor: Actor
    let options: Surroundings

    var today: Day { actor.today }
    var rows: ContractRows { contractRows(today: actor.today) }

    init(_ options: GlobalOptions) throws { try self.init(options.stated) }

    init(_ options: DeskOptions) throws { try self.init(options.stated) }

    /// Opens the database that the options name.
    /// - Parameter isScreen: whether the screens follow, which say themselves what is wrong in the settings.
    /// - Throws: ``StoreError`` or ``Failure`` when it is not there, may not be used, or the user is unknown.
    init(_ options: Surroundings, isScreen: Bool = false) throws {
        if !isScreen { UserSettings.reportToCommands() }
        let path = options.path
        try Installation.check(path)
        let store = try RulesInUse.open(path)
        try self.init(store, options)
    }

    init(_ store: ReceptionStore, _ options: Surroundings) throws {
        self.store = store
        self.options = options
        actor = try Session.actor(in: store, options)
        try Session.recompute(store)
        if try options.statedDay() == nil {
            try LongWork.run(.progressRecheck) { work in
                try work.resumable { try store.recheck(today: actor.today, progress: $0) }
            }
        }
    }

    /// Brings the deadlines of cases up to date that another rulebook or engine has computed, and says how far it is
    /// where somebody watches. Stopped in the middle, the next start goes on with the rest.
    static func recompute(_ store: ReceptionStore) throws {
        let outdated = try store.outdatedCases()
        guard outdated > 0 else { return }
        try LongWork.run(.progressRecompute) { work in
            try work.resumable { progress in
                try store.recomputeOutdated { progress($0, outdated) }
            }
        }
    }

    /// Who acts: the operating system's user, or somebody else for a team lead.
    static func actor(in store: ReceptionStore, _ options: Surroundings) throws -> Actor {
        let actual = World.user
        let wanted = (options.login ?? World.environment("MOTTAGNING_AS")).map(Login.init) ?? actual
        let users = try store.caseworkers()
        guard let me = users.first(where: { $0.login == actual }) else {
            throw StoreError.unknownUser(actual)
        }
        guard let user = users.first(where: { $0.login == wanted }) else {
            throw StoreError.unknownUser(wanted)
        }
        if wanted != actual, !me.role.may(.actForOthers) { throw StoreError.notPermitted(.actForOthers) }
        let now = World.now
        return Actor(
            login: user.login, actual: actual, role: user.role,
            today: try options.statedDay() ?? World.local(now).day,
            now: now)
    }

    /// The case with a number, as the actor may see it. A protected one is shown where a reason was stated.
    func caseView(_ text: String) throws -> CaseView { try caseView(readCase(text)) }

    private func caseView(_ number: CaseNumber) throws -> CaseView {
        let view = try store.caseFile(number, for: actor)
        guard view.isMasked, let reason = options.reason else { return view }
        try store.reveal(view.file.number, because: reason, by: actor)
        return try store.caseFile(view.file.number, for: actor)
    }

    /// The case with a number, where the actor sees it.
    func seenView(_ text: String) throws -> CaseView { try seenView(readCase(text)) }

    func seenView(_ number: CaseNumber) throws -> CaseView {
        let view = try caseView(number)
        guard !view.isMasked else {
            throw StoreError.refused(view.mayReveal ? .needsReason : .masked, view.file.number)
        }
        return view
    }

    /// The case of ``seenView(_:)``.
    func seenCase(_ text: String) throws -> CaseFile { try seenView(text).file }

    /// What the unit says of itself.
    func unitFacts() throws -> UnitFacts { try UnitInUse.facts(store) }

    /// Applies one command on a case and prints what was done.
    func apply(_ command: CaseCommand, on file: CaseFile) throws {
        try apply(ActRequest(command, on: file.id))
    }

    /// Applies an act and prints what was done.
    /// - Parameter more: what the act's object has beside the rest.
    func apply(_ request: ActRequest, more: KeyValuePairs<String, JSONValue> = [:]) throws {
        try report(store.apply(request, by: actor), more: more)
    }

    /// - Parameter more: what the act's object has beside the rest.
    func report(_ receipt: ActReceipt, more: KeyValuePairs<String, JSONValue> = [:]) throws {
        let summary = receipt.summary
        let known = JSONValue.record([
            "act": .number(receipt.act.map { Int($0.raw) }), "kind": .string(summary.kind.rawValue),
            "cases": .array(summary.cases.map { .string($0.description) }), "changes": .int(summary.changes),
        ])
        var record = known
        if case .object(let fields) = known {
            record = .object(fields + more.map { JSONField($0.key, $0.value) })
        }
        try Output.one(record, options.format) { words.sentence(summary, BuiltIn.facts, RulesInUse.rulebook) }
    }
}

/// The contract's objects in the reader's language.
func contractRows(today: Day) -> ContractRows {
    ContractRows(
        rulebook: RulesInUse.rulebook, today: today, title: title(of:),
        masked: { words(.caseMasked, $0.description) },
        hints: { file in
            let engine = DeadlineEngine(rulebook: RulesInUse.rulebook, catalogue: BuiltIn.facts)
            return engine.hints(of: file, on: today).map { ($0, words.title($0.text)) }
        },
        windows: { windows(of: $0, today: today) })
}

/// The etablering windows of a case as they stand on a day.
@Sendable func windows(of view: CaseView, today: Day) -> [EstablishmentWindow] {
    DeadlineEngine(rulebook: RulesInUse.rulebook, catalogue: BuiltIn.facts)
        .windows(of: view.file, on: today, waits: view.registrationWaits)
}

/// A rule's title in the reader's language.
@Sendable func title(of rule: RuleID) -> String {
    if rule == .reminder { return words(.reminderTitle) }
    return RulesInUse.rulebook[rule].map { words.title($0.title) } ?? rule.id
}
