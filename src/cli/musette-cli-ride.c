/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-ride.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-cli-output.h"
#include "musette-error.h"

#define DEFAULT_FTP_W 250
#define DEFAULT_W_PRIME_J 20000

/**
 * musette_cli_ride_init_thresholds:
 * @thresholds: (out): what is assumed of somebody who says nothing about herself
 */
void
musette_cli_ride_init_thresholds (MusetteThresholds *thresholds)
{
  g_return_if_fail (thresholds != NULL);

  musette_thresholds_init (thresholds);
  thresholds->ftp_w = DEFAULT_FTP_W;
  thresholds->w_prime_j = DEFAULT_W_PRIME_J;
}

/* An app on the device may write a channel for which there is no sensor. It is offered in the
 * window, but is no measurement of the recording. A heart rate that was stored beside the records
 * is one. */
static void
drop_derived (MusetteRecording *recording)
{
  MusetteStreamSet *streams = musette_recording_get_streams (recording);

  for (guint channel = 0; channel < MUSETTE_N_CHANNELS; channel++)
    if (channel != MUSETTE_CHANNEL_HEARTRATE && musette_recording_is_derived (recording, channel))
      musette_stream_set_drop (streams, channel);
}

/**
 * musette_cli_ride_read:
 * @path: a file, or "-" for stdin
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the ride in it
 */
MusetteCliRide *
musette_cli_ride_read (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = musette_cli_read_file (path, error);
  g_autofree char *name = g_path_get_basename (path);
  MusetteRecording *recording;
  MusetteCliRide *self;

  if (bytes == NULL)
    return NULL;
  recording = musette_recording_read (bytes, name, NULL, error);
  if (recording == NULL)
    return NULL;
  drop_derived (recording);
  self = g_new0 (MusetteCliRide, 1);
  self->file = g_steal_pointer (&name);
  self->recording = recording;
  self->timeline = musette_timeline_new (musette_recording_get_streams (recording));
  return self;
}

/**
 * musette_cli_ride_free:
 * @self: (transfer full): a ride
 */
void
musette_cli_ride_free (MusetteCliRide *self)
{
  g_free (self->file);
  g_object_unref (self->recording);
  g_object_unref (self->timeline);
  g_free (self);
}

static const char *
error_code (const GError *error)
{
  static const char *const codes[] = {
    [MUSETTE_RECORDING_ERROR_EMPTY] = "empty",
    [MUSETTE_RECORDING_ERROR_FORMAT] = "format",
    [MUSETTE_RECORDING_ERROR_NOT_ACTIVITY] = "not-activity",
    [MUSETTE_RECORDING_ERROR_NO_SAMPLES] = "no-samples",
    [MUSETTE_RECORDING_ERROR_REFUSED] = "refused",
  };

  if (error->domain == MUSETTE_RECORDING_ERROR && (guint) error->code < G_N_ELEMENTS (codes))
    return codes[error->code];
  return error->domain == G_FILE_ERROR ? "unreadable" : "failed";
}

static void
write_refusal (MusetteJsonWriter *writer, const char *path, const GError *error)
{
  g_autofree char *name = g_path_get_basename (path);

  musette_json_writer_begin_object (writer);
  musette_json_writer_member_string (writer, "file", name);
  musette_json_writer_name (writer, "error");
  musette_json_writer_begin_object (writer);
  musette_json_writer_member_string (writer, "code", error_code (error));
  musette_json_writer_member_string (writer, "message", error->message);
  musette_json_writer_end (writer);
  musette_json_writer_end (writer);
}

static void
warn_of_damage (MusetteCliContext *context, const MusetteCliRide *ride)
{
  GPtrArray *damage = musette_recording_get_damage (ride->recording);

  for (guint i = 0; i < damage->len; i++)
    {
      const MusetteDamage *item = g_ptr_array_index (damage, i);

      musette_cli_message (context, "%s: %s", ride->file, item->message);
    }
}

static int
show_one (MusetteCliContext *context,
          const char *path,
          MusetteJsonWriter *writer,
          GString *text,
          MusetteCliRideFunc func,
          gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteCliRide) ride = musette_cli_ride_read (path, &error);

  if (ride == NULL)
    {
      if (writer != NULL)
        write_refusal (writer, path, error);
      musette_cli_fail (context, error, path);
      return MUSETTE_CLI_INPUT;
    }
  warn_of_damage (context, ride);
  func (ride, writer, text, user_data);
  return MUSETTE_CLI_OK;
}

/**
 * musette_cli_ride_each:
 * @context: the command's context
 * @paths: (array zero-terminated=1): files
 * @func: shows one ride
 * @user_data: data for @func
 *
 * Reads the files one after the other. In JSON there is one object for one file and an array for
 * several; a file that is refused has an object with its error in its place, and the others are
 * still done.
 *
 * Returns: %MUSETTE_CLI_INPUT when a file was refused
 */
int
musette_cli_ride_each (MusetteCliContext *context,
                       char **paths,
                       MusetteCliRideFunc func,
                       gpointer user_data)
{
  g_autoptr (MusetteJsonWriter) writer = context->json ? musette_json_writer_new (TRUE) : NULL;
  g_autoptr (GString) text = context->json ? NULL : g_string_new (NULL);
  g_autofree char *json = NULL;
  gboolean several = g_strv_length (paths) > 1;
  int worst = MUSETTE_CLI_OK;
  int print_code;

  if (writer != NULL && several)
    musette_json_writer_begin_array (writer);
  for (guint i = 0; paths[i] != NULL; i++)
    if (show_one (context, paths[i], writer, text, func, user_data) != MUSETTE_CLI_OK)
      worst = MUSETTE_CLI_INPUT;
  if (writer != NULL && several)
    musette_json_writer_end (writer);
  if (writer != NULL)
    json = musette_json_writer_finish (writer);
  if (text != NULL && text->len == 0)
    return worst;
  print_code = musette_cli_print_text (context, json != NULL ? json : text->str);
  return print_code != MUSETTE_CLI_OK ? print_code : worst;
}
