/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-recording-json.h"

#include <math.h>

/* What a file holds, before anything is computed. */

static void
member_number_or_null (MusetteJsonWriter *writer, const char *name, gint64 value)
{
  if (value < 0)
    musette_json_writer_member_null (writer, name);
  else
    musette_json_writer_member_int (writer, name, value);
}

static void
member_fit_time (MusetteJsonWriter *writer, const char *name, gint64 unix_s)
{
  member_number_or_null (writer, name, unix_s == 0 ? -1 : unix_s - MUSETTE_FIT_EPOCH);
}

static void
member_string_or_null (MusetteJsonWriter *writer, const char *name, const char *value)
{
  if (value == NULL)
    musette_json_writer_member_null (writer, name);
  else
    musette_json_writer_member_string (writer, name, value);
}

static void
write_part (MusetteJsonWriter *writer, const MusetteFitPart *part)
{
  g_autofree char *protocol = g_strdup_printf ("%d.%d", part->protocol >> 4, part->protocol & 15);

  musette_json_writer_begin_object (writer);
  musette_json_writer_member_int (writer, "header_size", part->header_size);
  musette_json_writer_member_string (writer, "protocol", protocol);
  musette_json_writer_member_int (writer, "profile", part->profile);
  musette_json_writer_member_int (writer, "data_size", part->data_size);
  musette_json_writer_member_string (writer, "header_crc",
                                     musette_fit_crc_get_name (part->header_crc));
  musette_json_writer_member_string (writer, "file_crc", musette_fit_crc_get_name (part->file_crc));
  musette_json_writer_member_bool (writer, "truncated", part->truncated);
  musette_json_writer_end (writer);
}

static void
write_messages (MusetteJsonWriter *writer, GArray *messages)
{
  musette_json_writer_name (writer, "messages");
  musette_json_writer_begin_object (writer);
  for (guint i = 0; i < messages->len; i++)
    {
      const MusetteFitMessageCount *count = &g_array_index (messages, MusetteFitMessageCount, i);
      g_autofree char *number = g_strdup_printf ("%u", count->number);

      musette_json_writer_member_int (writer, number, count->count);
    }
  musette_json_writer_end (writer);
}

/* What stopped the decoding: that the file as a whole is shorter than its header says stands with
 * its parts. Returns NULL when nothing did. */
static char *
decoder_damage (const MusetteDamage *damage, const MusetteFitFacts *facts)
{
  const char *what = NULL;

  if (g_str_equal (damage->code, MUSETTE_DAMAGE_CUT) && damage->offset < facts->bytes)
    what = "message cut";
  else if (g_str_equal (damage->code, MUSETTE_DAMAGE_DERAILED))
    return g_strdup_printf ("data message with undefined local type %d at %" G_GUINT64_FORMAT,
                            facts->undefined_local_type, damage->offset);
  else if (g_str_equal (damage->code, MUSETTE_DAMAGE_TRAILING_BYTES))
    what = "bad header";
  if (what == NULL)
    return NULL;
  return g_strdup_printf ("%s at %" G_GUINT64_FORMAT, what, damage->offset);
}

static void
write_decoder_damage (MusetteJsonWriter *writer, GPtrArray *damage, const MusetteFitFacts *facts)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < damage->len; i++)
    {
      char *text = decoder_damage (g_ptr_array_index (damage, i), facts);

      if (text != NULL)
        g_ptr_array_add (texts, text);
    }
  musette_json_writer_name (writer, "damage");
  if (texts->len == 0)
    {
      musette_json_writer_null (writer);
      return;
    }
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < texts->len; i++)
    musette_json_writer_string (writer, g_ptr_array_index (texts, i));
  musette_json_writer_end (writer);
}

static void
write_decode (MusetteJsonWriter *writer, const MusetteFitFacts *facts, GPtrArray *damage)
{
  musette_json_writer_name (writer, "decode");
  musette_json_writer_begin_object (writer);
  musette_json_writer_member_int (writer, "bytes", (gint64) facts->bytes);
  musette_json_writer_name (writer, "parts");
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < facts->parts->len; i++)
    write_part (writer, &g_array_index (facts->parts, MusetteFitPart, i));
  musette_json_writer_end (writer);
  musette_json_writer_member_int (writer, "definitions", facts->definitions);
  musette_json_writer_member_int (writer, "big_endian_definitions", facts->big_endian_definitions);
  musette_json_writer_member_int (writer, "developer_field_definitions",
                                  facts->developer_field_definitions);
  musette_json_writer_member_int (writer, "compressed_timestamp_messages",
                                  facts->compressed_timestamp_messages);
  musette_json_writer_member_int (writer, "fields_with_odd_size", facts->fields_with_odd_size);
  write_messages (writer, facts->messages);
  musette_json_writer_member_int (writer, "records", facts->records);
  write_decoder_damage (writer, damage, facts);
  musette_json_writer_end (writer);
}

static void
write_file_id (MusetteJsonWriter *writer, const MusetteFitFacts *facts)
{
  if (!facts->has_file_id)
    return;
  musette_json_writer_name (writer, "file_id");
  musette_json_writer_begin_object (writer);
  member_number_or_null (writer, "type", facts->file_type);
  member_number_or_null (writer, "manufacturer", facts->manufacturer);
  member_number_or_null (writer, "product", facts->product);
  member_number_or_null (writer, "time_created", facts->time_created);
  musette_json_writer_end (writer);
}

static void
write_session (MusetteJsonWriter *writer, const MusetteRecordingSession *session)
{
  musette_json_writer_begin_object (writer);
  member_number_or_null (writer, "sport", session->sport);
  member_string_or_null (writer, "sport_name", session->sport_name);
  member_number_or_null (writer, "sub_sport", session->sub_sport);
  member_fit_time (writer, "start_fit_time", session->start_unix);
  member_fit_time (writer, "end_fit_time", session->end_unix);
  musette_json_writer_member_double (writer, "elapsed_s", session->elapsed_s);
  musette_json_writer_member_double (writer, "timer_s", session->timer_s);
  musette_json_writer_member_double (writer, "distance_m", session->distance_m);
  musette_json_writer_member_double (writer, "avg_power_w", session->average_power_w);
  musette_json_writer_member_double (writer, "max_power_w", session->max_power_w);
  musette_json_writer_member_double (writer, "normalized_power_w", session->normalized_power_w);
  musette_json_writer_member_double (writer, "work_j", session->work_j);
  musette_json_writer_member_double (writer, "avg_hr", session->average_hr);
  musette_json_writer_member_double (writer, "max_hr", session->max_hr);
  musette_json_writer_member_double (writer, "ascent_m", session->ascent_m);
  musette_json_writer_member_double (writer, "ftp_w", session->ftp_w);
  musette_json_writer_member_double (writer, "tss", session->load);
  musette_json_writer_end (writer);
}

static void
write_developer_fields (MusetteJsonWriter *writer, GArray *fields)
{
  if (fields->len == 0)
    return;
  musette_json_writer_name (writer, "developer_fields");
  musette_json_writer_begin_object (writer);
  for (guint i = 0; i < fields->len; i++)
    {
      const MusetteFitDeveloperField *field = &g_array_index (fields, MusetteFitDeveloperField, i);
      g_autofree char *key = g_strdup_printf ("%d/%d", field->developer_index, field->number);

      musette_json_writer_name (writer, key);
      musette_json_writer_begin_object (writer);
      member_string_or_null (writer, "name", field->name);
      member_string_or_null (writer, "units", field->units);
      member_number_or_null (writer, "native_message", field->native_message);
      member_number_or_null (writer, "native_field", field->native_field);
      musette_json_writer_end (writer);
    }
  musette_json_writer_end (writer);
}

static void
write_fit (MusetteJsonWriter *writer, MusetteRecording *recording, const MusetteFitFacts *facts)
{
  GPtrArray *sessions = musette_recording_get_sessions (recording);
  gsize n_hrv = 0;

  write_decode (writer, facts, musette_recording_get_damage (recording));
  write_file_id (writer, facts);
  musette_json_writer_name (writer, "sessions");
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < sessions->len; i++)
    write_session (writer, g_ptr_array_index (sessions, i));
  musette_json_writer_end (writer);
  musette_json_writer_member_int (writer, "laps", musette_recording_get_laps (recording)->len);
  musette_json_writer_member_int (writer, "timer_stops",
                                  musette_recording_get_timer_stops (recording));
  musette_recording_get_hrv (recording, &n_hrv);
  member_number_or_null (writer, "hrv_intervals", n_hrv > 0 ? (gint64) n_hrv : -1);
  write_developer_fields (writer, facts->developer_fields);
}

static void
write_gpx (MusetteJsonWriter *writer, const MusetteGpxFacts *facts)
{
  musette_json_writer_name (writer, "gpx");
  musette_json_writer_begin_object (writer);
  member_string_or_null (writer, "version", facts->version);
  musette_json_writer_member_int (writer, "tracks", facts->tracks);
  musette_json_writer_name (writer, "segments");
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < facts->segments->len; i++)
    musette_json_writer_int (writer, g_array_index (facts->segments, guint, i));
  musette_json_writer_end (writer);
  musette_json_writer_member_int (writer, "way_points", facts->way_points);
  musette_json_writer_member_int (writer, "routes", facts->routes);
  musette_json_writer_end (writer);
}

static void
write_tcx (MusetteJsonWriter *writer, GPtrArray *sessions)
{
  musette_json_writer_name (writer, "tcx");
  musette_json_writer_begin_object (writer);
  musette_json_writer_name (writer, "activities");
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < sessions->len; i++)
    {
      const MusetteRecordingSession *session = g_ptr_array_index (sessions, i);

      musette_json_writer_begin_object (writer);
      member_string_or_null (writer, "sport", session->sport_name);
      musette_json_writer_member_int (writer, "laps", MAX (0, session->laps));
      musette_json_writer_member_int (writer, "points", session->points);
      musette_json_writer_end (writer);
    }
  musette_json_writer_end (writer);
  musette_json_writer_end (writer);
}

static void
write_strings (MusetteJsonWriter *writer, const char *name, const char *const *strings)
{
  musette_json_writer_name (writer, name);
  musette_json_writer_begin_array (writer);
  for (guint i = 0; strings[i] != NULL; i++)
    musette_json_writer_string (writer, strings[i]);
  musette_json_writer_end (writer);
}

static void
write_format (MusetteJsonWriter *writer, MusetteRecording *recording)
{
  const MusetteFitFacts *fit = musette_recording_get_fit_facts (recording);
  const MusetteGpxFacts *gpx = musette_recording_get_gpx_facts (recording);
  const char *const *types = musette_recording_get_stream_types (recording);

  if (fit != NULL)
    write_fit (writer, recording, fit);
  if (gpx != NULL)
    write_gpx (writer, gpx);
  if (musette_recording_get_format (recording) == MUSETTE_RECORDING_FORMAT_TCX)
    write_tcx (writer, musette_recording_get_sessions (recording));
  if (types != NULL)
    write_strings (writer, "stream_types", types);
}

static void
write_raw (MusetteJsonWriter *writer, MusetteRecording *recording)
{
  static const MusetteChannel channels[]
      = { MUSETTE_CHANNEL_WATTS, MUSETTE_CHANNEL_HEARTRATE, MUSETTE_CHANNEL_CADENCE };
  static const char *const summed[] = { "watts", "heartrate" };

  musette_json_writer_name (writer, "raw");
  musette_json_writer_begin_object (writer);
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    {
      MusetteRawStats stats;

      musette_recording_get_raw_stats (recording, channels[i], &stats);
      musette_json_writer_name (writer, musette_channel_get_short_name (channels[i]));
      musette_json_writer_begin_object (writer);
      musette_json_writer_member_int (writer, "n", stats.n);
      musette_json_writer_member_double (writer, "sum", stats.sum);
      musette_json_writer_member_double (writer, "min", stats.min);
      musette_json_writer_member_double (writer, "max", stats.max);
      musette_json_writer_end (writer);
    }
  musette_json_writer_end (writer);
  musette_json_writer_name (writer, "raw_crc32");
  musette_json_writer_begin_object (writer);
  for (guint i = 0; i < G_N_ELEMENTS (summed); i++)
    {
      MusetteRawStats stats;
      char text[9];

      musette_recording_get_raw_stats (recording, channels[i], &stats);
      g_snprintf (text, sizeof text, "%08x", stats.crc32);
      musette_json_writer_member_string (writer, summed[i], text);
    }
  musette_json_writer_end (writer);
}

static void
write_damage (MusetteJsonWriter *writer, GPtrArray *damage)
{
  musette_json_writer_name (writer, "damage");
  if (damage->len == 0)
    {
      musette_json_writer_null (writer);
      return;
    }
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < damage->len; i++)
    {
      const MusetteDamage *item = g_ptr_array_index (damage, i);

      musette_json_writer_begin_object (writer);
      musette_json_writer_member_string (writer, "code", item->code);
      musette_json_writer_member_int (writer, "offset", (gint64) item->offset);
      musette_json_writer_member_string (writer, "message", item->message);
      musette_json_writer_end (writer);
    }
  musette_json_writer_end (writer);
}

static void
write_channels (MusetteJsonWriter *writer, MusetteRecording *recording)
{
  g_auto (GStrv) channels = musette_recording_list_raw_channels (recording);
  double covered;
  double last;

  if (musette_recording_get_raw_distance (recording, &covered, &last))
    {
      musette_json_writer_member_double (writer, "distance_m", covered);
      musette_json_writer_member_double (writer, "distance_last_m", last);
    }
  write_strings (writer, "channels", (const char *const *) channels);
}

/**
 * musette_cli_write_recording:
 * @writer: a writer within an object
 * @recording: a recording
 * @timeline: the time line of its samples
 *
 * Writes what the file holds: format, decoding, device's sessions, raw statistics, damage.
 */
void
musette_cli_write_recording (MusetteJsonWriter *writer,
                             MusetteRecording *recording,
                             MusetteTimeline *timeline)
{
  gint64 start = musette_recording_get_start_unix (recording);
  gboolean empty = musette_recording_is_empty (recording);

  musette_json_writer_member_string (writer, "format",
                                     musette_recording_get_format_name (recording));
  write_format (writer, recording);
  if (start != 0 && !empty)
    musette_json_writer_member_int (writer, "start_utc_unix", start);
  musette_json_writer_member_int (writer, "samples_raw",
                                  musette_recording_get_samples_raw (recording));
  write_raw (writer, recording);
  musette_json_writer_member_int (writer, "merged_duplicates",
                                  musette_timeline_get_merged (timeline));
  musette_json_writer_member_int (writer, "backward_steps",
                                  musette_timeline_get_backward_steps (timeline));
  musette_json_writer_member_int (writer, "samples_without_time",
                                  musette_recording_get_samples_without_time (recording));
  if (empty)
    musette_json_writer_member_bool (writer, "empty", TRUE);
  else
    write_channels (writer, recording);
  write_damage (writer, musette_recording_get_damage (recording));
}
