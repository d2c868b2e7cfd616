// Drawing of text so that programs that read the file find all of it in the order in which people read it.

#ifndef MOTTAGNING_PANGOCAIRO_TEXT_H
#define MOTTAGNING_PANGOCAIRO_TEXT_H

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

// Makes the space at a line's end a glyph of the font without width. Where pango breaks a line it leaves no glyph, and
// cairo would draw an element of its own there, after which readers made of poppler lose the rest of the paragraph.
// Gives the width that the space had, in pango's units.
static inline int pc_flatten_final_space(PangoLayoutLine *line) {
    const char *text = pango_layout_get_text(line->layout);
    PangoLayoutRun *last = NULL;
    for (GSList *runs = line->runs; runs; runs = runs->next) {
        PangoLayoutRun *run = runs->data;
        if (!last || run->item->offset > last->item->offset) last = run;
    }
    if (!last || last->item->length < 1 || last->glyphs->num_glyphs < 1) return 0;
    int index = last->item->analysis.level & 1 ? 0 : last->glyphs->num_glyphs - 1;
    PangoGlyphInfo *glyph = last->glyphs->glyphs + index;
    if (text[last->item->offset + last->item->length - 1] != ' ' ||
        last->glyphs->log_clusters[index] != last->item->length - 1)
        return 0;
    hb_codepoint_t space = 0;
    if (!hb_font_get_nominal_glyph(pango_font_get_hb_font(last->item->analysis.font), ' ', &space)) return 0;
    int width = glyph->geometry.width;
    glyph->glyph = space;
    glyph->geometry.width = 0;
    return width;
}

// The character of Unicode's compatibility forms that a glyph of lam with alef is in its font; 0 for none. Said as two
// letters, cairo would put the glyph into an element of its own, with the consequence named above, and pdftotext would
// turn the two around.
static inline uint32_t pc_lam_alef(PangoFont *font, uint32_t glyph, const char *text, int length) {
    // The form that stands alone; the one that ends a word's part follows each.
    static const uint32_t forms[4][2] = {{0x622, 0xFEF5}, {0x623, 0xFEF7}, {0x625, 0xFEF9}, {0x627, 0xFEFB}};
    if (length != 4 || g_utf8_get_char(text) != 0x644) return 0;
    uint32_t alef = g_utf8_get_char(text + 2);
    for (int i = 0; i < 4; i++) {
        if (forms[i][0] != alef) continue;
        for (uint32_t form = forms[i][1]; form <= forms[i][1] + 1; form++) {
            hb_codepoint_t own = 0;
            if (hb_font_get_nominal_glyph(pango_font_get_hb_font(font), form, &own) && own == glyph) return form;
        }
    }
    return 0;
}

// Draws the glyphs of a run, each group with the letters that it stands for.
static inline void pc_show_run(cairo_t *cairo, const char *text, PangoLayoutRun *run, double x, double y) {
    PangoGlyphString *string = run->glyphs;
    PangoFont *font = run->item->analysis.font;
    cairo_glyph_t *glyphs = g_new(cairo_glyph_t, string->num_glyphs + 1);
    cairo_text_cluster_t *clusters = g_new(cairo_text_cluster_t, run->item->length + 1);
    GString *letters = g_string_sized_new((gsize)run->item->length + 1);
    int shown = 0, groups = 0, units = 0;
    for (int i = 0; i < string->num_glyphs; i++) {
        PangoGlyphInfo *glyph = string->glyphs + i;
        if (glyph->glyph != PANGO_GLYPH_EMPTY) {
            glyphs[shown].index = glyph->glyph;
            glyphs[shown].x = x + (double)(units + glyph->geometry.x_offset) / PANGO_SCALE;
            glyphs[shown].y = y + (double)glyph->geometry.y_offset / PANGO_SCALE;
            shown++;
        }
        units += glyph->geometry.width;
    }
    PangoGlyphItemIter at;
    gboolean more = pango_glyph_item_iter_init_start(&at, run, text);
    for (; more; more = pango_glyph_item_iter_next_cluster(&at)) {
        // Glyphs go from left to right, clusters as they are read.
        int step = at.start_glyph < at.end_glyph ? 1 : -1, count = 0;
        uint32_t only = 0;
        for (int i = at.start_glyph; i != at.end_glyph; i += step) {
            if (string->glyphs[i].glyph == PANGO_GLYPH_EMPTY) continue;
            only = string->glyphs[i].glyph;
            count++;
        }
        const char *part = text + at.start_index;
        int length = at.end_index - at.start_index;
        uint32_t form = count == 1 ? pc_lam_alef(font, only, part, length) : 0;
        gsize before = letters->len;
        if (form) g_string_append_unichar(letters, form);
        else g_string_append_len(letters, part, length);
        clusters[groups].num_bytes = (int)(letters->len - before);
        clusters[groups].num_glyphs = count;
        groups++;
    }
    cairo_set_scaled_font(cairo, pango_cairo_font_get_scaled_font((PangoCairoFont *)font));
    cairo_show_text_glyphs(
        cairo, letters->str, (int)letters->len, glyphs, shown, clusters, groups,
        run->item->analysis.level & 1 ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
    g_string_free(letters, TRUE);
    g_free(clusters);
    g_free(glyphs);
}

// Draws a line run by run as it is read. pango's own way goes from left to right, in which order text that mixes
// directions would stand in the file.
static inline void pc_show_line(cairo_t *cairo, PangoLayoutLine *line, double x, double y) {
    const char *text = pango_layout_get_text(line->layout);
    int shown = -1;
    for (;;) {
        PangoLayoutRun *next = NULL;
        int units = 0, at = 0;
        for (GSList *runs = line->runs; runs; runs = runs->next) {
            PangoLayoutRun *run = runs->data;
            if (run->item->offset > shown && (!next || run->item->offset < next->item->offset)) {
                next = run;
                at = units;
            }
            units += pango_glyph_string_get_width(run->glyphs);
        }
        if (!next) return;
        shown = next->item->offset;
        pc_show_run(cairo, text, next, x + (double)at / PANGO_SCALE, y);
    }
}

#endif
