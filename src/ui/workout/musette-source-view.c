/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-source-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

/* A module of its own, loaded when a workout is written for the first time: GtkSourceView brings
 * libxml2 and ICU along, which would make each start of the program longer. */

#define LANGUAGE_FOLDER "resource:///io/github/musette/Musette/language-specs/"
#define LANGUAGE_ID "musette-workout"
#define MOST_COLOURED_LINES 2000

static const char keywords[]
    = "Warmup Cooldown ramp freeride maxeffort hidepower Press lap Pace LTHR "
      "MMP intensity=active intensity=rest intensity=warmup "
      "intensity=cooldown intensity=recovery intensity=interval "
      "power=3s power=10s power=30s power=lap 90rpm 100mtr 400mtr 1km "
      "Z1 Z2 Z3 Z4 Z5 Z6 Z7";

static void
update_scheme (GtkSourceBuffer *buffer)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleSchemeManager *manager = gtk_source_style_scheme_manager_get_default ();

  gtk_source_buffer_set_style_scheme (buffer, gtk_source_style_scheme_manager_get_scheme (
                                                  manager, dark ? "Adwaita-dark" : "Adwaita"));
}

/* The folder must be known before the manager first looks for languages. */
static GtkSourceLanguage *
get_language (void)
{
  GtkSourceLanguageManager *manager = gtk_source_language_manager_get_default ();
  const char *const *folders = gtk_source_language_manager_get_search_path (manager);

  if (!g_strv_contains (folders, LANGUAGE_FOLDER))
    gtk_source_language_manager_append_search_path (manager, LANGUAGE_FOLDER);
  return gtk_source_language_manager_get_language (manager, LANGUAGE_ID);
}

/* A text of more lines than a workout may have steps is left without colours: with each key they
 * would be looked for in all that follows. */
static void
update_language (GtkSourceBuffer *buffer)
{
  const int n_lines = gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (buffer));

  gtk_source_buffer_set_language (buffer, n_lines <= MOST_COLOURED_LINES ? get_language () : NULL);
}

static void
add_completion (GtkSourceView *view)
{
  GtkSourceCompletion *completion = gtk_source_view_get_completion (view);
  g_autoptr (GtkSourceCompletionWords) words = gtk_source_completion_words_new (_ ("Workout"));
  g_autoptr (GtkTextBuffer) known = gtk_text_buffer_new (NULL);

  g_object_set (words, "minimum-word-size", 2, NULL);
  gtk_text_buffer_set_text (known, keywords, -1);
  gtk_source_completion_words_register (words, known);
  g_object_set_data_full (G_OBJECT (view), "known-words", g_object_ref (known), g_object_unref);
  gtk_source_completion_add_provider (completion, GTK_SOURCE_COMPLETION_PROVIDER (words));
}

/**
 * musette_source_view_new:
 *
 * Returns: (transfer floating): a #GtkTextView that colours and completes the text of a workout
 */
GtkWidget *
musette_source_view_new (void)
{
  g_autoptr (GtkSourceBuffer) buffer = gtk_source_buffer_new (NULL);
  GtkSourceView *view = GTK_SOURCE_VIEW (gtk_source_view_new_with_buffer (buffer));

  gtk_source_view_set_highlight_current_line (view, TRUE);
  update_language (buffer);
  add_completion (view);
  update_scheme (buffer);
  g_signal_connect (buffer, "changed", G_CALLBACK (update_language), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_scheme), buffer, G_CONNECT_SWAPPED);
  return GTK_WIDGET (view);
}
