/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-fit-message.h"
#include "musette-recording-private.h"

G_BEGIN_DECLS

/**
 * MusetteFitHeart:
 *
 * Collects the heart beats that a chest strap stored (message 132) and, when the records have no
 * heart rate of their own, lays them under the records.
 */
typedef struct
{
  GArray *beats;
  gboolean has_anchor;
  double anchor_s;     /* moment of the anchor, s since 1970 UTC */
  guint32 anchor_1024; /* the strap's clock at that moment, 1/1024 s */
  guint32 last_1024;   /* the strap's clock at the last beat */
} MusetteFitHeart;

void musette_fit_heart_init (MusetteFitHeart *self);
void musette_fit_heart_clear (MusetteFitHeart *self);
void musette_fit_heart_begin_part (MusetteFitHeart *self);
void musette_fit_heart_add (MusetteFitHeart *self, const MusetteFitMessage *message);
void musette_fit_heart_apply (MusetteFitHeart *self, MusetteRecording *recording);

G_END_DECLS
