// The table of roles against the store: what a role may not do is refused there, and nothing else is.

import Reception
import Testing

@testable import ReceptionStore

struct PermissionTests {
    @Test(arguments: Permission.allCases.filter { $0 != .actForOthers }, Role.allCases)
    func theStoreRefusesWhatTheTableDoes(_ permission: Permission, _ role: Role) throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Rahimi"))
        let secret = try fixture.open(.invented("Hemlig", protection: .confidential))
        let hidden = try fixture.store.caseFile(secret, for: fixture.anna).file.id
        let actor = role == .reader ? fixture.reader : role == .teamLead ? fixture.lead : fixture.bo
        let store = fixture.store
        let refused = try Self.refusal {
            switch permission {
            case .look: _ = try store.caseFile(number, for: actor)
            case .export:
                let note = ExportNote(format: "csv", filter: [], rows: 1, hasNames: false)
                try store.logExport(note, by: actor)
            case .change: _ = try fixture.apply(.note("x", important: false), on: number, by: actor)
            case .haveCases: _ = try fixture.apply(.assign(actor.login), on: number)
            case .watchUnit: try Self.watch(fixture, actor)
            case .handOverForOthers:
                let receiver = role == .caseworker ? StoreFixture.lead : StoreFixture.bo
                let act = try HandoverAct.offer(
                    try store.offering([try fixture.id(number)]), isHeap: false, to: receiver, message: "",
                    today: today)
                _ = try store.apply(act.request, by: actor)
            case .assignUnseen:
                _ = try store.apply(ActRequest(.assign(StoreFixture.bo), on: hidden), by: actor)
            case .nameViewers:
                _ = try store.apply(NamedViewerAct.name(StoreFixture.bo, for: hidden), by: actor)
            case .absenceOfOthers:
                let absence = Absence(StoreFixture.anna, today...today, cover: nil)
                _ = try store.apply(HandoverAct.beAway(absence), by: actor)
            case .quota:
                let figure = QuotaFigure(scheme: .kommuntal, year: today.year, persons: 3, decided: today)
                _ = try store.apply(QuotaAct.set(figure, among: [], today: today), by: actor)
            case .unit: try store.keepUnitFile("x = 1\n", by: actor)
            case .rules:
                let file = RuleFile(slot: .unit, name: "x", version: "x", text: "")
                try store.keep(file, by: actor)
            case .users: try store.addUser(Caseworker(login: Login("ny"), role: .caseworker), by: actor)
            case .audit: try store.eachJournalLine(hasDetails: false, for: actor) { _ in }
            case .backup: try store.logBackup(isEncrypted: false, mark: nil, by: actor)
            case .retention:
                let basis = RetentionBasis(socialServices: "SN 1", decided: today)
                _ = try store.apply(RetentionAct.decide(basis, replacing: nil), by: actor)
            // Asked before the store is; the tests of the commands hold it.
            case .actForOthers: throw StoreError.notPermitted(.actForOthers)
            }
        }
        #expect(refused == !role.may(permission))
    }

    /// Whether it was refused for the role, and not for anything else.
    private static func refusal(_ body: () throws -> Void) throws -> Bool {
        do {
            try body()
            return false
        } catch StoreError.refused(.notPermitted, _) {
            return true
        } catch StoreError.refused(.hasNoCases, _) {
            return true
        } catch StoreError.refused(.masked, _) {
            return true
        }
    }

    /// The unit's own deadlines stand in a team lead's day and in nobody else's.
    private static func watch(_ fixture: StoreFixture, _ actor: Actor) throws {
        let rulebook = fixture.store.engine.rulebook
        let received = Day(year: 2025, month: 1, day: 20)
        try fixture.open(.invented("Lin", caseworker: nil, received: received), by: fixture.lead)
        let rows = try fixture.store.day(of: actor.login, for: actor).rows
        let led = rows.filter { rulebook[$0.key.rule]?.show == .lead }
        if led.isEmpty { throw StoreError.notPermitted(.watchUnit) }
    }
}
