/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-routes.h"

#include "musette-gunzip.h"
#include "musette-recording.h"
#include "musette-simulator-multipart.h"
#include "musette-simulator-original.h"
#include "musette-simulator-time.h"
#include "musette-simulator-zip.h"
#include "musette-timeline.h"

#include <math.h>
#include <string.h>

#define MOST_BYTES (256u << 20)
#define HOUR_S 3600

/* What became of the files of one upload. */
typedef struct
{
  MusetteSimulatorCall *call;
  GPtrArray *made;  /* of MusetteSimulatorEntry */
  GPtrArray *known; /* ids of activities that were there before */
  gboolean any_known;
} Upload;

static void
upload_clear (Upload *self)
{
  g_ptr_array_unref (self->made);
  g_ptr_array_unref (self->known);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Upload, upload_clear)

/* The athlete's wall clock when the recording does not say how far it was ahead of UTC. */
static MusetteLocalTime
get_local_start (MusetteRecording *recording, gint64 start_unix)
{
  int offset_s;

  if (musette_recording_get_utc_offset_s (recording, &offset_s))
    return start_unix + offset_s;
  return start_unix + musette_simulator_time_offset_s (start_unix + HOUR_S);
}

static char *
make_name (MusetteRecording *recording, const char *type, MusetteLocalTime start)
{
  const char *name = musette_recording_get_name (recording);
  int hour = musette_local_time_get_second_of_day (start) / HOUR_S;

  if (name != NULL && *name != '\0' && g_utf8_strlen (name, -1) <= 80)
    return g_strdup (name);
  return g_strdup_printf ("%s %s",
                          hour < 11   ? "Morning"
                          : hour < 14 ? "Lunch"
                          : hour < 18 ? "Afternoon"
                                      : "Evening",
                          type);
}

static void
set_unknown (MusetteSimulatorMembers *members)
{
  static const char *const unknown[]
      = { "icu_rpe",     "feel",        "session_rpe",        "gear",        "description",
          "power_meter", "external_id", "power_meter_serial", "device_name", NULL };

  for (const char *const *name = unknown; *name != NULL; name++)
    musette_simulator_members_set (members, *name, "null");
}

static void
take_parameter (Upload *self,
                MusetteSimulatorMembers *members,
                const char *name,
                const char *fallback)
{
  const char *text = musette_simulator_query_get (self->call->query, name);

  if (text != NULL || fallback != NULL)
    musette_simulator_members_set_string (members, name, text != NULL ? text : fallback);
}

static void
set_stamps (Upload *self, MusetteSimulatorMembers *members)
{
  MusetteDate today = musette_demo_get_today (self->call->demo);
  g_autofree char *now
      = musette_simulator_time_to_stamp (musette_local_time_from_date (today) + 43200);

  musette_simulator_members_set_string (members, "created", now);
  musette_simulator_members_set_string (members, "icu_sync_date", now);
  musette_simulator_members_set_string (members, "analyzed", now);
}

/* A pool swim of an old device has sums only. */
static void
take_sums (MusetteSimulatorMembers *members, const MusetteRecordingSession *session)
{
  musette_simulator_members_set_number (members, "moving_time", floor (session->timer_s));
  musette_simulator_members_set_number (members, "elapsed_time", floor (session->elapsed_s));
  musette_simulator_members_set_number (members, "distance", session->distance_m);
}

static MusetteSimulatorMembers *
make_members (Upload *self,
              MusetteRecording *recording,
              MusetteSimulatorFile *file,
              const char *type,
              MusetteLocalTime start)
{
  MusetteSimulatorMembers *members = musette_simulator_members_new ();
  g_autofree char *start_text = musette_local_time_format (start);
  g_autofree char *name = make_name (recording, type, start);
  const char *event = musette_simulator_query_get (self->call->query, "paired_event_id");

  set_unknown (members);
  set_stamps (self, members);
  musette_simulator_members_set_string (members, "type", type);
  musette_simulator_members_set_string (members, "start_date_local", start_text);
  musette_simulator_members_set_string (members, "source", "UPLOAD");
  musette_simulator_members_set_string (members, "file_type",
                                        musette_recording_get_format_name (recording));
  take_parameter (self, members, "name", name);
  take_parameter (self, members, "description", NULL);
  take_parameter (self, members, "device_name", musette_recording_get_device_name (recording));
  take_parameter (self, members, "external_id", file->name);
  if (event != NULL)
    musette_simulator_members_set_number (members, "paired_event_id",
                                          (double) g_ascii_strtoll (event, NULL, 10));
  return members;
}

/* Sorted by time and without doubles, so that the samples are those that the intervals count. */
static MusetteStreamSet *
tidy (MusetteStreamSet *streams)
{
  g_autoptr (MusetteTimeline) timeline = NULL;

  if (streams == NULL || musette_stream_set_get_length (streams) == 0)
    return NULL;
  timeline = musette_timeline_new (streams);
  if (musette_timeline_get_n_samples (timeline) == 0)
    return NULL;
  return g_object_ref (musette_timeline_get_samples (timeline));
}

static void
add_session (Upload *self,
             MusetteRecording *recording,
             MusetteSimulatorFile *file,
             guint index,
             guint n_sessions)
{
  GPtrArray *sessions = musette_recording_get_sessions (recording);
  const MusetteRecordingSession *session
      = index < sessions->len ? g_ptr_array_index (sessions, index) : NULL;
  g_autoptr (MusetteStreamSet) own
      = n_sessions > 1 ? musette_recording_get_session_streams (recording, index) : NULL;
  g_autoptr (MusetteStreamSet) streams
      = tidy (n_sessions > 1 ? own : musette_recording_get_streams (recording));
  const char *type = n_sessions > 1 && session != NULL && session->type != NULL
                         ? session->type
                         : musette_recording_get_sport_type (recording);
  gint64 start = streams != NULL ? musette_stream_set_get_start (streams)
                                 : musette_recording_get_start_unix (recording);
  g_autoptr (MusetteSimulatorMembers) members = make_members (
      self, recording, file, type == NULL ? "Ride" : type, get_local_start (recording, start));
  g_autofree char *id = musette_simulator_ledger_make_id (self->call->ledger);

  if (streams == NULL && session != NULL)
    take_sums (members, session);
  if (n_sessions > 1)
    musette_simulator_members_set_number (members, "file_sport_index", index);
  g_ptr_array_add (self->made,
                   musette_simulator_entry_new (self->call->demo, id, MUSETTE_DEMO_KIND_RIDE,
                                                members, streams, file));
}

static gboolean
is_file_of (MusetteSimulatorEntry *entry, MusetteSimulatorFile *file, gint64 start_unix)
{
  MusetteSimulatorFile *own = musette_simulator_entry_get_file (entry);
  g_autoptr (MusetteSimulatorFile) original = NULL;

  if (own != NULL)
    return strcmp (own->hash, file->hash) == 0;
  /* Making a file takes a while: only where it may be the same. */
  if (musette_simulator_entry_is_created (entry) || musette_simulator_entry_is_stub (entry)
      || musette_simulator_original_start_unix (entry) != start_unix)
    return FALSE;
  original = musette_simulator_original_get (entry);
  return original != NULL && strcmp (original->hash, file->hash) == 0;
}

/* Whether the file was sent before; its activities are then among the known. */
static gboolean
is_known (Upload *self, MusetteSimulatorFile *file, gint64 start_unix)
{
  MusetteSimulatorActivities *activities = self->call->activities;
  gboolean known = musette_simulator_ledger_is_deleted_file (self->call->ledger, file->hash);

  for (guint i = 0; i < musette_simulator_activities_get_n (activities); i++)
    {
      MusetteSimulatorEntry *entry = musette_simulator_activities_get (activities, i);

      if (!is_file_of (entry, file, start_unix))
        continue;
      known = TRUE;
      if (!g_ptr_array_find_with_equal_func (self->known, musette_simulator_entry_get_id (entry),
                                             g_str_equal, NULL))
        g_ptr_array_add (self->known, g_strdup (musette_simulator_entry_get_id (entry)));
    }
  for (guint i = 0; i < self->made->len; i++)
    known = known || is_file_of (g_ptr_array_index (self->made, i), file, start_unix);
  return known;
}

static MusetteSimulatorFile *
unpack (MusetteSimulatorFile *file)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  gboolean is_cut;

  if (!musette_gunzip_is_gzip (file->bytes))
    return musette_simulator_file_ref (file);
  bytes = musette_gunzip (file->bytes, MOST_BYTES, &is_cut, NULL);
  if (bytes == NULL)
    return musette_simulator_file_ref (file);
  name = g_strdup (file->name);
  if (g_str_has_suffix (name, ".gz"))
    name[strlen (name) - strlen (".gz")] = '\0';
  return musette_simulator_file_new (name, bytes);
}

static gboolean
add_file (Upload *self, MusetteSimulatorFile *packed, GError **error)
{
  g_autoptr (MusetteSimulatorFile) file = unpack (packed);
  g_autoptr (MusetteRecording) recording
      = musette_recording_read (file->bytes, file->name, NULL, error);
  guint n_sessions;

  if (recording == NULL)
    return FALSE;
  if (is_known (self, file, musette_recording_get_start_unix (recording)))
    {
      self->any_known = TRUE;
      return TRUE;
    }
  n_sessions = MAX (1, musette_recording_get_sessions (recording)->len);
  for (guint i = 0; i < n_sessions; i++)
    add_session (self, recording, file, i, n_sessions);
  return TRUE;
}

/* The files of an archive; what is no activity is passed over as long as something is one. */
static gboolean
add_archive (Upload *self, MusetteSimulatorFile *archive, GError **error)
{
  g_autoptr (GPtrArray) entries = musette_simulator_zip_read (archive->bytes, error);
  g_autoptr (GError) last = NULL;

  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const MusetteSimulatorZipEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (MusetteSimulatorFile) file
          = musette_simulator_file_new (entry->name, entry->bytes);

      g_clear_error (&last);
      add_file (self, file, &last);
    }
  if (self->made->len > 0 || self->any_known)
    return TRUE;
  if (last == NULL)
    g_set_error_literal (&last, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The archive is empty");
  g_propagate_error (error, g_steal_pointer (&last));
  return FALSE;
}

static void
write_id (Upload *self, MusetteJsonWriter *writer, const char *id)
{
  musette_json_writer_begin_object (writer);
  musette_json_writer_member_string (writer, "icu_athlete_id", self->call->athlete_id);
  musette_json_writer_member_string (writer, "id", id);
  musette_json_writer_end (writer);
}

/* 201 when anything is new, 200 when all was there before. */
static MusetteSimulatorReply *
reply_upload (Upload *self)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);
  MusetteSimulatorReply *reply;
  const char *first = NULL;

  if (self->known->len > 0)
    first = g_ptr_array_index (self->known, 0);
  if (self->made->len > 0)
    first = musette_simulator_entry_get_id (g_ptr_array_index (self->made, 0));
  musette_json_writer_begin_object (writer);
  musette_json_writer_member_string (writer, "icu_athlete_id", self->call->athlete_id);
  musette_json_writer_member_string (writer, "id", first);
  musette_json_writer_name (writer, "activities");
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < self->made->len; i++)
    write_id (self, writer, musette_simulator_entry_get_id (g_ptr_array_index (self->made, i)));
  for (guint i = 0; i < self->known->len; i++)
    write_id (self, writer, g_ptr_array_index (self->known, i));
  musette_json_writer_end (writer);
  musette_json_writer_end (writer);
  reply = musette_simulator_call_reply_writer (writer);
  reply->status = self->made->len > 0 ? 201 : 200;
  return reply;
}

static MusetteSimulatorReply *
upload (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteSimulatorFile) file
      = musette_simulator_multipart_get_file (call->request, &refused);
  g_auto (Upload) self
      = { call, g_ptr_array_new_with_free_func ((GDestroyNotify) musette_simulator_entry_unref),
          g_ptr_array_new_with_free_func (g_free), FALSE };
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return refused;
  if (!(musette_simulator_zip_is_zip (file->bytes) ? add_archive (&self, file, &error)
                                                   : add_file (&self, file, &error)))
    return musette_simulator_reply_new_error (422, "Invalid file [%s]: %s", file->name,
                                              error->message);
  if (self.made->len > 0 && !musette_simulator_call_put_all (call, self.made, &refused))
    return refused;
  return reply_upload (&self);
}

/**
 * musette_simulator_upload_routes:
 * @n: (out): how many
 *
 * Returns: (array length=n): what takes files of activities
 */
const MusetteSimulatorRoute *
musette_simulator_upload_routes (guint *n)
{
  static const MusetteSimulatorRoute routes[] = {
    { "POST", "athlete/*/activities", NULL, upload },
  };

  *n = G_N_ELEMENTS (routes);
  return routes;
}
