// One document becomes one PDF: measured, laid on pages, drawn, all in memory.

import CPangoCairo
import ReceptionPaper
import TerminalKit

/// Prints documents; what fonts it has found serve the next one too.
final class Press {
    /// Finds the fonts of all sizes, which costs more than to draw a page with them.
    func warmUp() {
        let blocks: [PaperBlock] =
            (1...3).map { .heading(level: $0, text: "A") } + [
                .paragraph("a", .body), .paragraph("a", .small),
            ] + [
                .paragraph("A", .strong), .table(PaperTable(columns: [PaperColumn("A")], rows: [["a"]])),
            ]
        // Without fonts each document says so itself.
        _ = try? print(PaperDocument(title: "", created: 0, footer: ["a"], blocks: blocks))
    }

    /// The PDF of a document.
    /// - Throws: ``PrintError/missingGlyph(_:)`` or ``PrintError/drawing(_:)``.
    func print(_ document: PaperDocument) throws(PrintError) -> [UInt8] {
        let sheet = Measure.sheet(document.format)
        let sink = ByteSink()
        let surface: OpaquePointer = cairo_pdf_surface_create_for_stream(
            ByteSink.take, Unmanaged.passUnretained(sink).toOpaque(), sheet.width, sheet.height)
        defer { cairo_surface_destroy(surface) }
        cairo_pdf_surface_set_metadata(
            surface, CAIRO_PDF_METADATA_TITLE, DisplayWidth.harmless(document.title))
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Mottagning")
        cairo_pdf_surface_set_metadata(
            surface, CAIRO_PDF_METADATA_CREATE_DATE, Stamp.text(seconds: document.created))
        let cairo: OpaquePointer = cairo_create(surface)
        defer { cairo_destroy(cairo) }

        let setter = TextSetter(cairo: cairo, language: document.language)
        let width = sheet.width - Measure.left - Measure.right
        let foot = try Foot(document, setter, width: width)
        let height = sheet.height - Measure.top - Measure.bottom - foot.height
        var composer = Composer(setter: setter, width: width, height: height)
        for block in document.blocks { try composer.add(block) }
        let pages = Pagination.pages(composer.pieces, height: height)

        let canvas = Canvas(cairo: cairo)
        let root = Tag(name: "Document", id: 0, isContainer: true)
        canvas.enter([root])
        for (index, page) in pages.enumerated() {
            for placed in page {
                if placed.isRepeated { canvas.leaveText() } else { canvas.enter([root] + placed.piece.path) }
                canvas.draw(
                    placed.piece.groups, x: Measure.left, y: Measure.top + placed.y,
                    isTagged: !placed.isRepeated)
            }
            canvas.leaveText()
            let isLast = index == pages.count - 1
            // The footer is read once, after all else.
            if isLast { canvas.enter([root, Tag(name: "P", id: -1, isContainer: false)]) }
            let piece = try foot.piece(page: index + 1, of: pages.count)
            canvas.draw(
                piece.groups, x: Measure.left, y: sheet.height - Measure.bottom - foot.height,
                isTagged: isLast)
            canvas.leaveText()
            cairo_show_page(cairo)
        }
        canvas.enter([])
        let state = cairo_status(cairo)
        cairo_surface_finish(surface)
        for status in [state, cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
            throw .drawing(Int(status.rawValue))
        }
        return Catalogue.adding(language: document.language, to: sink.bytes)
    }
}

/// What cairo writes.
final class ByteSink {
    private(set) var bytes: [UInt8] = []

    /// Takes bytes for the sink that the first argument points to.
    static let take: cairo_write_func_t = { target, data, count in
        guard let target, let data else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<ByteSink>.fromOpaque(target).takeUnretainedValue().bytes
            .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
    }
}

/// A moment as PDF's metadata want it.
enum Stamp {
    /// ISO 8601 in UTC.
    static func text(seconds: Int) -> String {
        // The years that a date of four digits can be in.
        let bounded = min(max(seconds, 0), 253_402_300_799)
        guard let date = g_date_time_new_from_unix_utc(gint64(bounded)) else { return "" }
        defer { g_date_time_unref(date) }
        guard let text = g_date_time_format(date, "%Y-%m-%dT%H:%M:%SZ") else { return "" }
        defer { g_free(text) }
        return String(cString: text)
    }
}
