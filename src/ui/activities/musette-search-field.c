/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-search-field.h"

#include <glib/gi18n.h>

#include "musette-popover-layout.h"

/* A search entry that underlines what it does not understand, says why just below, and proposes how
 * a term could go on. The list below is looked up by whoever owns the field. */
struct _MusetteSearchField
{
  GtkWidget parent_instance;

  GtkWidget *entry;
  GtkWidget *popover;
  GtkLabel *message;
  GtkListBox *list;

  MusetteQueryVocabulary vocabulary;
  GPtrArray *proposals;
  gsize term_start;
  gsize term_end;
  gboolean closed; /* by Escape, until the next letter */
};

G_DEFINE_FINAL_TYPE (MusetteSearchField, musette_search_field, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkText *
get_text_widget (MusetteSearchField *self)
{
  return GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));
}

static gsize
get_cursor (MusetteSearchField *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  int position = gtk_editable_get_position (GTK_EDITABLE (self->entry));

  return (gsize) (g_utf8_offset_to_pointer (text, position) - text);
}

static gboolean
has_focus (MusetteSearchField *self)
{
  return gtk_widget_has_focus (GTK_WIDGET (get_text_widget (self)));
}

static GtkWidget *
make_row (const MusetteQueryProposal *proposal)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *text = gtk_label_new (proposal->text);
  GtkWidget *title = gtk_label_new (proposal->title);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (title, "dim-label");
  gtk_widget_add_css_class (title, "caption");
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), title);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
show_proposals (MusetteSearchField *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->proposals->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (self->proposals, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->proposals->len > 0);
}

static void
update_popover (MusetteSearchField *self)
{
  gboolean shown
      = !self->closed && has_focus (self)
        && (self->proposals->len > 0 || gtk_widget_get_visible (GTK_WIDGET (self->message)));

  if (!shown)
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return;
    }
  gtk_widget_set_size_request (self->popover, CLAMP (gtk_widget_get_width (self->entry), 240, 420),
                               -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
propose (MusetteSearchField *self, gboolean asked)
{
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  self->proposals = musette_query_completion_find (
      gtk_editable_get_text (GTK_EDITABLE (self->entry)), get_cursor (self), asked,
      &self->vocabulary, &self->term_start, &self->term_end);
  show_proposals (self);
  update_popover (self);
}

static void
accept (MusetteSearchField *self, guint index)
{
  const MusetteQueryProposal *proposal = g_ptr_array_index (self->proposals, index);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gboolean whole = g_str_has_suffix (proposal->text, ":") || g_str_has_suffix (proposal->text, ">");
  const char *behind = typed + self->term_end;
  const char *space = whole || *behind == ' ' ? "" : " ";
  g_autofree char *before = g_strndup (typed, self->term_start);
  g_autofree char *text = g_strconcat (before, proposal->text, space, behind, NULL);
  glong position
      = g_utf8_strlen (before, -1) + g_utf8_strlen (proposal->text, -1) + (*space != '\0');

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), (int) position);
  propose (self, FALSE);
}

static void
row_activated_cb (MusetteSearchField *self, GtkListBoxRow *row)
{
  accept (self, (guint) gtk_list_box_row_get_index (row));
}

static void
changed_cb (MusetteSearchField *self)
{
  self->closed = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
  propose (self, FALSE);
}

static void
select_next (MusetteSearchField *self, int step)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  int index = selected != NULL ? gtk_list_box_row_get_index (selected) + step : step > 0 ? 0 : -1;

  gtk_list_box_select_row (self->list,
                           index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL);
}

static gboolean
down_pressed (MusetteSearchField *self)
{
  if (gtk_widget_get_visible (self->popover) && self->proposals->len > 0)
    select_next (self, 1);
  else if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    {
      self->closed = FALSE;
      propose (self, TRUE);
    }
  else
    g_signal_emit (self, signals[LEFT], 0);
  return GDK_EVENT_STOP;
}

static gboolean
key_cb (MusetteSearchField *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean open = gtk_widget_get_visible (self->popover);
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);

  switch (keyval)
    {
    case GDK_KEY_Down:
      return down_pressed (self);
    case GDK_KEY_Up:
      if (!open)
        return GDK_EVENT_PROPAGATE;
      select_next (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_space:
      if ((state & GDK_CONTROL_MASK) == 0)
        return GDK_EVENT_PROPAGATE;
      self->closed = FALSE;
      propose (self, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (!open || selected == NULL)
        return GDK_EVENT_PROPAGATE;
      accept (self, (guint) gtk_list_box_row_get_index (selected));
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (!open)
        return GDK_EVENT_PROPAGATE;
      self->closed = TRUE;
      update_popover (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
stop_search_cb (MusetteSearchField *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_emit (self, signals[LEFT], 0);
}

/* What is typed into the list goes on in the field: the list may go when nothing matches, and the
 * rest of the word with it. */
static void
search_started_cb (MusetteSearchField *self)
{
  gtk_text_grab_focus_without_selecting (get_text_widget (self));
}

static void
activate_cb (MusetteSearchField *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void
add_underline (PangoAttrList *attributes, const MusetteQueryProblem *problem)
{
  PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_ERROR);

  line->start_index = (guint) problem->start;
  line->end_index = (guint) problem->end;
  pango_attr_list_insert (attributes, line);
}

/* A term that is still being typed is not wrong yet. */
static gboolean
is_being_typed (MusetteSearchField *self, const MusetteQueryProblem *problem)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (!has_focus (self) || get_cursor (self) != problem->end)
    return FALSE;
  return strchr (":=<>", text[problem->end - 1]) != NULL;
}

static void
musette_search_field_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  gtk_widget_measure (((MusetteSearchField *) widget)->entry, orientation, for_size, minimum,
                      natural, minimum_baseline, natural_baseline);
}

static void
musette_search_field_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MusetteSearchField *self = (MusetteSearchField *) widget;

  gtk_widget_size_allocate (self->entry, &(GtkAllocation){ 0, 0, width, height }, baseline);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static gboolean
musette_search_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (((MusetteSearchField *) widget)->entry);
}

static void
clear_vocabulary (MusetteSearchField *self)
{
  g_clear_pointer (&self->vocabulary.types, g_strfreev);
  g_clear_pointer (&self->vocabulary.tags, g_strfreev);
  g_clear_pointer (&self->vocabulary.gear, g_strfreev);
}

static void
musette_search_field_dispose (GObject *object)
{
  MusetteSearchField *self = (MusetteSearchField *) object;

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  clear_vocabulary (self);
  G_OBJECT_CLASS (musette_search_field_parent_class)->dispose (object);
}

static void
musette_search_field_class_init (MusetteSearchFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = musette_search_field_dispose;
  widget_class->measure = musette_search_field_measure;
  widget_class->size_allocate = musette_search_field_size_allocate;
  widget_class->grab_focus = musette_search_field_grab_focus;

  /**
   * MusetteSearchField::changed:
   *
   * Something else is looked for.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  /**
   * MusetteSearchField::left:
   *
   * The user is done and wants to go on in the list.
   */
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
build_popover (MusetteSearchField *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *message = gtk_label_new (NULL);

  self->message = GTK_LABEL (message);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_xalign (self->message, 0);
  gtk_label_set_width_chars (self->message, 30);
  gtk_label_set_max_width_chars (self->message, 30);
  gtk_widget_add_css_class (message, "musette-search-message");
  gtk_widget_set_visible (message, FALSE);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "musette-proposals");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Proposals"), -1);
  gtk_box_append (GTK_BOX (box), message);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), musette_popover_layout_wrap (box));
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
musette_search_field_init (MusetteSearchField *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->proposals = g_ptr_array_new ();
  self->entry = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->entry), 0);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  g_object_set (self->entry, "placeholder-text", _ ("Search, or type:ride load>100"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search activities"), -1);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  build_popover (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (stop_search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "search-started", G_CALLBACK (search_started_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_text_widget (self), "notify::has-focus", G_CALLBACK (update_popover),
                           self, G_CONNECT_SWAPPED);
}

/**
 * musette_search_field_get_text:
 * @self: a field
 *
 * Returns: (transfer none): what was typed
 */
const char *
musette_search_field_get_text (MusetteSearchField *self)
{
  g_return_val_if_fail (MUSETTE_IS_SEARCH_FIELD (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * musette_search_field_set_text:
 * @self: a field
 * @text: what to look for
 */
void
musette_search_field_set_text (MusetteSearchField *self, const char *text)
{
  g_return_if_fail (MUSETTE_IS_SEARCH_FIELD (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->closed = TRUE;
  update_popover (self);
}

/**
 * musette_search_field_set_query:
 * @self: a field
 * @query: what was understood of the text
 *
 * Underlines the terms that were not understood and says what is wrong with the first.
 */
void
musette_search_field_set_query (MusetteSearchField *self, MusetteActivityQuery *query)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const MusetteQueryProblem *first = NULL;
  GPtrArray *problems;

  g_return_if_fail (MUSETTE_IS_SEARCH_FIELD (self));
  g_return_if_fail (query != NULL);

  problems = musette_activity_query_get_problems (query);
  for (guint i = 0; i < problems->len; i++)
    {
      const MusetteQueryProblem *problem = g_ptr_array_index (problems, i);

      if (is_being_typed (self, problem))
        continue;
      add_underline (attributes, problem);
      if (first == NULL)
        first = problem;
    }
  gtk_text_set_attributes (get_text_widget (self), attributes);
  gtk_label_set_label (self->message, first != NULL ? first->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), first != NULL);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
      first != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  first != NULL ? first->message : "", -1);
  update_popover (self);
}

/**
 * musette_search_field_set_vocabulary:
 * @self: a field
 * @vocabulary: what can stand behind the names of fields; copied
 */
void
musette_search_field_set_vocabulary (MusetteSearchField *self,
                                     const MusetteQueryVocabulary *vocabulary)
{
  g_return_if_fail (MUSETTE_IS_SEARCH_FIELD (self));
  g_return_if_fail (vocabulary != NULL);

  clear_vocabulary (self);
  self->vocabulary.types = g_strdupv (vocabulary->types);
  self->vocabulary.tags = g_strdupv (vocabulary->tags);
  self->vocabulary.gear = g_strdupv (vocabulary->gear);
}

/**
 * musette_search_field_capture_keys:
 * @self: a field
 * @widget: where letters that nobody else wants are typed into the field
 */
void
musette_search_field_capture_keys (MusetteSearchField *self, GtkWidget *widget)
{
  g_return_if_fail (MUSETTE_IS_SEARCH_FIELD (self));

  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), widget);
}

/**
 * musette_search_field_get_popover:
 * @self: a field
 *
 * Returns: (transfer none): what shows messages and proposals
 */
GtkWidget *
musette_search_field_get_popover (MusetteSearchField *self)
{
  g_return_val_if_fail (MUSETTE_IS_SEARCH_FIELD (self), NULL);

  return self->popover;
}
