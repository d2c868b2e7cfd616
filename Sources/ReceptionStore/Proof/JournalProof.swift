// The journal's chain proved row by row, and what does not hold told apart: changed, missing, inserted, moved.

import Reception

/// Takes the rows in the order in which they stand, and says afterwards which are not as they were written.
///
/// A row holds where its hash follows from its content and the hash before it. Where it does not, the reason is looked
/// for: whether it was written under another number (its content fits a number nearby), or after another row that is still
/// there. So a row that was put in, or two that changed places, are named and not everything behind them.
struct JournalProof {
    /// The hash of a row that stands somewhere, and as which number it was written, where that is proved.
    private struct Known {
        let original: Int64?
        let hash: [UInt8]
        /// The hash as it follows from a row's own content, where another one stands.
        var computed: [UInt8]?
    }
    /// A row that does not follow from the one before it.
    private struct Suspect {
        let row: JournalRow
        let hash: [UInt8]
        /// What stands before it, the nearest last.
        let before: [Known]
        let isAfterGap: Bool
        /// Whether the row before it holds but is not what its act says, while this one is.
        let pointsBack: Bool
    }
    /// Rows that stand under other numbers than those as which they were written.
    private struct Moved {
        var first: Int64
        var last: Int64
        let by: Int64
        var originals: ClosedRange<Int64> { first - by...last - by }
    }

    /// So far a number is looked for around a row's own.
    private static let reach: Int64 = 4
    /// With more suspects than these each is compared with its neighbours only.
    private static let mostCompared = 32

    private(set) var faults: [ProofFault] = []
    private var shift: Int64 = 0
    private var previousSeq: Int64 = 0
    private var previousAgrees = true
    private var recent = [Known(original: 0, hash: [])]
    private var suspects: [Suspect] = []
    private var gaps: [ClosedRange<Int64>] = []
    private var moved: [Moved] = []
    private var highestOriginal: Int64 = 0

    /// The last row that was taken.
    var last: JournalMark? {
        guard previousSeq > 0, let hash = recent.last?.hash else { return nil }
        return JournalMark(rows: Int(previousSeq), hash: hash)
    }

    /// Takes the next row.
    /// - Parameter agrees: whether its act and its details are what it says, as far as they are there.
    mutating func take(_ row: JournalRow, hash: [UInt8], agrees: Bool) {
        // A file may have a row twice, or one too early; numbers beyond all sense would overflow.
        guard row.seq > previousSeq, row.seq < Int64.max / 2 else {
            faults.append(ProofFault(.journal, .inserted, Int(row.seq)))
            return
        }
        let hasGap = row.seq > previousSeq + 1
        if hasGap { gaps.append(previousSeq + 1...row.seq - 1) }
        let before = recent.last?.hash ?? []
        let around = (-Self.reach...Self.reach).filter { $0 != shift && $0 != 0 }
        let found = ([shift, 0] + around).first { row.isWritten(as: row.seq - $0, after: before, hash) }
        if let found {
            shift = found
            if found != 0 { move(row.seq, by: found) }
            highestOriginal = max(highestOriginal, row.seq - found)
        } else {
            suspects.append(
                Suspect(
                    row: row, hash: hash, before: recent, isAfterGap: hasGap,
                    pointsBack: !hasGap && agrees && !previousAgrees && recent.last?.original != nil))
        }
        recent.append(
            Known(
                original: found.map { row.seq - $0 }, hash: hash,
                computed: found == nil ? row.hash(after: before) : nil))
        if recent.count > Int(Self.reach) + 1 { recent.removeFirst() }
        previousSeq = row.seq
        previousAgrees = agrees
    }

    private mutating func move(_ seq: Int64, by shift: Int64) {
        if let last = moved.last, last.by == shift, last.last + 1 == seq {
            moved[moved.count - 1].last = seq
        } else {
            moved.append(Moved(first: seq, last: seq, by: shift))
        }
    }

    /// Says what was wrong, when every row has been taken.
    mutating func finish() -> [ProofFault] {
        var open: [Suspect] = []
        for suspect in suspects {
            guard let original = original(of: suspect) else {
                open.append(suspect)
                continue
            }
            highestOriginal = max(highestOriginal, original)
            if original != suspect.row.seq { move(suspect.row.seq, by: suspect.row.seq - original) }
        }
        mergeMoved()
        for suspect in open { highestOriginal = max(highestOriginal, suspect.row.seq) }
        let inserted = insertedRows()
        let missing = missingRows()
        for row in inserted { faults.append(ProofFault(.journal, .inserted, Int(row))) }
        for range in missing {
            faults.append(
                ProofFault(.journal, .missing, Int(range.lowerBound), last: Int(range.upperBound)))
        }
        for suspect in open {
            let seq = suspect.row.seq
            // With the row before it gone nothing says whether this one was changed too.
            let isUnproved = suspect.isAfterGap && missing.contains { $0.upperBound == seq - 1 }
            guard !isUnproved, !inserted.contains(seq) else { continue }
            faults.append(ProofFault(.journal, .changed, Int(suspect.pointsBack ? seq - 1 : seq)))
        }
        for run in moved {
            let originals = run.originals
            let name =
                originals.count == 1
                ? "\(originals.lowerBound)" : "\(originals.lowerBound)–\(originals.upperBound)"
            faults.append(
                ProofFault(.journal, .moved, Int(run.first), last: Int(run.last), name: name))
        }
        return faults
    }

    /// Makes one run of those that follow each other.
    private mutating func mergeMoved() {
        let runs = moved.sorted { $0.first < $1.first }
        moved = []
        for run in runs {
            if let last = moved.last, last.by == run.by, last.last + 1 == run.first {
                moved[moved.count - 1].last = run.last
            } else {
                moved.append(run)
            }
        }
    }

    /// As which row a suspect was written, where that can be proved.
    private func original(of suspect: Suspect) -> Int64? {
        if let found = original(of: suspect, after: suspect.before, numbers: [suspect.row.seq]) {
            return found
        }
        guard suspects.count <= Self.mostCompared else { return nil }
        let own = suspects.map { Known(original: nil, hash: $0.hash) }
        let numbers =
            suspects.flatMap { $0.row.seq - 1...$0.row.seq + 1 }
            + gaps.flatMap { $0.prefix(Self.mostCompared) }
        return original(of: suspect, after: suspects.flatMap(\.before) + own, numbers: Array(Set(numbers)))
    }

    private func original(of suspect: Suspect, after known: [Known], numbers: [Int64]) -> Int64? {
        for candidate in known {
            let hashes = [candidate.hash] + (candidate.computed.map { [$0] } ?? [])
            for number in candidate.original.map({ [$0 + 1] }) ?? numbers {
                for hash in hashes where suspect.row.isWritten(as: number, after: hash, suspect.hash) {
                    return number
                }
            }
        }
        return nil
    }

    /// Rows that stand where others were written, which stand elsewhere now.
    private func insertedRows() -> Set<Int64> {
        var rows: Set<Int64> = []
        for run in moved {
            // Only the edges of a run can be somebody else's: inside it one row follows the other.
            let edge = min(Int64(run.originals.count), abs(run.by))
            let candidates = run.by > 0 ? run.originals.prefix(Int(edge)) : run.originals.suffix(Int(edge))
            for number in candidates where number <= previousSeq {
                let isMoved = moved.contains { ($0.first...$0.last).contains(number) }
                if !isMoved && !gaps.contains(where: { $0.contains(number) }) { rows.insert(number) }
            }
        }
        return rows
    }

    /// The numbers under which nothing stands and nothing that stands elsewhere was written.
    private func missingRows() -> [ClosedRange<Int64>] {
        let originals = moved.map(\.originals).sorted { $0.lowerBound < $1.lowerBound }
        var ranges: [ClosedRange<Int64>] = []
        for gap in gaps {
            var next = gap.lowerBound
            let end = min(gap.upperBound, highestOriginal)
            for range in originals where next <= end && range.upperBound >= next && range.lowerBound <= end {
                if range.lowerBound > next { ranges.append(next...range.lowerBound - 1) }
                next = max(next, range.upperBound + 1)
            }
            if next <= end { ranges.append(next...end) }
        }
        return ranges
    }
}

extension JournalRow {
    /// Whether the row was written under a number, after a hash, with a hash of its own.
    fileprivate func isWritten(as number: Int64, after previous: [UInt8], _ own: [UInt8]) -> Bool {
        // Nothing stands before the first row, and something before each other one.
        guard number > 0, (number == 1) == previous.isEmpty else { return false }
        var row = self
        row.seq = number
        return row.hash(after: previous) == own
    }
}
