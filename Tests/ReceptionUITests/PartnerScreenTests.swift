// Samverkansparter and samtycken: the list, its forms, and what is said before data goes to a partner.

import Reception
import ReceptionData
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

@Suite struct PartnerScreenTests {
    private func picture(_ driver: Driver) -> String { driver.frame.lines.joined(separator: "\n") }

    private func names(_ driver: Driver) -> [String] { driver.store.partners().map(\.partner.name) }

    private func view(_ driver: Driver) throws -> CaseView {
        guard case .caseFile(let state) = driver.state.top.content, let view = state.view else {
            throw Missing()
        }
        return view
    }

    private struct Missing: Error {}

    @Test func aPartnerIsAddedChangedAndRemoved() throws {
        var driver = Driver(.myDay, columns: 120, rows: 30)
        driver.press("P")
        #expect(names(driver) == ["Skatteverket", "Jobbcentrum"])
        let list = picture(driver)
        for part in [
            "Samverkansparter", "08-465 004 00", "samtycke krävs", "laglig grund: folkbokföringslagen",
        ] {
            #expect(list.contains(part), "\(part)")
        }
        driver.press("j")
        #expect(picture(driver).contains("Bo Ask, chef, 08-465 004 02"))
        driver.press("+ 'Björkskolan Tab 'sko Tab Tab 'Eva_Ny,_rektor,_08-465_004_05 Ctrl-S")
        #expect(driver.state.overlays.isEmpty)
        let school = try #require(driver.store.partners().first { $0.partner.name == "Björkskolan" })
        #expect(school.partner.kind == .school && school.partner.needsConsent)
        #expect(school.partner.contacts.map(\.phone) == ["08-465 004 05"])
        // The list stands by sort: it lies between the authority and Jobbcentrum.
        // The new one is selected.
        driver.press("E")
        #expect(picture(driver).contains("Eva Ny, rektor, 08-465 004 05"))
        driver.press("Tab Tab 'skollagen Ctrl-S")
        #expect(driver.store.partners()[1].partner.ground == "skollagen")
        driver.press("x")
        #expect(names(driver) == ["Skatteverket", "Jobbcentrum"])
        driver.press("u")
        #expect(names(driver) == ["Skatteverket", "Björkskolan", "Jobbcentrum"])
    }

    @Test func aNameThatIsThereIsRefusedInTheForm() {
        var driver = Driver(.myDay, columns: 120, rows: 30)
        driver.press("P + 'jobbcentrum Tab 'bank Ctrl-S")
        #expect(picture(driver).contains("Samverkansparten finns redan, som nummer 2."))
        #expect(names(driver).count == 2 && !driver.state.overlays.isEmpty)
    }

    @Test func somebodyWhoOnlyReadsChangesNothing() {
        var driver = Driver(.myDay, role: .reader, user: Login("rut"))
        for keys in ["P x", "P E", "P +", ": '2026-0001 Enter C"] {
            driver.press(keys)
            #expect(driver.state.overlays.isEmpty && driver.state.notice?.tone == .bad, "\(keys)")
        }
        #expect(names(driver).count == 2)
    }

    @Test func somebodyConsentsAndWithdraws() throws {
        var driver = Driver(.myDay, columns: 120, rows: 40)
        driver.press(": '2026-0001 Enter C 'jobb Tab '9 Tab 'CV Ctrl-S")
        // Nobody has the number 9 there.
        #expect(!driver.state.overlays.isEmpty)
        #expect(try view(driver).consents.isEmpty)
        driver.press("Backspace '1 Tab Tab Tab '1/1 Ctrl-S")
        let consent = try #require(try view(driver).consents.first?.consent)
        #expect(driver.state.overlays.isEmpty && consent.scope == "CV" && consent.recipient == "Jobbcentrum")
        #expect(consent.from == World.today && consent.to == World.day("2027-01-01"))
        #expect(
            picture(driver).contains("SAMTYCKEN")
                && picture(driver).contains("Jobbcentrum: CV, t.o.m."))
        driver.press("/ 'jobbc Enter x")
        #expect(picture(driver).contains("Samtycket till Jobbcentrum återkallat:"))
        driver.press("'i_morgon Enter")
        #expect(!driver.state.overlays.isEmpty)
        driver.press("Esc x Enter")
        #expect(try view(driver).consents.map(\.consent.withdrawn) == [World.today])
        #expect(picture(driver).contains("återkallat 2026-03-02"))
        driver.press("u")
        #expect(try view(driver).consents.map(\.consent.withdrawn) == [nil])
    }

    @Test func ofAHouseholdThatConsentsOneMayWithdraw() throws {
        var driver = Driver(.myDay, columns: 120, rows: 40)
        driver.press(": '2026-0001 Enter C 'jobb Tab Tab 'CV Ctrl-S / 'jobbc Enter")
        let all = try view(driver).consents.count
        #expect(all == 6 && picture(driver).contains("Jobbcentrum: CV") && picture(driver).contains("alla"))
        driver.press("x 3 Enter")
        let third = try view(driver).file.member(3)?.person.id
        #expect(
            try view(driver).consents.filter { $0.consent.withdrawn != nil }.map(\.consent.person) == [third])
        #expect(picture(driver).contains("1 2 4 5 6"))
        driver.press("/ 'jobbc Enter x 0 Enter")
        #expect(try view(driver).consents.allSatisfy { $0.consent.withdrawn != nil })
    }

    @Test func paperForAPartnerSaysFirstWhoseConsentIsMissing() throws {
        var driver = Driver(.myDay, columns: 100, rows: 30)
        driver.press(": '2026-0001 Enter p")
        #expect(picture(driver).contains("Till en samverkanspart"))
        driver.press("'samv Enter 'jobb Enter")
        #expect(
            picture(driver).contains("Samtycke att lämna uppgifter till Jobbcentrum saknas: 2026-0001 person")
        )
        driver.press("Enter")
        guard case .print(_, .summary, .printer("kontoret"), let partner?)? = driver.effects.last else {
            throw Missing()
        }
        #expect(partner.partner.name == "Jobbcentrum")
        // Where there is a legal ground nothing is said.
        driver.press("p 'samv Enter 'skatt Enter")
        #expect(!picture(driver).contains("saknas") && picture(driver).contains("till Skatteverket"))
        driver.press("'pdf Enter Enter")
        guard case .print(_, .summary, .file, let other?)? = driver.effects.last else { throw Missing() }
        #expect(other.partner.name == "Skatteverket")
    }

    @Test func aClosingToSomebodySaysWhoseConsentIsMissing() throws {
        var driver = Driver(.myDay, columns: 120, rows: 40)
        driver.press(": '2026-0001 Enter : 'avsluta-ärende Enter 'arbete Enter 2 Enter")
        #expect(picture(driver).contains("till Jobbcentrum saknas: 2026-0001 person"))
        driver.press("Esc : 'avsluta-ärende Enter 'arbete Enter 1 Enter")
        #expect(picture(driver).contains("till arbetscoachen saknas: 2026-0001 person"))
        driver.press("Esc : 'avsluta-ärende Enter 'arbete Enter 4 Enter")
        #expect(picture(driver).contains("till en annan kommun saknas: 2026-0001 person"))
        driver.press("Esc : 'avsluta-ärende Enter 'arbete Enter 0 Enter")
        #expect(!picture(driver).contains("saknas") && !driver.state.overlays.isEmpty)
    }

    @Test func withoutPartnersItIsSaidWhereTheyAreWrittenDown() {
        let store = MemoryStore(
            engine: DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts), users: World.users)
        for household in World.households() { World.add(household, to: store) }
        var driver = Driver(.myDay, columns: 100, rows: 30, store: store)
        driver.press(": '2026-0001 Enter C")
        #expect(picture(driver).contains("P öppnar listan"))
        driver.press("Esc p 'samv Enter")
        #expect(picture(driver).contains("P öppnar listan"))
        driver.press("Enter")
        #expect(driver.state.overlays.count == 1)
        driver.press("Esc P")
        #expect(picture(driver).contains("+ lägger till en"))
    }

    // MARK: Keys that come before the list of partners

    private func opened() -> Driver {
        var driver = Driver(.myDay, columns: 100, rows: 30)
        driver.press(": '2026-0001 Enter")
        return driver
    }

    @Test func keysAheadOfTheListGoIntoTheForm() throws {
        var driver = opened()
        let effects = driver.burst("C 'jobb Tab Tab 'CV d")
        #expect(driver.state.overlays.count == 1)
        driver.settle(effects)
        guard case .form(let form)? = driver.state.overlays.last else { throw Missing() }
        #expect(form[.consent(.scope)]?.input.text == "CVd")
        driver.press("Ctrl-S")
        #expect(driver.state.overlays.isEmpty)
        #expect(try view(driver).consents.map(\.consent.recipient).first == "Jobbcentrum")
        #expect(driver.commands.isEmpty)
    }

    @Test func aClosingWaitsForWhatItWarnsOf() throws {
        var driver = opened()
        let effects = driver.burst(": 'avsluta-ärende Enter 'arbete Enter 2 Enter d Enter")
        guard case .closing(let early)? = driver.state.overlays.last else { throw Missing() }
        #expect(early.isChecking && picture(driver).contains("Samtycken kontrolleras"))
        driver.settle(effects)
        guard case .closing(let box)? = driver.state.overlays.last else { throw Missing() }
        #expect(!box.isChecking && box.closing.answers.first != nil && driver.commands.isEmpty)
        #expect(picture(driver).contains("till Jobbcentrum saknas: 2026-0001 person"))
        driver.press("j")
        #expect(picture(driver).contains("till Jobbcentrum saknas: 2026-0001 person"))
        driver.press("g a Enter")
        #expect(driver.state.overlays.isEmpty && !driver.commands.isEmpty)
    }

    @Test func paperForAPartnerWaitsForWhatItWarnsOf() throws {
        var driver = opened()
        let list = driver.burst("p 'samv Enter d")
        #expect(driver.state.overlays.count == 1)
        driver.settle(list)
        let asked = driver.burst("Backspace 'jobb Enter Enter Enter")
        #expect(picture(driver).contains("Samtycken kontrolleras"))
        guard case .chooser(let waiting)? = driver.state.overlays.last else { throw Missing() }
        #expect(waiting.isChecking && waiting.purpose != .help)
        driver.settle(asked)
        let printed = { (driver: Driver) in
            driver.effects.contains { if case .print = $0 { true } else { false } }
        }
        #expect(!printed(driver))
        let warning = "till Jobbcentrum saknas: 2026-0001 person"
        // It stays while the list is gone through, and beside the question for a file.
        driver.press("Down Up")
        #expect(picture(driver).contains(warning))
        driver.press("'pdf Enter")
        guard case .prompt? = driver.state.overlays.last else { throw Missing() }
        #expect(picture(driver).contains(warning))
        driver.press("Enter")
        #expect(printed(driver) && driver.commands.isEmpty)
    }

    @Test func whatCannotBeLookedUpIsNotWaitedFor() throws {
        var driver = opened()
        func fail(_ effects: [Effect]) {
            for effect in effects {
                guard case .ask(let token, let question) = effect else { continue }
                switch question {
                case .partners, .disclosure: _ = update(&driver.state, .failed(token, .busy), driver.context)
                default: break
                }
            }
        }
        fail(driver.burst(": 'avsluta-ärende Enter 'arbete Enter 2 Enter"))
        guard case .closing(let box)? = driver.state.overlays.last else { throw Missing() }
        #expect(!box.isChecking && box.warning == nil && driver.state.notice?.tone == .bad)
        driver.press("Esc")
        fail(driver.burst("p 'samv Enter"))
        #expect(driver.state.overlays.isEmpty && driver.state.notice?.tone == .bad)
        driver.press("p 'samv Enter")
        fail(driver.burst("'jobb Enter"))
        #expect(driver.state.overlays.isEmpty && driver.state.notice?.tone == .bad)
    }

    @Test func onASmallScreenTheWarningLeavesTheItems() {
        var driver = Driver(.myDay, columns: 40, rows: 12)
        driver.press(": '2026-0001 Enter p 'samv Enter 'jobb Enter")
        for part in ["kontoret", "reception", "PDF-fil", "Samtycke att lämna"] {
            #expect(picture(driver).contains(part), "\(part)")
        }
    }

    @Test func whatIsConsentedToIsToldBesideThePaper() {
        var driver = opened()
        driver.press("C 'jobb Tab '1-2 Tab 'CV Ctrl-S")
        driver.press("p 'samv Enter 'jobb Enter")
        #expect(picture(driver).contains("Samtycke finns: 2026-0001 person 1, 2: CV."))
        driver.press("Esc C 'jobb Tab '1_2 Tab 'CV Ctrl-S")
        #expect(driver.state.notice?.text == "Inget ändrades" && driver.state.overlays.isEmpty)
    }

    @Test func whatHasNotBegunIsWithdrawn() throws {
        var driver = opened()
        driver.press("C 'jobb Tab '1 Tab 'CV Tab '2026-03-09 Ctrl-S / 'jobbc Enter")
        #expect(picture(driver).contains("x återkalla"))
        driver.press("x Enter")
        #expect(try view(driver).consents.map(\.consent.withdrawn) == [World.today])
    }
}
