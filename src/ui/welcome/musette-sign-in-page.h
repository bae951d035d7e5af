/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-repository.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_SIGN_IN_PAGE (musette_sign_in_page_get_type ())
G_DECLARE_FINAL_TYPE (MusetteSignInPage, musette_sign_in_page, MUSETTE, SIGN_IN_PAGE, GtkWidget)

GtkWidget *musette_sign_in_page_new (MusetteRepository *repository);

G_END_DECLS
