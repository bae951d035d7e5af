/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-outbox.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_OUTBOX_ROW (musette_outbox_row_get_type ())
G_DECLARE_FINAL_TYPE (MusetteOutboxRow, musette_outbox_row, MUSETTE, OUTBOX_ROW, GtkListBoxRow)

GtkWidget *musette_outbox_row_new (MusetteOutbox *outbox, MusetteOutboxItem *item);
void musette_outbox_row_set_offline (MusetteOutboxRow *self, gboolean offline);

G_END_DECLS
