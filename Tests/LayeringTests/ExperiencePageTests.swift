// docs/experience.md: every test that it names is there, and every row has one or says what it waits for.

import Foundation
import Testing

@Suite struct ExperiencePageTests {
    private static func rows() throws -> [String] {
        let page = LayeringTests.root.appendingPathComponent("docs/experience.md")
        return try String(contentsOf: page, encoding: .utf8).split(separator: "\n").map(String.init)
            .filter { $0.hasPrefix("| ") && !$0.hasPrefix("| complaint") }
    }

    /// The tests that a row names: a file under Tests and a function in it.
    private static func proofs(_ row: String) -> [(file: String, function: String)] {
        row.split(separator: "`").compactMap { part in
            let halves = part.split(separator: "#").map(String.init)
            guard halves.count == 2, halves[0].hasSuffix(".swift") else { return nil }
            return (halves[0], halves[1])
        }
    }

    @Test func everyTestThatIsNamedIsThere() throws {
        for proof in try Self.rows().flatMap(Self.proofs) {
            let file = LayeringTests.root.appendingPathComponent("Tests/" + proof.file)
            let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
            // The attribute and its arguments stand before the function, after the end of what came before.
            let before = text.components(separatedBy: "func \(proof.function)(").first.flatMap { before in
                before == text ? nil : before.components(separatedBy: "@Test").last
            }
            let isTest = before.map { !$0.contains("func ") } ?? false
            #expect(isTest, "\(proof.file) has no test \(proof.function)")
        }
    }

    @Test func everyComplaintHasAProofOrSaysWhatItWaitsFor() throws {
        let rows = try Self.rows()
        #expect(rows.count >= 22)
        for row in rows {
            #expect(row.split(separator: "|").count == 3, "\(row)")
            #expect(!Self.proofs(row).isEmpty || row.contains("not yet"), "\(row)")
        }
    }
}
