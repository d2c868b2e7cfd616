// Prints a document with the program under test and asks the system's tools what came of it.

import Foundation
import ReceptionPaper
import TestSupport
import Testing

/// A PDF in a folder of its own.
struct Printed {
    let folder: Folder
    let path: String

    /// Prints a document.
    init(_ document: PaperDocument) throws {
        let answers = try Press.print([document])
        try #require(answers.replies == [.pdf(bytes: answers.pdfs.first?.count ?? 0)])
        folder = try Folder()
        path = try folder.write("paper.pdf", answers.pdfs[0])
    }

    var bytes: [UInt8] { folder.bytes("paper.pdf") }

    /// What a tool says of the file; arguments after its path come last.
    func tool(_ name: String, _ before: [String] = [], _ after: [String] = []) throws -> Run {
        let tool = try #require(Run.tool(name), "\(name) is not installed")
        let run = try Run([tool] + before + [path] + after, env: ["LC_ALL": "C.UTF-8"])
        try #require(run.status == 0, "\(name): \(run.err)")
        return run
    }

    /// The text of all pages or of one. Letters that Unicode has joined for old systems are taken apart, marks
    /// of direction left out.
    func text(page: Int? = nil) throws -> String {
        let pages = page.map { ["-f", "\($0)", "-l", "\($0)"] } ?? []
        let marks: Set<Unicode.Scalar> = ["\u{202A}", "\u{202B}", "\u{202C}", "\u{200E}", "\u{200F}"]
        let text = try tool("pdftotext", pages + ["-layout"], ["-"]).out
            .precomposedStringWithCompatibilityMapping
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !marks.contains($0) }))
    }

    /// The words of the first page and where they stand, in points from its upper left corner.
    func places() throws -> [(word: String, left: Double, top: Double)] {
        let pattern = /<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</
        return try tool("pdftotext", ["-bbox", "-l", "1"], ["-"]).out.matches(of: pattern).compactMap {
            match in
            guard let left = Double(match.1), let top = Double(match.2) else { return nil }
            return (String(match.3), left, top)
        }
    }

    /// What a reader that follows the structure finds.
    func structure() throws -> String {
        try tool("pdfinfo", ["-struct-text"]).out.precomposedStringWithCompatibilityMapping
    }

    /// The lines of pdfinfo by their names.
    func facts() throws -> [String: String] {
        var facts: [String: String] = [:]
        for line in try tool("pdfinfo").out.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2 { facts[String(parts[0])] = parts[1].trimmingCharacters(in: .whitespaces) }
        }
        return facts
    }

    /// A page as a picture of 50 dots an inch.
    func picture(page: Int) throws -> Picture {
        let out = folder.path + "/picture"
        _ = try tool("pdftoppm", ["-r", "50", "-gray", "-singlefile", "-f", "\(page)"], [out])
        return try #require(Picture(pgm: folder.bytes("picture.pgm")))
    }
}

/// What the program answers to the documents of one run.
struct Answers {
    let status: Int32
    private(set) var replies: [PrintReply] = []
    /// Of those that were printed.
    private(set) var pdfs: [[UInt8]] = []

    init(_ run: Run) throws {
        status = run.status
        #expect(run.err.isEmpty)
        var rest = run.bytes[...]
        while let end = rest.firstIndex(of: 0x0A) {
            let reply = try #require(PrintReply(line: String(decoding: rest[..<end], as: UTF8.self)))
            rest = rest[(end + 1)...]
            replies.append(reply)
            guard case .pdf(let count) = reply else { continue }
            try #require(rest.count >= count)
            pdfs.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        #expect(rest.isEmpty)
    }
}

/// The program under test.
enum Press {
    /// Prints documents in one run.
    static func print(_ documents: [PaperDocument], env: [String: String] = [:]) throws -> Answers {
        var lines: [UInt8] = []
        for document in documents { lines += try document.json() + [0x0A] }
        return try Answers(try run(stdin: lines, env: env))
    }

    /// Runs the program on any bytes.
    static func run(_ args: [String] = [], stdin: [UInt8], env: [String: String] = [:]) throws -> Run {
        try Run([try BuiltProgram.path("mottagning-print")] + args, env: env, stdin: stdin)
    }
}

/// A grey picture.
struct Picture {
    let width: Int
    let height: Int
    private let dots: [UInt8]

    /// Reads the binary form of PGM with 8 bits a dot.
    init?(pgm bytes: [UInt8]) {
        var rest = bytes[...]
        var words: [String] = []
        for _ in 0..<4 {
            guard let end = rest.firstIndex(where: { $0 == 0x20 || $0 == 0x0A }) else { return nil }
            words.append(String(decoding: rest[..<end], as: UTF8.self))
            rest = rest[(end + 1)...]
        }
        guard words[0] == "P5", let width = Int(words[1]), let height = Int(words[2]),
            rest.count == width * height
        else { return nil }
        self.width = width
        self.height = height
        dots = Array(rest)
    }

    /// How bright a dot is, from 0 for black.
    subscript(_ column: Int, _ row: Int) -> UInt8 { dots[row * width + column] }

    /// Whether nothing is drawn nearer to an edge than so many millimetres.
    func hasWhiteMargins(of millimetres: Int) -> Bool {
        let margin = millimetres * 50 / 25
        for y in 0..<height {
            for x in 0..<width where dots[y * width + x] < 250 {
                if x < margin || y < margin || x >= width - margin || y >= height - margin { return false }
            }
        }
        return true
    }

    /// The part of a dark dot in a band from the left edge, between two heights in parts of the whole.
    func hasInk(from top: Double, to bottom: Double) -> Bool {
        let rows = Int(Double(height) * top)..<Int(Double(height) * bottom)
        return rows.contains { y in dots[(y * width)..<((y + 1) * width)].contains { $0 < 128 } }
    }
}
