// The house's arrows: which room may import which. The build checks it too; this says it in one table.

import Foundation
import Testing

@Suite struct LayeringTests {
    /// What each target may import besides itself; `Foundation` stands where the room has a door to the outside.
    static let allowed: [String: Set<String>] = [
        "Reception": [],
        "TerminalKit": [],
        "ReceptionData": ["Reception"],
        "ReceptionText": ["Reception"],
        "ReceptionSamples": ["Reception"],
        "ReceptionFiles": ["Reception", "CToml", "Foundation"],
        "ReceptionStore": [
            "Dispatch", "Synchronization", "Reception", "CDatabaseGroup", "GRDB", "Crypto", "Foundation",
        ],
        "CursesTerminal": ["TerminalKit", "CNcursesw", "CTermGuard"],
        "ReceptionUI": ["Reception", "ReceptionText", "TerminalKit"],
        "ReceptionPaper": ["TerminalKit", "FoundationEssentials"],
        "ReceptionDocuments": ["Reception", "ReceptionText", "ReceptionPaper"],
        "mottagning-print": ["ReceptionPaper", "TerminalKit", "CPangoCairo", "Glibc"],
        "ReceptionSheets": [],
        "mottagning-sheet": ["ReceptionSheets", "CXlsxWriter", "Glibc"],
        "mottagning-codegen": ["Reception", "ReceptionFiles", "Foundation"],
    ]

    static var root: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    static func sources(_ folder: String) -> [URL] {
        let files = FileManager.default.enumerator(
            at: root.appendingPathComponent(folder), includingPropertiesForKeys: nil)
        return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
    }

    @Test(arguments: allowed.keys.sorted()) func importsOnlyWhatItMay(_ target: String) throws {
        let files = Self.sources("Sources/\(target)")
        #expect(!files.isEmpty)
        for file in files {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let words = line.split(separator: " ").map(String.init)
                guard let index = words.firstIndex(of: "import"), index <= 1, words.count > index + 1 else {
                    continue
                }
                guard !line.hasPrefix("//") && !line.hasPrefix(" ") else { continue }
                let module = words[words.count - 1]
                #expect(
                    Self.allowed[target]?.contains(module) == true,
                    "\(target) may not import \(module) (\(file.lastPathComponent))")
            }
        }
    }

    @Test func everyFileOpensWithWhatLivesThere() throws {
        for file in Self.sources("Sources") + Self.sources("Tests") {
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(text.hasPrefix("// "), "\(file.lastPathComponent)")
        }
    }

    @Test func noFileIsLongerThanFiveHundredLines() throws {
        for file in Self.sources("Sources") where !file.path.contains("/Generated/") {
            let lines = try String(contentsOf: file, encoding: .utf8).split(
                separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count <= 501, "\(file.lastPathComponent)")
        }
    }
}
