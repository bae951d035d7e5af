/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <adwaita.h>

#include "musette-history.h"
#include "musette-repository.h"
#include "musette-step.h"

G_BEGIN_DECLS

void musette_undo_toast_replace (AdwToastOverlay *overlay, AdwToast *toast);
void musette_undo_toast_show (GtkWidget *widget, const char *text, MusetteHistory *history);
gboolean musette_undo_toast_apply (GtkWidget *widget,
                                   MusetteRepository *repository,
                                   MusetteStep *step,
                                   const char *done);

G_END_DECLS
