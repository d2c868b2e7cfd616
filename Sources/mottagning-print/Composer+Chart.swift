// Charts: bars from one left edge, black enough to be copied, with their labels and values as a table for who listens.

import ReceptionPaper

extension Composer {
    /// Adds a chart; it stays on one page where a page can hold it.
    mutating func addChart(_ chart: PaperChart) throws(PrintError) {
        guard !chart.bars.isEmpty else { return }
        var labels = 40.0
        var texts = 20.0
        for bar in chart.bars {
            labels = max(labels, try setter.set(bar.label, Measure.label).width + 0.5)
            texts = max(texts, try setter.set(bar.text, Measure.label).width + 0.5)
        }
        labels = min(labels, width * 0.34)
        texts = min(texts, width * 0.42)
        let left = labels + Measure.inset
        let room = width - left - texts - Measure.inset
        let table = tag("Table", isContainer: true)
        var new: [Piece] = []
        for bar in chart.bars {
            var row = Row(cells: [], rule: nil, padding: Measure.barGap)
            row.least = Measure.bar + 2 * Measure.barGap
            let label = try setter.set(bar.label, Measure.label, width: labels)
            row.cells.append(Cell("TH", label, x: 0, room: labels, side: .right))
            let end = place(max(bar.value ?? 0, bar.upTo ?? 0), chart, room)
            let text = try setter.set(bar.text, Measure.label, width: texts)
            var start = left + end + Measure.inset
            // The dashed line would run through the words.
            if let mark = chart.mark.map({ left + place($0.value, chart, room) }),
                (start - 2...start + text.width).contains(mark)
            {
                start = mark + Measure.inset
            }
            row.cells.append(Cell("TD", text, x: start, room: texts))
            var pieces = row.pieces([table, tag("TR", isContainer: true)], limit: height)
            for index in pieces.indices {
                pieces[index].groups.insert(
                    MarkGroup(
                        tag: nil,
                        marks: marks(index == 0 ? bar : nil, chart, x: left, room, pieces[index].height)),
                    at: 0)
            }
            new += pieces
        }
        if let mark = chart.mark { new += try legend(mark, chart, x: left, room) }
        for index in new.indices.dropLast() { new[index].keepsWithNext = true }
        add(new, below: Measure.gap + 4)
    }

    /// How far from the left edge of the bars a value stands.
    private func place(_ value: Int, _ chart: PaperChart, _ room: Double) -> Double {
        room * Double(max(0, value)) / Double(chart.end)
    }

    /// The edge, the bar and the line to compare with, in a row of some height.
    private func marks(
        _ bar: PaperBar?, _ chart: PaperChart, x: Double, _ room: Double, _ height: Double
    ) -> [Mark] {
        var marks: [Mark] = []
        let top = (height - Measure.bar) / 2
        let filled = place(bar?.value ?? 0, chart, room)
        if let upTo = bar?.upTo {
            let end = place(upTo, chart, room)
            if end > filled {
                marks.append(Mark(.frame(end - filled, Measure.bar), x: x + filled, y: top))
            }
        }
        if filled > 0 { marks.append(Mark(.fill(filled, Measure.bar), x: x, y: top)) }
        marks.append(Mark(.upright(height, isDashed: false), x: x, y: 0))
        if let mark = chart.mark {
            marks.append(
                Mark(.upright(height, isDashed: true), x: x + place(mark.value, chart, room), y: 0))
        }
        return marks
    }

    /// What the dashed line says, below it and within the page.
    private mutating func legend(
        _ mark: PaperMark, _ chart: PaperChart, x: Double, _ room: Double
    ) throws(PrintError) -> [Piece] {
        let block = try setter.set(mark.label, Measure.label, width: width)
        let wanted = x + place(mark.value, chart, room) - block.width / 2
        let start = max(0, min(wanted, width - block.width))
        let cell = Cell(nil, block, x: start, room: block.width, side: .left)
        return Row(cells: [cell], rule: nil, padding: 1).pieces([tag("P")], limit: height)
    }
}
