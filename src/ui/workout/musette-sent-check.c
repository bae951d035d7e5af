/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-sent-check.h"

#include <glib/gi18n.h>
#include <math.h>

#include "musette-format.h"
#include "musette-outbox.h"
#include "musette-repository-edits.h"
#include "musette-undo-toast.h"
#include "musette-workout-format.h"

/* Once the service has answered, what it understood of a workout is compared with what was sent. */

/* What is worth telling, as a part of our value. */
#define TOLERANCE 0.02

typedef struct
{
  GWeakRef page;
  MusetteItemKind kind;
  char *id;
  MusetteWorkout *workout;
  MusetteWorkoutTotals totals;
  MusetteThresholds thresholds;
  char *type;
} Sent;

static void
sent_free (gpointer data, GClosure *closure)
{
  Sent *sent = data;

  g_weak_ref_clear (&sent->page);
  g_free (sent->id);
  g_free (sent->type);
  musette_workout_unref (sent->workout);
  g_free (sent);
}

static gboolean
differs (double ours, double theirs)
{
  return !isnan (ours) && !isnan (theirs) && fabs (theirs - ours) > TOLERANCE * MAX (ours, 1)
         && fabs (theirs - ours) >= 1;
}

static void
add (GString *text, char *difference)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", difference);
  g_free (difference);
}

static guint
count_steps (MusettePlanItem *theirs, const MusetteWorkoutContext *context)
{
  g_autoptr (GBytes) document = musette_plan_item_dup_member (theirs, "workout_doc");
  g_autoptr (MusetteWorkout) workout
      = document != NULL ? musette_workout_read (document, "workout.json", context, NULL) : NULL;

  return workout != NULL ? musette_workout_count_leaves (workout) : 0;
}

/**
 * musette_sent_check_compare:
 * @workout: what was sent
 * @totals: what it comes to
 * @context: what its targets depend on
 * @theirs: what the service made of it
 *
 * Compares steps, duration and load. Differences of up to 2 % are not told.
 *
 * Returns: (transfer full) (nullable): one line that tells what differs, %NULL when nothing does
 */
char *
musette_sent_check_compare (const MusetteWorkout *workout,
                            const MusetteWorkoutTotals *totals,
                            const MusetteWorkoutContext *context,
                            MusettePlanItem *theirs)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const guint n_ours = musette_workout_count_leaves (workout);
  const guint n_theirs = count_steps (theirs, context);
  const double their_s = musette_plan_item_get_moving_s (theirs);
  const double their_load = musette_plan_item_get_load (theirs);

  if (n_ours != n_theirs)
    /* Translators: how many steps the service found in a workout, and how many there are */
    add (text, g_strdup_printf (_ ("%u steps instead of %u"), n_theirs, n_ours));
  if (differs (totals->seconds, their_s))
    {
      g_autofree char *ours = musette_format_duration (totals->seconds);
      g_autofree char *there = musette_format_duration (their_s);

      /* Translators: two durations, the service's and ours */
      add (text, g_strdup_printf (_ ("%s instead of %s"), there, ours));
    }
  if (differs (totals->load, their_load))
    /* Translators: two training loads, the service's and ours */
    add (text, g_strdup_printf (_ ("load %.0f instead of %.0f"), their_load, totals->load));
  if (text->len == 0)
    return NULL;
  /* Translators: %s tells what differs */
  return g_strdup_printf (_ ("Intervals.icu understands the workout otherwise: %s"), text->str);
}

static void
renamed_cb (MusetteOutbox *outbox,
            guint kind,
            const char *old_id,
            const char *new_id,
            gpointer user_data)
{
  Sent *sent = user_data;

  if (kind != sent->kind || !g_str_equal (old_id, sent->id))
    return;
  g_free (sent->id);
  sent->id = g_strdup (new_id);
}

static void
received_cb (MusetteOutbox *outbox, guint kind, const char *id, GObject *record, gpointer user_data)
{
  Sent *sent = user_data;
  g_autoptr (GtkWidget) page = NULL;
  g_autofree char *text = NULL;
  MusetteWorkoutContext context;

  if (kind != sent->kind || !g_str_equal (id, sent->id))
    return;
  musette_workout_context_init (&context);
  context.type = sent->type;
  context.thresholds = sent->thresholds;
  page = g_weak_ref_get (&sent->page);
  text = musette_sent_check_compare (sent->workout, &sent->totals, &context,
                                     MUSETTE_PLAN_ITEM (record));
  if (page != NULL && text != NULL)
    musette_undo_toast_show (page, text, NULL);
  g_signal_handlers_disconnect_by_func (outbox, renamed_cb, sent);
  g_signal_handlers_disconnect_by_func (outbox, received_cb, sent);
}

/**
 * musette_sent_check_start:
 * @page: where to tell
 * @repository: where it is sent
 * @builder: the workout
 * @kind: what is made of it, an event or a workout of the library
 * @id: its id until the service gives one
 *
 * Waits for the service's answer, and tells on @page when the service understood something else.
 */
void
musette_sent_check_start (GtkWidget *page,
                          MusetteRepository *repository,
                          MusetteBuilder *builder,
                          MusetteItemKind kind,
                          const char *id)
{
  MusetteWorkoutDraft *draft = musette_builder_get_draft (builder);
  const MusetteWorkout *workout = musette_workout_draft_get_workout (draft);
  const MusetteWorkoutContext *context = musette_workout_draft_get_context (draft);
  MusetteOutbox *outbox = musette_repository_get_outbox (repository);
  Sent *sent;

  g_return_if_fail (GTK_IS_WIDGET (page) && id != NULL);

  if (workout == NULL)
    return;
  sent = g_new0 (Sent, 1);
  g_weak_ref_init (&sent->page, page);
  sent->kind = kind;
  sent->id = g_strdup (id);
  sent->workout = musette_workout_copy (workout);
  sent->totals = *musette_builder_get_totals (builder);
  sent->thresholds = context->thresholds;
  sent->type = g_strdup (context->type);
  g_signal_connect (outbox, "item-renamed", G_CALLBACK (renamed_cb), sent);
  g_signal_connect_data (outbox, "item-received", G_CALLBACK (received_cb), sent, sent_free, 0);
}
