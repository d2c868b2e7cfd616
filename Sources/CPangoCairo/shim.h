// What Swift needs of pango and cairo and cannot reach by itself: macros, and a log that says nothing.

#ifndef MOTTAGNING_PANGOCAIRO_SHIM_H
#define MOTTAGNING_PANGOCAIRO_SHIM_H

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include "text.h"

static inline void pc_ignore(const char *domain, GLogLevelFlags level, const char *text, void *data) {
    (void)domain; (void)level; (void)text; (void)data;
}

// The libraries' own warnings may quote what they were given; what matters is found in their results.
static inline void pc_be_silent(void) { g_log_set_default_handler(pc_ignore, NULL); }

// The character that no font has, or 0 where the glyph is one of a font or of none.
static inline uint32_t pc_missing_character(uint32_t glyph) {
    return glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG) ? glyph & ~PANGO_GLYPH_UNKNOWN_FLAG : 0;
}

// The four letters of ISO 15924 for a character's script, the first in the highest byte.
static inline uint32_t pc_script(uint32_t character) {
    return g_unicode_script_to_iso15924(g_unichar_get_script(character));
}

// Whether a character is a letter of a script that runs from left to right.
static inline int pc_runs_rightward(uint32_t character) {
    if (!g_unichar_isalpha(character)) return 0;
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), character);
    return script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED &&
           hb_script_get_horizontal_direction(script) == HB_DIRECTION_LTR;
}

static inline void pc_release_layout(PangoLayout *layout) { g_object_unref(layout); }
static inline void pc_release_context(PangoContext *context) { g_object_unref(context); }

#endif
