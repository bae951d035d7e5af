/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void musette_energy_search (const double *prefix, gsize n, double *energies, gint32 *starts);

G_END_DECLS
