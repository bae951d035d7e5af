/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-routes.h"

#include "musette-csv-scanner.h"
#include "musette-simulator-multipart.h"
#include "musette-simulator-streams.h"

#include <string.h>

/* What was changed, and the samples that come out. */
typedef struct
{
  MusetteStreamSet *samples;
  GPtrArray *updated; /* names; the strings live elsewhere */
  GPtrArray *deleted;
} Edit;

static void
edit_clear (Edit *self)
{
  g_clear_object (&self->samples);
  g_clear_pointer (&self->updated, g_ptr_array_unref);
  g_clear_pointer (&self->deleted, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Edit, edit_clear)

static void
copy_channel (MusetteStreamSet *from, MusetteStreamSet *to, MusetteChannel channel)
{
  guint n = musette_stream_set_get_length (to);

  if (musette_channel_is_double (channel))
    memcpy (musette_stream_set_edit_doubles (to, channel),
            musette_stream_set_get_doubles (from, channel), n * sizeof (double));
  else
    memcpy (musette_stream_set_edit_floats (to, channel),
            musette_stream_set_get_floats (from, channel), n * sizeof (float));
}

static MusetteStreamSet *
copy_samples (MusetteStreamSet *samples)
{
  guint n = musette_stream_set_get_length (samples);
  MusetteStreamSet *copy = musette_stream_set_new (n);

  musette_stream_set_set_length (copy, n);
  musette_stream_set_set_start (copy, musette_stream_set_get_start (samples));
  memcpy (musette_stream_set_edit_time (copy), musette_stream_set_get_time (samples),
          n * sizeof (gint32));
  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    if (musette_stream_set_has (samples, i))
      copy_channel (samples, copy, i);
  return copy;
}

static MusetteSimulatorReply *
begin (MusetteSimulatorCall *call, Edit *self)
{
  g_autoptr (MusetteStreamSet) samples = NULL;

  if (musette_simulator_entry_is_stub (call->entry))
    return musette_simulator_reply_new_error (422, "Cannot update Strava activities via the API");
  samples = musette_simulator_entry_get_streams (call->entry);
  if (samples == NULL)
    return musette_simulator_reply_new_error (422, "Stream [time] not on activity");
  self->samples = copy_samples (samples);
  self->updated = g_ptr_array_new ();
  self->deleted = g_ptr_array_new ();
  return NULL;
}

static void
write_names (MusetteJsonWriter *writer, const char *name, GPtrArray *names)
{
  musette_json_writer_name (writer, name);
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < names->len; i++)
    musette_json_writer_string (writer, g_ptr_array_index (names, i));
  musette_json_writer_end (writer);
}

static MusetteSimulatorReply *
finish (MusetteSimulatorCall *call, Edit *self)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);
  g_autoptr (MusetteSimulatorEntry) entry
      = musette_simulator_entry_with_streams (call->entry, self->samples);
  MusetteSimulatorReply *refused = NULL;

  if (!musette_simulator_call_put (call, entry, &refused))
    return refused;
  musette_json_writer_begin_object (writer);
  write_names (writer, "updated", self->updated);
  write_names (writer, "deleted", self->deleted);
  musette_json_writer_end (writer);
  return musette_simulator_call_reply_writer (writer);
}

/* The channel that a corrected stream stands for, too. */
static MusetteChannel
get_channel (const char *type)
{
  const char *name = type;

  if (g_str_has_prefix (type, "fixed_"))
    name = type + strlen ("fixed_");
  return musette_channel_from_stream_name (name);
}

static void
take_channel (Edit *self, MusetteStreamSet *sent, const char *type)
{
  MusetteChannel channel = get_channel (type);

  if (channel < MUSETTE_N_CHANNELS && musette_stream_set_has (sent, channel))
    {
      copy_channel (sent, self->samples, channel);
      if (channel == MUSETTE_CHANNEL_LATITUDE)
        copy_channel (sent, self->samples, MUSETTE_CHANNEL_LONGITUDE);
      g_ptr_array_add (self->updated, (char *) type);
    }
}

static void
drop_channel (Edit *self, const char *type)
{
  MusetteChannel channel = get_channel (type);

  if (channel >= MUSETTE_N_CHANNELS || !musette_stream_set_has (self->samples, channel))
    return;
  musette_stream_set_drop (self->samples, channel);
  if (channel == MUSETTE_CHANNEL_LATITUDE)
    musette_stream_set_drop (self->samples, MUSETTE_CHANNEL_LONGITUDE);
  g_ptr_array_add (self->deleted, (char *) type);
}

static MusetteSimulatorReply *
wrong_length (const char *type)
{
  return musette_simulator_reply_new_error (422, "Stream [%s] has the wrong length", type);
}

static void
take_values (Edit *self, MusetteChannel channel, JsonArray *values)
{
  guint n = musette_stream_set_get_length (self->samples);

  for (guint i = 0; i < n; i++)
    musette_stream_set_set_value (self->samples, i, channel,
                                  musette_json_array_get_double (values, i));
}

static void
take_arrays (Edit *self, const char *type, JsonArray *data, JsonArray *data2)
{
  MusetteChannel channel = get_channel (type);
  guint n = musette_stream_set_get_length (self->samples);

  if (channel >= MUSETTE_N_CHANNELS)
    return;
  take_values (self, channel, data);
  if (channel == MUSETTE_CHANNEL_LATITUDE && data2 != NULL
      && musette_json_array_get_length (data2) == n)
    take_values (self, MUSETTE_CHANNEL_LONGITUDE, data2);
  g_ptr_array_add (self->updated, (char *) type);
}

/* One stream of the list: no data deletes it. */
static MusetteSimulatorReply *
take_stream (Edit *self, JsonObject *stream)
{
  const char *type = musette_json_get_string (stream, "type");
  const char *const types[] = { type, NULL };
  const char *unknown;
  JsonArray *data = musette_json_get_array (stream, "data");
  guint n = data == NULL ? 0 : musette_json_array_get_length (data);

  if (type == NULL || !musette_simulator_streams_check (types, &unknown))
    return musette_simulator_reply_new_error (422, "Invalid stream type [%s]",
                                              type == NULL ? "null" : type);
  if (n == 0)
    drop_channel (self, type);
  else if (n != musette_stream_set_get_length (self->samples))
    return wrong_length (type);
  else
    take_arrays (self, type, data, musette_json_get_array (stream, "data2"));
  return NULL;
}

static MusetteSimulatorReply *
put_streams (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_array (call, &refused);
  g_auto (Edit) self = { 0 };
  JsonArray *array;

  if (root == NULL || (refused = begin (call, &self)) != NULL)
    return refused;
  array = musette_json_as_array (root, NULL);
  for (guint i = 0; refused == NULL && i < musette_json_array_get_length (array); i++)
    refused = take_stream (&self, musette_json_array_get_object (array, i));
  return refused != NULL ? refused : finish (call, &self);
}

static MusetteStreamSet *
scan_csv (GBytes *body, MusetteCsvScanner *scanner, MusetteSimulatorReply **refused)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (body, &length);
  MusetteStreamSet *sent = NULL;

  if (musette_csv_scanner_feed (scanner, text, length, &error))
    sent = musette_csv_scanner_finish (scanner, &error);
  if (sent == NULL)
    *refused = musette_simulator_reply_new_error (422, "%s", error->message);
  return sent;
}

static MusetteSimulatorReply *
put_csv (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteSimulatorFile) file
      = musette_simulator_multipart_get_file (call->request, &refused);
  g_autoptr (MusetteCsvScanner) scanner = musette_csv_scanner_new ();
  g_autoptr (MusetteStreamSet) sent = NULL;
  g_auto (Edit) self = { 0 };

  if (file == NULL || (refused = begin (call, &self)) != NULL)
    return refused;
  sent = scan_csv (file->bytes, scanner, &refused);
  if (sent == NULL)
    return refused;
  if (musette_stream_set_get_length (sent) != musette_stream_set_get_length (self.samples))
    return wrong_length ("time");
  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    {
      const char *type = musette_channel_get_stream_name (i);

      if (type != NULL)
        take_channel (&self, sent, type);
    }
  return finish (call, &self);
}

/**
 * musette_simulator_stream_edit_routes:
 * @n: (out): how many
 *
 * Returns: (array length=n): what changes the samples of an activity
 */
const MusetteSimulatorRoute *
musette_simulator_stream_edit_routes (guint *n)
{
  static const MusetteSimulatorRoute routes[] = {
    { "PUT", "activity/*/streams", NULL, put_streams },
    { "PUT", "activity/*/streams.csv", NULL, put_csv },
  };

  *n = G_N_ELEMENTS (routes);
  return routes;
}
