/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <adwaita.h>

#include "musette-builder.h"
#include "musette-repository.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_SEND_WINDOW (musette_send_window_get_type ())
G_DECLARE_FINAL_TYPE (MusetteSendWindow, musette_send_window, MUSETTE, SEND_WINDOW, AdwWindow)

GtkWidget *musette_send_window_new (GtkWidget *page,
                                    MusetteRepository *repository,
                                    MusetteBuilder *builder,
                                    const char *name);
void musette_send_window_set_day (MusetteSendWindow *self, MusetteDate day);

G_END_DECLS
