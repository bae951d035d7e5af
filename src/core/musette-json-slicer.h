/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-json.h"

G_BEGIN_DECLS

/**
 * MusetteJsonSliceFunc:
 * @slice: the bytes of one element, without the space and commas around it; not zero-terminated
 * @length: their number
 * @user_data: data of the caller
 * @error: return location of an error
 *
 * Gets one element of a top-level array. The memory is valid only during the call.
 *
 * Returns: %TRUE to go on, %FALSE with @error set to stop
 */
typedef gboolean (*MusetteJsonSliceFunc) (const char *slice,
                                          gsize length,
                                          gpointer user_data,
                                          GError **error);

typedef struct _MusetteJsonSlicer MusetteJsonSlicer;

MusetteJsonSlicer *musette_json_slicer_new (MusetteJsonSliceFunc func, gpointer user_data);
gboolean
musette_json_slicer_feed (MusetteJsonSlicer *self, const char *data, gsize length, GError **error);
gboolean musette_json_slicer_finish (MusetteJsonSlicer *self, GError **error);
void musette_json_slicer_free (MusetteJsonSlicer *self);

gboolean musette_json_slice_array (GBytes *bytes,
                                   MusetteJsonSliceFunc func,
                                   gpointer user_data,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteJsonSlicer, musette_json_slicer_free)

G_END_DECLS
