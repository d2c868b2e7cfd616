// The file of settings: what is right holds beside what is wrong, and every fault has its line and column.

import Reception
import ReceptionFiles
import Testing

@Suite struct SettingsFileTests {
    private func place(_ line: Int, _ column: Int) -> SettingsPlace {
        SettingsPlace(line: line, column: column)
    }

    @Test func everythingIsRead() {
        let text = """
            theme = "high-contrast"
            start = "kö"
            warning_days = 21
            mouse = true
            [keys]
            done = "D"
            "ångra" = ["u", "F8"]
            waive = []
            """
        let (settings, faults) = SettingsFile.read(text)
        #expect(faults.isEmpty)
        #expect(settings.theme == .highContrast)
        #expect(settings.start == SettingsWord("kö", at: place(2, 9)))
        #expect(settings.warningDays == 21)
        #expect(settings.usesMouse == true)
        #expect(
            settings.keys == [
                KeyWish(SettingsWord("done", at: place(6, 1)), [SettingsWord("D", at: place(6, 8))]),
                KeyWish(
                    SettingsWord("ångra", at: place(7, 1)),
                    [SettingsWord("u", at: place(7, 12)), SettingsWord("F8", at: place(7, 17))]),
                KeyWish(SettingsWord("waive", at: place(8, 1)), []),
            ])
        #expect(SettingsFile.read("").settings == Settings())
    }

    @Test(arguments: [
        ("theem = \"dark\"", 1, 1, SettingsFault.Cause.unknownKey("theem", nearest: "theme")),
        ("\nzzzzzzzzz = 1", 2, 1, .unknownKey("zzzzzzzzz", nearest: nil)),
        (
            "theme = \"blue\"", 1, 9,
            .unknownValue(
                key: "theme", "blue", allowed: ["auto", "dark", "light", "high-contrast", "mono"])
        ),
        ("theme = 1", 1, 9, .wrongType(key: "theme", expected: .text)),
        ("start = true", 1, 9, .wrongType(key: "start", expected: .text)),
        ("warning_days = \"7\"", 1, 16, .wrongType(key: "warning_days", expected: .number)),
        ("warning_days = 1.5", 1, 16, .wrongType(key: "warning_days", expected: .number)),
        ("warning_days = 366", 1, 16, .outOfRange(key: "warning_days", 366, 0...365)),
        ("warning_days = -1", 1, 16, .outOfRange(key: "warning_days", -1, 0...365)),
        ("mouse = \"on\"", 1, 9, .wrongType(key: "mouse", expected: .flag)),
        ("keys = 1", 1, 8, .wrongType(key: "keys", expected: .table)),
        ("[keys]\ndone = 1", 2, 8, .wrongType(key: "done", expected: .keys)),
        ("[keys]\ndone = [\"d\", 1]", 2, 14, .wrongType(key: "done", expected: .keys)),
        ("team = 1", 1, 8, .wrongType(key: "team", expected: .table)),
        ("[team]\nweigth.kvot = 2", 2, 1, .unknownKey("weigth", nearest: "weight")),
        ("[team]\nweight = 2", 2, 10, .wrongType(key: "weight", expected: .table)),
        ("[team]\nweight.kvott = 2", 2, 8, .unknownKey("kvott", nearest: "kvot")),
        ("[team]\nweight.closed = 2", 2, 8, .unknownKey("closed", nearest: nil)),
        ("[team]\nweight.sfi = \"2\"", 2, 14, .wrongType(key: "sfi", expected: .number)),
        ("[team]\nweight.sfi = nan", 2, 14, .wrongType(key: "sfi", expected: .number)),
        ("[team]\nweight.ebo = -0.5", 2, 14, .outOfRange(key: "ebo", -1, 0...100)),
        ("[team]\nweight.ebo = 100.5", 2, 14, .outOfRange(key: "ebo", 101, 0...100)),
    ])
    func faultsHaveTheirPlace(_ text: String, _ line: Int, _ column: Int, _ cause: SettingsFault.Cause) {
        let (settings, faults) = SettingsFile.read(text)
        #expect(faults == [SettingsFault(place(line, column), cause)])
        #expect(settings == Settings())
    }

    @Test func weightsAreReadByKindAndPhase() {
        let (settings, faults) = SettingsFile.read(
            "[team]\nweight.kvot = 2.5\nweight.arrival = 2\nweight.wrong = 3\nweight.sfi = 0\n")
        #expect(faults.count == 1)
        #expect(settings.weights == TeamWeights(kinds: [.kvot: 2.5], phases: [.arrival: 2, .sfi: 0]))
    }

    @Test func aLineThatIsNoTomlHidesNothingElse() {
        let text =
            "theme = \"dark\"\r\nstart =\nwarning_days = 7\nwhat\n[keys]\nhjälp = \"F2\"\nundo = \"F3\"\n"
        let (settings, faults) = SettingsFile.read(text)
        #expect(settings.theme == .dark && settings.warningDays == 7 && settings.start == nil)
        #expect(settings.keys.map(\.action) == [SettingsWord("undo", at: place(7, 1))])
        #expect(faults.map(\.place.line) == [2, 4, 6])
        #expect(faults.map(\.cause.code) == ["syntax", "syntax", "needs_quotes"])
        #expect(faults.last?.cause == .needsQuotes("hjälp"))
    }

    @Test func theSecondOfTwoIsTheFault() {
        let (settings, faults) = SettingsFile.read("mouse = true\ntheme = \"dark\"\nmouse = false\n")
        #expect(settings.usesMouse == true && settings.theme == .dark)
        #expect(faults.map(\.place.line) == [3])
    }

    @Test(arguments: [
        "theme = \"dark\"\n[keys\nundo = \"F3\"\n", "theme = \"dark\"\n[keys]]\nundo = \"F3\"\n",
    ])
    func whatFollowsABadHeadingBelongsToIt(_ text: String) {
        let (settings, faults) = SettingsFile.read(text)
        #expect(settings.theme == .dark && settings.keys.isEmpty)
        #expect(faults.map(\.place.line) == [2])
    }

    @Test func aListThatIsNotClosedBlamesNobodyElse() {
        let (settings, faults) = SettingsFile.read("mouse = true\n[keys]\nundo = [\"F3\"\nredo = \"F4\"\n")
        #expect(faults.count == 1)
        #expect(settings == Settings())
        #expect(faults.first?.hidesWarningDays == true)
    }

    @Test func somethingElseThanAFileOfSettingsEnds() {
        let (settings, faults) = SettingsFile.read(String(repeating: "<p>\n", count: 5000))
        #expect(settings == Settings() && faults.count == 101)
    }

    @Test func oneFaultHidesNothingElse() {
        let (settings, faults) = SettingsFile.read(
            "warning_days = 7\ntheme = 3\nmouse = 3\n[keys]\nundo = \"F9\"\nredo = 7\n")
        #expect(settings.warningDays == 7)
        #expect(settings.keys.map(\.action.text) == ["undo"])
        #expect(faults.map(\.place) == [place(2, 9), place(3, 9), place(6, 8)])
        #expect(faults.allSatisfy { !$0.hidesWarningDays })
    }

    @Test func whatIsWrittenIsReadAgain() {
        let text = SettingsFile.text(
            [
                SettingsEntry("theme", .text("mono"), comment: "Färger", isChosen: false),
                SettingsEntry("warning_days", .number(14), comment: "Dagar", isChosen: false),
                SettingsEntry("mouse", .flag(false), comment: "Mus", isChosen: false),
                SettingsEntry(
                    table: "keys", "ångra", .texts(["u", "\\", "\""]), comment: "Ångra", isChosen: false),
                SettingsEntry(table: "keys", "vy", .texts([]), comment: "Vy", isChosen: false),
            ], head: ["Överst"], tables: ["keys": "Tangenter"])
        #expect(
            text == """
                # Överst

                # Färger
                theme = "mono"

                # Dagar
                warning_days = 14

                # Mus
                mouse = false

                # Tangenter
                [keys]
                # Ångra
                "ångra" = ["u", "\\\\", "\\""]
                # Vy
                vy = []

                """)
        let (settings, faults) = SettingsFile.read(text)
        #expect(faults.isEmpty)
        #expect(settings.theme == .mono && settings.warningDays == 14 && settings.usesMouse == false)
        #expect(settings.keys.map { $0.keys.map(\.text) } == [["u", "\\", "\""], []])
    }
}
