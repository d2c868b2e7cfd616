// A user's own keys and first screen: they do what they should, hints and help name them, and what cannot be is a fault.

import Reception
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

struct RebindingTests {
    private static let sv = Catalogue(.sv)
    private static let en = Catalogue(.en)

    /// Wishes as a file has them, one a line: `done d F5`.
    private static func wishes(_ lines: [String]) -> [KeyWish] {
        lines.enumerated().map { index, line in
            let words = line.split(separator: " ").map(String.init)
            return KeyWish(
                SettingsWord(words[0], at: SettingsPlace(line: index + 1, column: 1)),
                words.dropFirst().enumerated().map { number, name in
                    SettingsWord(name, at: SettingsPlace(line: index + 1, column: 10 + number))
                })
        }
    }

    private static func preferences(_ lines: String...) -> Preferences {
        var settings = Settings()
        settings.keys = wishes(lines)
        return Preferences(settings, sv, en)
    }

    private static func driver(_ lines: [String], start: StartScreen = .queue(QueueFilter(scope: .all)))
        -> Driver
    {
        var settings = Settings()
        settings.keys = wishes(lines)
        var driver = Driver(start, columns: 120)
        driver.context.keymap = Preferences(settings, sv, en).keymap
        return driver
    }

    @Test func theStandardTableHasNothingWrong() {
        #expect(Keymap.standard.problems() == [])
        #expect(Self.preferences().faults.isEmpty)
    }

    @Test func aTableSaysWhatIsWrongWithIt() throws {
        let back = try #require(Keymap.standard[.back])
        let redraw = try #require(Keymap.standard[.redraw])
        let keymap = Keymap(
            bindings: Keymap.standard.bindings.map { binding in
                switch binding.id {
                case .back: back.bound(to: [])
                case .redraw: redraw.bound(to: [.character("R"), .control("m")])
                case .done: binding.bound(to: [.character("x")])
                default: binding
                }
            } + [redraw])
        let problems = keymap.problems()
        #expect(problems.contains(.needsKey(.back)))
        #expect(problems.contains(.isTyped(.character("R"), .redraw)))
        #expect(problems.contains(.neverArrives(.control("m"), .redraw)))
        #expect(problems.contains(.taken(.character("x"), .waive, by: .done)))
        #expect(problems.contains(.notOnce(.redraw)))
    }

    @Test func anotherKeyDoesItAndIsNamed() {
        var driver = Self.driver(["klart F6", "help F2", "stäng Q", "down X"])
        driver.press("d")
        #expect(driver.state.overlays.isEmpty)
        driver.press("F6")
        #expect(driver.state.overlays.count == 1)
        driver.press("Esc")
        #expect(driver.frame.snapshot.contains("F6 klart"))
        #expect(driver.frame.snapshot.contains("F2 hjälp"))
        driver.press("Esc")
        #expect(driver.state.notice?.text == "Esc avslutar aldrig; Q stänger.")
        driver.press("F2")
        guard case .chooser(let help) = driver.state.overlays.last else {
            Issue.record("no help")
            return
        }
        #expect(help.all.first { $0.value == .binding(.done) }?.key == "F6")
        driver.press("Esc")
        let before = driver.frame.cursor
        driver.press("X")
        #expect(driver.frame.cursor != before)
    }

    @Test func aReceiptNamesTheUsersOwnKeyOfUndo() {
        var driver = Self.driver(["ångra Z"])
        driver.press("d Enter")
        #expect(driver.state.notice?.text.hasSuffix("Z ångrar.") == true)
        driver = Self.driver(["ångra"])
        driver.press("d Enter")
        #expect(driver.state.notice?.text.contains("ångrar") == false)
    }

    @Test func whatHasNoKeyIsDoneByName() {
        var driver = Self.driver(["done"])
        driver.press("d")
        #expect(driver.state.overlays.isEmpty)
        #expect(!driver.frame.snapshot.contains(" klart "))
        driver.press(": 'klart Enter")
        #expect(driver.state.overlays.count == 1)
    }

    @Test func aViewMayNotTakeAUsersKey() {
        var driver = Self.driver(["why F5"])
        driver.press(": 'spara-vy_Mina_F5 Enter")
        #expect(driver.state.notice?.text == Self.sv(.viewKeyTaken, "F5", "varför"))
        driver.press(": 'spara-vy_Mina_w Enter")
        #expect(driver.views.map(\.key) == ["w"])
    }

    @Test func drawingAnewAndLeavingFollowTheTableEverywhere() {
        var driver = Self.driver(["redraw F12", "quit Q"])
        driver.press("/ F12")
        #expect(Self.names(driver) == ["redraw"])
        driver.press("Esc Ctrl-L")
        #expect(Self.names(driver) == ["redraw"])
        driver.resize(20, 5)
        driver.press("Ctrl-C Ctrl-L F12")
        #expect(Self.names(driver) == ["redraw", "redraw"])
        driver.press("Q")
        #expect(Self.names(driver) == ["redraw", "redraw", "quit"])
    }

    private static func names(_ driver: Driver) -> [String] { driver.effects.map { "\($0)" } }

    @Test func keysMayChangePlaces() {
        let preferences = Self.preferences("done x", "waive d")
        #expect(preferences.faults.isEmpty)
        #expect(preferences.keymap[.done]?.keys == [.character("x")])
        #expect(preferences.keymap[.waive]?.keys == [.character("d")])
        #expect(preferences.keymap.problems() == [])
    }

    @Test(arguments: [
        (["done x"], 1, 10, SettingsFault.Cause.taken(key: "x", by: "ej-aktuellt")),
        // The one that stands as it always was is not to blame, wherever it stands.
        (["done x", "waive x"], 1, 10, .taken(key: "x", by: "ej-aktuellt")),
        (["done F5", "waive F6 F5"], 2, 11, .taken(key: "F5", by: "klart")),
        (["note Ctrl-Z"], 1, 10, .taken(key: "Ctrl-Z", by: "vila")),
        (["helpp F1"], 1, 1, .unknownAction("helpp", nearest: "help")),
        (["done d", "klart F5"], 2, 1, .actionTwice("klart")),
        (["done Hyper"], 1, 10, .noSuchKey("Hyper")),
        (["done Ctrl-M"], 1, 10, .neverArrives(key: "Ctrl-M", as: "Enter")),
        (["done F13"], 1, 10, .neverArrives(key: "F13", as: nil)),
        (["redraw R"], 1, 10, .isTyped(key: "R", action: "rita-om")),
        (["redraw Ctrl-S"], 1, 10, .isTyped(key: "Ctrl-S", action: "rita-om")),
        (["help"], 1, 1, .needsKey("hjälp")), (["quit"], 1, 1, .needsKey("avsluta")),
        (["back"], 1, 1, .needsKey("tillbaka")), (["command"], 1, 1, .needsKey("kommando")),
        (["up"], 1, 1, .needsKey("upp")), (["down"], 1, 1, .needsKey("ned")),
    ])
    func whatCannotBeIsAFault(_ lines: [String], _ line: Int, _ column: Int, _ cause: SettingsFault.Cause) {
        var settings = Settings()
        // Something that is right beside it holds.
        settings.keys = Self.wishes(lines + ["copy F9"])
        let preferences = Preferences(settings, Self.sv, Self.en)
        #expect(
            preferences.faults == [SettingsFault(SettingsPlace(line: line, column: column), cause)])
        #expect(preferences.keymap[.copy]?.keys == [.function(9)])
        #expect(preferences.keymap.problems() == [])
    }

    @Test func givingUpOneWishMayMeanGivingUpAnother() {
        // x for done needs waive elsewhere, which needs r, which record has.
        let preferences = Self.preferences("done x", "waive r")
        #expect(preferences.faults.map(\.place.line) == [1, 2])
        #expect(preferences.keymap.problems() == [])
        #expect(preferences.keymap[.done]?.keys == Keymap.standard[.done]?.keys)
    }

    @Test(arguments: [
        ("min-dag", BindingID.myDay), ("kö", .queue), ("ko", .queue), ("queue", .queue),
        ("ärenden", .cases), ("cases", .cases), ("etablering", .establishment), ("väntar", .waiting),
        ("väntar-på", .waiting), ("waiting", .waiting), ("regler", .rules), ("Regler", .rules),
    ])
    func theFirstScreenGoesByItsCommand(_ name: String, _ id: BindingID) {
        for (words, other) in [(Self.sv, Self.en), (Self.en, Self.sv)] {
            var settings = Settings()
            settings.start = SettingsWord(name, at: SettingsPlace(line: 1, column: 9))
            let preferences = Preferences(settings, words, other)
            #expect(preferences.faults.isEmpty)
            #expect(preferences.start == id)
            #expect(StartScreen(id, World.anna) == preferences.startScreen(World.anna))
        }
    }

    @Test(arguments: ["", "e", "klart", "nowhere"])
    func otherFirstScreensAreFaults(_ name: String) {
        var settings = Settings()
        settings.start = SettingsWord(name, at: SettingsPlace(line: 3, column: 9))
        let preferences = Preferences(settings, Self.en, Self.sv)
        #expect(preferences.faults.map(\.cause.code) == (name == "e" ? [] : ["unknown_value"]))
        #expect(preferences.startScreen(World.anna) == (name == "e" ? .establishment : .myDay))
    }

    @Test(arguments: Catalogue.Language.allCases)
    func everyActionIsListedWithItsKeys(_ language: Catalogue.Language) {
        let words = Catalogue(language)
        let entries = Preferences(Settings(), words, Self.en).entries(words)
        #expect(entries.filter { $0.table == nil }.map(\.key) == ["theme", "start", "warning_days", "mouse"])
        let keys = entries.filter { $0.table == "keys" }
        #expect(keys.map(\.key) == Keymap.standard.bindings.map { words($0.name) })
        #expect(keys.map(\.value) == Keymap.standard.bindings.map { .texts($0.keys.map(\.name)) })
        #expect(entries.allSatisfy { !$0.isChosen && !$0.comment.contains("\n") })
        // Its names are read back as the keys that they are.
        for binding in Keymap.standard.bindings {
            #expect(binding.keys.map { Key(name: $0.name) } == binding.keys)
        }
    }

    @Test(arguments: Catalogue.Language.allCases)
    func theFirstFaultIsSaidWithItsPlaceAndHowManyMore(_ language: Catalogue.Language) {
        var driver = Driver(language: language)
        let fault = SettingsFault(SettingsPlace(line: 3, column: 7), .noSuchKey("Hyper"))
        driver.send(.settingsRead([]))
        #expect(driver.state.notice == nil)
        driver.send(.settingsRead([fault]))
        #expect(driver.state.notice?.tone == .bad)
        #expect(driver.state.notice?.text.hasPrefix("config.toml:3:7: ") == true)
        #expect(driver.state.notice?.text.contains("Hyper") == true)
        driver.send(.settingsRead([fault, fault, fault]))
        #expect(driver.state.notice?.text.contains("2") == true)
    }
}
