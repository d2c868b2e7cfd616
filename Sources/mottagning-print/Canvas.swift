// The drawing on cairo: marks in black, and the structure around them.

import CPangoCairo

/// The pages of one PDF while they are drawn.
final class Canvas {
    private let cairo: OpaquePointer
    private var open: [Tag] = []

    init(cairo: OpaquePointer) { self.cairo = cairo }

    /// Opens and closes elements until exactly those of a path are open.
    func enter(_ path: [Tag]) {
        var shared = 0
        while shared < min(open.count, path.count), open[shared] == path[shared] { shared += 1 }
        while open.count > shared { close() }
        for tag in path.dropFirst(shared) {
            cairo_tag_begin(cairo, tag.name, nil)
            open.append(tag)
        }
    }

    /// Closes what cannot go on over the end of a page.
    func leaveText() {
        while let last = open.last, !last.isContainer { close() }
    }

    private func close() {
        guard let last = open.popLast() else { return }
        cairo_tag_end(cairo, last.name)
    }

    /// Draws the groups of a piece.
    /// - Parameter isTagged: whether they are part of the structure.
    func draw(_ groups: [MarkGroup], x: Double, y: Double, isTagged: Bool) {
        // Lines and boxes first: between the texts they would cut an element in two.
        for mark in groups.flatMap(\.marks) { stroke(mark, x: x + mark.x, y: y + mark.y) }
        for group in groups {
            let lines = group.marks.compactMap { mark -> (TextBlock.Line, Mark)? in
                guard case .line(let line) = mark.kind else { return nil }
                return (line, mark)
            }
            // An empty cell keeps its element: the cells of a row are counted.
            if let tag = group.tag, isTagged { cairo_tag_begin(cairo, tag, nil) }
            for (line, mark) in lines {
                pc_show_line(cairo, line.line, x + mark.x, y + mark.y)
            }
            if let tag = group.tag, isTagged { cairo_tag_end(cairo, tag) }
        }
    }

    private func stroke(_ mark: Mark, x: Double, y: Double) {
        switch mark.kind {
        case .line: return
        case .box(let side):
            cairo_set_line_width(cairo, 0.9)
            cairo_rectangle(cairo, x + 0.45, y + 0.45, side - 0.9, side - 0.9)
            cairo_stroke(cairo)
        case .dots(let length):
            guard length > 0 else { return }
            cairo_set_line_width(cairo, 1)
            cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND)
            cairo_set_dash(cairo, [0, 2.8], 2, 0)
            cairo_move_to(cairo, x + 0.5, y)
            cairo_line_to(cairo, x + length - 0.5, y)
            cairo_stroke(cairo)
            cairo_set_dash(cairo, nil, 0, 0)
            cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT)
        case .fill(let width, let height):
            cairo_set_source_rgb(cairo, 0.3, 0.3, 0.3)
            cairo_rectangle(cairo, x, y, width, height)
            cairo_fill(cairo)
            cairo_set_source_rgb(cairo, 0, 0, 0)
        case .frame(let width, let height):
            cairo_set_line_width(cairo, 0.7)
            cairo_rectangle(cairo, x + 0.35, y + 0.35, max(0, width - 0.7), height - 0.7)
            cairo_stroke(cairo)
        case .upright(let length, let isDashed):
            cairo_move_to(cairo, x, y)
            cairo_line_to(cairo, x, y + length)
            if isDashed {
                // White beside it, so that it is seen on a bar too.
                cairo_set_line_width(cairo, 2.6)
                cairo_set_source_rgb(cairo, 1, 1, 1)
                cairo_stroke_preserve(cairo)
                cairo_set_source_rgb(cairo, 0, 0, 0)
                cairo_set_dash(cairo, [2.5, 2], 2, 0)
            }
            cairo_set_line_width(cairo, isDashed ? 1.2 : 0.7)
            cairo_stroke(cairo)
            cairo_set_dash(cairo, nil, 0, 0)
        case .rule(let length, let thickness, let isGrey):
            // Grey that a copier still takes for a line.
            let grey = isGrey ? 0.55 : 0
            cairo_set_source_rgb(cairo, grey, grey, grey)
            cairo_rectangle(cairo, x, y - thickness, length, thickness)
            cairo_fill(cairo)
            cairo_set_source_rgb(cairo, 0, 0, 0)
        }
    }
}
