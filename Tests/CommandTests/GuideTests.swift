// The guide's chapters on rules and exports, followed to the letter: files are written as they stand, commands run in order.

import Foundation
import Testing

@Suite struct GuideTests {
    /// A block between fences: the words after the first fence, and the lines.
    private struct Block {
        let words: [Substring]
        let lines: [Substring]
    }

    private static func blocks(_ title: String = "Regler: ändra en rutin") throws -> [Block] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let guide = try String(contentsOf: root.appendingPathComponent("docs/guide.md"), encoding: .utf8)
        let chapter = try #require(
            guide.components(separatedBy: "\n## ").first { $0.hasPrefix(title) })
        let parts = chapter.components(separatedBy: "\n```")
        return stride(from: 1, to: parts.count, by: 2).map { index in
            let lines = parts[index].split(separator: "\n", omittingEmptySubsequences: false)
            return Block(words: lines[0].split(separator: " "), lines: Array(lines.dropFirst()))
        }
    }

    @Test func theChapterOnRulesDoesWhatItSays() throws {
        let desk = try Desk(cases: 60)
        var outputs: [String: String] = [:]
        for block in try Self.blocks("Regler: ändra en rutin") {
            if block.words.first == "toml", block.words.count == 2 {
                let text = block.lines.joined(separator: "\n") + "\n"
                _ = try desk.folder.write(String(block.words[1]), Array(text.utf8))
                continue
            }
            try #require(block.words == ["sh"])
            for line in block.lines where !line.isEmpty {
                let words = line.split(separator: " ").map(String.init)
                try #require(words.first == "mottagning")
                let files = words.dropFirst().map { $0.hasSuffix(".toml") ? desk.folder.path + "/" + $0 : $0 }
                let run = try desk.run(files)
                #expect(run.status == 0, "\(line): \(run.err)\(run.out)")
                outputs[String(line)] = run.out
            }
        }
        #expect(outputs.count == 10)
        // What the text promises of the unit's file and of the edition.
        let preview = try #require(outputs["mottagning rules preview enhet.toml"])
        for rule in ["HU-12", "SO-START"] { #expect(preview.contains(rule)) }
        #expect(try #require(outputs["mottagning rules preview ansvar.toml"]).contains("ANSVAR"))
        #expect(try #require(outputs["mottagning rules show SFI-1M"]).contains("två veckor"))
        #expect(try desk.json("rules", "show", "SFI-1M")["version"] == .number(2))
        // The unit's rules were taken away again.
        #expect(try desk.json("queue", "--all").items.contains { $0["rule"].text == "HU-12" })
    }

    @Test func theChapterOnExportsDoesWhatItSays() throws {
        let desk = try Desk(cases: 20)
        var files: [String] = []
        for line in try Self.blocks("Ut till andra program").flatMap(\.lines) where !line.isEmpty {
            let words = line.split(separator: " ").map(String.init)
            let name = try #require(words.last)
            let run = try desk.run(words.dropFirst().dropLast() + [desk.folder.path + "/" + name])
            #expect(run.status == 0, "\(line): \(run.err)")
            #expect(!desk.folder.bytes(name).isEmpty, "\(name)")
            files.append(name)
        }
        #expect(files.map { String($0.suffix(4)) } == ["xlsx", ".csv", ".ics", "json"])
    }

    @Test func theChapterOnTheUnitDoesWhatItSays() throws {
        let desk = try Desk()
        let blocks = try Self.blocks("Enhetens uppgifter")
        let lines = try #require(blocks.first { $0.words == ["sh"] }?.lines.filter { !$0.isEmpty })
        #expect(lines.count == 3)
        for line in lines {
            let parts = line.components(separatedBy: " > ")
            let words = parts[0].split(separator: " ").map(String.init)
            try #require(words.first == "mottagning")
            let files = words.dropFirst().map { $0.hasSuffix(".toml") ? desk.folder.path + "/" + $0 : $0 }
            let run = try desk.run(files)
            #expect(run.status == 0, "\(line): \(run.err)")
            if parts.count > 1 { _ = try desk.folder.write(parts[1], run.bytes) }
        }
        let example = try #require(blocks.first { $0.words.first == "toml" })
        let text = example.lines.joined(separator: "\n") + "\n"
        let file = try desk.folder.write("enheten.toml", Array(text.utf8))
        #expect(try desk.run(["unit", "load", file]).status == 0)
        #expect(try desk.run(["unit", "show"]).out.contains("Minibussen"))
    }
}
