// Forms: a household written down, somebody who joins, details put right; every key, and nothing lost.

import Reception
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

struct FormTests {
    /// The open form.
    private func form(_ driver: Driver) -> Form? {
        guard case .form(let form)? = driver.state.overlays.last else { return nil }
        return form
    }

    private func text(_ driver: Driver) -> String { driver.frame.lines.joined(separator: "\n") }

    private func status(_ driver: Driver) -> String { driver.frame.line(driver.context.size.rows - 2) }

    /// A new case with one person, the cursor behind her birth date.
    private func begun(_ rows: Int = 40) -> Driver {
        var driver = Driver(.myDay, rows: rows)
        driver.press("+ 'kvot PgDn 'Provsson Enter 'Amal Enter '910502 Enter")
        return driver
    }

    // MARK: A new case

    @Test func aHouseholdOfTwoIsOneAct() {
        var driver = Driver(.myDay, rows: 40)
        driver.press("+ 'kv Enter Enter '18/11 Enter '+2v Enter PgDn")
        driver.press(
            "'Provsson Enter 'Amal Enter '910502 Enter Enter Enter '199105022389 Enter '12-345678 Enter")
        driver.press("'tigr Enter 'j Enter 'eritrea Enter 'kv PgDn Enter Enter 'Lina Enter '160830 Ctrl-S")
        guard case .open(let household)? = driver.commands.last else {
            Issue.record("nothing was opened: \(text(driver))")
            return
        }
        #expect(household.kind == .kvot && household.caseworker == World.anna)
        #expect(
            household.facts == [
                World.fact("placement_decided", "2025-11-18"), World.fact("latest_reception", "2026-03-16"),
            ])
        #expect(
            household.persons.map(\.details) == [
                [
                    .familyName: "Provsson", .givenName: "Amal", .birthDate: "1991-05-02",
                    .relation: "applicant", .sex: "woman", .personnummer: "199105022389",
                    .dossiernummer: "12345678", .language: "tir", .interpreter: "yes", .citizenship: "ERI",
                    .permitBasis: "quota",
                ],
                [
                    .familyName: "Provsson", .givenName: "Lina", .birthDate: "2016-08-30",
                    .relation: "child", .language: "tir", .citizenship: "ERI", .permitBasis: "quota",
                ],
            ])
        // The form is gone, and the new case is seen.
        #expect(form(driver) == nil)
        #expect(driver.frame.line(0).contains("2026-0008 KVOT · Provsson"))
        #expect(status(driver).contains("2026-0008 · nytt ärende, 2 pers. u ångrar."))
        driver.press("u")
        #expect(status(driver).contains("Ångrat"))
    }

    @Test func aWrongNumberIsShownWhileItIsTyped() {
        var driver = begun()
        driver.press("Tab Tab '199105022381")
        #expect(
            driver.frame.lines.contains {
                $0.contains("199105022381") && $0.contains("kontrollsiffran stämmer inte")
            })
        driver.press("Backspace '9")
        #expect(!text(driver).contains("kontrollsiffran"))
        #expect(form(driver)?.value(.person(0, .personnummer), driver.context) == "199105022389")
        // The number says which sex, where nobody has said another.
        driver.press("Tab")
        #expect(form(driver)?.value(.person(0, .sex), driver.context) == "woman")
        driver.press("'1234567")
        #expect(status(driver).contains("numret har 7 siffror; det ska ha åtta"))
    }

    @Test func savingWithFaultsGoesToTheFirstOfThem() {
        var driver = Driver(.myDay)
        driver.press("+ Ctrl-S")
        #expect(form(driver)?.current == .kind)
        #expect(status(driver).contains("ärendetyp: behövs"))
        driver.press("'kvot Ctrl-S")
        #expect(form(driver)?.current == .person(0, .familyName))
        driver.press("'Provsson Tab 'Amal Tab 'x Ctrl-S")
        #expect(form(driver)?.current == .person(0, .birthDate))
        #expect(status(driver).contains("inget datum"))
        driver.press("Backspace '+1d Ctrl-S")
        #expect(status(driver).contains("ligger i framtiden"))
        #expect(driver.commands.isEmpty)
        driver.press("Ctrl-U '1991-05-02 Ctrl-S")
        #expect(driver.commands.count == 1)
    }

    @Test func whatIsOfferedGivesWayToTheFirstCharacter() {
        var driver = begun()
        driver.press("PgDn Enter")
        #expect(form(driver)?.current == .person(1, .familyName))
        #expect(form(driver)?[.person(1, .familyName)]?.text == "Provsson")
        driver.press("'Haile")
        #expect(form(driver)?[.person(1, .familyName)]?.text == "Haile")
        driver.press("Ctrl-U Tab 'Bo Tab '880101 Tab")
        // What somebody took away stays away.
        #expect(form(driver)?[.person(1, .familyName)]?.text == "")
        #expect(form(driver)?.value(.person(1, .relation), driver.context) == "partner")
        driver.press("Ctrl-P")
        #expect(form(driver)?.value(.person(1, .relation), driver.context) == "applicant")
        #expect(text(driver).contains("hushållet har två sökande"))
    }

    @Test func rowsOfNobodyAreLeftOut() {
        var driver = begun()
        driver.press("PgDn Enter PgDn Enter Ctrl-S")
        guard case .open(let household)? = driver.commands.last else {
            Issue.record("nothing was opened")
            return
        }
        #expect(household.persons.count == 1)
    }

    // MARK: Keys

    @Test func everyKeyOfMovementMoves() {
        var driver = Driver(.myDay)
        driver.press("+")
        let seen = ["Tab", "Down", "Enter", "Shift-Tab", "Up", "PgDn", "PgUp", "Shift-Tab"].map { key in
            driver.press(key)
            return form(driver)?.current
        }
        #expect(
            seen == [
                .caseworker, .fact("placement_decided"), .fact("latest_reception"),
                .fact("placement_decided"),
                .caseworker, .person(0, .familyName), .kind, .addPerson,
            ])
    }

    @Test func choicesAreGoneThroughAndCompleted() {
        var driver = Driver(.myDay)
        driver.press("+ Space")
        #expect(form(driver)?[.kind]?.text == "KVOT")
        driver.press("Space Ctrl-N Ctrl-P")
        #expect(form(driver)?[.kind]?.text == "ABO")
        driver.press("Tab 'bj")
        #expect(form(driver)?.value(.caseworker, driver.context) == "bjorn")
        driver.press("Tab")
        #expect(form(driver)?[.caseworker]?.text == "bjorn")
        driver.press("Shift-Tab Ctrl-U 'zz")
        #expect(text(driver).contains("välj: anna, bjorn, lea"))
        #expect(!text(driver).contains("rut"))
    }

    @Test func languagesAreFoundByNameInBothLanguagesAndByCode() {
        for (typed, code) in [
            ("dari", "prs"), ("Tigrinya", "tir"), ("per", "fas"), ("som", "som"), ("ukrainska", "ukr"),
            ("ava", "ava"),
        ] {
            var driver = begun()
            driver.press("Tab Tab Tab Tab '\(typed)")
            #expect(form(driver)?.value(.person(0, .language), driver.context) == code, "\(typed)")
        }
        var driver = begun()
        driver.press("Tab Tab Tab Tab 'qqqq")
        #expect(status(driver).contains("inget språk i listan"))
    }

    @Test func landlordsOfBeforeAreOfferedAndOthersTaken() {
        var driver = Driver(.myDay, rows: 40)
        var known = World.households()[1]
        known.details[.landlord] = "Kommunfastigheter AB"
        World.add(known, to: driver.store)
        driver.press("+ PgDn Up Up Up 'kom")
        #expect(form(driver)?.current == .detail(.landlord))
        #expect(text(driver).contains("Kommunfastigheter AB"))
        driver.press("Right")
        #expect(form(driver)?.value(.detail(.landlord), driver.context) == "Kommunfastigheter AB")
        driver.press("Ctrl-U 'Privat")
        #expect(form(driver)?.value(.detail(.landlord), driver.context) == "Privat")
    }

    @Test func aPasteIsText() {
        var driver = begun()
        driver.press("Up Up")
        driver.send(.keyPressed(.paste("qAb\nu")))
        #expect(form(driver)?[.person(0, .givenName)]?.text == "AmalqAb u")
        #expect(driver.commands.isEmpty)
    }

    @Test func aResizeKeepsWhatWasTypedAndWhereTheCursorIs() throws {
        var driver = begun()
        driver.press("Tab Tab '1991")
        let before = form(driver)?.fields
        for (columns, rows) in [(40, 12), (20, 5), (200, 60), (80, 24)] {
            driver.resize(columns, rows)
            #expect(form(driver)?.fields == before)
            #expect(form(driver)?.current == .person(0, .personnummer))
            guard driver.context.size.isEnough else { continue }
            let cursor = try #require(driver.frame.cursor)
            #expect(driver.frame.line(cursor.row).contains("1991"))
        }
    }

    // MARK: Leaving

    @Test func escapeAsksOnlyWhenSomethingWouldBeLost() {
        var driver = Driver(.myDay)
        driver.press("+ Tab Tab PgDn Esc")
        #expect(driver.state.overlays.isEmpty)
        driver.press("+ 'k Esc")
        #expect(status(driver).contains("Kasta det som är skrivet?"))
        // Neither the key that asked nor Enter throws anything away.
        driver.press("Esc")
        #expect(form(driver)?.asksToLeave == false)
        driver.press("Esc Enter x")
        #expect(form(driver)?[.kind]?.text == "kx")
        driver.press("Esc x k")
        #expect(driver.state.overlays.isEmpty && driver.commands.isEmpty)
    }

    @Test func aRefusalLosesNothing() {
        var driver = Driver(.queue(QueueFilter(scope: .all)), role: .caseworker)
        driver.press("B '3/3 Tab Tab 'Tolk Tab Tab Tab Tab Tab Tab Tab '9 Ctrl-S")
        #expect(form(driver)?[.booking(.what)]?.text == "Tolk")
        #expect(status(driver).contains("nr 9") || status(driver).contains("nummer 9"), "\(status(driver))")
        #expect(form(driver)?.isSaving == false)
        driver.press("Backspace '1 Ctrl-S")
        #expect(form(driver) == nil)
    }

    // MARK: Likely duplicates

    @Test func aLikelyDuplicateIsShownBeforeSavingAndMayBeSavedOnPurpose() {
        var driver = Driver(.myDay, rows: 40)
        driver.press("+ 'kvot PgDn 'rahimi Tab 'NADIA Tab '900315")
        #expect(status(driver).contains("2026-0004 · KVOT · Rahimi · namn och födelsedatum"))
        driver.press("Ctrl-S")
        #expect(driver.commands.isEmpty)
        #expect(form(driver)?.current == .known(0))
        #expect(status(driver).contains("Enter öppnar ärendet, Ctrl-S sparar ändå"))
        driver.press("Enter")
        #expect(driver.state.overlays.isEmpty && driver.frame.line(0).contains("2026-0004"))
        // Back in the form nothing is lost.
        driver.press("Esc")
        #expect(form(driver)?[.person(0, .givenName)]?.text == "NADIA")
        driver.press("Ctrl-S")
        #expect(driver.commands.count == 1)
    }

    @Test func anotherMatchIsShownAnew() {
        var driver = Driver(.myDay, rows: 40)
        driver.press("+ 'kvot PgDn 'Rahimi Tab 'Nadia Tab '900315 Ctrl-S")
        #expect(form(driver)?.search.isSeen == true)
        driver.press("PgUp PgUp Ctrl-U 'Tesfay Tab Ctrl-U 'Selam Tab Ctrl-U '980404 Ctrl-S")
        #expect(driver.commands.isEmpty)
        #expect(text(driver).contains("2026-0002 · ABO · Tesfay"))
    }

    @Test func whatIsHiddenFromTheViewerIsNotFound() {
        var driver = Driver(.myDay)
        driver.context.user = World.bjorn
        driver.press("+ 'ebo PgDn 'Hemligsson Tab 'Hemlig Tab '800101 Tab")
        #expect(form(driver)?.search.matches == [])
        driver.context.user = World.anna
        driver.press("Up Backspace '1 Tab")
        #expect(form(driver)?.search.matches.count == 1)
    }

    // MARK: Joining and correcting

    @Test func aNewbornJoinsWithTwoFieldsLess() {
        var driver = Driver(.myDay, rows: 40)
        driver.press(": '2026-0001 Enter")
        driver.press("+ Enter 'Noor Enter")
        let before = form(driver)?.visible(driver.context).count ?? 0
        driver.press("'260225 Enter")
        #expect(form(driver)?.visible(driver.context).count == before - 2)
        driver.press("Ctrl-S")
        let details: [PersonDetail: String] = [
            .familyName: "Al-Hassan", .givenName: "Noor", .birthDate: "2026-02-25", .relation: "child",
            .language: "ara",
        ]
        #expect(
            driver.commands == [.join(NewHousehold.Person(details: details), World.day("2026-02-25"))])
        #expect(driver.store.files[0].members.count == 7)
    }

    @Test func onlyWhatWasChangedIsWritten() {
        var driver = Driver(.myDay, rows: 40)
        driver.press(": '2026-0004 Enter Tab")
        #expect(text(driver).contains("Rahimi, Nadia"))
        driver.press(": 'ändra Enter Ctrl-S")
        // Nothing was changed, so nothing is written.
        #expect(driver.commands.isEmpty && driver.state.overlays.isEmpty)
        driver.press("Enter Tab Ctrl-U 'Nadja Tab Tab Tab Tab Ctrl-U Ctrl-S")
        #expect(
            driver.commands == [
                .correctPerson(1, [.givenName: "Nadja", .personnummer: ""], from: World.today)
            ])
        #expect(status(driver).contains("2 uppgifter ändrade. u ångrar."))
    }

    @Test func theCasesDetailsAreEditedFromItsOtherRows() {
        var driver = Driver(.myDay, rows: 40)
        driver.press(": '2026-0001 Enter E")
        #expect(form(driver)?[.detail(.address)]?.text == "Kungsgatan 12")
        driver.press("Ctrl-U 'Storgatan_1 Enter Enter 'Hyresbolaget Ctrl-S")
        #expect(
            driver.commands == [
                .correctCase([.address: "Storgatan 1", .landlord: "Hyresbolaget"], from: World.today)
            ])
    }

    @Test func aReaderOpensNoForm() {
        var driver = Driver(.myDay, role: .reader)
        driver.press("+")
        #expect(driver.state.overlays.isEmpty && status(driver).contains("Med din roll"))
        driver.press(": '2026-0001 Enter + E")
        #expect(driver.state.overlays.isEmpty)
    }
}
