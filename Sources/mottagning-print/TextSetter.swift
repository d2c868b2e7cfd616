// Sets text: chooses the font, breaks lines, and refuses what no font can draw.

import CPangoCairo
import TerminalKit

/// A size and weight of type.
struct Face: Hashable {
    /// In points.
    var size: Double
    var isBold = false
}

/// Lays text out for one document.
final class TextSetter {
    private let context: OpaquePointer
    /// All that has been set: lines are drawn long after, and a block does not outlive the setter.
    private var blocks: [TextBlock] = []
    private var descriptions: [Face: OpaquePointer] = [:]
    private var widths: [Face: [String: Double]] = [:]

    /// - Parameters:
    ///   - cairo: what is drawn on later, so that measures are those of the drawing.
    ///   - language: BCP 47; decides between forms that languages draw differently.
    init(cairo: OpaquePointer, language: String) {
        context = pango_cairo_create_context(cairo)
        // A screen has dots to round to; on paper letters would stand apart unevenly.
        pango_context_set_round_glyph_positions(context, 0)
        let options: OpaquePointer = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        pango_context_set_language(context, pango_language_from_string(language))
        pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
    }

    deinit {
        for description in descriptions.values { pango_font_description_free(description) }
        pc_release_context(context)
    }

    /// Sets a text.
    ///
    /// - Parameters:
    ///   - text: its line feeds are breaks; other control characters and bidi overrides are made harmless.
    ///   - face: size and weight.
    ///   - width: where lines break, in points; nil for never.
    ///   - leading: points between lines.
    ///   - breaksWords: whether a word wider than the line is broken; else lines end only at spaces.
    /// - Throws: ``PrintError/missingGlyph(_:)``.
    func set(
        _ text: String, _ face: Face, width: Double? = nil, leading: Double = 0, breaksWords: Bool = true
    ) throws(PrintError) -> TextBlock {
        let clean = text.split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { Self.parts(of: DisplayWidth.harmless(String($0))) }
            // Who listens hears a space where who looks sees a new line.
            .joined(separator: " \n")
        // A letter and its mark as one character are one glyph in most fonts, and no element of their own.
        let composed = g_utf8_normalize(clean, -1, G_NORMALIZE_DEFAULT_COMPOSE)
        defer { g_free(composed) }
        let text = composed.map { String(cString: $0) } ?? clean
        let layout: OpaquePointer = pango_layout_new(context)
        pango_layout_set_font_description(layout, description(face))
        setAttributes(of: layout, text, breaksWords: breaksWords)
        // A name in Arabic does not turn the line that it begins; what is in such a script alone runs as it does.
        let runsRightward = text.unicodeScalars.contains { pc_runs_rightward($0.value) != 0 }
        pango_layout_set_auto_dir(layout, runsRightward ? 0 : 1)
        pango_layout_set_wrap(layout, breaksWords ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD)
        if let width { pango_layout_set_width(layout, Int32((width * Double(PANGO_SCALE)).rounded(.down))) }
        pango_layout_set_spacing(layout, Int32(leading * Double(PANGO_SCALE)))
        pango_layout_set_text(layout, text, -1)
        let block = TextBlock(owning: layout)
        if pango_layout_get_unknown_glyphs_count(layout) > 0 {
            throw .missingGlyph(MissingScript(of: Self.missing(in: layout)))
        }
        blocks.append(block)
        return block
    }

    /// How wide a word is on a line of its own. The tables of a paper have most of their words in common.
    func width(of word: String, _ face: Face) throws(PrintError) -> Double {
        if let known = widths[face]?[word] { return known }
        let width = try set(word, face).width
        widths[face, default: [:]][word] = width
        return width
    }

    /// No stretch of text that pango measures at once is longer: its widths are kept in 32 bits, and what lies beyond them
    /// would not be drawn.
    private static let longest = 16_384

    /// A text divided at spaces, wherever it comes to more than can be measured at once.
    private static func parts(of text: String) -> [String] {
        guard text.utf8.count > longest else { return [text] }
        var parts = [""]
        var length = 0
        for scalar in text.unicodeScalars {
            if length >= longest, scalar == " " {
                parts.append("")
                length = 0
                continue
            }
            parts[parts.count - 1].unicodeScalars.append(scalar)
            length += 1
        }
        return parts
    }

    private func setAttributes(of layout: OpaquePointer, _ text: String, breaksWords: Bool) {
        let list: OpaquePointer = pango_attr_list_new()
        defer { pango_attr_list_unref(list) }
        // Where a number or a name must be broken, a hyphen would be read as a part of it.
        pango_attr_list_insert(list, pango_attr_insert_hyphens_new(0))
        // Joined letters (fi) are read as one strange character by some readers. Arabic and the scripts after
        // it in Unicode cannot do without their joins.
        let unjoined = pango_attr_font_features_new("liga=0, clig=0, dlig=0")
        Self.insert(unjoined, into: list, text) { $0.value < 0x590 }
        // A double name is not broken at its hyphen.
        if !breaksWords {
            Self.insert(pango_attr_allow_breaks_new(0), into: list, text) { $0 != " " && $0 != "\n" }
        }
        pango_layout_set_attributes(layout, list)
    }

    /// Gives copies of an attribute, which is freed, to all parts of a text whose characters are of a kind.
    private static func insert(
        _ attribute: UnsafeMutablePointer<PangoAttribute>?, into list: OpaquePointer, _ text: String,
        where isOfKind: (Unicode.Scalar) -> Bool
    ) {
        defer { pango_attribute_destroy(attribute) }
        for part in text.unicodeScalars.split(whereSeparator: { !isOfKind($0) }) {
            guard let copy = pango_attribute_copy(attribute) else { continue }
            let start = text.utf8.distance(from: text.startIndex, to: part.startIndex)
            let length = text.utf8.distance(from: part.startIndex, to: part.endIndex)
            copy.pointee.start_index = guint(start)
            copy.pointee.end_index = guint(start + length)
            pango_attr_list_insert(list, copy)
        }
    }

    private func description(_ face: Face) -> OpaquePointer {
        if let known = descriptions[face] { return known }
        let made: OpaquePointer = pango_font_description_new()
        pango_font_description_set_family(made, Measure.family)
        pango_font_description_set_weight(made, face.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_font_description_set_absolute_size(made, face.size * Double(PANGO_SCALE))
        descriptions[face] = made
        return made
    }

    /// The first character without a glyph; 0 where the run hides it.
    private static func missing(in layout: OpaquePointer) -> UInt32 {
        let iterator = pango_layout_get_iter(layout)
        defer { pango_layout_iter_free(iterator) }
        repeat {
            guard let run = pango_layout_iter_get_run_readonly(iterator)?.pointee.glyphs?.pointee else {
                continue
            }
            for index in 0..<Int(run.num_glyphs) {
                let character = pc_missing_character(run.glyphs[index].glyph)
                if character != 0 { return character }
            }
        } while pango_layout_iter_next_run(iterator) != 0
        return 0
    }
}
