// Charts in plain text: a line a bar, its filled part in number signs and its frame in hyphens.

import TerminalKit

extension PlainWriter {
    /// Writes a chart; where there is no room for bars the labels and values stand alone.
    mutating func write(_ chart: PaperChart) {
        guard !chart.bars.isEmpty else { return }
        let labels = max(1, min(chart.bars.map { DisplayWidth.of($0.label) }.max() ?? 0, width * 2 / 5))
        let texts = max(1, min(chart.bars.map { DisplayWidth.of($0.text) }.max() ?? 0, width * 2 / 5))
        let room = width - labels - texts - 4
        let length = room < 8 ? 0 : min(40, room)
        func columns(_ value: Int?) -> Int { max(0, value ?? 0) * length / chart.end }
        for bar in chart.bars {
            let filled = columns(bar.value)
            let frame = max(0, columns(bar.upTo) - filled)
            let drawn =
                String(repeating: "#", count: filled) + String(repeating: "-", count: frame)
                + String(repeating: " ", count: length - filled - frame)
            let left = PlainLine.wrap(bar.label, to: labels)
            let right = PlainLine.wrap(bar.text, to: texts)
            for index in 0..<max(left.count, right.count) {
                let label = PlainLine.pad(index < left.count ? left[index] : "", labels, .left)
                let text = index < right.count ? right[index] : ""
                let middle = index == 0 ? drawn : String(repeating: " ", count: length)
                add(length == 0 ? label + "  " + text : label + "  " + middle + "  " + text)
            }
        }
        guard let mark = chart.mark else { return }
        if length > 0 {
            add(String(repeating: " ", count: labels + 2 + max(0, columns(mark.value) - 1)) + "^")
        }
        write(wrapped: mark.label, indent: length > 0 ? min(labels + 2, width / 2) : 0)
    }
}
