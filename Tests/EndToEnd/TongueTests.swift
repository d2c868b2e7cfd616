// The same words on every kind of terminal, in Swedish and in English.

import Testing

extension EndToEnd {
    @Suite("Terminals and languages") struct Tongue {
        private func day(_ variables: String, _ options: String = "") throws -> (words: [String], coloured: Screen) {
            let terminal = try Terminal(try Unit.family())
            try terminal.open(
                "demo --cases 55 --seed 1" + options, variables: variables,
                first: options.isEmpty ? " Min dag" : " My day")
            let coloured = try terminal.settled()
            return (try terminal.screen().words, coloured)
        }

        /// Whether a captured screen has a colour of the foreground.
        private func hasColour(_ screen: Screen) -> Bool {
            screen.lines.contains { line in
                line.split(separator: "\u{1B}[").contains { part in
                    guard let end = part.firstIndex(of: "m") else { return false }
                    return part[..<end].split(separator: ";").contains {
                        Int($0).map { (30...38).contains($0) || (90...97).contains($0) } ?? false
                    }
                }
            }
        }

        @Test("without colours stand the same words", arguments: ["TERM=vt100", "NO_COLOR=1", "TERM=vt100 NO_COLOR=1"])
        func monochrome(variables: String) throws {
            let full = try day("")
            let plain = try day(variables)
            #expect(hasColour(full.coloured))
            #expect(!hasColour(plain.coloured))
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
            let english = try day("", " --lang en")
            for word in ["WEEK", "open", "done", "help"] { #expect(english.words.contains(word)) }
            for word in ["VECKAN", "öppna", "klart", "hjälp"] { #expect(!english.words.contains(word)) }
        }
    }
}
