// The table of keys: nothing bound twice, everything named in both languages, and its page.

import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

struct KeymapTests {
    @Test(arguments: KeyContext.allCases)
    func noKeyIsBoundTwiceInOneContext(_ context: KeyContext) {
        var seen: [Key: BindingID] = [:]
        for binding in Keymap.standard.bindings(in: context) {
            for key in binding.keys {
                #expect(
                    seen[key] == nil, "\(key.name) is both \(binding.id) and \(String(describing: seen[key]))"
                )
                seen[key] = binding.id
            }
        }
    }

    @Test(arguments: Catalogue.Language.allCases)
    func everyBindingHasANameAndASentence(_ language: Catalogue.Language) {
        let words = Catalogue(language)
        for id in BindingID.allCases {
            guard let binding = Keymap.standard[id] else {
                Issue.record("\(id) is not in the table")
                continue
            }
            #expect(!words(binding.name).isEmpty && !words(binding.name).contains(" "))
            #expect(!words(binding.sentence).isEmpty)
        }
    }

    @Test(arguments: KeyContext.allCases, Catalogue.Language.allCases)
    func everyNameMeansOneThing(_ context: KeyContext, _ language: Catalogue.Language) {
        let words = Catalogue(language)
        let names = Keymap.standard.bindings(in: context).map { words($0.name) }
        #expect(Set(names).count == names.count)
    }

    @Test func keysOfAltGrAreNeverTheOnlyWay() {
        let altGr: Set<Character> = ["@", "{", "}", "[", "]", "\\", "|", "~", "$"]
        for binding in Keymap.standard.bindings {
            // What has no key is done by its name.
            let easy =
                binding.keys.isEmpty
                || binding.keys.contains { key in
                    if case .character(let character) = key { !altGr.contains(character) } else { true }
                }
            #expect(easy, "\(binding.id)")
        }
    }

    @Test func thePageHasARowForEveryBinding() {
        let page = KeysPage.markdown(Catalogue(.en))
        for binding in Keymap.standard.bindings {
            #expect(page.contains("`:\(Catalogue(.en)(binding.name))`"))
        }
        #expect(page.hasPrefix("# Keys\n"))
        #expect(page.contains("## My day") && page.contains("## Queue") && page.contains("## Case"))
    }

    @Test func theEnglishNamesAreTheIdentifiers() {
        // `:` knows both, so they must not mean different things.
        let words = Catalogue(.en)
        for binding in Keymap.standard.bindings {
            for other in Keymap.standard.bindings where other.id != binding.id {
                #expect(words(binding.name) != other.id.rawValue, "\(binding.id) and \(other.id)")
            }
        }
    }
}
