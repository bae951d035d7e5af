/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes down all that SQLite does to its files, and says what a disk may hold when the power goes
 * at any moment of it. */
typedef struct _PowerCut PowerCut;

PowerCut *power_cut_new (void);
void power_cut_free (PowerCut *self);
guint power_cut_get_moment (PowerCut *self);
void
power_cut_leave (PowerCut *self, guint moment, GRand *chance, const char *from, const char *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowerCut, power_cut_free)

G_END_DECLS
