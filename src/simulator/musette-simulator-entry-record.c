/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-entry-record.h"

static void
write_spans (MusetteJsonWriter *writer, GArray *spans)
{
  musette_json_writer_name (writer, "spans");
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < spans->len; i++)
    {
      const MusetteSimulatorSpan *span = &g_array_index (spans, MusetteSimulatorSpan, i);

      musette_json_writer_begin_object (writer);
      musette_json_writer_member_int (writer, "start", span->start);
      musette_json_writer_member_int (writer, "end", span->end);
      if (span->label != NULL)
        musette_json_writer_member_string (writer, "label", span->label);
      musette_json_writer_member_bool (writer, "filled", span->filled);
      musette_json_writer_end (writer);
    }
  musette_json_writer_end (writer);
}

/**
 * musette_simulator_entry_record_write:
 * @entry: an activity
 * @samples: (nullable): under which name its own samples are kept
 *
 * Returns: (transfer full): what was changed of it, to be kept in a state file
 */
char *
musette_simulator_entry_record_write (MusetteSimulatorEntry *entry, const char *samples)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);
  MusetteSimulatorFile *file = musette_simulator_entry_get_file (entry);
  GArray *spans = musette_simulator_entry_get_spans (entry);

  musette_json_writer_begin_object (writer);
  if (musette_simulator_entry_is_created (entry))
    musette_json_writer_member_int (writer, "kind",
                                    musette_simulator_entry_get_planned (entry)->kind);
  musette_json_writer_name (writer, "members");
  musette_json_writer_begin_object (writer);
  musette_simulator_members_write (musette_simulator_entry_get_members (entry), writer);
  musette_json_writer_end (writer);
  if (spans != NULL)
    write_spans (writer, spans);
  if (samples != NULL)
    musette_json_writer_member_string (writer, "samples", samples);
  if (file != NULL)
    musette_json_writer_member_string (writer, "file", file->hash);
  musette_json_writer_end (writer);
  return musette_json_writer_finish (writer);
}

static GArray *
read_spans (JsonArray *array)
{
  GArray *spans = musette_simulator_spans_new ();

  for (guint i = 0; i < musette_json_array_get_length (array); i++)
    {
      JsonObject *span = musette_json_array_get_object (array, i);

      musette_simulator_spans_add (spans, (guint) musette_json_get_int (span, "start"),
                                   (guint) musette_json_get_int (span, "end"),
                                   musette_json_get_string (span, "label"),
                                   musette_json_get_bool (span, "filled"));
    }
  return spans;
}

/* One step on: @changed takes the place of @entry. */
static void
take (MusetteSimulatorEntry **entry, MusetteSimulatorEntry *changed)
{
  musette_simulator_entry_unref (*entry);
  *entry = changed;
}

/**
 * musette_simulator_entry_record_read:
 * @known: (nullable): the activity as the demo planned it
 * @demo: the demo athlete
 * @id: the id of the activity
 * @record: from musette_simulator_entry_record_write ()
 * @samples: (nullable): its own samples
 * @file: (nullable): what was uploaded
 *
 * Returns: (transfer full) (nullable): the activity with what was changed, %NULL when it is one
 * that the demo does not plan
 */
MusetteSimulatorEntry *
musette_simulator_entry_record_read (MusetteSimulatorEntry *known,
                                     MusetteDemo *demo,
                                     const char *id,
                                     JsonObject *record,
                                     MusetteStreamSet *samples,
                                     MusetteSimulatorFile *file)
{
  JsonObject *object = musette_json_get_object (record, "members");
  JsonArray *spans = musette_json_get_array (record, "spans");
  g_autoptr (MusetteSimulatorMembers) members
      = object == NULL ? musette_simulator_members_new ()
                       : musette_simulator_members_new_from_object (object);
  MusetteSimulatorEntry *entry;

  if (musette_json_has (record, "kind"))
    entry = musette_simulator_entry_new (
        demo, id, (MusetteDemoKind) musette_json_get_int (record, "kind"), members, samples, file);
  else if (known == NULL)
    return NULL;
  else
    {
      entry = musette_simulator_entry_with_members (known, members);
      if (samples != NULL)
        take (&entry, musette_simulator_entry_with_streams (entry, samples));
    }
  if (spans != NULL)
    {
      g_autoptr (GArray) set = read_spans (spans);

      take (&entry, musette_simulator_entry_with_spans (entry, set));
    }
  return entry;
}
