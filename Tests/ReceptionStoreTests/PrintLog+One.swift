// One paper at a time, as most tests print.

import Reception
import Testing

extension PrintLog {
    /// Journals a paper and lets it be made.
    func logPrint<Made>(
        _ paper: PaperKind, of cases: [CaseID], record: RecordID? = nil, for disclosure: Disclosure? = nil,
        by actor: Actor, making: (Int) throws -> Made
    ) throws -> Made {
        let note = PrintNote(paper, of: cases, record: record, for: disclosure)
        return try #require(try logPrints([note], by: actor) { _, copy in try making(copy) }.first)
    }
}
