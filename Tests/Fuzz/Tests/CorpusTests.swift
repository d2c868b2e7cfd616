// What the fuzzer has found worth keeping, played through the same properties without it.

import Foundation
import Testing

@Suite struct CorpusTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Corpus")

    @Test(arguments: FuzzTarget.allCases)
    func everyInputKeepsWhatIsPromised(_ target: FuzzTarget) throws {
        let files = try FileManager.default.contentsOfDirectory(
            at: Self.folder.appendingPathComponent(target.rawValue), includingPropertiesForKeys: nil)
        #expect(files.count >= 10)
        for file in files.sorted(by: { $0.path < $1.path }) {
            let bytes = Array(try Data(contentsOf: file))
            do {
                try target.play(bytes)
            } catch {
                Issue.record("\(target.rawValue)/\(file.lastPathComponent): \(error)")
            }
        }
    }

    @Test func theCorpusIsSmall() throws {
        let files = FileManager.default.enumerator(
            at: Self.folder, includingPropertiesForKeys: [.fileSizeKey])
        let sizes = (files?.compactMap { $0 as? URL } ?? []).compactMap { file in
            try? file.resourceValues(forKeys: [.fileSizeKey]).fileSize
        }
        #expect(sizes.reduce(0, +) < 200_000)
    }
}
