/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-intervals-json.h"

#include "musette-interval-edit.h"
#include "musette-json-writer.h"
#include "musette-json.h"
#include "musette-patch.h"

/* The intervals of an activity as people set them: places and labels, nothing that is computed. */

static void
write_one (MusetteJsonWriter *writer, int start_index, int end_index, const char *label)
{
  musette_json_writer_begin_object (writer);
  musette_json_writer_member_int (writer, "start_index", start_index);
  musette_json_writer_member_int (writer, "end_index", end_index);
  if (label != NULL && label[0] != '\0')
    musette_json_writer_member_string (writer, "label", label);
  musette_json_writer_end (writer);
}

/**
 * musette_intervals_json_from_edits:
 * @edits: (element-type MusetteIntervalEdit): intervals
 *
 * Returns: (transfer full): a JSON array as the service takes it
 */
char *
musette_intervals_json_from_edits (GPtrArray *edits)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < edits->len; i++)
    {
      const MusetteIntervalEdit *edit = g_ptr_array_index (edits, i);

      write_one (writer, edit->start_index, edit->end_index, edit->label);
    }
  musette_json_writer_end (writer);
  return musette_json_writer_finish (writer);
}

/**
 * musette_intervals_json_from_activity:
 * @activity: an activity
 *
 * Returns: (transfer full) (nullable): its intervals in the same form, %NULL when they are not
 * known
 */
char *
musette_intervals_json_from_activity (MusetteActivity *activity)
{
  g_autoptr (MusetteJsonWriter) writer = NULL;
  GPtrArray *intervals = musette_activity_get_intervals (activity);

  if (intervals == NULL)
    return NULL;
  writer = musette_json_writer_new (FALSE);
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < intervals->len; i++)
    {
      MusetteInterval *interval = g_ptr_array_index (intervals, i);

      write_one (writer, musette_interval_get_start_index (interval),
                 musette_interval_get_end_index (interval), musette_interval_get_label (interval));
    }
  musette_json_writer_end (writer);
  return musette_json_writer_finish (writer);
}

static gboolean
is_same (JsonObject *one, JsonObject *other)
{
  return musette_json_get_int (one, "start_index") == musette_json_get_int (other, "start_index")
         && musette_json_get_int (one, "end_index") == musette_json_get_int (other, "end_index")
         && g_strcmp0 (musette_json_get_string (one, "label"),
                       musette_json_get_string (other, "label"))
                == 0;
}

static gboolean
has_interval (JsonArray *array, JsonObject *wanted)
{
  for (guint i = 0; i < musette_json_array_get_length (array); i++)
    {
      JsonObject *object = musette_json_array_get_object (array, i);

      if (object != NULL && is_same (object, wanted))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_all (JsonArray *theirs, JsonArray *mine)
{
  for (guint i = 0; i < musette_json_array_get_length (mine); i++)
    {
      JsonObject *wanted = musette_json_array_get_object (mine, i);

      if (wanted == NULL || !has_interval (theirs, wanted))
        return FALSE;
    }
  return TRUE;
}

/* What the service fills gaps with has no label. */
static gboolean
has_only_fillers_besides (JsonArray *theirs, JsonArray *mine)
{
  for (guint i = 0; i < musette_json_array_get_length (theirs); i++)
    {
      JsonObject *object = musette_json_array_get_object (theirs, i);

      if (object == NULL
          || (musette_json_get_string (object, "label") != NULL && !has_interval (mine, object)))
        return FALSE;
    }
  return TRUE;
}

/**
 * musette_intervals_json_match:
 * @theirs: (nullable): intervals of the service
 * @mine: intervals as people set them
 *
 * The service fills the gaps between the intervals that it is sent.
 *
 * Returns: whether @theirs is what the service makes of @mine
 */
gboolean
musette_intervals_json_match (const char *theirs, const char *mine)
{
  g_autoptr (MusetteJson) their_root
      = theirs != NULL ? musette_json_parse (theirs, -1, NULL) : NULL;
  g_autoptr (MusetteJson) my_root = musette_json_parse (mine, -1, NULL);
  JsonArray *their_array = their_root != NULL ? musette_json_as_array (their_root, NULL) : NULL;
  JsonArray *my_array = my_root != NULL ? musette_json_as_array (my_root, NULL) : NULL;

  return their_array != NULL && my_array != NULL && has_all (their_array, my_array)
         && has_only_fillers_besides (their_array, my_array);
}

static MusetteInterval *
find_same_place (GPtrArray *intervals, JsonObject *edit)
{
  for (guint i = 0; intervals != NULL && i < intervals->len; i++)
    {
      MusetteInterval *interval = g_ptr_array_index (intervals, i);

      if (musette_interval_get_start_index (interval) == musette_json_get_int (edit, "start_index")
          && musette_interval_get_end_index (interval) == musette_json_get_int (edit, "end_index"))
        return interval;
    }
  return NULL;
}

/* The kind of interval that covers most of the new one. */
static const char *
find_type (GPtrArray *intervals, JsonObject *edit)
{
  const gint64 start = musette_json_get_int (edit, "start_index");
  const gint64 end = musette_json_get_int (edit, "end_index");
  gint64 most = 0;
  const char *type = "WORK";

  for (guint i = 0; intervals != NULL && i < intervals->len; i++)
    {
      MusetteInterval *interval = g_ptr_array_index (intervals, i);
      gint64 common = MIN (end, musette_interval_get_end_index (interval))
                      - MAX (start, musette_interval_get_start_index (interval));

      if (common <= most)
        continue;
      most = common;
      type = musette_interval_get_interval_type (interval) == MUSETTE_INTERVAL_RECOVERY ? "RECOVERY"
                                                                                        : "WORK";
    }
  return type;
}

static void
write_kept (MusetteJsonWriter *writer, MusetteInterval *interval, const char *label)
{
  g_autoptr (MusettePatch) patch = musette_patch_new ();
  g_autoptr (GBytes) json = NULL;

  musette_patch_set_string (patch, "label", label);
  json = musette_patch_apply (patch, musette_record_get_json (MUSETTE_RECORD (interval)), NULL);
  if (json != NULL)
    musette_json_writer_raw (writer, g_bytes_get_data (json, NULL),
                             (gssize) g_bytes_get_size (json));
}

/**
 * musette_intervals_json_overlay:
 * @edits: intervals as people set them
 * @intervals: (nullable) (element-type MusetteInterval): the intervals before
 *
 * Makes what an activity shows until the service has computed the rest. An interval that stays in
 * its place keeps its numbers; of the others only place, label and type are known.
 *
 * Returns: (transfer full) (nullable): a JSON array for `icu_intervals`
 */
char *
musette_intervals_json_overlay (const char *edits, GPtrArray *intervals)
{
  g_autoptr (MusetteJson) root = musette_json_parse (edits, -1, NULL);
  JsonArray *array = root != NULL ? musette_json_as_array (root, NULL) : NULL;
  g_autoptr (MusetteJsonWriter) writer = NULL;

  if (array == NULL)
    return NULL;
  writer = musette_json_writer_new (FALSE);
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < musette_json_array_get_length (array); i++)
    {
      JsonObject *edit = musette_json_array_get_object (array, i);
      MusetteInterval *kept = edit != NULL ? find_same_place (intervals, edit) : NULL;

      if (edit == NULL)
        continue;
      if (kept != NULL)
        {
          write_kept (writer, kept, musette_json_get_string (edit, "label"));
          continue;
        }
      musette_json_writer_begin_object (writer);
      musette_json_writer_member_int (writer, "start_index",
                                      musette_json_get_int (edit, "start_index"));
      musette_json_writer_member_int (writer, "end_index",
                                      musette_json_get_int (edit, "end_index"));
      if (musette_json_get_string (edit, "label") != NULL)
        musette_json_writer_member_string (writer, "label",
                                           musette_json_get_string (edit, "label"));
      musette_json_writer_member_string (writer, "type", find_type (intervals, edit));
      musette_json_writer_end (writer);
    }
  musette_json_writer_end (writer);
  return musette_json_writer_finish (writer);
}
