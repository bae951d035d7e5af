/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-ledger.h"

#include "musette-simulator-entry-record.h"
#include "musette-simulator-samples.h"
#include "musette-simulator-time.h"

#include <string.h>

#define FIRST_NEW_ID 90000001u
#define FIRST_NEW_NUMBER 95000001
#define NOON_S 43200

/* What the service knows now. Readers take the present state and keep it while they answer; writers
 * hold the lock while they read, change and put back. */
struct _MusetteSimulatorLedger
{
  GMutex writing;
  GMutex mutex;
  MusetteDemo *demo;
  MusetteSimulatorActivities *activities; /* guarded by mutex */
  MusetteSimulatorState *state; /* NULL = nothing is kept; guarded by writing, as all below */
  GHashTable *deleted;          /* id → hash of its file, "" when there was none */
  GHashTable *kept_files;       /* hashes of those that the state file holds */
  GHashTable *kept_samples;     /* key of samples → under which name the state file holds them */
  guint next_id;
  int next_number;
  guint revision; /* counts changes, so that each has its own time */
  MusetteSimulatorRecords *records;
};

/* What comes out of a state file, before it is put together. */
typedef struct
{
  MusetteSimulatorLedger *ledger;
  GHashTable *samples; /* name → MusetteStreamSet */
  GHashTable *files;   /* hash → MusetteSimulatorFile */
  GPtrArray *entries;
} Restored;

static void
restore_samples (const char *id, JsonObject *data, gpointer user_data)
{
  Restored *self = user_data;

  g_hash_table_insert (self->samples, g_strdup (id),
                       musette_simulator_samples_new_from_json (data));
}

static void
restore_file (const char *id, JsonObject *data, gpointer user_data)
{
  Restored *self = user_data;

  g_hash_table_add (self->ledger->kept_files, g_strdup (id));
  g_hash_table_insert (self->files, g_strdup (id), musette_simulator_file_new_from_json (data));
}

static void
restore_activity (const char *id, JsonObject *data, gpointer user_data)
{
  Restored *self = user_data;
  const char *samples = musette_json_get_string (data, "samples");
  const char *file = musette_json_get_string (data, "file");
  MusetteSimulatorEntry *entry = musette_simulator_entry_record_read (
      musette_simulator_activities_find (self->ledger->activities, id), self->ledger->demo, id,
      data, samples == NULL ? NULL : g_hash_table_lookup (self->samples, samples),
      file == NULL ? NULL : g_hash_table_lookup (self->files, file));

  if (entry == NULL)
    return;
  g_ptr_array_add (self->entries, entry);
  if (samples != NULL)
    g_hash_table_insert (self->ledger->kept_samples,
                         GUINT_TO_POINTER (musette_simulator_entry_get_samples_key (entry)),
                         g_strdup (samples));
}

static void
restore_deleted (const char *id, JsonObject *data, gpointer user_data)
{
  Restored *self = user_data;
  const char *hash = musette_json_get_string (data, "file");

  g_hash_table_insert (self->ledger->deleted, g_strdup (id), g_strdup (hash == NULL ? "" : hash));
}

static void
restore_removed (const char *id, JsonObject *data, gpointer user_data)
{
  Restored *self = user_data;
  g_autoptr (MusetteSimulatorActivities) old = self->ledger->activities;

  self->ledger->activities = musette_simulator_activities_with (old, NULL, id);
}

static void
restore_counter (const char *id, JsonObject *data, gpointer user_data)
{
  Restored *self = user_data;

  self->ledger->next_id = (guint) musette_json_get_int (data, "next");
  self->ledger->next_number = (int) musette_json_get_int (data, "number");
  self->ledger->revision = (guint) musette_json_get_int (data, "revision");
}

static void
restore (MusetteSimulatorLedger *self)
{
  Restored restored
      = { self, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref),
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                 (GDestroyNotify) musette_simulator_file_unref),
          g_ptr_array_new_with_free_func ((GDestroyNotify) musette_simulator_entry_unref) };
  MusetteSimulatorActivities *old = self->activities;

  musette_simulator_state_foreach (self->state, "samples", restore_samples, &restored);
  musette_simulator_state_foreach (self->state, "file", restore_file, &restored);
  musette_simulator_state_foreach (self->state, "activity", restore_activity, &restored);
  self->activities = musette_simulator_activities_with (old, restored.entries, NULL);
  musette_simulator_activities_unref (old);
  musette_simulator_state_foreach (self->state, "removed", restore_removed, &restored);
  musette_simulator_state_foreach (self->state, "deleted", restore_deleted, &restored);
  musette_simulator_state_foreach (self->state, "counter", restore_counter, &restored);
  musette_simulator_records_restore (self->records, self->state);
  g_hash_table_unref (restored.samples);
  g_hash_table_unref (restored.files);
  g_ptr_array_unref (restored.entries);
}

/**
 * musette_simulator_ledger_new:
 * @demo: the demo athlete, which must outlive the ledger
 * @records: (transfer full): what there is besides activities
 * @state: (nullable) (transfer full): where changes are kept, %NULL = nowhere
 *
 * Returns: (transfer full): what the service knows, with what was changed before
 */
MusetteSimulatorLedger *
musette_simulator_ledger_new (MusetteDemo *demo,
                              MusetteSimulatorRecords *records,
                              MusetteSimulatorState *state)
{
  MusetteSimulatorLedger *self = g_new0 (MusetteSimulatorLedger, 1);

  g_mutex_init (&self->writing);
  g_mutex_init (&self->mutex);
  self->demo = demo;
  self->activities = musette_simulator_activities_new (demo);
  self->deleted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->kept_files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->kept_samples = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->next_id = FIRST_NEW_ID;
  self->next_number = FIRST_NEW_NUMBER;
  self->records = records;
  self->state = state;
  if (state != NULL)
    restore (self);
  return self;
}

/**
 * musette_simulator_ledger_free:
 * @self: a ledger
 */
void
musette_simulator_ledger_free (MusetteSimulatorLedger *self)
{
  musette_simulator_activities_unref (self->activities);
  g_clear_pointer (&self->state, musette_simulator_state_free);
  musette_simulator_records_free (self->records);
  g_hash_table_unref (self->deleted);
  g_hash_table_unref (self->kept_files);
  g_hash_table_unref (self->kept_samples);
  g_mutex_clear (&self->writing);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * musette_simulator_ledger_lock:
 * @self: a ledger
 *
 * To be held around everything that changes the ledger, from the reading of what is changed on.
 */
void
musette_simulator_ledger_lock (MusetteSimulatorLedger *self)
{
  g_mutex_lock (&self->writing);
  musette_simulator_records_drop_staged (self->records);
}

/**
 * musette_simulator_ledger_unlock:
 * @self: a ledger
 */
void
musette_simulator_ledger_unlock (MusetteSimulatorLedger *self)
{
  g_mutex_unlock (&self->writing);
}

/**
 * musette_simulator_ledger_get_activities:
 * @self: a ledger
 *
 * Returns: (transfer full): the activities as they are now
 */
MusetteSimulatorActivities *
musette_simulator_ledger_get_activities (MusetteSimulatorLedger *self)
{
  MusetteSimulatorActivities *activities;

  g_mutex_lock (&self->mutex);
  activities = musette_simulator_activities_ref (self->activities);
  g_mutex_unlock (&self->mutex);
  return activities;
}

/**
 * musette_simulator_ledger_make_id:
 * @self: a locked ledger
 *
 * Returns: (transfer full): an id that no activity has or had
 */
char *
musette_simulator_ledger_make_id (MusetteSimulatorLedger *self)
{
  return g_strdup_printf ("i%u", self->next_id++);
}

static void
take_activities (MusetteSimulatorLedger *self, MusetteSimulatorActivities *changed)
{
  g_autoptr (MusetteSimulatorActivities) old = self->activities;

  g_mutex_lock (&self->mutex);
  self->activities = changed;
  g_mutex_unlock (&self->mutex);
}

/* Samples and files are large: each is written once. */
static const char *
keep_samples (MusetteSimulatorLedger *self, MusetteSimulatorEntry *entry)
{
  MusetteStreamSet *samples = musette_simulator_entry_get_own_streams (entry);
  gpointer key = GUINT_TO_POINTER (musette_simulator_entry_get_samples_key (entry));
  g_autofree char *json = NULL;
  const char *known;
  char *name;

  if (samples == NULL)
    return NULL;
  known = g_hash_table_lookup (self->kept_samples, key);
  if (known != NULL)
    return known;
  json = musette_simulator_samples_to_json (samples);
  name = g_compute_checksum_for_string (G_CHECKSUM_SHA1, json, -1);
  musette_simulator_state_put (self->state, "samples", name, json);
  g_hash_table_insert (self->kept_samples, key, name);
  return name;
}

static void
keep_file (MusetteSimulatorLedger *self, MusetteSimulatorFile *file)
{
  g_autofree char *json = NULL;

  if (file == NULL || !g_hash_table_add (self->kept_files, g_strdup (file->hash)))
    return;
  json = musette_simulator_file_to_json (file);
  musette_simulator_state_put (self->state, "file", file->hash, json);
}

static void
keep_entry (MusetteSimulatorLedger *self, MusetteSimulatorEntry *entry)
{
  const char *samples = keep_samples (self, entry);
  g_autofree char *json = musette_simulator_entry_record_write (entry, samples);

  keep_file (self, musette_simulator_entry_get_file (entry));
  musette_simulator_state_put (self->state, "activity", musette_simulator_entry_get_id (entry),
                               json);
}

static gboolean
commit (MusetteSimulatorLedger *self, GError **error)
{
  g_autofree char *counter = g_strdup_printf ("{\"next\":%u,\"number\":%d,\"revision\":%u}",
                                              self->next_id, self->next_number, self->revision);

  musette_simulator_state_put (self->state, "counter", "activity", counter);
  if (musette_simulator_state_commit (self->state, error))
    return TRUE;
  /* What was to be written with this change is not there after all. */
  g_hash_table_remove_all (self->kept_files);
  g_hash_table_remove_all (self->kept_samples);
  return FALSE;
}

/**
 * musette_simulator_ledger_put_activities:
 * @self: a locked ledger
 * @entries: (element-type MusetteSimulatorEntry): activities that are new or changed
 * @error: why the change could not be kept
 *
 * What is staged in the records belongs to the same change.
 *
 * Returns: whether the change was made
 */
gboolean
musette_simulator_ledger_put_activities (MusetteSimulatorLedger *self,
                                         GPtrArray *entries,
                                         GError **error)
{
  if (self->state != NULL)
    {
      for (guint i = 0; i < entries->len; i++)
        keep_entry (self, g_ptr_array_index (entries, i));
      musette_simulator_records_write_staged (self->records, self->state);
      if (!commit (self, error))
        return FALSE;
    }
  musette_simulator_records_apply_staged (self->records);
  take_activities (self, musette_simulator_activities_with (self->activities, entries, NULL));
  return TRUE;
}

/**
 * musette_simulator_ledger_delete_activity:
 * @self: a locked ledger
 * @id: an activity
 * @file_hash: (nullable): the hash of its file
 * @error: why the change could not be kept
 *
 * Takes it out and remembers that it was deleted, so that its file is not taken again.
 *
 * Returns: whether the change was made
 */
gboolean
musette_simulator_ledger_delete_activity (MusetteSimulatorLedger *self,
                                          const char *id,
                                          const char *file_hash,
                                          GError **error)
{
  const char *hash = file_hash == NULL ? "" : file_hash;

  if (self->state != NULL)
    {
      g_autofree char *json = g_strdup_printf ("{\"file\":\"%s\"}", hash);

      musette_simulator_state_put (self->state, "activity", id, NULL);
      musette_simulator_state_put (self->state, "removed", id, "{}");
      musette_simulator_state_put (self->state, "deleted", id, json);
      if (!commit (self, error))
        return FALSE;
    }
  g_hash_table_insert (self->deleted, g_strdup (id), g_strdup (hash));
  take_activities (self, musette_simulator_activities_with (self->activities, NULL, id));
  return TRUE;
}

/**
 * musette_simulator_ledger_forget_deleted:
 * @self: a locked ledger
 * @id: an activity
 *
 * Returns: whether it was remembered as deleted
 */
gboolean
musette_simulator_ledger_forget_deleted (MusetteSimulatorLedger *self, const char *id)
{
  if (self->state != NULL)
    {
      musette_simulator_state_put (self->state, "deleted", id, NULL);
      if (!commit (self, NULL))
        return FALSE;
    }
  return g_hash_table_remove (self->deleted, id);
}

/**
 * musette_simulator_ledger_is_deleted_file:
 * @self: a locked ledger
 * @file_hash: the hash of a file
 *
 * Returns: whether the activity of that file was deleted, and nobody said since that it may come
 *   back
 */
gboolean
musette_simulator_ledger_is_deleted_file (MusetteSimulatorLedger *self, const char *file_hash)
{
  GHashTableIter iter;
  gpointer hash;

  g_hash_table_iter_init (&iter, self->deleted);
  while (g_hash_table_iter_next (&iter, NULL, &hash))
    if (strcmp (hash, file_hash) == 0)
      return TRUE;
  return FALSE;
}

/**
 * musette_simulator_ledger_get_records:
 * @self: a ledger
 *
 * Returns: (transfer none): what the service keeps besides activities
 */
MusetteSimulatorRecords *
musette_simulator_ledger_get_records (MusetteSimulatorLedger *self)
{
  return self->records;
}

/**
 * musette_simulator_ledger_make_number:
 * @self: a locked ledger
 *
 * Returns: an id that no record has or had
 */
int
musette_simulator_ledger_make_number (MusetteSimulatorLedger *self)
{
  return self->next_number++;
}

/**
 * musette_simulator_ledger_make_stamp:
 * @self: a locked ledger
 *
 * Returns: (transfer full): a time of today that is later than all before, for `updated`
 */
char *
musette_simulator_ledger_make_stamp (MusetteSimulatorLedger *self)
{
  MusetteLocalTime noon
      = musette_local_time_from_date (musette_demo_get_today (self->demo)) + NOON_S;

  return musette_simulator_time_to_stamp (noon + ++self->revision);
}

/**
 * musette_simulator_ledger_commit_records:
 * @self: a locked ledger
 * @error: why the change could not be kept
 *
 * Makes the change that is staged in the records, whole or not at all.
 *
 * Returns: whether it was made
 */
gboolean
musette_simulator_ledger_commit_records (MusetteSimulatorLedger *self, GError **error)
{
  if (self->state != NULL)
    {
      musette_simulator_records_write_staged (self->records, self->state);
      if (!commit (self, error))
        {
          musette_simulator_records_drop_staged (self->records);
          return FALSE;
        }
    }
  musette_simulator_records_apply_staged (self->records);
  return TRUE;
}
