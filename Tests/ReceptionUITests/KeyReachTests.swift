// The table of keys against the program: each key does its own thing where it is bound, and help names it.

import Reception
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

struct KeyReachTests {
    /// Pressing a key and doing what it is bound to come to the same.
    @Test(arguments: KeyContext.allCases)
    func everyKeyDoesWhatItIsBoundTo(_ context: KeyContext) throws {
        let stage = try #require(Stage.screens.first { $0.context == context })
        var driver = Driver(.myDay, columns: 100, rows: 30, store: try BookingScreenTests.store())
        driver.press(stage.script)
        try #require(driver.state.keyContext == context)
        for binding in Keymap.standard.bindings(in: context) {
            for key in binding.keys {
                #expect(Keymap.standard.binding(for: key, in: context)?.id == binding.id)
                var (pressed, done) = (driver.state, driver.state)
                let effects = update(&pressed, .keyPressed(key), driver.context)
                done.notice = nil
                var wanted = done.perform(binding.id, driver.context)
                done.fit(driver.context)
                // Redrawing alone asks for nothing more.
                wanted += done.prefetch(driver.context)
                #expect(effects.map { "\($0)" } == wanted.map { "\($0)" }, "\(key.name) in \(context)")
                #expect(picture(pressed, driver) == picture(done, driver), "\(key.name) in \(context)")
                #expect(pressed.overlays.map(\.kind) == done.overlays.map(\.kind))
            }
        }
    }

    /// Somewhere in its context each binding does something, or asks for something.
    @Test(arguments: KeyContext.allCases)
    func everyBindingIsOfUseSomewhere(_ context: KeyContext) throws {
        let stage = try #require(Stage.screens.first { $0.context == context })
        // Where one is, one need not go; a key that is kept for a screen to come says so.
        let kept = ["arrivals", "dwellings", "team"].filter { KeyContext(rawValue: $0) == nil }
        var waiting = Set(Keymap.standard.bindings(in: context).map(\.id)).filter { id in
            "\(id)" != "\(context)" && !kept.contains(id.rawValue)
        }
        let store = try BookingScreenTests.store()
        for name in ["Amal", "Bilal", "Canan"] {
            let facts = [
                World.fact("population_registered", "2026-01-12"),
                World.fact("establishment_started", "2026-02-02"),
            ]
            let person = World.person(name, "Provsson", "1990-05-05", .applicant, facts)
            World.add(NewHousehold(kind: .ebo, caseworker: World.anna, persons: [person]), to: store)
        }
        // Only this wait may be put off: no statute has it.
        let wait = World.person(
            "Dara", "Provsson", "1990-05-05", .applicant, [World.fact("registration_notified", "2026-02-02")])
        World.add(NewHousehold(kind: .kvot, caseworker: World.anna, persons: [wait]), to: store)
        if context == .arrivals { Expected.add(to: store) }
        if context == .handovers { Offers.add(to: store) }
        let ways = [
            "", "j", "j j", "G", "Tab", "Tab Tab Tab", "d Enter u", "r 'id-k Enter Enter Enter u", "Space",
            "/ 'e Enter",
            "j j j j j j", "G k", ": '2026-0005 Enter", "G k k k k", "Esc j Enter", "Esc j j Enter",
            "Esc j j j Enter",
            "Esc j j j j Enter", "Esc j j j j Enter j", "j j j", "j j j j", "j j j j j", "G k k",
            ": 'avsluta-ärende Enter 'flyttat Enter 0 Enter x 1 k a Enter",
            ": 'avsluta-ärende Enter 'flyttat Enter 0 Enter x 1 k a G x a Enter",
        ]
        for more in ways where !waiting.isEmpty {
            var driver = Driver(.myDay, columns: 60, rows: 14, store: MemoryStore(copying: store))
            if context == .rules || context == .waiting || context == .journal {
                driver.press(": '2026-0001 Enter r 'id-k Enter Enter Enter b Enter 'x Enter u 1")
            }
            driver.press(stage.script)
            driver.press(more)
            guard driver.state.keyContext == context, driver.state.overlays.isEmpty else { continue }
            let before = picture(driver.state, driver)
            for id in waiting where driver.state.reason(against: id, driver.context) == nil {
                var state = driver.state
                state.notice = nil
                let effects = state.perform(id, driver.context)
                if !effects.isEmpty || picture(state, driver) != before { waiting.remove(id) }
            }
        }
        #expect(waiting.isEmpty, "\(waiting.map(\.rawValue).sorted())")
    }

    /// Help lists each binding of its screen with all its keys and its sentence.
    @Test(arguments: KeyContext.allCases, Catalogue.Language.allCases)
    func helpNamesEveryKeyOfItsScreen(_ context: KeyContext, _ language: Catalogue.Language) throws {
        let stage = try #require(Stage.screens.first { $0.context == context })
        var driver = Driver(.myDay, columns: 200, rows: 60, language: language)
        driver.press(stage.script)
        driver.press("?")
        var lines: Set<String> = []
        for _ in 0..<9 {
            lines.formUnion(driver.frame.lines)
            driver.press("PgDn")
        }
        let words = Catalogue(language)
        for binding in Keymap.standard.bindings(in: context) where binding.id != .help {
            let keys = binding.keys.isEmpty ? [":" + words(binding.name)] : binding.keys.map(\.name)
            let sentence = words(binding.sentence).prefix(24)
            let row = lines.first { $0.contains(sentence) && $0.contains(keys.joined(separator: " ")) }
            #expect(row != nil, "\(binding.id) in \(context)")
        }
    }

    /// Forms and the box that explains a date have tables of their own.
    @Test func noKeyIsBoundTwiceInAFormOrABox() {
        for keys in [FormKey.allCases.flatMap(\.keys), WhyKey.allCases.flatMap(\.keys)] {
            #expect(Set(keys).count == keys.count)
        }
        for row in FormKey.allCases { #expect(row.keys.allSatisfy { FormKey($0) == row }) }
    }

    private func picture(_ state: AppState, _ driver: Driver) -> Frame {
        var copy = driver
        copy.state = state
        return copy.frame
    }
}
