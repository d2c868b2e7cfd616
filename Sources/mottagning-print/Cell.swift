// Cells side by side whose first lines stand on one baseline, and the row that they make.

import ReceptionPaper

/// What stands in a part of a row. Heights are measured from the first baseline.
struct Cell {
    /// Its element in the structure; nil where the row's own is enough.
    let tag: String?
    /// Places from the left edge of the text area and from the baseline.
    var marks: [Mark]
    /// Above the baseline.
    var ascent: Double
    /// Below it.
    var descent: Double

    /// A text.
    init(_ tag: String?, _ block: TextBlock, x: Double, room: Double, side: PaperColumn.Side = .left) {
        let first = block.lines.first
        self.tag = tag
        marks = block.marks(x: x, y: -(first?.baseline ?? 0), side: side, room: room)
        ascent = first?.ascent ?? 0
        descent = block.height - (first?.baseline ?? 0)
    }

    /// Any marks.
    init(_ tag: String?, marks: [Mark], ascent: Double, descent: Double) {
        self.tag = tag
        self.marks = marks
        self.ascent = ascent
        self.descent = descent
    }
}

/// A row of cells, as high as the highest.
struct Row {
    var cells: [Cell]
    /// The least height; what is lower stands in its middle.
    var least = 0.0
    /// The rule below it; nil for none.
    var rule: Mark.Kind?
    var padding = Measure.padding

    /// The row as a piece; as several where it is higher than a page can be.
    ///
    /// - Parameters:
    ///   - path: the elements that it stands in.
    ///   - limit: the greatest height of a piece.
    func pieces(_ path: [Tag], limit: Double) -> [Piece] {
        let ascent = cells.map(\.ascent).max() ?? 0
        let text = ascent + (cells.map(\.descent).max() ?? 0)
        let height = max(least, text + 2 * padding)
        let baseline = (height - text) / 2 + ascent
        var groups = cells.map { cell in
            MarkGroup(
                tag: cell.tag,
                marks: cell.marks.map { mark in
                    var mark = mark
                    mark.y += baseline
                    return mark
                })
        }
        if height > limit { groups = groups.filter { !$0.marks.isEmpty } }
        var result = height <= limit ? [Piece(height: height, path: path, groups: groups)] : []
        if height > limit { result = Self.slabs(groups, height, path, limit) }
        if let rule, let last = result.indices.last {
            result[last].groups.append(
                MarkGroup(tag: nil, marks: [Mark(rule, x: 0, y: result[last].height)]))
        }
        return result
    }

    /// Cuts what is higher than a page between its lines.
    private static func slabs(
        _ groups: [MarkGroup], _ height: Double, _ path: [Tag], _ limit: Double
    ) -> [Piece] {
        // A line that reaches over a cut stands below it, in room that every slab but the first keeps for it.
        let room = 16.0
        let step = limit - room
        return (0..<Int((height / step).rounded(.up))).map { slab in
            let from = Double(slab) * step
            let shift = slab == 0 ? 0 : room - from
            let parts = groups.map { group in
                MarkGroup(
                    tag: group.tag,
                    marks: group.marks.compactMap { mark in
                        let bottom = mark.y + mark.depth
                        guard bottom > from, bottom <= from + step else { return nil }
                        var mark = mark
                        mark.y += shift
                        return mark
                    })
            }
            return Piece(height: min(step, height - from) + (slab == 0 ? 0 : room), path: path, groups: parts)
        }
    }
}
