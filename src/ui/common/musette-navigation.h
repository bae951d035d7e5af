/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define MUSETTE_TYPE_NAVIGATION (musette_navigation_get_type ())
G_DECLARE_FINAL_TYPE (MusetteNavigation, musette_navigation, MUSETTE, NAVIGATION, GObject)

MusetteNavigation *musette_navigation_new (void);
void musette_navigation_visit (MusetteNavigation *self, gpointer place);
void musette_navigation_append (MusetteNavigation *self, gpointer place);
gboolean musette_navigation_go_back (MusetteNavigation *self);
gboolean musette_navigation_go_forward (MusetteNavigation *self);
gboolean musette_navigation_can_go_back (MusetteNavigation *self);
gboolean musette_navigation_can_go_forward (MusetteNavigation *self);
gpointer musette_navigation_get_current (MusetteNavigation *self);
void musette_navigation_forget (MusetteNavigation *self, gpointer place);

G_END_DECLS
