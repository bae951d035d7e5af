/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *musette_fit_sport_get_name (int sport);
const char *musette_fit_sport_get_type (int sport, int sub_sport);
const char *musette_fit_file_type_get_name (int file_type);
char *musette_fit_device_get_name (int manufacturer, int product, const char *product_name);

G_END_DECLS
