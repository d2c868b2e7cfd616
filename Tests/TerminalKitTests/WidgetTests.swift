// Lists, text fields, tables, bars and rectangles.

import Testing

@testable import TerminalKit

@Suite struct ListViewportTests {
    @Test func scrollsSoThatTheSelectionIsVisible() {
        var list = ListViewport(count: 100, rows: 10)
        list.move(by: 9)
        #expect(list.visible == 0..<10)
        list.move(by: 1)
        #expect(list.visible == 1..<11)
        #expect(list.selectedOffset == 9)
        list.selectLast()
        #expect(list.selection == 99 && list.visible == 90..<100)
        list.selectFirst()
        #expect(list.visible == 0..<10)
    }

    @Test func pagesKeepThePlaceOnTheScreen() {
        var list = ListViewport(count: 100, rows: 10, selection: 3)
        list.page(1)
        #expect(list.selection == 13 && list.top == 10)
        list.halfPage(-1)
        #expect(list.selection == 8 && list.top == 5)
        list.page(.max)
        #expect(list.selection == 99 && list.top == 90)
        list.page(.min)
        #expect(list.selection == 0 && list.top == 0)
    }

    @Test func survivesChange() {
        var list = ListViewport(count: 100, rows: 10, selection: 99)
        list.setCount(5)
        #expect(list.selection == 4 && list.visible == 0..<5)
        list.setRows(2)
        #expect(list.visible == 3..<5)
        list.setCount(0)
        #expect(list.selected == nil && list.visible.isEmpty)
        list.move(by: 1)
        #expect(list.selection == 0)
    }

    @Test func alwaysVisibleWhateverHappens() {
        var random = SeededGenerator(state: 11)
        var list = ListViewport()
        for _ in 0..<5000 {
            let number = Int.random(in: -30...60, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: list.setCount(number)
            case 1: list.setRows(number)
            case 2: list.move(by: number)
            case 3: list.page(number)
            case 4: list.halfPage(number)
            default: list.select(number)
            }
            if list.count > 0 && list.rows > 0 { #expect(list.visible.contains(list.selection)) }
            #expect(list.visible.count == min(list.count, list.rows))
        }
    }
}

@Suite struct TextFieldTests {
    private func field(_ text: String, _ keys: [Key]) -> TextField {
        var result = TextField(text: text)
        for key in keys { _ = result.handle(key) }
        return result
    }

    @Test func editing() {
        #expect(field("", [.character("å"), .character("b")]).text == "åb")
        #expect(field("abc", [.left, .backspace]).text == "ac")
        #expect(field("abc", [.home, .delete, .character("x")]).text == "xbc")
        #expect(field("ett två tre ", [.control("w")]).text == "ett två ")
        #expect(field("abcd", [.left, .left, .control("k")]).text == "ab")
        #expect(field("abcd", [.left, .control("u")]).text == "d")
        #expect(field("a", [.paste("b\nc\td\u{202E}")]).text == "ab c d")
        #expect(field("e", [.character("\u{301}"), .backspace]).text == "")
        #expect(field("", [.backspace, .delete, .left, .right, .control("w")]).cursor == 0)
    }

    @Test func keysOfOthersAreLeftAlone() {
        var field = TextField(text: "a")
        for key in [Key.enter, .escape, .tab, .up, .down, .function(1), .alt("x")] {
            let taken = field.handle(key)
            #expect(!taken)
        }
    }

    @Test func keepsItsMaximum() {
        var field = TextField(text: "abc", maximumLength: 5)
        field.insert("d")
        #expect(!field.wasCut)
        field.insert("efgh")
        #expect(field.text == "abcde" && field.wasCut)
        field.move(by: -5)
        #expect(field.handle(.left) && !field.wasCut)
        // One character, however many marks it has; nothing of it is taken in.
        #expect(field.handle(.paste("e" + String(repeating: "\u{301}", count: 9000))) && field.wasCut)
        #expect(field.text == "abcde" && field.handle(.left) && !field.wasCut)
        field.insert("x")
        #expect(field.text == "abcde" && field.wasCut)
    }

    @Test("The cursor is always within the field and on its character")
    func cursorStaysInside() throws {
        let text = "Kungsgatan 12 東京都 lgh 1102, e\u{301}tage 3"
        for width in 1...20 {
            var field = TextField(text: text)
            for _ in 0...field.text.count {
                var frame = Frame(columns: 30, rows: 1)
                let place = try #require(field.draw(into: &frame, row: 0, column: 3, width: width))
                #expect((3..<3 + width).contains(place.column))
                if field.cursor < text.count, width > 2 {
                    let character = Array(text)[field.cursor]
                    #expect(frame[0, place.column]?.text.first == character || place.column == 2 + width)
                }
                field.move(by: -1)
            }
        }
    }
}

@Suite struct LayoutTests {
    @Test func sharesTheWidth() {
        let layout = ColumnLayout(
            [
                .init(.fixed(3)), .init(.flexible(minimum: 5)), .init(.flexible(minimum: 5, weight: 2)),
                .init(.fixed(4), .right),
            ],
            width: 40)
        #expect(layout.slots.map(\.width) == [3, 11, 19, 4])
        #expect(layout.slots.map(\.column) == [0, 4, 16, 36])
    }

    @Test func dropsTheLeastImportantWhenNarrow() {
        let columns: [ColumnLayout.Column] = [
            .init(.fixed(10)), .init(.fixed(10), rank: 2), .init(.fixed(10), rank: 1), .init(.fixed(10)),
        ]
        #expect(ColumnLayout(columns, width: 43).slots.map(\.index) == [0, 1, 2, 3])
        #expect(ColumnLayout(columns, width: 42).slots.map(\.index) == [0, 2, 3])
        #expect(ColumnLayout(columns, width: 25).slots.map(\.index) == [0, 3])
        #expect(ColumnLayout(columns, width: 4).slots.map(\.width) == [4])
        for width in 0...60 {
            let slots = ColumnLayout(columns, width: width).slots
            #expect(slots.allSatisfy { $0.column + $0.width <= width || $0.width == 0 })
        }
    }

    @Test func drawsARow() {
        var frame = Frame(columns: 14, rows: 1)
        let layout = ColumnLayout([.init(.flexible(minimum: 1)), .init(.fixed(4), .right)], width: 12)
        frame.putRow(["Rahimi", "-4"], layout: layout, row: 0, column: 1, styles: [1: .late])
        #expect(frame.line(0) == " Rahimi    -4")
        #expect(frame.styleRuns(row: 0).map(\.style) == [.normal, .late, .normal])
    }

    @Test func bars() {
        let glyphs = Glyphs.ascii
        #expect(glyphs.bar(done: 11, of: 13, width: 6) == "#####-")
        #expect(glyphs.bar(done: 12, of: 13, width: 6) == "#####-")
        #expect(glyphs.bar(done: 13, of: 13, width: 6) == "######")
        #expect(glyphs.bar(done: 1, of: 100, width: 6) == "#-----")
        #expect(glyphs.bar(done: 0, of: 0, width: 3) == "###")
        #expect(glyphs.bar(done: 5, of: 2, width: 0) == "")
        #expect(Glyphs.unicode.histogram([0, 1, 8]) == " \u{2581}\u{2588}")
        #expect(Glyphs.unicode.histogram([0, 0]) == "  ")
    }

    @Test func everyGlyphTakesOneColumn() {
        for glyphs in [Glyphs.unicode, .ascii] {
            let single = [
                glyphs.late, glyphs.soon, glyphs.barFull, glyphs.barEmpty, glyphs.passed, glyphs.current,
                glyphs.ahead,
                glyphs.line, glyphs.dashed, glyphs.vertical, glyphs.block, glyphs.shade, glyphs.lightShade,
                glyphs.ellipsis, glyphs.dot, glyphs.pointer, glyphs.check,
            ]
            for glyph in single + glyphs.levels + glyphs.spinner {
                #expect(DisplayWidth.of(String(glyph)) == 1)
            }
        }
    }

    @Test func rectangles() {
        let all = Rect(row: 0, column: 0, rows: 24, columns: 80)
        let (top, rest) = all.splitTop(1)
        let (body, bottom) = rest.splitBottom(2)
        #expect(top == Rect(row: 0, column: 0, rows: 1, columns: 80))
        #expect(body == Rect(row: 1, column: 0, rows: 21, columns: 80))
        #expect(bottom == Rect(row: 22, column: 0, rows: 2, columns: 80))
        #expect(all.splitLeft(30).rest.column == 30 && all.splitRight(30).right.columns == 30)
        #expect(all.splitTop(99).rest.isEmpty && all.splitBottom(-1).bottom.isEmpty)
        #expect(all.inset(rows: 20).isEmpty)
        #expect(all.intersection(Rect(row: 90, column: 0, rows: 5, columns: 5)).isEmpty)
        #expect(all.centered(rows: 4, columns: 20) == Rect(row: 10, column: 30, rows: 4, columns: 20))
    }
}
