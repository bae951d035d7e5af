/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-ride-loader-private.h"

#include "musette-ride-subtitle.h"

/**
 * MusetteRideLoader:
 *
 * Fills a #MusetteRideView, from a file or from the data door, and keeps it up to date: a fetch may
 * deliver twice, settings may change, the user may choose another session of the file. Nothing of
 * it happens on the thread of the user interface but the hand-over.
 */
G_DEFINE_FINAL_TYPE (MusetteRideLoader, musette_ride_loader, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Who watches looks again. */
void
_musette_ride_loader_emit_changed (MusetteRideLoader *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
take_error (MusetteRideLoader *self, GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
}

static gboolean
has_samples (MusetteActivity *activity)
{
  const char *source = musette_activity_get_source (activity);

  return !musette_activity_is_stub (activity) && g_strcmp0 (source, "MANUAL") != 0;
}

static void
stop_fetch (MusetteRideLoader *self, MusetteFetch **fetch)
{
  if (*fetch == NULL)
    return;
  g_signal_handlers_disconnect_by_data (*fetch, self);
  musette_fetch_cancel (*fetch);
  g_clear_object (fetch);
}

static void
streams_changed_cb (MusetteRideLoader *self, GParamSpec *pspec, MusetteFetch *fetch)
{
  MusetteStreamSet *streams = musette_fetch_get_data (fetch);
  const GError *error = musette_fetch_get_error (fetch);

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    take_error (self, g_error_copy (error));
  if (streams != NULL && g_set_object (&self->streams, streams))
    _musette_ride_loader_compute (self);
  _musette_ride_loader_emit_changed (self);
}

static MusetteFetch *
watch_fetch (MusetteRideLoader *self, MusetteFetch *fetch, GCallback callback)
{
  g_signal_connect_object (fetch, "notify::data", callback, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (fetch, "notify::completed", callback, self, G_CONNECT_SWAPPED);
  return fetch;
}

static void
fetch_streams (MusetteRideLoader *self)
{
  if (self->streams_fetch != NULL)
    return;
  self->streams_fetch
      = watch_fetch (self, musette_repository_fetch_streams (self->repository, self->activity_id),
                     G_CALLBACK (streams_changed_cb));
  streams_changed_cb (self, NULL, self->streams_fetch);
}

static void
activity_changed_cb (MusetteRideLoader *self, GParamSpec *pspec, MusetteFetch *fetch)
{
  MusetteActivity *activity = musette_fetch_get_data (fetch);
  const GError *error = musette_fetch_get_error (fetch);

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    take_error (self, g_error_copy (error));
  if (activity != NULL)
    {
      _musette_ride_loader_show_activity (self, activity);
      if (has_samples (activity))
        fetch_streams (self);
    }
  _musette_ride_loader_emit_changed (self);
}

static char *
get_file_title (MusetteRideLoader *self, MusetteRecording *recording)
{
  const char *name = musette_recording_get_name (recording);

  if (name != NULL && *name != '\0')
    return g_strdup (name);
  return musette_ride_subtitle_dup_file_name (self->file);
}

static void
recording_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteRideLoader) self = user_data;
  g_autoptr (MusetteRecording) recording = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;

  recording = musette_recording_read_file_finish (result, &error);
  self->pending--;
  if (self->view == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (recording == NULL)
    {
      take_error (self, g_steal_pointer (&error));
      _musette_ride_loader_emit_changed (self);
      return;
    }
  title = get_file_title (self, recording);
  self->sessions = musette_ride_sessions_new (recording);
  musette_ride_view_set_recording (self->view, recording);
  musette_ride_view_set_title (self->view, title);
  _musette_ride_loader_show_session (self);
  _musette_ride_loader_emit_changed (self);
}

static void
settings_changed_cb (MusetteRideLoader *self, const char *key)
{
  static const char *const keys[]
      = { "ftp", "w-prime", "lthr", "max-hr", "resting-hr", "weight", NULL };

  if (self->file != NULL && g_strv_contains (keys, key))
    _musette_ride_loader_compute (self);
}

static void
athlete_changed_cb (MusetteRideLoader *self)
{
  if (self->file != NULL)
    _musette_ride_loader_compute (self);
}

static void
forget (MusetteRideLoader *self)
{
  musette_ride_loader_cancel (self);
  g_clear_object (&self->file);
  g_clear_pointer (&self->activity_id, g_free);
  g_clear_object (&self->streams);
  g_clear_error (&self->error);
  g_clear_pointer (&self->sessions, musette_ride_sessions_free);
  self->session = 0;
  self->use_laps = FALSE;
  self->asleep = FALSE;
  self->report = (MusetteRepairReport){ 0 };
}

static void
take_file (MusetteRideLoader *self, GFile *file)
{
  g_autofree char *title = musette_ride_subtitle_dup_file_name (file);

  g_object_ref (file);
  forget (self);
  _musette_ride_loader_clear_view (self);
  self->file = file;
  musette_ride_view_set_title (self->view, title);
}

static void
musette_ride_loader_dispose (GObject *object)
{
  MusetteRideLoader *self = (MusetteRideLoader *) object;

  forget (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->computing);
  g_clear_object (&self->view);
  g_clear_object (&self->repository);
  g_clear_object (&self->settings);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (musette_ride_loader_parent_class)->dispose (object);
}

static void
musette_ride_loader_class_init (MusetteRideLoaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = musette_ride_loader_dispose;
  /**
   * MusetteRideLoader::changed:
   *
   * Something arrived, failed or was chosen; the view has been brought up to date before.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
musette_ride_loader_init (MusetteRideLoader *self)
{
  self->cancellable = g_cancellable_new ();
  self->computing = g_cancellable_new ();
  self->repair = TRUE;
}

/**
 * musette_ride_loader_new:
 * @view: the session to fill
 * @repository: (nullable): the data door; without it only files can be opened
 * @settings: (nullable): where the athlete's values for files are kept
 *
 * Returns: (transfer full): a loader that has nothing to do yet
 */
MusetteRideLoader *
musette_ride_loader_new (MusetteRideView *view, MusetteRepository *repository, GSettings *settings)
{
  MusetteRideLoader *self;

  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (view), NULL);

  self = g_object_new (MUSETTE_TYPE_RIDE_LOADER, NULL);
  self->view = g_object_ref (view);
  g_set_object (&self->repository, repository);
  g_set_object (&self->settings, settings);
  if (settings != NULL)
    g_signal_connect_object (settings, "changed", G_CALLBACK (settings_changed_cb), self,
                             G_CONNECT_SWAPPED);
  if (repository != NULL)
    g_signal_connect_object (repository, "notify::athlete", G_CALLBACK (athlete_changed_cb), self,
                             G_CONNECT_SWAPPED);
  return self;
}

/**
 * musette_ride_loader_set_editor:
 * @self: a loader
 * @editor: (nullable): what edits the intervals of the view
 */
void
musette_ride_loader_set_editor (MusetteRideLoader *self, MusetteRideEditor *editor)
{
  g_return_if_fail (MUSETTE_IS_RIDE_LOADER (self));

  g_set_object (&self->editor, editor);
}

/**
 * musette_ride_loader_get_edited:
 * @self: a loader
 *
 * Returns: whether a file is shown whose intervals were edited; they are lost with the page
 */
gboolean
musette_ride_loader_get_edited (MusetteRideLoader *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_LOADER (self), FALSE);

  return self->file != NULL && self->editor != NULL
         && musette_ride_editor_get_changed (self->editor);
}

/**
 * musette_ride_loader_open_file:
 * @self: a loader
 * @file: a recorded activity
 *
 * Reads and computes it in worker threads. It is viewed, not added to the account.
 */
void
musette_ride_loader_open_file (MusetteRideLoader *self, GFile *file)
{
  g_return_if_fail (MUSETTE_IS_RIDE_LOADER (self));
  g_return_if_fail (G_IS_FILE (file));

  take_file (self, file);
  self->pending++;
  musette_recording_read_file_async (file, self->cancellable, recording_read_cb,
                                     g_object_ref (self));
  _musette_ride_loader_emit_changed (self);
}

/**
 * musette_ride_loader_open_file_later:
 * @self: a loader
 * @file: a recorded activity
 *
 * Like musette_ride_loader_open_file(), but reads it only with musette_ride_loader_wake().
 */
void
musette_ride_loader_open_file_later (MusetteRideLoader *self, GFile *file)
{
  g_return_if_fail (MUSETTE_IS_RIDE_LOADER (self));
  g_return_if_fail (G_IS_FILE (file));

  take_file (self, file);
  self->asleep = TRUE;
  _musette_ride_loader_emit_changed (self);
}

/**
 * musette_ride_loader_sleep:
 * @self: a loader
 *
 * Lets go of everything that takes memory. What was open stays known. A file whose intervals were
 * edited stays awake.
 */
void
musette_ride_loader_sleep (MusetteRideLoader *self)
{
  g_autofree char *id = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (MUSETTE_IS_RIDE_LOADER (self));

  if ((self->file == NULL && self->activity_id == NULL) || musette_ride_loader_get_edited (self))
    return;
  id = g_steal_pointer (&self->activity_id);
  file = g_steal_pointer (&self->file);
  forget (self);
  _musette_ride_loader_clear_view (self);
  self->activity_id = g_steal_pointer (&id);
  self->file = g_steal_pointer (&file);
  self->asleep = TRUE;
  _musette_ride_loader_emit_changed (self);
}

/**
 * musette_ride_loader_wake:
 * @self: a loader
 *
 * Opens again what was open before musette_ride_loader_sleep(), else does nothing.
 */
void
musette_ride_loader_wake (MusetteRideLoader *self)
{
  g_return_if_fail (MUSETTE_IS_RIDE_LOADER (self));

  if (self->asleep)
    musette_ride_loader_reload (self);
}

/**
 * musette_ride_loader_open_activity:
 * @self: a loader with a repository
 * @id: the service's id of an activity
 *
 * Shows what is stored at once and what the service answers when it differs.
 */
void
musette_ride_loader_open_activity (MusetteRideLoader *self, const char *id)
{
  g_autoptr (MusetteStreamSet) streams = NULL;
  char *copy;

  g_return_if_fail (MUSETTE_IS_RIDE_LOADER (self));
  g_return_if_fail (self->repository != NULL);
  g_return_if_fail (id != NULL);

  /* The same one again: what is shown stays until something else arrives. */
  copy = g_strdup (id);
  if (g_strcmp0 (self->activity_id, id) == 0)
    g_set_object (&streams, self->streams);
  else
    _musette_ride_loader_clear_view (self);
  forget (self);
  self->activity_id = copy;
  self->streams = g_steal_pointer (&streams);
  self->activity_fetch
      = watch_fetch (self, musette_repository_fetch_activity (self->repository, id),
                     G_CALLBACK (activity_changed_cb));
  activity_changed_cb (self, NULL, self->activity_fetch);
}

/**
 * musette_ride_loader_open_row:
 * @self: a loader with a repository
 * @row: an activity as a list knows it
 *
 * Like musette_ride_loader_open_activity(); what the list knows is shown until more is there.
 */
void
musette_ride_loader_open_row (MusetteRideLoader *self, MusetteActivity *row)
{
  g_return_if_fail (MUSETTE_IS_RIDE_LOADER (self));
  g_return_if_fail (MUSETTE_IS_ACTIVITY (row));

  musette_ride_loader_open_activity (self, musette_activity_get_id (row));
  if (musette_ride_view_get_activity (self->view) == NULL)
    {
      _musette_ride_loader_show_activity (self, row);
      _musette_ride_loader_emit_changed (self);
    }
}

/**
 * musette_ride_loader_reload:
 * @self: a loader
 *
 * Tries again what was opened last.
 */
void
musette_ride_loader_reload (MusetteRideLoader *self)
{
  g_autofree char *id = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (MUSETTE_IS_RIDE_LOADER (self));

  id = g_strdup (self->activity_id);
  g_set_object (&file, self->file);
  if (id != NULL)
    musette_ride_loader_open_activity (self, id);
  else if (file != NULL)
    musette_ride_loader_open_file (self, file);
}

/**
 * musette_ride_loader_cancel:
 * @self: a loader
 *
 * Stops everything that is under way; what has arrived stays.
 */
void
musette_ride_loader_cancel (MusetteRideLoader *self)
{
  g_return_if_fail (MUSETTE_IS_RIDE_LOADER (self));

  stop_fetch (self, &self->activity_fetch);
  stop_fetch (self, &self->streams_fetch);
  g_cancellable_cancel (self->computing);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static gboolean
is_fetching (MusetteFetch *fetch)
{
  return fetch != NULL && !musette_fetch_get_completed (fetch);
}

/**
 * musette_ride_loader_get_loading:
 * @self: a loader
 *
 * Returns: whether something is under way
 */
gboolean
musette_ride_loader_get_loading (MusetteRideLoader *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_LOADER (self), FALSE);

  return self->pending > 0 || is_fetching (self->activity_fetch)
         || is_fetching (self->streams_fetch);
}

/**
 * musette_ride_loader_get_asleep:
 * @self: a loader
 *
 * Returns: whether something is open that is not in memory
 */
gboolean
musette_ride_loader_get_asleep (MusetteRideLoader *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_LOADER (self), FALSE);

  return self->asleep;
}

/**
 * musette_ride_loader_get_error:
 * @self: a loader
 *
 * Returns: (transfer none) (nullable): what failed last
 */
const GError *
musette_ride_loader_get_error (MusetteRideLoader *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_LOADER (self), NULL);

  return self->error;
}

/**
 * musette_ride_loader_get_file:
 * @self: a loader
 *
 * Returns: (transfer none) (nullable): the file that is shown
 */
GFile *
musette_ride_loader_get_file (MusetteRideLoader *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_LOADER (self), NULL);

  return self->file;
}

/**
 * musette_ride_loader_get_activity_id:
 * @self: a loader
 *
 * Returns: (transfer none) (nullable): the activity that is shown
 */
const char *
musette_ride_loader_get_activity_id (MusetteRideLoader *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_LOADER (self), NULL);

  return self->activity_id;
}
