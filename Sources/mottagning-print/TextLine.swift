// Text that pango has laid out, as lines that can be placed one by one.

import CPangoCairo
import ReceptionPaper

/// Text in one face and width. Its lines may stand on different pages.
final class TextBlock {
    /// One line of a block, as long as the block lives. Lengths are in points.
    struct Line {
        let line: UnsafeMutablePointer<PangoLayoutLine>
        /// From the block's left edge to where the line begins, by the way its script runs.
        let x: Double
        /// From the block's top to the baseline.
        let baseline: Double
        /// Of the text itself.
        let width: Double
        /// Above and below the baseline, the distance to the next line included.
        let ascent: Double
        let descent: Double
    }

    private let layout: OpaquePointer
    private(set) var lines: [Line] = []
    /// The height of all lines.
    private(set) var height = 0.0

    /// Takes the layout over and frees it in the end.
    init(owning layout: OpaquePointer) {
        self.layout = layout
        let iterator = pango_layout_get_iter(layout)
        defer { pango_layout_iter_free(iterator) }
        repeat {
            guard let line = pango_layout_iter_get_line_readonly(iterator) else { continue }
            var logical = PangoRectangle()
            pango_layout_iter_get_line_extents(iterator, nil, &logical)
            let baseline = Self.points(pango_layout_iter_get_baseline(iterator))
            let top = Self.points(logical.y)
            let bottom = top + Self.points(logical.height)
            // After all measuring, because pango keeps sums over the runs. The space stands at the left end of
            // what runs to the left.
            let space = Self.points(pc_flatten_final_space(line))
            let isLeftward = line.pointee.resolved_dir == PANGO_DIRECTION_RTL.rawValue
            lines.append(
                Line(
                    line: line, x: Self.points(logical.x) + (isLeftward ? space : 0),
                    baseline: baseline, width: Self.points(logical.width) - space, ascent: baseline - top,
                    descent: bottom - baseline))
            height = bottom
        } while pango_layout_iter_next_line(iterator) != 0
    }

    deinit { pc_release_layout(layout) }

    /// The width of the widest line.
    var width: Double { lines.map(\.width).max() ?? 0 }

    /// The marks of all lines with the block's top at a height.
    /// - Parameters:
    ///   - x: the block's left edge.
    ///   - y: its top.
    ///   - side: where lines stand in `room`; nil lets each stand as its script runs.
    ///   - room: the width that lines are placed in.
    func marks(x: Double, y: Double, side: PaperColumn.Side? = nil, room: Double = 0) -> [Mark] {
        lines.map { line in
            let shift =
                switch side {
                case nil: line.x
                case .left: 0.0
                case .centre: (room - line.width) / 2
                case .right: room - line.width
                }
            return Mark(.line(line), x: x + shift, y: y + line.baseline)
        }
    }

    private static func points(_ units: Int32) -> Double { Double(units) / Double(PANGO_SCALE) }
}
