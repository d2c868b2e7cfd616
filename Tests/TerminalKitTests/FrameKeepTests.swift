// Pictures that take from the one before what was drawn from the same content.

import Testing

@testable import TerminalKit

@Suite struct FrameKeepTests {
    /// A picture of a list, and which of its rows were drawn for it.
    private func picture(_ texts: [String], after before: Frame?, columns: Int = 8) -> (
        Frame, drawn: [String]
    ) {
        var frame = Frame(columns: columns, rows: 4, after: before)
        var drawn: [String] = []
        for (row, text) in texts.enumerated() {
            frame.keep(text, area: Rect(row: row, column: 1, rows: 1, columns: columns - 1)) { frame in
                drawn.append(text)
                frame.put(text, row: row, column: 1, width: columns - 1)
            }
        }
        return (frame, drawn)
    }

    @Test func drawsOnlyWhatIsAnother() {
        let (first, all) = picture(["en", "två", "tre"], after: nil)
        #expect(all == ["en", "två", "tre"])
        let (second, drawn) = picture(["en", "fyra", "tre"], after: first)
        #expect(drawn == ["fyra"])
        #expect(second == picture(["en", "fyra", "tre"], after: nil).0)
        #expect(second.cells == picture(["en", "fyra", "tre"], after: nil).0.cells)
        // And so on from picture to picture.
        let (third, few) = picture(["en", "fyra", "fem"], after: second)
        #expect(few == ["fem"] && third.lines == [" en", " fyra", " fem", ""])
    }

    @Test func findsRowsThatWereScrolledByOne() {
        let first = picture(["en", "två", "tre", "fyra"], after: nil).0
        let (down, drawn) = picture(["två", "tre", "fyra", "fem"], after: first)
        #expect(drawn == ["fem"] && down.lines == [" två", " tre", " fyra", " fem"])
        let (up, few) = picture(["en", "två", "tre", "fyra"], after: down)
        #expect(few == ["en"] && up == first)
    }

    /// A picture of a list with a row selected, and which rows were drawn for it.
    private func list(_ texts: [String], selected: Int?, after before: Frame?, named name: String = "en") -> (
        Frame, drawn: [String]
    ) {
        var frame = Frame(columns: 8, rows: 4, after: before)
        var drawn: [String] = []
        let area = Rect(row: 0, column: 1, rows: texts.count, columns: 7)
        frame.keepRows(name, area: area, selected: selected) { row, frame in
            func draw(_ frame: inout Frame) {
                drawn.append(texts[row])
                frame.put(
                    texts[row], row: row, column: 1, width: 7, style: row == selected ? .selected : .normal)
            }
            if row == selected { return draw(&frame) }
            frame.keep(texts[row], area: Rect(row: row, column: 1, rows: 1, columns: 7), draw: draw)
        }
        return (frame, drawn)
    }

    @Test func drawsTheRowsWhoseSelectionChanged() {
        let texts = ["en", "två", "tre", "fyra"]
        let (first, all) = list(texts, selected: 1, after: nil)
        #expect(all == texts)
        let (second, drawn) = list(texts, selected: 3, after: first)
        #expect(drawn == ["två", "fyra"])
        #expect(second == list(texts, selected: 3, after: nil).0)
        // Single rows are known still when the list is another one: scrolled by one, and nothing selected.
        let (third, few) = list(["två", "tre", "fyra", "fem"], selected: nil, after: second, named: "två")
        #expect(few == ["fyra", "fem"] && third.lines == [" två", " tre", " fyra", " fem"])
        // Fewer rows are another place, and another name another list, however alike.
        #expect(list(["två", "tre"], selected: nil, after: third, named: "två").drawn == [])
        #expect(list(texts, selected: 3, after: second, named: "två").drawn == ["fyra"])
        let other = list(["1", "2", "3", "4"], selected: 3, after: second, named: "två")
        #expect(other.drawn == ["1", "2", "3", "4"])
    }

    @Test func takesNothingWhereItMayBeWrong() {
        let first = picture(["en", "två"], after: nil).0
        #expect(picture(["en", "två"], after: first, columns: 9).drawn.count == 2)
        var covered = first
        covered.put("över", row: 0, column: 0)
        covered.keepNothing()
        #expect(picture(["en", "två"], after: covered).drawn.count == 2)
        var cleared = first
        cleared.clear()
        #expect(picture(["en", "två"], after: cleared).drawn.count == 2)
        // The same text as another kind of thing is another content.
        var other = Frame(columns: 8, rows: 4, after: first)
        var isDrawn = false
        other.keep(Substring("en"), area: Rect(row: 0, column: 1, rows: 1, columns: 7)) { _ in isDrawn = true
        }
        #expect(isDrawn)
        // Outside the frame nothing is kept, and nothing breaks.
        other.keep("en", area: Rect(row: 9, column: 1, rows: 1, columns: 7)) {
            $0.put("en", row: 9, column: 1)
        }
        other.keep("en", area: Rect(row: 0, column: 1, rows: 1, columns: 98)) {
            $0.put("en", row: 0, column: 1)
        }
        #expect(other.lines[0] == " en")
    }

    @Test func partsOfSeveralRowsAreKeptWhole() {
        func picture(_ texts: [String], after before: Frame?) -> Frame {
            var frame = Frame(columns: 9, rows: 5, after: before)
            for (place, text) in texts.enumerated() {
                let area = Rect(row: 1, column: place * 4, rows: 3, columns: 4)
                frame.keep(text, area: area) { frame in
                    for row in area.rowRange { frame.put(text, row: row, column: area.column, width: 4) }
                }
            }
            return frame
        }
        let first = picture(["ett", "två"], after: nil)
        let second = picture(["ett", "sex"], after: first)
        #expect(second.lines == ["", "ett sex", "ett sex", "ett sex", ""])
        #expect(second.cells == picture(["ett", "sex"], after: nil).cells)
    }

    @Test func valuesAreWorkedOutOnce() {
        var works = 0
        func picture(_ content: Int, after before: Frame?) -> (Frame, String) {
            var frame = Frame(columns: 9, rows: 5, after: before)
            let value = frame.recall(content) { () -> String in
                works += 1
                return "\(content)!"
            }
            frame.keepNothing()
            return (frame, value)
        }
        let first = picture(1, after: nil)
        let second = picture(1, after: first.0)
        #expect(works == 1 && second.1 == "1!")
        let third = picture(2, after: second.0)
        #expect(works == 2 && third.1 == "2!")
        // Only the picture before is asked.
        #expect(picture(1, after: third.0).1 == "1!" && works == 3)
    }
}
