/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MusetteReply:
 * @body: the whole body
 * @status: the HTTP status, 2xx
 * @is_bounded: whether the transport would have noticed that the body is cut
 *
 * A good reply.
 */
typedef struct
{
  GBytes *body;
  guint status;
  gboolean is_bounded;
} MusetteReply;

/**
 * MusetteBodyConvertFunc:
 * @reply: a reply
 * @error: return location of an error
 *
 * Makes a result of a body; may be called in another thread.
 *
 * Returns: (transfer full) (nullable): the result
 */
typedef gpointer (*MusetteBodyConvertFunc) (const MusetteReply *reply, GError **error);

/**
 * MusetteBodyReader:
 * @begin: (nullable): makes what reads the body piece by piece
 * @feed: reads the next piece
 * @finish: gives the result when the body was whole
 * @free: frees what @begin made
 * @convert: makes the result of the whole body, where it is read in one go
 * @free_result: (nullable): frees a result
 * @may_be_empty: whether an empty body is good too
 *
 * How the body of a good reply becomes a result: piece by piece as it arrives, or in one go.
 */
typedef struct
{
  gpointer (*begin) (void);
  gboolean (*feed) (gpointer reader, const char *data, gsize length, GError **error);
  gpointer (*finish) (gpointer reader, GError **error);
  void (*free) (gpointer reader);
  MusetteBodyConvertFunc convert;
  GDestroyNotify free_result;
  gboolean may_be_empty;
} MusetteBodyReader;

void musette_body_reader_convert_async (const MusetteBodyReader *self,
                                        MusetteReply *reply,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gpointer musette_body_reader_convert_finish (GAsyncResult *result, GError **error);

extern const MusetteBodyReader musette_body_any;
extern const MusetteBodyReader musette_body_any_or_none;
extern const MusetteBodyReader musette_body_none;
extern const MusetteBodyReader musette_body_csv;
extern const MusetteBodyReader musette_body_file;
extern const MusetteBodyReader musette_body_json;
extern const MusetteBodyReader musette_body_activities;
extern const MusetteBodyReader musette_body_streams;
extern const MusetteBodyReader musette_body_activity;
extern const MusetteBodyReader musette_body_athlete;
extern const MusetteBodyReader musette_body_sport_settings;
extern const MusetteBodyReader musette_body_power_curves;
extern const MusetteBodyReader musette_body_power_curve;
extern const MusetteBodyReader musette_body_gear;
extern const MusetteBodyReader musette_body_upload;

G_END_DECLS
