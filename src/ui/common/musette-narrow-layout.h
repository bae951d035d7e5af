/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MUSETTE_TYPE_NARROW_LAYOUT (musette_narrow_layout_get_type ())
G_DECLARE_FINAL_TYPE (MusetteNarrowLayout,
                      musette_narrow_layout,
                      MUSETTE,
                      NARROW_LAYOUT,
                      GtkLayoutManager)

MusetteNarrowLayout *musette_narrow_layout_attach (GtkWidget *widget, int limit);
gboolean musette_narrow_layout_get_narrow (MusetteNarrowLayout *self);

G_END_DECLS
