/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef void (*MusetteNameFunc) (const char *name, gpointer owner);

void musette_name_dialog_ask (GtkWidget *widget,
                              const char *heading,
                              const char *action,
                              const char *name,
                              MusetteNameFunc callback,
                              GObject *owner);

G_END_DECLS
