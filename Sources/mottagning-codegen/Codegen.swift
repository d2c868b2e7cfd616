// mottagning-codegen: data/ in, Swift tables out. Run it in the project's folder.
//
//     swift run mottagning-codegen            writes what has changed
//     swift run mottagning-codegen --check    exits 1 and names the file when something is stale

import Foundation
import Reception
import ReceptionFiles

@main
enum Codegen {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        let isChecking = arguments.contains("--check")
        let root = arguments.first { !$0.hasPrefix("-") } ?? "."
        do {
            var stale: [String] = []
            for (path, text) in try outputs(root: root) {
                let file = URL(fileURLWithPath: root).appendingPathComponent(path)
                if (try? String(contentsOf: file, encoding: .utf8)) == text { continue }
                stale.append(path)
                guard !isChecking else { continue }
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try text.write(to: file, atomically: true, encoding: .utf8)
                print("wrote \(path)")
            }
            if isChecking, !stale.isEmpty {
                stop(stale.map { "\($0) is stale: run make generate" }, status: 1)
            }
        } catch let faults as RulebookFaults {
            stop(faults.faults.map(\.description), status: 2)
        } catch {
            stop(["mottagning-codegen: \(error.localizedDescription)"], status: 2)
        }
    }

    /// The generated files by path.
    private static func outputs(root: String) throws -> [(path: String, text: String)] {
        let facts = try FactsReader.read(name: "data/facts.toml", text: read("data/facts.toml", root)).get()
        let folder = URL(fileURLWithPath: root).appendingPathComponent("data/rulebook")
        let paths = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".toml") }.sorted().map { "data/rulebook/" + $0 }
        let files = try paths.map { (name: $0, text: try read($0, root)) }
        let rulebook = try RulebookReader.check(files: files, facts: facts).get()
        let (sv, en) = ("data/strings/sv.toml", "data/strings/en.toml")
        let words = try StringsReader.read(
            swedish: (sv, read(sv, root)), english: (en, read(en, root))
        ).get()
        let names = try NamesReader.read(name: "data/names.toml", text: read("data/names.toml", root)).get()
        return [
            ("Sources/ReceptionData/Generated/Facts.swift", FactsSource.text(facts)),
            ("Sources/ReceptionData/Generated/Rulebook.swift", RulebookSource.text(rulebook)),
            ("Sources/ReceptionData/Generated/RulebookFiles.swift", FilesSource.text(files)),
            ("Sources/ReceptionText/Generated/Words.swift", WordsSource.text(words)),
            (
                "Sources/ReceptionText/Generated/Names.swift",
                NamesSource.text(names.languages, names.countries)
            ),
        ]
    }

    private static func read(_ path: String, _ root: String) throws -> String {
        try String(contentsOf: URL(fileURLWithPath: root).appendingPathComponent(path), encoding: .utf8)
    }

    private static func stop(_ lines: [String], status: Int32) -> Never {
        FileHandle.standardError.write(Data((lines.joined(separator: "\n") + "\n").utf8))
        exit(status)
    }
}
