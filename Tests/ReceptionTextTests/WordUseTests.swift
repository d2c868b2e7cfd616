// Every word is used, and every fault of a rules file has words: read from the source tree itself.

import Foundation
import ReceptionText
import Testing

@Suite struct WordUseTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The text of every Swift file below a folder, generated ones left out.
    private static func sources(below path: String) -> [String] {
        let folder = root.appendingPathComponent(path)
        guard let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else {
            return []
        }
        return files.compactMap { file in
            guard let url = file as? URL, url.pathExtension == "swift", !url.path.contains("/Generated/")
            else { return nil }
            return try? String(contentsOf: url, encoding: .utf8)
        }
    }

    /// Every name that stands behind a dot somewhere.
    private static func members(in texts: [String]) -> Set<Substring> {
        var found: Set<Substring> = []
        for text in texts {
            for piece in text.split(separator: ".", omittingEmptySubsequences: false).dropFirst() {
                found.insert(piece.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
            }
        }
        return found
    }

    @Test func everyWordIsUsed() {
        let used = Self.members(in: Self.sources(below: "Sources"))
        #expect(!used.isEmpty)
        let unused = Word.allCases.map { "\($0)" }.filter { !used.contains($0[...]) }
        #expect(unused == [])
    }

    @Test func everyRulebookFaultHasWords() throws {
        let path = "Sources/ReceptionFiles/Rulebook/RulebookFault+Text.swift"
        let text = try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
        let codes = text.split(separator: "\n").compactMap { line -> String? in
            let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
            return parts.count == 3 && line.contains("case .") && line.hasSuffix("\"")
                ? String(parts[1]) : nil
        }
        #expect(codes.count >= 35)
        for code in codes {
            for language in Catalogue.Language.allCases {
                #expect(!Catalogue(language).rulebookFault(code, ["a", "b", "c"]).hasPrefix(code), "\(code)")
            }
        }
    }

    @Test func aNearestWordIsOfferedWhereThereIsOne() {
        let words = Catalogue(.sv)
        #expect(
            words.rulebookFault("unknown_key", ["ownr", "owner"]) == "okänd nyckel ”ownr”; menas ”owner”?")
        #expect(words.rulebookFault("unknown_key", ["zzz", ""]) == "okänd nyckel ”zzz”")
        #expect(words.rulebookFault("new_code", ["a"]) == "new_code a")
    }

    @Test func pluralsFollowTheNumber() {
        let words = Catalogue(.sv)
        #expect(words.count(.spanMonths, 1) == "1 månad")
        #expect(words.count(.spanMonths, 3) == "3 månader")
        #expect(Catalogue(.en).count(.spanYears, 2) == "2 years")
    }
}
