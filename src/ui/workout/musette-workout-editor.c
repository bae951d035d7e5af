/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-workout-editor.h"

#include <glib/gi18n.h>
#include <gmodule.h>
#include <string.h>

#include "musette-installation.h"
#include "musette-source-view.h"

/* The text of a workout with colours, completion and underlined problems. What is typed goes to the
 * draft; what the graph or the table change in the draft comes back into the lines it touches, so
 * that cursor and scroll position stay. The draft's history replaces the buffer's own. */
struct _MusetteWorkoutEditor
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkTextTag *tags[3]; /* by severity */
  char *text;          /* what the buffer holds, NULL before it was looked at */
  MusetteBuilder *builder;
  gboolean following; /* the buffer is being changed to follow the draft */
  guint end_typing_source;
};

G_DEFINE_FINAL_TYPE (MusetteWorkoutEditor, musette_workout_editor, GTK_TYPE_WIDGET)

#define TYPING_PAUSE_MS 1000

static char *
get_text (MusetteWorkoutEditor *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

static gboolean
end_typing_cb (gpointer user_data)
{
  MusetteWorkoutEditor *self = user_data;

  self->end_typing_source = 0;
  musette_workout_draft_end_typing (musette_builder_get_draft (self->builder));
  return G_SOURCE_REMOVE;
}

static void
typed_cb (MusetteWorkoutEditor *self)
{
  if (self->following || self->builder == NULL)
    return;
  g_free (self->text);
  self->text = get_text (self);
  musette_workout_draft_type (musette_builder_get_draft (self->builder), self->text);
  g_clear_handle_id (&self->end_typing_source, g_source_remove);
  self->end_typing_source = g_timeout_add (TYPING_PAUSE_MS, end_typing_cb, self);
}

/* Replaces only what differs. */
static void
follow_text (MusetteWorkoutEditor *self, const char *wanted)
{
  g_autofree char *text = self->text != NULL ? g_steal_pointer (&self->text) : get_text (self);
  const char *a = text;
  const char *b = wanted;
  const char *a_end = text + strlen (text);
  const char *b_end = wanted + strlen (wanted);
  GtkTextIter start;
  GtkTextIter end;

  while (*a != '\0' && *a == *b)
    {
      a++;
      b++;
    }
  /* Not into the middle of a character. */
  while (a > text && ((guchar) *a & 0xC0) == 0x80)
    {
      a--;
      b--;
    }
  while (a_end > a && b_end > b && a_end[-1] == b_end[-1])
    {
      a_end--;
      b_end--;
    }
  while (((guchar) *a_end & 0xC0) == 0x80 || ((guchar) *b_end & 0xC0) == 0x80)
    {
      a_end++;
      b_end++;
    }
  self->text = g_strdup (wanted);
  if (a == a_end && b == b_end)
    return;
  self->following = TRUE;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start,
                                      (int) g_utf8_pointer_to_offset (text, a));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end,
                                      (int) g_utf8_pointer_to_offset (text, a_end));
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, b, (int) (b_end - b));
  self->following = FALSE;
}

/* The words that a problem is about, or the line. */
static gboolean
find_words (GtkTextBuffer *buffer,
            const MusetteWorkoutDiagnostic *problem,
            GtkTextIter *start,
            GtkTextIter *end)
{
  if (problem->line == 0
      || !gtk_text_buffer_get_iter_at_line (buffer, start, (int) problem->line - 1))
    return FALSE;
  *end = *start;
  if (!gtk_text_iter_ends_line (end))
    gtk_text_iter_forward_to_line_end (end);
  if (problem->column > 1)
    {
      gtk_text_buffer_get_iter_at_line_offset (buffer, start, (int) problem->line - 1,
                                               (int) problem->column - 1);
      *end = *start;
      while (!gtk_text_iter_ends_line (end) && !g_unichar_isspace (gtk_text_iter_get_char (end)))
        gtk_text_iter_forward_char (end);
    }
  return TRUE;
}

/* The ends of what is to be marked, by the starts. */
static GHashTable *
list_wanted (MusetteWorkoutEditor *self, const MusetteWorkout *workout, guint severity)
{
  GHashTable *wanted = g_hash_table_new (NULL, NULL);

  for (guint i = 0; workout != NULL && i < workout->diagnostics->len; i++)
    {
      const MusetteWorkoutDiagnostic *problem = g_ptr_array_index (workout->diagnostics, i);
      GtkTextIter start;
      GtkTextIter end;

      if ((guint) problem->severity == severity && find_words (self->buffer, problem, &start, &end))
        g_hash_table_insert (wanted, GINT_TO_POINTER (gtk_text_iter_get_offset (&start)),
                             GINT_TO_POINTER (gtk_text_iter_get_offset (&end)));
    }
  return wanted;
}

/* Goes from @start to what is marked there or next. */
static gboolean
find_marked (GtkTextTag *tag, GtkTextIter *start, GtkTextIter *end)
{
  if (!gtk_text_iter_starts_tag (start, tag) && !gtk_text_iter_forward_to_tag_toggle (start, tag))
    return FALSE;
  *end = *start;
  gtk_text_iter_forward_to_tag_toggle (end, tag);
  return TRUE;
}

static void
unmark_others (MusetteWorkoutEditor *self, GtkTextTag *tag, GHashTable *wanted)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_start_iter (self->buffer, &start);
  for (; find_marked (tag, &start, &end); start = end)
    {
      gpointer key = GINT_TO_POINTER (gtk_text_iter_get_offset (&start));
      gpointer wanted_end;

      if (g_hash_table_lookup_extended (wanted, key, NULL, &wanted_end)
          && GPOINTER_TO_INT (wanted_end) == gtk_text_iter_get_offset (&end))
        g_hash_table_remove (wanted, key);
      else
        gtk_text_buffer_remove_tag (self->buffer, tag, &start, &end);
    }
}

/* Marks that stay are left alone: the text between the first and the last that changes is laid out
 * anew, which takes long when that is all of it. */
static void
mark_problems (MusetteWorkoutEditor *self)
{
  const MusetteWorkout *workout
      = musette_workout_draft_get_workout (musette_builder_get_draft (self->builder));

  for (guint i = 0; i < G_N_ELEMENTS (self->tags); i++)
    {
      g_autoptr (GHashTable) wanted = list_wanted (self, workout, i);
      GHashTableIter iter;
      gpointer from;
      gpointer to;

      unmark_others (self, self->tags[i], wanted);
      g_hash_table_iter_init (&iter, wanted);
      while (g_hash_table_iter_next (&iter, &from, &to))
        {
          GtkTextIter start;
          GtkTextIter end;

          gtk_text_buffer_get_iter_at_offset (self->buffer, &start, GPOINTER_TO_INT (from));
          gtk_text_buffer_get_iter_at_offset (self->buffer, &end, GPOINTER_TO_INT (to));
          gtk_text_buffer_apply_tag (self->buffer, self->tags[i], &start, &end);
        }
    }
}

static void
changed_cb (MusetteWorkoutEditor *self)
{
  follow_text (self, musette_workout_draft_get_text (musette_builder_get_draft (self->builder)));
  mark_problems (self);
}

static void
cursor_cb (MusetteWorkoutEditor *self)
{
  GtkTextIter cursor;

  if (self->following || self->builder == NULL || !gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return;
  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor,
                                    gtk_text_buffer_get_insert (self->buffer));
  musette_builder_set_line (self->builder, (guint) gtk_text_iter_get_line (&cursor) + 1);
}

/* What is selected elsewhere is shown here; the author's own cursor is left alone. */
static void
line_cb (MusetteWorkoutEditor *self)
{
  guint line = musette_builder_get_line (self->builder);
  GtkTextIter place;

  if (line == 0 || gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return;
  gtk_text_buffer_get_iter_at_line (self->buffer, &place, (int) line - 1);
  gtk_text_buffer_place_cursor (self->buffer, &place);
  gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (self->buffer), 0.1, FALSE,
                                0, 0);
}

static const MusetteWorkoutDiagnostic *
find_problem (MusetteWorkoutEditor *self, guint line)
{
  const MusetteWorkout *workout
      = musette_workout_draft_get_workout (musette_builder_get_draft (self->builder));

  for (guint i = 0; workout != NULL && i < workout->diagnostics->len; i++)
    {
      const MusetteWorkoutDiagnostic *problem = g_ptr_array_index (workout->diagnostics, i);

      if (problem->line == line)
        return problem;
    }
  return NULL;
}

static gboolean
tooltip_cb (MusetteWorkoutEditor *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const MusetteWorkoutDiagnostic *problem;
  GtkTextIter place;
  int buffer_x;
  int buffer_y;

  if (self->builder == NULL)
    return FALSE;
  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x,
                                         &buffer_y);
  gtk_text_view_get_iter_at_location (self->view, &place, buffer_x, buffer_y);
  problem = find_problem (self, (guint) gtk_text_iter_get_line (&place) + 1);
  if (problem == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, problem->message);
  return TRUE;
}

static void
add_tags (MusetteWorkoutEditor *self)
{
  GtkTextBuffer *buffer = self->buffer;

  self->tags[MUSETTE_WORKOUT_INFO]
      = gtk_text_buffer_create_tag (buffer, "info", "underline", PANGO_UNDERLINE_SINGLE,
                                    "underline-rgba", &(GdkRGBA){ 0.4f, 0.4f, 0.4f, 1 }, NULL);
  self->tags[MUSETTE_WORKOUT_WARNING]
      = gtk_text_buffer_create_tag (buffer, "warning", "underline", PANGO_UNDERLINE_ERROR,
                                    "underline-rgba", &(GdkRGBA){ 0.8f, 0.5f, 0, 1 }, NULL);
  self->tags[MUSETTE_WORKOUT_ERROR_SEVERITY]
      = gtk_text_buffer_create_tag (buffer, "error", "underline", PANGO_UNDERLINE_ERROR,
                                    "underline-rgba", &(GdkRGBA){ 0.88f, 0.1f, 0.14f, 1 }, NULL);
}

static void
musette_workout_editor_dispose (GObject *object)
{
  MusetteWorkoutEditor *self = (MusetteWorkoutEditor *) object;

  g_clear_handle_id (&self->end_typing_source, g_source_remove);
  g_clear_object (&self->builder);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (musette_workout_editor_parent_class)->dispose (object);
}

static void
musette_workout_editor_class_init (MusetteWorkoutEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = musette_workout_editor_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
configure_view (MusetteWorkoutEditor *self)
{
  GtkTextView *view = self->view;

  gtk_text_view_set_monospace (view, TRUE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (view, 12);
  gtk_text_view_set_bottom_margin (view, 12);
  gtk_text_view_set_left_margin (view, 12);
  gtk_text_view_set_right_margin (view, 12);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text of the workout"), -1);
}

static GModule *
open_module (void)
{
  g_autofree char *build = musette_installation_find_build_folder ();
  g_autofree char *folder
      = build != NULL ? g_build_filename (build, "src", "ui", NULL) : g_strdup (MUSETTE_MODULE_DIR);
  g_autofree char *path = g_build_filename (folder, MUSETTE_SOURCE_VIEW_MODULE, NULL);

  return g_module_open (path, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
}

/* Without its module a workout can be written all the same. */
static GtkWidget *
create_view (void)
{
  GModule *module = open_module ();
  gpointer symbol = NULL;

  if (module == NULL || !g_module_symbol (module, MUSETTE_SOURCE_VIEW_SYMBOL, &symbol))
    {
      g_warning ("%s", g_module_error ());
      return gtk_text_view_new ();
    }
  /* Types cannot be taken back. */
  g_module_make_resident (module);
  return ((GtkWidget * (*) (void) ) symbol) ();
}

static void
musette_workout_editor_init (MusetteWorkoutEditor *self)
{
  self->view = GTK_TEXT_VIEW (create_view ());
  self->buffer = g_object_ref (gtk_text_view_get_buffer (self->view));
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  configure_view (self);
  add_tags (self);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (cursor_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "query-tooltip", G_CALLBACK (tooltip_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * musette_workout_editor_new:
 *
 * Returns: (transfer floating): an editor that shows nothing yet
 */
GtkWidget *
musette_workout_editor_new (void)
{
  return g_object_new (MUSETTE_TYPE_WORKOUT_EDITOR, NULL);
}

/**
 * musette_workout_editor_set_builder:
 * @self: an editor
 * @builder: the workout to write
 *
 * To be called once.
 */
void
musette_workout_editor_set_builder (MusetteWorkoutEditor *self, MusetteBuilder *builder)
{
  g_return_if_fail (MUSETTE_IS_WORKOUT_EDITOR (self));
  g_return_if_fail (MUSETTE_IS_BUILDER (builder));
  g_return_if_fail (self->builder == NULL);

  self->builder = g_object_ref (builder);
  g_signal_connect_object (builder, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (builder, "notify::line", G_CALLBACK (line_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}

/**
 * musette_workout_editor_get_buffer:
 * @self: an editor
 *
 * Returns: (transfer none): its text
 */
GtkTextBuffer *
musette_workout_editor_get_buffer (MusetteWorkoutEditor *self)
{
  g_return_val_if_fail (MUSETTE_IS_WORKOUT_EDITOR (self), NULL);

  return self->buffer;
}
