// A unit whose days pass at random, from a seed: many acts of every kind, some refused, some taken back.

import GRDB
import Reception
import TestSupport

@testable import ReceptionStore

extension StoreFixture {
    /// Opens households and does so many things to them.
    /// - Parameter days: over so many days from today on.
    func live(through acts: Int, households: Int, seed: UInt64, over days: Int = 0) throws -> [CaseNumber] {
        var random = SplitMix64(seed: seed)
        var numbers: [CaseNumber] = []
        for index in 0..<households {
            let protection: Protection = index % 7 == 3 ? .confidential : .none
            let caseworker = [Self.anna, Self.bo, nil][random.int(0...2)]
            let household = NewHousehold.invented(
                "Namn\(index % 5)", kind: CaseKind.allCases[random.int(0...3)], persons: random.int(1...4),
                caseworker: caseworker, protection: protection,
                decided: today.adding(days: -random.int(0...400)),
                received: random.int(0...2) == 0 ? nil : today.adding(days: -random.int(0...200)))
            numbers.append(try open(household, by: index % 2 == 0 ? anna : bo))
        }
        for act in 0..<acts {
            guard let number = random.element(of: numbers) else { break }
            let login = random.int(0...1) == 0 ? Self.anna : Self.bo
            let actor = Self.actor(login, on: today.adding(days: act * days / acts))
            if let own = try? self.act(on: number, by: actor, &random) { numbers.append(own) }
        }
        return numbers
    }

    /// - Returns: the case that somebody who moved out has now.
    private func act(
        on number: CaseNumber, by actor: Actor, _ random: inout SplitMix64
    ) throws -> CaseNumber? {
        let view = try store.caseFile(number, for: lead)
        let open = view.deadlines.filter { $0.outcome == .open }
        let day = today.adding(days: -random.int(0...120))
        let facts: [FactID] = [
            .movedIn, .populationRegistered, .registrationNotified, .sfiApplied, "permit_granted",
            "preschool_requested",
            "school_received", .establishmentStarted, "lease_signed",
        ]
        switch random.int(0...13) {
        case 0, 1, 2:
            guard let fact = random.element(of: facts) else { return nil }
            let isCase = store.engine.catalogue[fact]?.scope == .case
            try apply(
                .record(fact, day, isCase ? .unstated : .everyone(except: []), until: nil, value: nil),
                on: number,
                by: actor)
        case 3:
            guard let fact = view.file.facts.last else { return nil }
            let member = fact.person.flatMap { view.file.member($0)?.number }
            try apply(.retract(fact.id, person: member, day: fact.day, reason: "fel"), on: number, by: actor)
        case 4: try apply(.assign([Self.anna, Self.bo, nil][random.int(0...2)]), on: number, by: actor)
        case 5:
            guard let row = random.element(of: open) else { return nil }
            try apply(.waive([row.key], .declined, note: ""), on: number, by: actor)
        case 6:
            guard let row = random.element(of: open.filter { $0.nature == .target }) else { return nil }
            try apply(.snooze([row.key], until: today.adding(days: random.int(1...9))), on: number, by: actor)
        case 7:
            try apply(.remind(today.adding(days: random.int(-9...9)), "Ring banken"), on: number, by: actor)
        case 8:
            guard let row = random.element(of: open) else { return nil }
            try apply(.complete([row.key], on: day), on: number, by: actor)
        case 9: _ = try store.undo(by: actor)
        case 10:
            let kind = CaseKind.allCases[random.int(0...3)]
            try apply(.convert(to: kind, on: day), on: number, by: actor)
        case 11:
            let reason = LeavingReason.stated[random.int(0...3)]
            try apply(.leave(random.int(1...4), reason, day), on: number, by: actor)
        case 12:
            let split = HouseholdSplit(
                persons: [random.int(1...4)], day: day, caseworker: actor.login,
                protection: random.int(0...3) == 0 ? .confidential : nil)
            return try apply(.split(split), on: number, by: actor).summary.cases.last
        default:
            if view.file.closing == nil {
                try apply(.close(.moved, day, note: ""), on: number, by: actor)
            } else {
                try apply(.reopen, on: number, by: actor)
            }
        }
        return nil
    }

    /// The queue as the engine has it, case by case, without any index.
    func model(_ numbers: [CaseNumber], _ scope: CaseloadScope, for viewer: Actor) throws -> [QueueRow] {
        var rows: [QueueRow] = []
        for number in numbers {
            guard let view = try? store.caseFile(number, for: lead) else { continue }
            switch scope {
            case .all: break
            case .unassigned: if view.file.caseworker != nil { continue }
            case .caseworker(let login): if view.file.caseworker != login { continue }
            }
            let computed = store.engine.deadlines(of: try fileWithNames(view))
            for row in view.deadlines where store.engine.rulebook[row.key.rule]?.show != .text {
                guard let deadline = computed.first(where: { $0.key == row.key }) else { continue }
                let isLive = status(deadline, on: viewer.today, warningDays: nil).isOpen
                if isLive { rows.append(row) }
            }
        }
        return rows.sorted { $0.cursor < $1.cursor }
    }

    /// The case as it is stored, whoever may see it.
    func fileWithNames(_ view: CaseView) throws -> CaseFile {
        try store.reader.read { try Cases.load(view.file.id, $0) }
    }
}
