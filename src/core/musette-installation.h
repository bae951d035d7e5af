/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *musette_installation_find_build_folder (void);
void musette_installation_set_up_texts (void);

G_END_DECLS
