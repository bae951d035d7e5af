/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-kept-draft.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "musette-json-writer.h"

/* The workout that is being written, in a file, so that it is there again however the program ends.
 * The file follows a moment after the first change, by another thread; what is not written yet at
 * the end is written then. */

#define DELAY_MS 500
#define FILE_MODE 0600
#define FOLDER_MODE 0700

/* The file; threads that come too late with older content find that newer is there. */
typedef struct
{
  GMutex mutex;
  char *path;
  guint done; /* number of the newest write */
} Target;

typedef struct
{
  Target *target; /* holds a reference */
  GBytes *content;
  guint number;
} Write;

struct _MusetteKeptDraft
{
  GObject parent_instance;

  Target *target;
  char *name;
  char *type;
  char *text;
  guint number;
  guint timeout;
  gboolean is_changed;
  gboolean is_forgotten;
};

G_DEFINE_FINAL_TYPE (MusetteKeptDraft, musette_kept_draft, G_TYPE_OBJECT)

static void
clear_target (gpointer data)
{
  Target *target = data;

  g_mutex_clear (&target->mutex);
  g_free (target->path);
}

static void
write_free (gpointer data)
{
  Write *write = data;

  g_atomic_rc_box_release_full (write->target, clear_target);
  g_clear_pointer (&write->content, g_bytes_unref);
  g_free (write);
}

static void
write_file (const char *path, GBytes *content)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (content, &length);

  g_mkdir_with_parents (folder, FOLDER_MODE);
  if (!g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT,
                                 FILE_MODE, &error))
    g_debug ("The draft cannot be kept: %s", error->message);
}

static void
do_write (const Write *write)
{
  Target *target = write->target;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&target->mutex);

  if (write->number < target->done)
    return;
  target->done = write->number;
  if (write->content != NULL)
    write_file (target->path, write->content);
  else
    g_unlink (target->path);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  do_write (task_data);
  g_task_return_boolean (task, TRUE);
}

static GBytes *
make_content (MusetteKeptDraft *self)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (TRUE);

  musette_json_writer_begin_object (writer);
  musette_json_writer_member_string (writer, "name", self->name);
  musette_json_writer_member_string (writer, "type", self->type);
  musette_json_writer_member_string (writer, "text", self->text);
  musette_json_writer_end (writer);
  return musette_json_writer_finish_bytes (writer);
}

static Write *
make_write (MusetteKeptDraft *self)
{
  Write *write = g_new0 (Write, 1);

  write->target = g_atomic_rc_box_acquire (self->target);
  write->content = self->is_forgotten ? NULL : make_content (self);
  write->number = ++self->number;
  self->is_changed = FALSE;
  return write;
}

static gboolean
timeout_cb (gpointer user_data)
{
  MusetteKeptDraft *self = user_data;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  self->timeout = 0;
  g_task_set_source_tag (task, timeout_cb);
  g_task_set_task_data (task, make_write (self), write_free);
  g_task_run_in_thread (task, write_in_thread);
  return G_SOURCE_REMOVE;
}

/* Not put off by further changes: who types on loses no more than a moment either. */
static void
change (MusetteKeptDraft *self)
{
  self->is_changed = TRUE;
  if (self->timeout == 0 && self->target->path != NULL)
    self->timeout = g_timeout_add (DELAY_MS, timeout_cb, self);
}

static void
load (MusetteKeptDraft *self)
{
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MusetteJson) root = NULL;
  JsonObject *record;
  gsize length;

  if (self->target->path == NULL || !g_file_get_contents (self->target->path, &data, &length, NULL))
    return;
  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  root = musette_json_parse_bytes (bytes, NULL);
  record = root != NULL ? musette_json_as_object (root, NULL) : NULL;
  if (record == NULL)
    return;
  self->name = g_strdup (musette_json_get_string (record, "name"));
  self->type = g_strdup (musette_json_get_string (record, "type"));
  self->text = g_strdup (musette_json_get_string (record, "text"));
}

/* A thread that has not come to its turn yet may never come to it when the program ends. */
static gboolean
is_behind (MusetteKeptDraft *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->target->mutex);

  return self->is_changed || self->target->done < self->number;
}

static void
musette_kept_draft_dispose (GObject *object)
{
  MusetteKeptDraft *self = (MusetteKeptDraft *) object;

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->target->path != NULL && is_behind (self))
    {
      Write *write = make_write (self);

      do_write (write);
      write_free (write);
    }
  G_OBJECT_CLASS (musette_kept_draft_parent_class)->dispose (object);
}

static void
musette_kept_draft_finalize (GObject *object)
{
  MusetteKeptDraft *self = (MusetteKeptDraft *) object;

  g_atomic_rc_box_release_full (self->target, clear_target);
  g_free (self->name);
  g_free (self->type);
  g_free (self->text);
  G_OBJECT_CLASS (musette_kept_draft_parent_class)->finalize (object);
}

static void
musette_kept_draft_class_init (MusetteKeptDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = musette_kept_draft_dispose;
  object_class->finalize = musette_kept_draft_finalize;
}

static void
musette_kept_draft_init (MusetteKeptDraft *self)
{
  self->target = g_atomic_rc_box_new0 (Target);
  g_mutex_init (&self->target->mutex);
}

/**
 * musette_kept_draft_new:
 * @path: (nullable) (type filename): where it is kept, %NULL to keep it nowhere
 *
 * Returns: (transfer full): the draft as it was left
 */
MusetteKeptDraft *
musette_kept_draft_new (const char *path)
{
  MusetteKeptDraft *self = g_object_new (MUSETTE_TYPE_KEPT_DRAFT, NULL);

  self->target->path = g_strdup (path);
  load (self);
  return self;
}

/**
 * musette_kept_draft_get_name:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): what the workout is called
 */
const char *
musette_kept_draft_get_name (MusetteKeptDraft *self)
{
  g_return_val_if_fail (MUSETTE_IS_KEPT_DRAFT (self), NULL);

  return self->name;
}

/**
 * musette_kept_draft_get_sport_type:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): its sport, as the service calls it
 */
const char *
musette_kept_draft_get_sport_type (MusetteKeptDraft *self)
{
  g_return_val_if_fail (MUSETTE_IS_KEPT_DRAFT (self), NULL);

  return self->type;
}

/**
 * musette_kept_draft_get_text:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): its text, %NULL when there is no draft
 */
const char *
musette_kept_draft_get_text (MusetteKeptDraft *self)
{
  g_return_val_if_fail (MUSETTE_IS_KEPT_DRAFT (self), NULL);

  return self->text;
}

/**
 * musette_kept_draft_keep:
 * @self: a draft
 * @name: what the workout is called
 * @type: its sport, as the service calls it
 * @text: its text
 *
 * Keeps a workout in place of what was kept before. What was forgotten and has not changed since
 * stays so.
 */
void
musette_kept_draft_keep (MusetteKeptDraft *self,
                         const char *name,
                         const char *type,
                         const char *text)
{
  g_return_if_fail (MUSETTE_IS_KEPT_DRAFT (self));
  g_return_if_fail (name != NULL && type != NULL && text != NULL);

  if (g_strcmp0 (self->text, text) == 0 && g_strcmp0 (self->name, name) == 0
      && g_strcmp0 (self->type, type) == 0)
    return;
  g_free (self->name);
  g_free (self->type);
  g_free (self->text);
  self->name = g_strdup (name);
  self->type = g_strdup (type);
  self->text = g_strdup (text);
  self->is_forgotten = FALSE;
  change (self);
}

/**
 * musette_kept_draft_forget:
 * @self: a draft
 *
 * Keeps it no longer, because it is somewhere else now.
 */
void
musette_kept_draft_forget (MusetteKeptDraft *self)
{
  g_return_if_fail (MUSETTE_IS_KEPT_DRAFT (self));

  self->is_forgotten = TRUE;
  change (self);
}
