// Text that has broken programs before, and households whose names and notes are made of it.

import Reception

enum HostileText {
    /// Marks without a letter, letters of all widths and directions, emoji that are joined, and what is not text at all.
    static let all = [
        "e\u{301}", "\u{301}\u{301}\u{301}", "a\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}",
        "\u{5E9}\u{5DC}\u{5D5}\u{5DD}", "\u{645}\u{62D}\u{645}\u{62F} \u{639}\u{644}\u{64A}",
        "\u{202E}abc\u{202C}", "\u{2066}x\u{2069}", "\u{65E5}\u{672C}\u{8A9E}", "\u{FF21}\u{FF22}",
        "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", "\u{1F1F8}\u{1F1EA}", "\u{1F44B}\u{1F3FD}",
        "\u{2764}\u{FE0F}",
        "\u{1100}\u{1161}\u{11A8}", "\u{E01}\u{E33}\u{E49}", "\u{915}\u{94D}\u{937}", "\u{130D}\u{1265}",
        "a\tb", "a\nb\r\nc", "\u{1B}[31m", "\u{1B}]0;x\u{7}", "\u{0}\u{1}\u{7F}\u{9B}", "\u{85}\u{2028}",
        "\u{FEFF}\u{200B}\u{AD}", "\u{FFFD}\u{FFFF}\u{10FFFF}", "\u{E000}", "'; --", "%n%s", "--", "../",
        String(repeating: "x", count: 300), String(repeating: "\u{6F22}", count: 90),
        String(repeating: "o\u{308}", count: 120),
    ]

    /// So long that nothing can show it whole.
    static let long = String(repeating: "\u{1F600} a\u{30A}\u{65E5}\n", count: 700)

    /// Households that bear such names, among them one of many persons and one that is protected.
    static func households() -> [NewHousehold] {
        let granted = World.fact("permit_granted", "2025-12-01")
        var households = all.prefix(18).enumerated().map { index, name in
            let persons = [
                World.person(name, name + " " + name, "1990-05-05", .applicant, [granted]),
                World.person("\(name)-b", name, "2020-01-31", .child, [granted]),
            ]
            return NewHousehold(
                kind: CaseKind.allCases[index % CaseKind.allCases.count],
                caseworker: index % 3 == 0 ? World.bjorn : World.anna,
                details: [.address: name + HostileText.all[(index + 7) % HostileText.all.count]],
                persons: persons, notes: [name, String(repeating: name, count: 20)])
        }
        let many = (1...23).map { number in
            World.person(
                "N\(number)", "Stor\u{65E5}", number < 3 ? "1980-02-29" : "2012-12-31",
                number == 1 ? .applicant : number == 2 ? .partner : .child, [granted])
        }
        households.append(
            NewHousehold(
                kind: .kvot, caseworker: World.anna, facts: [World.fact("received", "2026-01-14")],
                persons: many))
        return households
    }

    /// The households of every test and the hostile ones.
    static let store: MemoryStore = {
        let store = World.store()
        for household in households() { World.add(household, to: store) }
        Expected.add(to: store, words: all.joined(separator: " "))
        for text in all {
            var flat = Dwelling(address: "1" + text, from: World.today)
            (flat.landlord, flat.schoolNote, flat.doorCode, flat.furniture) = (text, text, text, [text])
            store.put(flat)
        }
        return store
    }()
}
