// Puts pieces on pages: what is kept together stays together where a page can hold it.

/// A piece at its place.
struct PlacedPiece {
    let piece: Piece
    /// From the top of the text area.
    let y: Double
    /// Whether it stands there again and is no part of the structure.
    let isRepeated: Bool
}

enum Pagination {
    /// The pages of a document; at least one.
    ///
    /// - Parameters:
    ///   - pieces: in reading order.
    ///   - height: of the text area.
    static func pages(_ pieces: [Piece], height: Double) -> [[PlacedPiece]] {
        var pages: [[PlacedPiece]] = [[]]
        var y = 0.0
        var index = pieces.startIndex
        while index < pieces.endIndex {
            var end = index
            while pieces[end].keepsWithNext, end + 1 < pieces.endIndex, !pieces[end + 1].startsPage {
                end += 1
            }
            let chain = pieces[index...end]
            let isFresh = pages[pages.count - 1].isEmpty
            if pieces[index].startsPage || !(fits(chain, y, height) || isFresh) {
                if !isFresh { turn(&pages, &y) }
            }
            // What no page can hold is placed piece by piece.
            for piece in chain {
                if !pages[pages.count - 1].isEmpty, y + piece.above + piece.height > height + slack {
                    turn(&pages, &y)
                }
                place(piece, &pages, &y)
            }
            index = end + 1
        }
        return pages
    }

    /// For the rounding of sums.
    private static let slack = 0.01

    private static func fits(_ chain: ArraySlice<Piece>, _ y: Double, _ height: Double) -> Bool {
        y + chain.reduce(0) { $0 + $1.above + $1.height } <= height + slack
    }

    private static func turn(_ pages: inout [[PlacedPiece]], _ y: inout Double) {
        pages.append([])
        y = 0
    }

    private static func place(_ piece: Piece, _ pages: inout [[PlacedPiece]], _ y: inout Double) {
        if pages[pages.count - 1].isEmpty {
            for header in piece.header where !piece.isHeader {
                pages[pages.count - 1].append(PlacedPiece(piece: header, y: y, isRepeated: true))
                y += header.height
            }
        } else {
            y += piece.above
        }
        pages[pages.count - 1].append(PlacedPiece(piece: piece, y: y, isRepeated: false))
        y += piece.height
    }
}
