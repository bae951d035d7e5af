/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <adwaita.h>

#include "musette-outbox.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_CONFLICT_WINDOW (musette_conflict_window_get_type ())
G_DECLARE_FINAL_TYPE (MusetteConflictWindow,
                      musette_conflict_window,
                      MUSETTE,
                      CONFLICT_WINDOW,
                      AdwWindow)

GtkWindow *
musette_conflict_window_new (GtkWindow *parent, MusetteOutbox *outbox, MusetteOutboxItem *item);

G_END_DECLS
