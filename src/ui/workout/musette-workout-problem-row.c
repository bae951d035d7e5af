/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-workout-problem-row.h"

#include <glib/gi18n.h>

/* What a click on the row's button does; it belongs to the button. */
typedef struct
{
  MusetteBuilder *builder;
  guint line;
  char *fix;
} Fix;

static void
fix_free (gpointer data, GClosure *closure)
{
  Fix *fix = data;

  g_object_unref (fix->builder);
  g_free (fix->fix);
  g_free (fix);
}

static void
fix_cb (GtkButton *button, Fix *fix)
{
  /* The row goes with the change, and the fix with the row. */
  g_autoptr (MusetteBuilder) builder = g_object_ref (fix->builder);
  g_autofree char *text = g_strdup (fix->fix);
  guint line = fix->line;

  musette_workout_draft_fix (musette_builder_get_draft (builder), line, text);
}

/**
 * musette_workout_problem_row_get_icon:
 * @severity: how bad something is
 *
 * Returns: the name of an icon that says so
 */
const char *
musette_workout_problem_row_get_icon (MusetteWorkoutSeverity severity)
{
  switch (severity)
    {
    case MUSETTE_WORKOUT_ERROR_SEVERITY:
      return "dialog-error-symbolic";
    case MUSETTE_WORKOUT_WARNING:
      return "dialog-warning-symbolic";
    case MUSETTE_WORKOUT_INFO:
    default:
      return "dialog-information-symbolic";
    }
}

static GtkWidget *
make_box (const char *icon, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  return box;
}

/**
 * musette_workout_problem_row_new:
 * @builder: the workout
 * @problem: what is wrong with a line of it
 *
 * Returns: (transfer floating): a row that says what is wrong, and mends it where that is possible
 */
GtkWidget *
musette_workout_problem_row_new (MusetteBuilder *builder, const MusetteWorkoutDiagnostic *problem)
{
  g_autofree char *text = NULL;
  GtkWidget *box;

  g_return_val_if_fail (MUSETTE_IS_BUILDER (builder), NULL);
  g_return_val_if_fail (problem != NULL, NULL);

  if (problem->line > 0)
    /* Translators: the number of a line, and what is wrong with it */
    text = g_strdup_printf (_ ("Line %u: %s"), problem->line, problem->message);
  else
    text = g_strdup (problem->message);
  box = make_box (musette_workout_problem_row_get_icon (problem->severity), text);
  if (problem->fix != NULL && problem->line > 0)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Fix"));
      Fix *fix = g_new0 (Fix, 1);

      fix->builder = g_object_ref (builder);
      fix->line = problem->line;
      fix->fix = g_strdup (problem->fix);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, problem->fix);
      g_signal_connect_data (button, "clicked", G_CALLBACK (fix_cb), fix, fix_free, 0);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

/**
 * musette_workout_problem_row_new_error:
 * @error: why a text cannot be read at all
 *
 * Returns: (transfer floating): a row that says so
 */
GtkWidget *
musette_workout_problem_row_new_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return make_box ("dialog-error-symbolic", error->message);
}
