/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-ride-loader.h"

#include <string.h>

#include "musette-ride-computation.h"
#include "musette-ride-intervals.h"
#include "musette-ride-sessions.h"
#include "musette-ride-subtitle.h"
#include "musette-ride-thresholds.h"

/**
 * MusetteRideLoader:
 *
 * Fills a #MusetteRideView, from a file or from the data door, and keeps it up to date: a fetch may
 * deliver twice, settings may change, the user may choose another session of the file. Nothing of
 * it happens on the thread of the user interface but the hand-over.
 */
struct _MusetteRideLoader
{
  GObject parent_instance;

  MusetteRideView *view;
  MusetteRepository *repository;
  GSettings *settings;

  MusetteRideEditor *editor;

  GCancellable *cancellable;
  GCancellable *computing; /* of the newest computation; an older one is worth nothing */
  GFile *file;
  char *activity_id;
  MusetteFetch *activity_fetch;
  MusetteFetch *streams_fetch;
  MusetteStreamSet *streams;
  MusetteRideSessions *sessions;
  guint session; /* position in them */
  gboolean use_laps;
  gboolean repair;
  MusetteRepairReport report;

  gboolean asleep; /* what is open is known, but not in memory */
  guint pending;   /* reads and computations that are under way */
  GError *error;
};

G_DEFINE_FINAL_TYPE (MusetteRideLoader, musette_ride_loader, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
emit_changed (MusetteRideLoader *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
take_error (MusetteRideLoader *self, GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
}

static MusetteThresholdsOrigin
find_thresholds (MusetteRideLoader *self, MusetteThresholds *thresholds)
{
  return musette_ride_thresholds_find (self->view, self->repository, self->settings, thresholds);
}

static void
update_intervals (MusetteRideLoader *self)
{
  MusetteRideAnalysis *analysis = musette_ride_view_get_analysis (self->view);
  g_autoptr (GListStore) intervals = NULL;

  /* What was done to the intervals of a file is kept nowhere but here. */
  if (musette_ride_loader_get_edited (self))
    return;
  switch (musette_ride_loader_get_interval_source (self))
    {
    case MUSETTE_RIDE_INTERVALS_SERVICE:
      intervals = musette_ride_intervals_from_activity (musette_ride_view_get_activity (self->view),
                                                        self->streams, self->view);
      break;
    case MUSETTE_RIDE_INTERVALS_LAPS:
      intervals = musette_ride_intervals_from_laps (musette_ride_view_get_recording (self->view),
                                                    musette_ride_view_get_timeline (self->view),
                                                    musette_ride_view_get_thresholds (self->view));
      break;
    case MUSETTE_RIDE_INTERVALS_DETECTED:
    default:
      intervals = analysis != NULL ? musette_ride_intervals_from_analysis (analysis)
                                   : g_list_store_new (MUSETTE_TYPE_RIDE_INTERVAL);
    }
  musette_ride_view_set_intervals (self->view, G_LIST_MODEL (intervals));
}

/* The start of the samples is surer than what the file says of a session. */
static void
update_subtitle (MusetteRideLoader *self)
{
  MusetteRecording *recording = musette_ride_view_get_recording (self->view);
  const MusetteRecordingSession *session
      = musette_ride_sessions_get (self->sessions, self->session);
  gint64 start = session != NULL ? session->start_unix : 0;
  g_autofree char *subtitle = NULL;

  if (recording == NULL)
    return;
  if (self->streams != NULL)
    start = musette_stream_set_get_start (self->streams);
  subtitle = musette_ride_subtitle_for_recording (
      recording, musette_ride_view_get_sport_type (self->view), start);
  musette_ride_view_set_subtitle (self->view, subtitle);
}

static void
computed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteRideLoader) self = user_data;
  g_autoptr (MusetteRideComputation) ride = NULL;
  MusetteThresholds thresholds;

  self->pending--;
  if (self->view == NULL)
    return;
  ride = musette_ride_computation_run_finish (result, NULL);
  if (ride != NULL)
    {
      self->report = ride->report;
      g_set_object (&self->streams, ride->streams);
      update_subtitle (self);
      if (self->editor != NULL)
        musette_ride_editor_set_samples (self->editor, self->streams);
      musette_ride_view_set_ride (self->view, ride->timeline, ride->analysis, &ride->thresholds,
                                  find_thresholds (self, &thresholds));
      update_intervals (self);
    }
  emit_changed (self);
}

static void
compute (MusetteRideLoader *self)
{
  const char *type = musette_ride_view_get_sport_type (self->view);
  MusetteRideSource source = {
    .streams = self->streams,
    .recording = musette_ride_view_get_recording (self->view),
    .sport = musette_sport_from_type (type),
    .repair = self->repair && self->file != NULL,
  };

  if (source.streams == NULL && source.recording == NULL)
    return;
  if (musette_ride_sessions_get_n (self->sessions) > 0)
    source.session = musette_ride_sessions_get_index (self->sessions, self->session);
  find_thresholds (self, &source.thresholds);
  g_cancellable_cancel (self->computing);
  g_object_unref (self->computing);
  self->computing = g_cancellable_new ();
  self->pending++;
  musette_ride_computation_run_async (&source, self->computing, computed_cb, g_object_ref (self));
}

/* A new object of the same samples or the same record must not make the page draw again. */
static gboolean
is_same_json (MusetteActivity *a, MusetteActivity *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a == b || g_bytes_equal (musette_activity_get_json (a), musette_activity_get_json (b));
}

/* Whether the ride was computed with the very values that count now. */
static gboolean
is_computed (MusetteRideLoader *self, const char *old_type)
{
  const MusetteThresholds *used = musette_ride_view_get_thresholds (self->view);
  MusetteThresholds wanted;

  if (musette_ride_view_get_timeline (self->view) == NULL
      || g_strcmp0 (old_type, musette_ride_view_get_sport_type (self->view)) != 0)
    return FALSE;
  find_thresholds (self, &wanted);
  return memcmp (used, &wanted, sizeof wanted) == 0;
}

static void
show_activity (MusetteRideLoader *self, MusetteActivity *activity)
{
  g_autofree char *old_type = g_strdup (musette_ride_view_get_sport_type (self->view));
  g_autofree char *subtitle = NULL;
  const char *name = musette_activity_get_name (activity);
  const char *type = musette_activity_get_activity_type (activity);
  g_autofree char *label = musette_sport_dup_type_label (type);

  if (is_same_json (musette_ride_view_get_activity (self->view), activity))
    return;
  subtitle = musette_ride_subtitle_for_activity (activity);
  musette_ride_view_set_activity (self->view, activity);
  musette_ride_view_set_sport_type (self->view, type);
  musette_ride_view_set_title (self->view, name != NULL ? name : label);
  musette_ride_view_set_subtitle (self->view, subtitle);
  update_intervals (self);
  if (!is_computed (self, old_type))
    compute (self);
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
    compute (self);
  emit_changed (self);
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
      show_activity (self, activity);
      if (has_samples (activity))
        fetch_streams (self);
    }
  emit_changed (self);
}

static void
show_session (MusetteRideLoader *self)
{
  MusetteRecording *recording = musette_ride_view_get_recording (self->view);
  const MusetteRecordingSession *session
      = musette_ride_sessions_get (self->sessions, self->session);
  const char *type = musette_recording_get_sport_type (recording);

  g_clear_object (&self->streams);
  if (session != NULL && session->type != NULL)
    type = session->type;
  musette_ride_view_set_sport_type (self->view, type);
  update_subtitle (self);
  compute (self);
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
      emit_changed (self);
      return;
    }
  title = get_file_title (self, recording);
  self->sessions = musette_ride_sessions_new (recording);
  musette_ride_view_set_recording (self->view, recording);
  musette_ride_view_set_title (self->view, title);
  show_session (self);
  emit_changed (self);
}

static void
settings_changed_cb (MusetteRideLoader *self, const char *key)
{
  static const char *const keys[]
      = { "ftp", "w-prime", "lthr", "max-hr", "resting-hr", "weight", NULL };

  if (self->file != NULL && g_strv_contains (keys, key))
    compute (self);
}

static void
athlete_changed_cb (MusetteRideLoader *self)
{
  if (self->file != NULL)
    compute (self);
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

/* What was shown before must not stand under another ride's name. */
static void
clear_view (MusetteRideLoader *self)
{
  g_autoptr (GListStore) intervals = g_list_store_new (MUSETTE_TYPE_RIDE_INTERVAL);
  MusetteThresholds thresholds;

  musette_thresholds_init (&thresholds);
  if (self->editor != NULL)
    musette_ride_editor_set_samples (self->editor, NULL);
  musette_ride_view_set_activity (self->view, NULL);
  musette_ride_view_set_recording (self->view, NULL);
  musette_ride_view_set_intervals (self->view, G_LIST_MODEL (intervals));
  musette_ride_view_set_ride (self->view, NULL, NULL, &thresholds, MUSETTE_THRESHOLDS_UNKNOWN);
  if (self->editor != NULL)
    musette_ride_editor_forget (self->editor);
}

static void
take_file (MusetteRideLoader *self, GFile *file)
{
  g_autofree char *title = musette_ride_subtitle_dup_file_name (file);

  g_object_ref (file);
  forget (self);
  clear_view (self);
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
 * musette_ride_loader_restore_intervals:
 * @self: a loader
 *
 * Shows the intervals as they are known, whatever was done to them on the screen.
 */
void
musette_ride_loader_restore_intervals (MusetteRideLoader *self)
{
  g_return_if_fail (MUSETTE_IS_RIDE_LOADER (self));

  update_intervals (self);
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
  emit_changed (self);
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
  emit_changed (self);
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
  clear_view (self);
  self->activity_id = g_steal_pointer (&id);
  self->file = g_steal_pointer (&file);
  self->asleep = TRUE;
  emit_changed (self);
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
    clear_view (self);
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
      show_activity (self, row);
      emit_changed (self);
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

/**
 * musette_ride_loader_get_n_sessions:
 * @self: a loader
 *
 * Returns: how many activities the file holds, 0 when it is no file
 */
guint
musette_ride_loader_get_n_sessions (MusetteRideLoader *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_LOADER (self), 0);

  return musette_ride_sessions_get_n (self->sessions);
}

/**
 * musette_ride_loader_get_session:
 * @self: a loader
 * @position: place in the list, 0 = the longest
 *
 * Returns: (transfer none) (nullable): that activity of the file
 */
const MusetteRecordingSession *
musette_ride_loader_get_session (MusetteRideLoader *self, guint position)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_LOADER (self), NULL);

  return musette_ride_sessions_get (self->sessions, position);
}

/**
 * musette_ride_loader_get_chosen_session:
 * @self: a loader
 *
 * Returns: the place in the list of the activity that is shown
 */
guint
musette_ride_loader_get_chosen_session (MusetteRideLoader *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_LOADER (self), 0);

  return self->session;
}

/**
 * musette_ride_loader_choose_session:
 * @self: a loader
 * @position: place in the list, 0 = the longest
 */
void
musette_ride_loader_choose_session (MusetteRideLoader *self, guint position)
{
  g_return_if_fail (MUSETTE_IS_RIDE_LOADER (self));
  g_return_if_fail (position < musette_ride_sessions_get_n (self->sessions));

  if (self->session == position)
    return;
  self->session = position;
  if (self->editor != NULL)
    musette_ride_editor_forget (self->editor);
  show_session (self);
  emit_changed (self);
}

/**
 * musette_ride_loader_get_n_laps:
 * @self: a loader
 *
 * Returns: how many laps of the device the ride has, 0 when it is no file
 */
guint
musette_ride_loader_get_n_laps (MusetteRideLoader *self)
{
  MusetteRecording *recording;
  MusetteTimeline *timeline;

  g_return_val_if_fail (MUSETTE_IS_RIDE_LOADER (self), 0);

  recording = musette_ride_view_get_recording (self->view);
  timeline = musette_ride_view_get_timeline (self->view);
  if (self->file == NULL || recording == NULL || timeline == NULL)
    return 0;
  return musette_ride_intervals_count_laps (recording, timeline);
}

/**
 * musette_ride_loader_get_interval_source:
 * @self: a loader
 *
 * Returns: where the intervals of the view come from
 */
MusetteRideIntervalSource
musette_ride_loader_get_interval_source (MusetteRideLoader *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_LOADER (self), MUSETTE_RIDE_INTERVALS_DETECTED);

  if (musette_ride_view_get_activity (self->view) != NULL)
    return MUSETTE_RIDE_INTERVALS_SERVICE;
  if (self->use_laps && musette_ride_view_get_timeline (self->view) != NULL)
    return MUSETTE_RIDE_INTERVALS_LAPS;
  return MUSETTE_RIDE_INTERVALS_DETECTED;
}

/**
 * musette_ride_loader_set_use_laps:
 * @self: a loader
 * @use_laps: whether the laps of a file are shown in place of the detected intervals
 */
void
musette_ride_loader_set_use_laps (MusetteRideLoader *self, gboolean use_laps)
{
  g_return_if_fail (MUSETTE_IS_RIDE_LOADER (self));

  if (self->use_laps == !!use_laps)
    return;
  self->use_laps = !!use_laps;
  if (self->editor != NULL)
    musette_ride_editor_forget (self->editor);
  update_intervals (self);
  emit_changed (self);
}

/**
 * musette_ride_loader_get_repair_report:
 * @self: a loader
 *
 * Returns: (transfer none): what was repaired in the file, or could be
 */
const MusetteRepairReport *
musette_ride_loader_get_repair_report (MusetteRideLoader *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_LOADER (self), NULL);

  return &self->report;
}

/**
 * musette_ride_loader_get_repair:
 * @self: a loader
 *
 * Returns: whether spikes and dropouts of files are repaired
 */
gboolean
musette_ride_loader_get_repair (MusetteRideLoader *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_LOADER (self), FALSE);

  return self->repair;
}

/**
 * musette_ride_loader_set_repair:
 * @self: a loader
 * @repair: whether spikes and dropouts of files are repaired; the file itself never changes
 */
void
musette_ride_loader_set_repair (MusetteRideLoader *self, gboolean repair)
{
  g_return_if_fail (MUSETTE_IS_RIDE_LOADER (self));

  if (self->repair == !!repair)
    return;
  self->repair = !!repair;
  compute (self);
  emit_changed (self);
}
