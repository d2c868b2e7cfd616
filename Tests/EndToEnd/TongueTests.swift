// The same words on every kind of terminal, in Swedish and in English.

import Testing

extension EndToEnd {
    @Suite("Terminals and languages") struct Tongue {
        /// The first screen of the demonstration: its words, and whether it has colours.
        private func day(
            _ variables: String, _ options: String = "", first: String = " Min dag"
        ) throws -> (words: [String], isColoured: Bool) {
            let terminal = try Terminal(try Unit.family())
            try terminal.open("demo --cases 55 --seed 1" + options, variables: variables, first: first)
            let coloured = try terminal.settled()
            return (try terminal.screen().words, coloured.lines.contains(where: Paint.hasColour))
        }

        @Test(
            "without colours stand the same words",
            arguments: ["TERM=vt100", "NO_COLOR=1", "TERM=vt100 NO_COLOR=1"])
        func monochrome(variables: String) throws {
            let full = try day("")
            let plain = try day(variables)
            #expect(full.isColoured)
            #expect(!plain.isColoured)
            #expect(plain.words == full.words)
        }

        @Test("in the C locale Swedish is still Swedish")
        func cLocale() throws {
            let full = try day("")
            let c = try day("LC_ALL=C LANG=C")
            #expect(c.words == full.words)
            #expect(c.words.contains("händelse"))
        }

        @Test("English is English throughout")
        func english() throws {
            let english = try day("", " --lang en", first: " My day")
            for word in ["WEEK", "open", "done", "help"] { #expect(english.words.contains(word)) }
            for word in ["VECKAN", "öppna", "klart", "hjälp"] { #expect(!english.words.contains(word)) }
        }
    }
}
