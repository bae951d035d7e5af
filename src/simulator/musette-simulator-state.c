/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-state.h"

#include "musette-json-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define MAGIC "musette-simulator-state"
#define VERSION 1
#define SUM_LENGTH 16

/* What was changed, in a file that only grows: a head line, then a line per change with its
 * checksum in front. A change is complete when its line is: one that a sudden end cut short was
 * never answered, and is taken off when the file is opened again. Every other fault is damage. */
struct _MusetteSimulatorState
{
  int fd;
  char *path;
  GHashTable *kinds; /* kind → GHashTable of id → text of the record */
  MusetteJsonWriter *pending;
};

/**
 * musette_simulator_state_free:
 * @self: a state file
 */
void
musette_simulator_state_free (MusetteSimulatorState *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->pending, musette_json_writer_free);
  g_hash_table_unref (self->kinds);
  g_free (self->path);
  g_free (self);
}

static gboolean
fail (MusetteSimulatorState *self, GError **error, int code)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "The state file “%s”: %s",
               self->path, g_strerror (code));
  return FALSE;
}

static gboolean
refuse (MusetteSimulatorState *self, GError **error, const char *reason)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               "The state file “%s” %s; move it away to begin anew", self->path, reason);
  return FALSE;
}

static gboolean
write_all (MusetteSimulatorState *self, const char *text, gsize length, GError **error)
{
  while (length > 0)
    {
      gssize written = write (self->fd, text, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return fail (self, error, errno);
      text += written;
      length -= (gsize) written;
    }
  return TRUE;
}

static void
make_sum (const char *text, gsize length, char *sum)
{
  g_autofree char *digest
      = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, length);

  memcpy (sum, digest, SUM_LENGTH);
}

static GHashTable *
get_kind (MusetteSimulatorState *self, const char *kind)
{
  GHashTable *records = g_hash_table_lookup (self->kinds, kind);

  if (records == NULL)
    {
      records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (self->kinds, g_strdup (kind), records);
    }
  return records;
}

/* The last word on a record counts. */
static gboolean
take_record (MusetteSimulatorState *self, JsonObject *record)
{
  const char *kind = musette_json_get_string (record, "kind");
  const char *id = musette_json_get_string (record, "id");
  g_autoptr (MusetteJsonWriter) writer = NULL;

  if (kind == NULL || id == NULL)
    return FALSE;
  if (musette_json_get_object (record, "data") == NULL)
    {
      g_hash_table_remove (get_kind (self, kind), id);
      return TRUE;
    }
  writer = musette_json_writer_new (FALSE);
  musette_json_writer_node (writer, musette_json_get_node (record, "data"));
  g_hash_table_insert (get_kind (self, kind), g_strdup (id), musette_json_writer_finish (writer));
  return TRUE;
}

static gboolean
take_line (MusetteSimulatorState *self, const char *line, gsize length)
{
  g_autoptr (MusetteJson) root = NULL;
  const char *json = line + SUM_LENGTH + 1;
  char sum[SUM_LENGTH];
  JsonArray *records;

  if (length <= SUM_LENGTH + 1)
    return FALSE;
  length -= SUM_LENGTH + 1;
  make_sum (json, length, sum);
  if (memcmp (sum, line, SUM_LENGTH) != 0 || line[SUM_LENGTH] != ' ')
    return FALSE;
  root = musette_json_parse (json, (gssize) length, NULL);
  if (root == NULL || musette_json_get_kind (root) != MUSETTE_JSON_ARRAY)
    return FALSE;
  records = musette_json_as_array (root, NULL);
  for (guint i = 0; i < musette_json_array_get_length (records); i++)
    {
      JsonObject *record = musette_json_array_get_object (records, i);

      if (record == NULL || !take_record (self, record))
        return FALSE;
    }
  return TRUE;
}

static char *
make_head (guint64 seed)
{
  return g_strdup_printf (MAGIC " %d seed %" G_GUINT64_FORMAT "\n", VERSION, seed);
}

static gboolean
check_head (MusetteSimulatorState *self, const char *line, guint64 seed, GError **error)
{
  int version = 0;
  guint64 number = 0;

  if (sscanf (line, MAGIC " %d seed %" G_GUINT64_FORMAT, &version, &number) < 1)
    return refuse (self, error, "is not one of the local service");
  if (version > VERSION)
    return refuse (self, error, "was written by a newer version of Musette");
  if (number == seed)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               "The state file “%s” belongs to the seed %" G_GUINT64_FORMAT
               ", not to %" G_GUINT64_FORMAT "; use --seed or another file",
               self->path, number, seed);
  return FALSE;
}

/* Takes off what a sudden end left of a change that nobody was told of. */
static gboolean
drop_rest (MusetteSimulatorState *self, gsize length, GError **error)
{
  if (ftruncate (self->fd, (off_t) length) == 0)
    return TRUE;
  return fail (self, error, errno);
}

static gboolean
take_text (MusetteSimulatorState *self,
           const char *text,
           gsize length,
           guint64 seed,
           GError **error)
{
  const char *end = text + length;
  const char *line = text;
  guint number = 1;

  for (const char *stop; (stop = memchr (line, '\n', (gsize) (end - line))) != NULL;
       line = stop + 1)
    {
      if (number == 1 && !check_head (self, line, seed, error))
        return FALSE;
      if (number > 1 && !take_line (self, line, (gsize) (stop - line)))
        {
          g_autofree char *reason = g_strdup_printf ("is damaged in line %u", number);

          return refuse (self, error, reason);
        }
      number++;
    }
  if (number == 1 && strncmp (text, MAGIC, MIN (length, strlen (MAGIC))) != 0)
    return refuse (self, error, "is not one of the local service");
  return line == end || drop_rest (self, (gsize) (line - text), error);
}

static gboolean
read_file (MusetteSimulatorState *self, guint64 seed, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *head = make_head (seed);
  gsize length;

  if (!g_file_get_contents (self->path, &text, &length, error))
    return FALSE;
  if (length > 0 && !take_text (self, text, length, seed, error))
    return FALSE;
  if (length > 0 && memchr (text, '\n', length) != NULL)
    return TRUE;
  return write_all (self, head, strlen (head), error);
}

/**
 * musette_simulator_state_open:
 * @path: the file; made when it is not there
 * @seed: the seed of the service
 * @error: why it cannot be used: it cannot be opened, another service uses it, it is damaged, of
 *   another seed, of a newer version or no state file
 *
 * Returns: (transfer full) (nullable): the state file with what was changed
 */
MusetteSimulatorState *
musette_simulator_state_open (const char *path, guint64 seed, GError **error)
{
  g_autoptr (MusetteSimulatorState) self = g_new0 (MusetteSimulatorState, 1);

  self->path = g_strdup (path);
  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_hash_table_unref);
  self->fd = g_open (path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      fail (self, error, errno);
      return NULL;
    }
  if (flock (self->fd, LOCK_EX | LOCK_NB) != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                   "The state file “%s” is in use by another local service", path);
      return NULL;
    }
  if (!read_file (self, seed, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * musette_simulator_state_foreach:
 * @self: a state file
 * @kind: a kind of record
 * @function: called for each that the file held when it was opened, in no order
 * @user_data: for @function
 */
void
musette_simulator_state_foreach (MusetteSimulatorState *self,
                                 const char *kind,
                                 MusetteSimulatorRecordFunc function,
                                 gpointer user_data)
{
  GHashTable *records = g_hash_table_lookup (self->kinds, kind);
  GHashTableIter iter;
  gpointer id;
  gpointer text;

  if (records == NULL)
    return;
  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, &id, &text))
    {
      g_autoptr (MusetteJson) root = musette_json_parse (text, -1, NULL);

      function (id, musette_json_as_object (root, NULL), user_data);
    }
}

/**
 * musette_simulator_state_put:
 * @self: a state file
 * @kind: a kind of record
 * @id: which one
 * @data: (nullable): an object as JSON text, %NULL = it is gone
 *
 * Adds a record to the change that the next musette_simulator_state_commit () keeps.
 */
void
musette_simulator_state_put (MusetteSimulatorState *self,
                             const char *kind,
                             const char *id,
                             const char *data)
{
  if (self->pending == NULL)
    {
      self->pending = musette_json_writer_new (FALSE);
      musette_json_writer_begin_array (self->pending);
    }
  musette_json_writer_begin_object (self->pending);
  musette_json_writer_member_string (self->pending, "kind", kind);
  musette_json_writer_member_string (self->pending, "id", id);
  musette_json_writer_name (self->pending, "data");
  musette_json_writer_raw (self->pending, data == NULL ? "null" : data, -1);
  musette_json_writer_end (self->pending);
}

/**
 * musette_simulator_state_commit:
 * @self: a state file
 * @error: why it could not be written
 *
 * Keeps all that was put since the last time, together or not at all.
 *
 * Returns: whether it is kept
 */
gboolean
musette_simulator_state_commit (MusetteSimulatorState *self, GError **error)
{
  g_autoptr (MusetteJsonWriter) writer = g_steal_pointer (&self->pending);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *json = NULL;
  char sum[SUM_LENGTH];
  off_t length;

  if (writer == NULL)
    return TRUE;
  musette_json_writer_end (writer);
  json = musette_json_writer_finish (writer);
  make_sum (json, strlen (json), sum);
  g_string_append_len (line, sum, SUM_LENGTH);
  g_string_append_printf (line, " %s\n", json);
  length = lseek (self->fd, 0, SEEK_END);
  if (write_all (self, line->str, line->len, error))
    return TRUE;
  /* Half a line would be damage as soon as another follows it. */
  if (length >= 0)
    drop_rest (self, (gsize) length, NULL);
  return FALSE;
}
