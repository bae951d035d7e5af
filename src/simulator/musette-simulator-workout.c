/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-workout.h"

#include "musette-simulator-settings.h"
#include "musette-workout-doc-writer.h"
#include "musette-workout-totals.h"

#include <math.h>
#include <string.h>

#define TEXT_NAME "workout.txt"
#define DOC_NAME "workout.json"

/* Members that hold what a change of the sport's settings says otherwise. */
static void
override (double *value, const MusetteSimulatorMembers *settings, const char *name)
{
  double changed = musette_simulator_members_get_double (settings, name);

  if (!isnan (changed))
    *value = changed;
}

static void
take_settings (MusetteSimulatorRecords *records,
               MusetteSport sport,
               gboolean indoor,
               MusetteThresholds *thresholds)
{
  g_autoptr (MusetteSimulatorMembers) settings = NULL;

  if (records != NULL)
    settings = musette_simulator_records_find (records, MUSETTE_SIMULATOR_SETTINGS,
                                               musette_simulator_settings_get_id (sport));
  if (settings == NULL)
    return;
  override (&thresholds->ftp_w, settings, "ftp");
  if (indoor)
    override (&thresholds->ftp_w, settings, "indoor_ftp");
  override (&thresholds->lthr_bpm, settings, "lthr");
  override (&thresholds->max_hr_bpm, settings, "max_hr");
  override (&thresholds->threshold_pace_mps, settings, "threshold_pace");
}

/**
 * musette_simulator_workout_context:
 * @demo: the demo athlete
 * @records: (nullable): what was changed of the settings
 * @members: a workout or an event
 * @out: (out): what its meaning depends on; its texts live for ever
 */
void
musette_simulator_workout_context (MusetteDemo *demo,
                                   MusetteSimulatorRecords *records,
                                   const MusetteSimulatorMembers *members,
                                   MusetteWorkoutContext *out)
{
  g_autofree char *type = musette_simulator_members_dup_string (members, "type");
  g_autofree char *target = musette_simulator_members_dup_string (members, "target");
  gboolean indoor = musette_simulator_members_get_bool (members, "indoor")
                    || g_strcmp0 (type, "VirtualRide") == 0;
  MusetteSport sport = musette_sport_from_type (type == NULL ? "Ride" : type);
  MusetteDemoForm form;

  musette_workout_context_init (out);
  out->type = g_intern_string (type == NULL ? "Ride" : type);
  out->indoor = indoor;
  out->target = target == NULL ? NULL : g_intern_string (target);
  out->order = "POWER_HR_PACE";
  if (sport == MUSETTE_SPORT_RUN)
    out->pace_units = "MINS_KM";
  if (sport == MUSETTE_SPORT_SWIM)
    out->pace_units = "SECS_100M";
  musette_demo_form_at (musette_demo_get_seed (demo), musette_demo_get_today (demo), &form);
  musette_demo_thresholds (indoor && sport == MUSETTE_SPORT_RIDE ? "VirtualRide" : out->type, &form,
                           &out->thresholds);
  take_settings (records, sport, indoor, &out->thresholds);
}

static void
write_zone (MusetteJsonWriter *writer, const char *id, guint seconds)
{
  musette_json_writer_begin_object (writer);
  musette_json_writer_member_string (writer, "id", id);
  musette_json_writer_member_int (writer, "secs", seconds);
  musette_json_writer_end (writer);
}

static void
set_zone_times (MusetteSimulatorMembers *doc, const MusetteWorkoutTotals *totals)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);
  g_autofree char *json = NULL;

  if (!totals->has_zones)
    return;
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < totals->zones.n; i++)
    {
      char id[8];

      g_snprintf (id, sizeof id, "Z%u", i + 1);
      write_zone (writer, id, totals->zones.seconds[i]);
    }
  if (totals->kind == MUSETTE_WORKOUT_POWER && totals->zones.has_sweet_spot)
    write_zone (writer, "SS", totals->zones.sweet_spot_s);
  musette_json_writer_end (writer);
  json = musette_json_writer_finish (writer);
  musette_simulator_members_set (doc, "zoneTimes", json);
}

/* The document with what the service adds to it. */
static char *
make_doc (const MusetteWorkout *workout, const MusetteWorkoutTotals *totals)
{
  g_autofree char *json = musette_workout_doc_to_json (workout);
  g_autoptr (MusetteSimulatorMembers) doc = musette_simulator_members_new_from_json (json);

  set_zone_times (doc, totals);
  musette_simulator_members_set (doc, "locales", "[]");
  if (musette_simulator_members_get (doc, "options") == NULL)
    musette_simulator_members_set (doc, "options", "{}");
  if (!isnan (totals->np_w))
    {
      musette_simulator_members_set_number (doc, "average_watts", totals->average_w);
      musette_simulator_members_set_number (doc, "normalized_power", totals->np_w);
      if (totals->average_w > 0)
        musette_simulator_members_set_number (
            doc, "variability_index", floor (totals->np_w / totals->average_w * 100 + 0.5) / 100);
    }
  return musette_simulator_members_to_json (doc);
}

static void
set_known (MusetteSimulatorMembers *members, const char *name, double value)
{
  if (!isnan (value))
    musette_simulator_members_set_number (members, name, value);
}

static void
set_workout (MusetteSimulatorMembers *members,
             const MusetteWorkout *workout,
             const MusetteWorkoutContext *context)
{
  MusetteWorkoutTotals totals;
  g_autofree char *doc = NULL;

  musette_workout_compute_totals (workout, context, &totals);
  doc = make_doc (workout, &totals);
  musette_simulator_members_set (members, "workout_doc", doc);
  musette_simulator_members_set_number (members, "moving_time", totals.seconds);
  if (totals.distance_m > 0)
    musette_simulator_members_set_number (members, "distance", totals.distance_m);
  if (!totals.has_target)
    return;
  set_known (members, "icu_training_load", totals.load);
  set_known (members, "icu_intensity", floor (totals.intensity_percent * 1e5 + 0.5) / 1e5);
  set_known (members, "joules", totals.work_j);
}

/**
 * musette_simulator_workout_take_text:
 * @members: a workout or an event that nobody else sees yet
 * @context: what its meaning depends on
 * @text: (nullable): a workout text
 *
 * Fills in what follows from the text; without steps in it the rest stands as it is.
 */
void
musette_simulator_workout_take_text (MusetteSimulatorMembers *members,
                                     const MusetteWorkoutContext *context,
                                     const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, text == NULL ? 0 : strlen (text));
  g_autoptr (MusetteWorkout) workout
      = text == NULL ? NULL : musette_workout_read (bytes, TEXT_NAME, context, NULL);

  if (workout != NULL && workout->steps->len > 0)
    set_workout (members, workout, context);
  else
    musette_simulator_members_set (members, "workout_doc", "null");
}

/* The text of a file's steps, behind the words that the file has for people. */
static char *
describe (const MusetteWorkout *workout, const MusetteWorkoutContext *context)
{
  g_autoptr (MusetteWorkout) steps = musette_workout_copy (workout);
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL;
  const char *words = workout->description == NULL ? "" : workout->description;
  gsize size = 0;
  const char *text;

  g_clear_pointer (&steps->description, g_free);
  bytes = musette_workout_write (steps, MUSETTE_WORKOUT_FORMAT_TEXT, context, losses, NULL);
  text = bytes == NULL ? "" : g_bytes_get_data (bytes, &size);
  return g_strdup_printf ("%s%s%.*s", words, *words == '\0' ? "" : "\n\n", (int) size, text);
}

static gboolean
take_file (MusetteSimulatorMembers *members,
           MusetteWorkoutContext *context,
           GBytes *bytes,
           const char *file_name,
           MusetteSimulatorReply **refused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteWorkout) workout = musette_workout_read (bytes, file_name, context, &error);
  g_autofree char *description = NULL;

  if (workout == NULL)
    {
      *refused = musette_simulator_reply_new_error (422, "Invalid workout file [%s]: %s", file_name,
                                                    error->message);
      return FALSE;
    }
  if (musette_simulator_members_is_null (members, "name"))
    {
      g_autofree char *base = g_strdup (file_name);

      if (strrchr (base, '.') != NULL)
        *strrchr (base, '.') = '\0';
      musette_simulator_members_set_string (members, "name",
                                            workout->name == NULL ? base : workout->name);
    }
  if (musette_simulator_members_is_null (members, "type") && workout->type != NULL)
    musette_simulator_members_set_string (members, "type", workout->type);
  description = describe (workout, context);
  musette_simulator_members_set_string (members, "description", description);
  set_workout (members, workout, context);
  return TRUE;
}

/**
 * musette_simulator_workout_take:
 * @demo: the demo athlete
 * @records: what was changed of the settings
 * @members: a workout or an event that nobody else sees yet, with what was sent already taken
 * @sent: what was sent
 * @refused: (out): what to answer when the content cannot be read
 *
 * Reads the content that was sent: a file, else the description. A document that was sent is not
 * taken.
 *
 * Returns: whether the content, if any, could be read
 */
gboolean
musette_simulator_workout_take (MusetteDemo *demo,
                                MusetteSimulatorRecords *records,
                                MusetteSimulatorMembers *members,
                                JsonObject *sent,
                                MusetteSimulatorReply **refused)
{
  const char *text = musette_json_get_string (sent, "file_contents");
  const char *packed = musette_json_get_string (sent, "file_contents_base64");
  const char *name = musette_json_get_string (sent, "filename");
  MusetteWorkoutContext context;

  musette_simulator_workout_context (demo, records, members, &context);
  if (packed != NULL || text != NULL)
    {
      gsize size = text == NULL ? 0 : strlen (text);
      guchar *data = packed != NULL ? g_base64_decode (packed, &size) : (guchar *) g_strdup (text);
      g_autoptr (GBytes) bytes = g_bytes_new_take (data, size);

      return take_file (members, &context, bytes, name == NULL ? "workout.zwo" : name, refused);
    }
  if (musette_json_has (sent, "description") || musette_json_has (sent, "type")
      || musette_json_has (sent, "target") || musette_json_has (sent, "indoor"))
    {
      g_autofree char *description = musette_simulator_members_dup_string (members, "description");

      musette_simulator_workout_take_text (members, &context, description);
    }
  return TRUE;
}

/**
 * musette_simulator_workout_read:
 * @members: a workout or an event
 * @context: what its meaning depends on
 *
 * Returns: (transfer full) (nullable): its steps, %NULL when it has none
 */
MusetteWorkout *
musette_simulator_workout_read (const MusetteSimulatorMembers *members,
                                const MusetteWorkoutContext *context)
{
  const char *doc = musette_simulator_members_get (members, "workout_doc");
  g_autofree char *name = musette_simulator_members_dup_string (members, "name");
  g_autoptr (GBytes) bytes = NULL;
  MusetteWorkout *workout;

  if (musette_simulator_members_is_null (members, "workout_doc"))
    return NULL;
  bytes = g_bytes_new (doc, strlen (doc));
  workout = musette_workout_read (bytes, DOC_NAME, context, NULL);
  if (workout != NULL && name != NULL)
    {
      g_free (workout->name);
      workout->name = g_steal_pointer (&name);
    }
  return workout;
}

/**
 * musette_simulator_workout_export:
 * @members: a workout or an event
 * @context: what its meaning depends on
 * @extension: `zwo`, `mrc`, `erg` or `fit`
 *
 * Returns: (transfer full) (nullable): a file of it, %NULL when it has no steps
 */
GBytes *
musette_simulator_workout_export (const MusetteSimulatorMembers *members,
                                  const MusetteWorkoutContext *context,
                                  const char *extension)
{
  g_autoptr (MusetteWorkout) workout = musette_simulator_workout_read (members, context);
  g_autofree char *file_name = g_strconcat ("workout.", extension, NULL);
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);

  if (workout == NULL)
    return NULL;
  return musette_workout_write (workout, musette_workout_format_from_name (file_name), context,
                                losses, NULL);
}

/**
 * musette_simulator_workout_make_file_name:
 * @members: a workout or an event
 * @extension: of the file
 *
 * Returns: (transfer full): its name in the service's manner
 */
char *
musette_simulator_workout_make_file_name (const MusetteSimulatorMembers *members,
                                          const char *extension)
{
  g_autofree char *name = musette_simulator_members_dup_string (members, "name");
  g_autofree char *base = g_strdup (name == NULL ? "workout" : name);

  g_strcanon (base, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-", '_');
  return g_strconcat (base, ".", extension, NULL);
}
