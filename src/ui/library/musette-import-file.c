/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-import-file.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "musette-error-text.h"
#include "musette-format.h"
#include "musette-sport.h"
#include "musette-workout-format.h"
#include "musette-workout-totals.h"

/**
 * MusetteImportFile:
 *
 * What was understood of one workout file, and what would be put into the library. It is made in a
 * thread of its own and does not change any more.
 */
struct _MusetteImportFile
{
  GObject parent_instance;

  char *name;
  char *text;
  MusetteImportStatus status;
  MusettePatch *body; /* NULL when the file is refused */
};

G_DEFINE_FINAL_TYPE (MusetteImportFile, musette_import_file, G_TYPE_OBJECT)

static void
musette_import_file_finalize (GObject *object)
{
  MusetteImportFile *self = (MusetteImportFile *) object;

  g_free (self->name);
  g_free (self->text);
  g_clear_object (&self->body);
  G_OBJECT_CLASS (musette_import_file_parent_class)->finalize (object);
}

static void
musette_import_file_class_init (MusetteImportFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_import_file_finalize;
}

static void
musette_import_file_init (MusetteImportFile *self)
{
}

/* A folder may hold anything: what cannot be a workout is not even read. */
static GBytes *
load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > MUSETTE_WORKOUT_MAX_BYTES)
    {
      g_set_error_literal (error, MUSETTE_WORKOUT_ERROR, MUSETTE_WORKOUT_ERROR_LIMIT,
                           _ ("The file is too large for a workout"));
      return NULL;
    }
  return g_file_load_bytes (file, cancellable, NULL, error);
}

static char *
dup_stem (GFile *file)
{
  g_autofree char *raw = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (raw);

  return musette_workout_dup_stem (name);
}

static MusettePatch *
make_body (const MusetteWorkout *workout,
           const char *text,
           const MusetteWorkoutTotals *totals,
           const MusetteWorkoutContext *context,
           const char *stem)
{
  MusettePatch *body = musette_patch_new ();

  musette_patch_set_string (body, "name",
                            workout->name != NULL && *workout->name != '\0' ? workout->name : stem);
  musette_patch_set_string (body, "type", context->type);
  musette_patch_set_string (body, "description", text);
  musette_patch_set_int (body, "moving_time", totals->seconds);
  if (!isnan (totals->load))
    musette_patch_set_int (body, "icu_training_load", (gint64) totals->load);
  return body;
}

static const MusetteWorkoutDiagnostic *
find_problem (const MusetteWorkout *workout)
{
  for (guint i = 0; i < workout->diagnostics->len; i++)
    {
      const MusetteWorkoutDiagnostic *diagnostic = g_ptr_array_index (workout->diagnostics, i);

      if (diagnostic->severity != MUSETTE_WORKOUT_INFO)
        return diagnostic;
    }
  return NULL;
}

static char *
describe_problem (const MusetteWorkoutDiagnostic *problem)
{
  if (problem->line > 0)
    return g_strdup_printf (_ ("Line %u: %s"), problem->line, problem->message);
  return g_strdup (problem->message);
}

/* A file without steps is refused, whatever else it says. */
static char *
describe_refusal (const MusetteWorkout *workout, const GError *error)
{
  const MusetteWorkoutDiagnostic *problem = workout != NULL ? find_problem (workout) : NULL;

  if (error != NULL)
    return musette_error_text_dup (error);
  return problem != NULL ? describe_problem (problem) : g_strdup (_ ("There are no steps in it"));
}

static char *
describe (const MusetteWorkout *workout,
          const MusetteWorkoutTotals *totals,
          const MusetteWorkoutDiagnostic *problem)
{
  const guint n = musette_workout_count_leaves (workout);
  g_autofree char *duration = musette_format_duration_prose (totals->seconds);
  /* Translators: what is understood of a workout file: how many steps, and how long they last */
  g_autofree char *facts
      = g_strdup_printf (ngettext ("%u step, %s", "%u steps, %s", n), n, duration);
  g_autofree char *message = NULL;

  if (problem == NULL)
    return g_steal_pointer (&facts);
  message = describe_problem (problem);
  return g_strdup_printf ("%s\n%s", facts, message);
}

static void
take_workout (MusetteImportFile *self,
              GFile *file,
              GBytes *bytes,
              const MusetteWorkout *workout,
              const MusetteThresholds *thresholds)
{
  const MusetteWorkoutDiagnostic *problem = find_problem (workout);
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *stem = dup_stem (file);
  g_autofree char *text = NULL;
  MusetteWorkoutContext context;
  MusetteWorkoutTotals totals;

  musette_workout_context_init (&context);
  if (workout->type != NULL)
    context.type = workout->type;
  context.thresholds = thresholds[musette_sport_from_type (context.type)];
  musette_workout_compute_totals (workout, &context, &totals);
  self->status = problem != NULL ? MUSETTE_IMPORT_REPAIRED : MUSETTE_IMPORT_READ;
  self->text = describe (workout, &totals, problem);
  text = musette_workout_dup_text (workout, bytes, self->name, &context, losses);
  self->body = make_body (workout, text, &totals, &context, stem);
}

/**
 * musette_import_file_read:
 * @file: a workout in any format
 * @name: its name, with the folders that tell it from others
 * @thresholds: (array): those of each #MusetteSport
 * @cancellable: (nullable): a cancellable
 *
 * Reads a file, which takes its time.
 *
 * Returns: (transfer full): what was understood of it
 */
MusetteImportFile *
musette_import_file_read (GFile *file,
                          const char *name,
                          const MusetteThresholds *thresholds,
                          GCancellable *cancellable)
{
  MusetteImportFile *self;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MusetteWorkout) workout = NULL;
  g_autoptr (GError) error = NULL;
  MusetteWorkoutContext context;

  g_return_val_if_fail (G_IS_FILE (file) && name != NULL && thresholds != NULL, NULL);

  self = g_object_new (MUSETTE_TYPE_IMPORT_FILE, NULL);
  self->name = g_filename_display_name (name);
  musette_workout_context_init (&context);
  context.thresholds = thresholds[MUSETTE_SPORT_RIDE];
  bytes = load (file, cancellable, &error);
  if (bytes != NULL)
    workout = musette_workout_read (bytes, name, &context, &error);
  if (workout != NULL && musette_workout_count_leaves (workout) > 0)
    take_workout (self, file, bytes, workout, thresholds);
  else
    self->text = describe_refusal (workout, error);
  return self;
}

/**
 * musette_import_file_new_refused:
 * @name: what could not even be looked at
 * @reason: a sentence that says why
 *
 * Returns: (transfer full): it, as a file that is refused
 */
MusetteImportFile *
musette_import_file_new_refused (const char *name, const char *reason)
{
  MusetteImportFile *self;

  g_return_val_if_fail (name != NULL && reason != NULL, NULL);

  self = g_object_new (MUSETTE_TYPE_IMPORT_FILE, NULL);
  self->name = g_filename_display_name (name);
  self->text = g_strdup (reason);
  self->status = MUSETTE_IMPORT_REFUSED;
  return self;
}

/**
 * musette_import_file_get_name:
 * @self: a file
 *
 * Returns: what it is called in the list
 */
const char *
musette_import_file_get_name (MusetteImportFile *self)
{
  g_return_val_if_fail (MUSETTE_IS_IMPORT_FILE (self), NULL);

  return self->name;
}

/**
 * musette_import_file_get_text:
 * @self: a file
 *
 * Returns: what was understood of it, or why it is refused
 */
const char *
musette_import_file_get_text (MusetteImportFile *self)
{
  g_return_val_if_fail (MUSETTE_IS_IMPORT_FILE (self), NULL);

  return self->text;
}

/**
 * musette_import_file_get_status:
 * @self: a file
 *
 * Returns: what became of it
 */
MusetteImportStatus
musette_import_file_get_status (MusetteImportFile *self)
{
  g_return_val_if_fail (MUSETTE_IS_IMPORT_FILE (self), MUSETTE_IMPORT_REFUSED);

  return self->status;
}

/**
 * musette_import_file_get_body:
 * @self: a file
 *
 * Returns: (transfer none) (nullable): the workout of the library that it makes, without its
 * folder; %NULL when it is refused
 */
MusettePatch *
musette_import_file_get_body (MusetteImportFile *self)
{
  g_return_val_if_fail (MUSETTE_IS_IMPORT_FILE (self), NULL);

  return self->body;
}
