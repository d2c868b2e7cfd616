// How wide the columns of a table are on a screen of a given width, and how a row of it is drawn.

/// The columns of a table.
///
/// On a narrow screen the flexible columns shrink to their minimum first, then the columns of the highest
/// `rank` vanish.
public struct ColumnLayout: Hashable, Sendable {
    /// How a column takes its share of the width.
    public enum Width: Hashable, Sendable {
        /// Always so many columns.
        case fixed(Int)
        /// At least so many, and a share of what is left by weight.
        case flexible(minimum: Int, weight: Int = 1)
    }

    /// Which end of a column the text stands at.
    public enum Alignment: Hashable, Sendable {
        /// Words.
        case left
        /// Numbers.
        case right
    }

    /// One column as meant.
    public struct Column: Hashable, Sendable {
        /// Its width.
        public let width: Width
        /// Its alignment.
        public let alignment: Alignment
        /// When it vanishes: 0 never before any other, higher sooner.
        public let rank: Int

        /// A column.
        public init(_ width: Width, _ alignment: Alignment = .left, rank: Int = 0) {
            self.width = width
            self.alignment = alignment
            self.rank = rank
        }

        var minimum: Int {
            switch width {
            case .fixed(let columns): max(0, columns)
            case .flexible(let minimum, _): max(0, minimum)
            }
        }

        var weight: Int {
            switch width {
            case .fixed: 0
            case .flexible(_, let weight): max(0, weight)
            }
        }
    }

    /// One column as it came out.
    public struct Slot: Hashable, Sendable {
        /// Which of the columns this is.
        public let index: Int
        /// Its first column, counted from the table's left.
        public let column: Int
        /// Its width.
        public let width: Int
        /// Its alignment.
        public let alignment: Alignment
    }

    /// The columns that have room, from the left.
    public let slots: [Slot]
    /// The width of the whole table.
    public let width: Int

    /// Lays out columns.
    ///
    /// - Parameters:
    ///   - columns: the columns as meant.
    ///   - width: the screen's columns at hand.
    ///   - gap: blank columns between two.
    public init(_ columns: [Column], width: Int, gap: Int = 1) {
        self.width = max(0, width)
        var kept = Array(columns.enumerated())
        func needed() -> Int { kept.reduce(0) { $0 + $1.element.minimum } + gap * max(0, kept.count - 1) }
        while kept.count > 1, needed() > self.width {
            guard let last = kept.indices.max(by: { kept[$0].element.rank < kept[$1].element.rank }) else {
                break
            }
            let worst = kept[last].element.rank
            // Of several with the same rank the rightmost goes first.
            let victim = kept.lastIndex { $0.element.rank == worst } ?? last
            kept.remove(at: victim)
        }
        var spare = max(0, self.width - needed())
        var weights = kept.reduce(0) { $0 + $1.element.weight }
        var place = 0
        var result: [Slot] = []
        for (index, column) in kept {
            let share = weights > 0 ? spare * column.weight / weights : 0
            spare -= share
            weights -= column.weight
            let slotWidth = min(column.minimum + share, max(0, self.width - place))
            result.append(Slot(index: index, column: place, width: slotWidth, alignment: column.alignment))
            place += slotWidth + gap
        }
        slots = result
    }
}

extension Frame {
    /// Draws one row of a table over its whole width, in one style or in one for each cell.
    ///
    /// - Parameters:
    ///   - texts: one text for each column as meant; missing ones are blank.
    ///   - layout: the widths.
    ///   - row: the row.
    ///   - column: the table's first column.
    ///   - style: the row's style.
    ///   - styles: styles of single columns, by their index.
    public mutating func putRow(
        _ texts: [String], layout: ColumnLayout, row: Int, column: Int, style: Style = .normal,
        styles: [Int: Style] = [:]
    ) {
        put("", row: row, column: column, width: layout.width, style: style)
        for slot in layout.slots where slot.index < texts.count {
            let own = styles[slot.index] ?? style
            let place = column + slot.column
            switch slot.alignment {
            case .left: put(texts[slot.index], row: row, column: place, width: slot.width, style: own)
            case .right: putRight(texts[slot.index], row: row, column: place, width: slot.width, style: own)
            }
        }
    }
}
