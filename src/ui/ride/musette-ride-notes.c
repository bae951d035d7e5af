/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ride-notes.h"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "musette-effort-words.h"

/* What the athlete wrote about an activity: description, effort, feeling, gear and tags, with a way
 * to change them. */
struct _MusetteRideNotes
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *description;
  GtkLabel *words;
  GtkLabel *tags;
};

G_DEFINE_FINAL_TYPE (MusetteRideNotes, musette_ride_notes, GTK_TYPE_WIDGET)

static void
musette_ride_notes_dispose (GObject *object)
{
  g_clear_pointer (&MUSETTE_RIDE_NOTES (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (musette_ride_notes_parent_class)->dispose (object);
}

static void
musette_ride_notes_class_init (MusetteRideNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = musette_ride_notes_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
add_label (MusetteRideNotes *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->box), label);
  return GTK_LABEL (label);
}

static void
musette_ride_notes_init (MusetteRideNotes *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Edit…"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->description = add_label (self, NULL);
  gtk_label_set_selectable (self->description, TRUE);
  self->words = add_label (self, NULL);
  self->tags = add_label (self, "dim-label");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 6);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "ride.edit");
  gtk_box_append (GTK_BOX (self->box), button);
}

/**
 * musette_ride_notes_new:
 *
 * Returns: (transfer floating): notes on nothing
 */
GtkWidget *
musette_ride_notes_new (void)
{
  return g_object_new (MUSETTE_TYPE_RIDE_NOTES, NULL);
}

static void
show (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static char *
format_words (MusetteActivity *activity, GHashTable *gear)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *gear_id = musette_activity_dup_gear_id (activity);
  const char *name = gear != NULL && gear_id != NULL ? g_hash_table_lookup (gear, gear_id) : NULL;
  double rpe = musette_activity_get_rpe (activity);
  double feel = musette_activity_get_feel (activity);
  g_auto (GStrv) words = NULL;

  if (rpe >= 1 && rpe <= MUSETTE_MOST_RPE)
    {
      g_autofree char *text
          /* Translators: perceived exertion from 1 to 10 and its word, "Effort 7, hard" */
          = g_strdup_printf (_ ("Effort %d, %s"), (int) rpe,
                             musette_effort_words_get_rpe ((int) rpe));

      g_strv_builder_add (builder, text);
    }
  if (feel >= 1 && feel <= MUSETTE_N_FEELS)
    {
      /* Translators: how the athlete felt, in a word: "Felt strong" */
      g_autofree char *text
          = g_strdup_printf (_ ("Feeling: %s"), musette_effort_words_get_feel ((int) feel));

      g_strv_builder_add (builder, text);
    }
  if (name != NULL)
    g_strv_builder_add (builder, name);
  words = g_strv_builder_end (builder);
  return g_strjoinv (" · ", words);
}

static char *
format_tags (MusetteActivity *activity)
{
  const char *const *tags = musette_activity_get_tags (activity);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    g_string_append_printf (text, "%s#%s", i > 0 ? "  " : "", tags[i]);
  return g_strdup (text->str);
}

/**
 * musette_ride_notes_show:
 * @self: notes
 * @activity: what they are about
 * @gear: (nullable): names of gear by ID
 */
void
musette_ride_notes_show (MusetteRideNotes *self, MusetteActivity *activity, GHashTable *gear)
{
  g_autofree char *words = NULL;
  g_autofree char *tags = NULL;

  g_return_if_fail (MUSETTE_IS_RIDE_NOTES (self));
  g_return_if_fail (MUSETTE_IS_ACTIVITY (activity));

  words = format_words (activity, gear);
  tags = format_tags (activity);
  show (self->description, musette_activity_get_description (activity));
  show (self->words, words);
  show (self->tags, tags);
}
