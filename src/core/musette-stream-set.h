/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib-object.h>

#include "musette-channel.h"

G_BEGIN_DECLS

/**
 * MUSETTE_TIME_NONE:
 *
 * The time of a sample that has none (pool swims of old devices).
 */
#define MUSETTE_TIME_NONE G_MININT32

#define MUSETTE_TYPE_STREAM_SET (musette_stream_set_get_type ())
G_DECLARE_FINAL_TYPE (MusetteStreamSet, musette_stream_set, MUSETTE, STREAM_SET, GObject)

MusetteStreamSet *musette_stream_set_new (guint reserve);

guint musette_stream_set_get_length (MusetteStreamSet *self);
guint musette_stream_set_append (MusetteStreamSet *self, gint32 time_s);
void musette_stream_set_reserve (MusetteStreamSet *self, guint samples);
void musette_stream_set_set_length (MusetteStreamSet *self, guint length);
void musette_stream_set_truncate (MusetteStreamSet *self, guint length);

gint64 musette_stream_set_get_start (MusetteStreamSet *self);
void musette_stream_set_set_start (MusetteStreamSet *self, gint64 start_unix_s);

const gint32 *musette_stream_set_get_time (MusetteStreamSet *self);
gint32 *musette_stream_set_edit_time (MusetteStreamSet *self);

gboolean musette_stream_set_has (MusetteStreamSet *self, MusetteChannel channel);
const float *musette_stream_set_get_floats (MusetteStreamSet *self, MusetteChannel channel);
const double *musette_stream_set_get_doubles (MusetteStreamSet *self, MusetteChannel channel);
float *musette_stream_set_edit_floats (MusetteStreamSet *self, MusetteChannel channel);
double *musette_stream_set_edit_doubles (MusetteStreamSet *self, MusetteChannel channel);
void musette_stream_set_set_value (MusetteStreamSet *self,
                                   guint index,
                                   MusetteChannel channel,
                                   double value);
double musette_stream_set_get_value (MusetteStreamSet *self, guint index, MusetteChannel channel);
void musette_stream_set_drop (MusetteStreamSet *self, MusetteChannel channel);

G_END_DECLS
