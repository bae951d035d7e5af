/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MUSETTE_N_FEELS 5
#define MUSETTE_MOST_RPE 10

const char *musette_effort_words_get_feel (int feel);
const char *musette_effort_words_get_rpe (int rpe);

G_END_DECLS
