// Colours and attributes of a captured screen in one form: tmux writes the same picture in several ways.

enum Paint {
    /// The look of one character: parameters of the sequence "select graphic rendition".
    private struct Look: Equatable {
        var attributes: Set<Int> = []
        var foreground: [Int] = []
        var background: [Int] = []

        /// Takes in one sequence.
        mutating func take(_ parameters: [Int]) {
            switch parameters.first ?? 0 {
            case 0: self = Look()
            case 30...38, 90...97: foreground = parameters
            case 39: foreground = []
            case 40...48, 100...107: background = parameters
            case 49: background = []
            case 22: attributes.subtract([1, 2])
            case 24, 25, 27: attributes.remove((parameters.first ?? 0) - 20)
            case let attribute: attributes.insert(attribute)
            }
        }

        /// What can be seen of it where no character stands.
        var withoutCharacter: Look {
            Look(attributes: attributes.intersection([4, 7]), background: background)
        }

        var sign: String {
            let numbers = attributes.sorted().map { [$0] } + [foreground, background]
            return "{" + numbers.flatMap { $0 }.map { "\($0)" }.joined(separator: ";") + "}"
        }
    }

    /// The lines with a sign before every change of look, each line by itself and only what can be seen.
    static func normalised(_ captured: String) -> String {
        var look = Look()
        let lines = captured.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            var result = ""
            var shown = Look()
            var rest = Substring(line)
            while let character = rest.popFirst() {
                if character == "\u{1B}", rest.first == "[", let end = rest.firstIndex(of: "m") {
                    let numbers = rest[rest.index(after: rest.startIndex)..<end].split(separator: ";").map {
                        Int($0) ?? 0
                    }
                    apply(numbers, to: &look)
                    rest = rest[rest.index(after: end)...]
                    continue
                }
                let seen = character == " " ? look.withoutCharacter : look
                // A blank between two words of one look does not part them.
                if seen != shown, character != " " || seen != Look() {
                    result += seen.sign
                    shown = seen
                }
                result.append(character)
            }
            return result
        }
        return lines.joined(separator: "\n")
    }

    /// Whether a normalised line has a colour of the foreground.
    static func hasColour(_ line: String) -> Bool {
        line.split(separator: "{").contains { part in
            guard let end = part.firstIndex(of: "}") else { return false }
            return part[..<end].split(separator: ";").contains {
                Int($0).map { (30...38).contains($0) || (90...97).contains($0) } ?? false
            }
        }
    }

    /// A sequence may hold several orders; an extended colour takes what follows.
    private static func apply(_ numbers: [Int], to look: inout Look) {
        guard !numbers.isEmpty else { return look.take([0]) }
        var index = 0
        while index < numbers.count {
            let isExtended = numbers[index] == 38 || numbers[index] == 48
            let end = isExtended ? numbers.count : index + 1
            look.take(Array(numbers[index..<end]))
            index = end
        }
    }
}
