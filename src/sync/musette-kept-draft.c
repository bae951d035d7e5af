/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-kept-draft.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "musette-draft-file.h"

/**
 * MusetteKeptDraft:
 *
 * The workout that is being written, in a file, so that it is there again however the program ends.
 * The file follows a moment after the first change. One thread reads and writes, one thing after
 * the other, so that what is written last is what is there.
 */
struct _MusetteKeptDraft
{
  GObject parent_instance;

  GThreadPool *thread; /* one, and only while there is something to do; NULL after the end */
  char *path;          /* NULL to keep it nowhere */
  MusetteDraftWords words;
  guint timeout;
  gboolean is_taken;
  gboolean has_begun; /* whether it was ever opened */
  gboolean is_loaded;
  gboolean is_continued;
  gboolean is_changed; /* other than the file */
  char *damage;
  char *failure;
};

enum
{
  PROP_0,
  PROP_MESSAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusetteKeptDraft, musette_kept_draft, G_TYPE_OBJECT)

#define DELAY_MS 500

/* What is to be done with a file, and what came of it. The thread does not hold the draft, which is
 * the main thread's to let go of. */
typedef struct
{
  GWeakRef draft;
  char *path;
  char *ownerless; /* of a reading: what is taken over when there is nothing at the path */
  GBytes *content; /* of a writing: what is written, NULL to remove the file */
  gboolean is_reading;
  gboolean is_last; /* nobody hears any more how it went */
  MusetteDraftReading *reading;
  GError *error; /* of a writing */
} Job;

static Job *
job_new (MusetteKeptDraft *self)
{
  Job *job = g_new0 (Job, 1);

  g_weak_ref_init (&job->draft, self);
  job->path = g_strdup (self->path);
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_weak_ref_clear (&job->draft);
  g_free (job->path);
  g_free (job->ownerless);
  g_clear_pointer (&job->content, g_bytes_unref);
  g_clear_pointer (&job->reading, musette_draft_reading_free);
  g_clear_error (&job->error);
  g_free (job);
}

/* What is wrong with the last writing is more urgent than what was found when the file was read. */
static void
set_message (MusetteKeptDraft *self, char **place, char *text)
{
  g_autofree char *own = text;

  if (g_strcmp0 (*place, own) == 0)
    return;
  g_free (*place);
  *place = g_steal_pointer (&own);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

static char *
describe_failure (const char *path, const GError *error)
{
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    /* Translators: %s is the path of a file */
    return g_strdup_printf (_ ("The disk is full: the workout that is being written cannot be kept "
                               "in “%s”. Make room, or send or export it before Musette ends."),
                            path);
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_PERM)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    /* Translators: %s is the path of a file */
    return g_strdup_printf (_ ("The workout that is being written cannot be kept: “%s” may not be "
                               "written. Allow it, or send or export the workout before Musette "
                               "ends."),
                            path);
  /* Translators: %s is which file could not be written, and why */
  return g_strdup_printf (_ ("The workout that is being written cannot be kept: %s. Send or export "
                             "it before Musette ends."),
                          error->message);
}

static void
written (MusetteKeptDraft *self, const Job *job)
{
  if (job->error == NULL)
    {
      set_message (self, &self->failure, NULL);
      return;
    }
  /* Said once, and again only when it worked in between. */
  if (self->failure == NULL)
    set_message (self, &self->failure, describe_failure (job->path, job->error));
  /* The next change tries again, and at the latest the end. */
  self->is_changed |= g_strcmp0 (job->path, self->path) == 0;
}

static void
take_words (MusetteKeptDraft *self, const MusetteDraftWords *words)
{
  self->is_loaded = TRUE;
  musette_draft_words_set (&self->words, words->name, words->type, words->text);
  g_signal_emit (self, signals[LOADED], 0);
}

static char *
describe_damage (const MusetteDraftReading *reading)
{
  if (reading->set_aside != NULL)
    /* Translators: %s is the path of a file */
    return g_strdup_printf (_ ("The workout that was being written could not be read. Its file was "
                               "kept as “%s”."),
                            reading->set_aside);
  /* Translators: the path of a file, and why it could not be read */
  return g_strdup_printf (_ ("The workout that was being written could not be read, and what is "
                             "written now is not kept, so that “%s” stays as it is: %s"),
                          reading->path, reading->error->message);
}

static void
was_read (MusetteKeptDraft *self, const Job *job)
{
  MusetteDraftReading *reading = job->reading;

  /* Another one may have been opened meanwhile. */
  if (self->is_loaded || g_strcmp0 (job->path, self->path) != 0)
    return;
  if (reading->error != NULL)
    set_message (self, &self->damage, describe_damage (reading));
  if (reading->error != NULL && reading->set_aside == NULL)
    g_clear_pointer (&self->path, g_free);
  take_words (self, &reading->words);
}

static gboolean
done_cb (gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (MusetteKeptDraft) self = g_weak_ref_get (&job->draft);

  if (self != NULL && job->is_reading)
    was_read (self, job);
  else if (self != NULL)
    written (self, job);
  return G_SOURCE_REMOVE;
}

static void
run_in_thread (gpointer data, gpointer user_data)
{
  Job *job = data;

  if (job->is_reading)
    job->reading = musette_draft_file_read (job->path, job->ownerless);
  else
    musette_draft_file_write (job->path, job->content, &job->error);
  if (job->is_last && job->error != NULL)
    g_message ("%s: %s", job->path, job->error->message);
  g_idle_add_full (G_PRIORITY_DEFAULT, done_cb, job, job_free);
}

static void
write_now (MusetteKeptDraft *self, gboolean is_last)
{
  Job *job;

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (!self->is_changed || self->path == NULL)
    return;
  job = job_new (self);
  job->content = self->words.text != NULL ? musette_draft_words_to_json (&self->words) : NULL;
  job->is_last = is_last;
  self->is_changed = FALSE;
  g_thread_pool_push (self->thread, job, NULL);
}

static gboolean
timeout_cb (gpointer user_data)
{
  MusetteKeptDraft *self = user_data;

  self->timeout = 0;
  write_now (self, FALSE);
  return G_SOURCE_REMOVE;
}

/* Not put off by further changes: who types on loses no more than a moment either. */
static void
change (MusetteKeptDraft *self)
{
  self->is_changed = TRUE;
  if (self->timeout == 0 && self->path != NULL && self->thread != NULL)
    self->timeout = g_timeout_add (DELAY_MS, timeout_cb, self);
}

static void
musette_kept_draft_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_MESSAGE)
    g_value_set_string (value, musette_kept_draft_get_message (MUSETTE_KEPT_DRAFT (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
musette_kept_draft_dispose (GObject *object)
{
  musette_kept_draft_end ((MusetteKeptDraft *) object);
  G_OBJECT_CLASS (musette_kept_draft_parent_class)->dispose (object);
}

static void
musette_kept_draft_finalize (GObject *object)
{
  MusetteKeptDraft *self = (MusetteKeptDraft *) object;

  musette_draft_words_set (&self->words, NULL, NULL, NULL);
  g_free (self->path);
  g_free (self->damage);
  g_free (self->failure);
  G_OBJECT_CLASS (musette_kept_draft_parent_class)->finalize (object);
}

static void
musette_kept_draft_class_init (MusetteKeptDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = musette_kept_draft_get_property;
  object_class->dispose = musette_kept_draft_dispose;
  object_class->finalize = musette_kept_draft_finalize;

  /**
   * MusetteKeptDraft:message: (nullable)
   *
   * Why the draft cannot be kept, or could not be read, for people; %NULL when all is well.
   */
  properties[PROP_MESSAGE]
      = g_param_spec_string ("message", NULL, NULL, NULL,
                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * MusetteKeptDraft::loaded:
   * @self: a draft
   *
   * It is known what was left at the path that was opened last.
   */
  signals[LOADED] = g_signal_new ("loaded", MUSETTE_TYPE_KEPT_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
musette_kept_draft_init (MusetteKeptDraft *self)
{
  self->thread = g_thread_pool_new (run_in_thread, NULL, 1, FALSE, NULL);
}

/**
 * musette_kept_draft_new:
 *
 * Returns: (transfer full): a draft that is kept nowhere yet
 */
MusetteKeptDraft *
musette_kept_draft_new (void)
{
  return g_object_new (MUSETTE_TYPE_KEPT_DRAFT, NULL);
}

/**
 * musette_kept_draft_take:
 * @self: a draft
 *
 * Two who write would write over each other.
 *
 * Returns: whether nobody else has it
 */
gboolean
musette_kept_draft_take (MusetteKeptDraft *self)
{
  g_return_val_if_fail (MUSETTE_IS_KEPT_DRAFT (self), FALSE);

  if (self->is_taken)
    return FALSE;
  self->is_taken = TRUE;
  return TRUE;
}

/**
 * musette_kept_draft_leave:
 * @self: a draft that was taken
 *
 * What is in it stays for who takes it next.
 */
void
musette_kept_draft_leave (MusetteKeptDraft *self)
{
  g_return_if_fail (MUSETTE_IS_KEPT_DRAFT (self));

  self->is_taken = FALSE;
}

/**
 * musette_kept_draft_open:
 * @self: a draft
 * @path: (nullable) (type filename): where it is kept from now on, %NULL to keep it nowhere
 * @ownerless: (nullable) (type filename): where there may be a draft of nobody; it is taken over
 *   when there is none at @path
 *
 * Writes what is not written yet, and goes to another draft. #MusetteKeptDraft::loaded tells when
 * it is known, which may be at once.
 */
void
musette_kept_draft_open (MusetteKeptDraft *self, const char *path, const char *ownerless)
{
  Job *job;

  g_return_if_fail (MUSETTE_IS_KEPT_DRAFT (self));

  if (self->thread == NULL || (self->has_begun && g_strcmp0 (self->path, path) == 0))
    return;
  write_now (self, FALSE);
  self->is_continued = !self->has_begun
                       || (ownerless != NULL && g_strcmp0 (self->path, ownerless) == 0
                           && (self->is_loaded || self->is_continued));
  self->has_begun = TRUE;
  self->is_loaded = FALSE;
  g_free (self->path);
  self->path = g_strdup (path);
  set_message (self, &self->damage, NULL);
  if (path == NULL)
    {
      take_words (self, &(MusetteDraftWords){ 0 });
      return;
    }
  job = job_new (self);
  job->is_reading = TRUE;
  job->ownerless = g_strdup (ownerless);
  g_thread_pool_push (self->thread, job, NULL);
}

/**
 * musette_kept_draft_end:
 * @self: a draft
 *
 * Writes what is not written yet, and waits for it. For the end of a program: nothing is kept
 * afterwards.
 */
void
musette_kept_draft_end (MusetteKeptDraft *self)
{
  g_return_if_fail (MUSETTE_IS_KEPT_DRAFT (self));

  if (self->thread == NULL)
    return;
  write_now (self, TRUE);
  g_thread_pool_free (g_steal_pointer (&self->thread), FALSE, TRUE);
}

/**
 * musette_kept_draft_get_loaded:
 * @self: a draft
 *
 * Returns: whether it is known what was left
 */
gboolean
musette_kept_draft_get_loaded (MusetteKeptDraft *self)
{
  g_return_val_if_fail (MUSETTE_IS_KEPT_DRAFT (self), FALSE);

  return self->is_loaded;
}

/**
 * musette_kept_draft_get_continued:
 * @self: a draft
 *
 * Returns: whether what somebody began to write before it was loaded is theirs whose draft it is;
 *   not so after another one signed out
 */
gboolean
musette_kept_draft_get_continued (MusetteKeptDraft *self)
{
  g_return_val_if_fail (MUSETTE_IS_KEPT_DRAFT (self), FALSE);

  return self->is_continued;
}

/**
 * musette_kept_draft_get_message:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): why it cannot be kept, or could not be read, for people;
 *   %NULL when all is well
 */
const char *
musette_kept_draft_get_message (MusetteKeptDraft *self)
{
  g_return_val_if_fail (MUSETTE_IS_KEPT_DRAFT (self), NULL);

  return self->failure != NULL ? self->failure : self->damage;
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

  return self->words.name;
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

  return self->words.type;
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

  return self->words.text;
}

/**
 * musette_kept_draft_keep:
 * @self: a draft
 * @name: what the workout is called
 * @type: its sport, as the service calls it
 * @text: its text
 *
 * Keeps a workout in place of what was kept before. Does nothing before it is loaded, so that what
 * was left is not lost unseen.
 */
void
musette_kept_draft_keep (MusetteKeptDraft *self,
                         const char *name,
                         const char *type,
                         const char *text)
{
  g_return_if_fail (MUSETTE_IS_KEPT_DRAFT (self));
  g_return_if_fail (name != NULL && type != NULL && text != NULL);

  if (self->is_loaded && musette_draft_words_set (&self->words, name, type, text))
    change (self);
}

/**
 * musette_kept_draft_forget:
 * @self: a draft
 *
 * Keeps it no longer, because it is somewhere else now. Does nothing before it is loaded.
 */
void
musette_kept_draft_forget (MusetteKeptDraft *self)
{
  g_return_if_fail (MUSETTE_IS_KEPT_DRAFT (self));

  if (self->is_loaded && musette_draft_words_set (&self->words, NULL, NULL, NULL))
    change (self);
}
