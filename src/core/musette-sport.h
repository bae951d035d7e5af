/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MusetteSport:
 *
 * The families the service's about sixty activity types fall into. The type string itself stays
 * with the record; the family decides the icon, the colour and whether people think in pace.
 */
typedef enum
{
  MUSETTE_SPORT_RIDE,
  MUSETTE_SPORT_RUN,
  MUSETTE_SPORT_SWIM,
  MUSETTE_SPORT_WALK,
  MUSETTE_SPORT_ROW,
  MUSETTE_SPORT_SKI,
  MUSETTE_SPORT_STRENGTH,
  MUSETTE_SPORT_OTHER,
} MusetteSport;

const char *musette_sport_get_nth_type (guint index);
MusetteSport musette_sport_from_type (const char *type);
const char *musette_sport_get_icon_name (MusetteSport sport);
const char *musette_sport_get_label (MusetteSport sport);
gboolean musette_sport_uses_pace (MusetteSport sport);
char *musette_sport_dup_type_label (const char *type);

G_END_DECLS
