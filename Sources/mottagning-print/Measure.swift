// Sizes and distances of the page, in points (1/72 inch).

import ReceptionPaper

enum Measure {
    /// Asked of fontconfig; scripts that it lacks come from whatever font has them.
    static let family = "DejaVu Sans"

    static let millimetre = 72 / 25.4
    static let left = 20 * millimetre
    static let right = 18 * millimetre
    static let top = 17 * millimetre
    static let bottom = 14 * millimetre

    // Few sizes: each that a document uses costs a search among all fonts.
    static let text = Face(size: 10)
    static let strong = Face(size: 10, isBold: true)
    static let small = Face(size: 8.5)
    static let large = Face(size: 14)
    static let display = Face(size: 24, isBold: true)
    static let caption = Face(size: 30, isBold: true)
    static let label = Face(size: 8.5)
    static let columnTitle = Face(size: 8.5, isBold: true)
    static let foot = Face(size: 8.5)

    /// The width and height of a sheet.
    static func sheet(_ format: PaperFormat) -> (width: Double, height: Double) {
        let short = 210 * millimetre
        let long = 297 * millimetre
        return format == .portrait ? (short, long) : (long, short)
    }

    /// The face of a heading.
    static func heading(_ level: Int) -> Face {
        Face(size: level < 2 ? 20 : level == 2 ? 12.5 : 10.5, isBold: true)
    }

    /// The height above a heading.
    static func above(heading level: Int) -> Double { level < 2 ? 10 : level == 2 ? 16 : 11 }

    /// Between parts of a document.
    static let gap = 7.0
    /// Between lines of running text.
    static let leading = 2.5
    /// Above and below the text of a row.
    static let padding = 3.0
    /// Between a cell's edge and its text.
    static let inset = 5.0
    /// The least height of a row that a pen writes in.
    static let penRow = 8.5 * millimetre
    /// The height of a bar, and half of what is between two.
    static let bar = 11.0
    static let barGap = 2.5
    /// The side of a box to tick.
    static let box = 12.5
    /// Between a box and its word.
    static let boxGap = 5.0
    /// Between a box with its word and the next box.
    static let besideBox = 12.0
}
