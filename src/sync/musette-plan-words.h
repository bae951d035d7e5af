/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-change.h"

G_BEGIN_DECLS

char *
musette_plan_words_describe (MusetteAction action, MusettePatch *patch, guint n, const char *title);

G_END_DECLS
