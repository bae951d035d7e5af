/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-activity-editor.h"

#include <glib/gi18n.h>
#include <math.h>

#include "musette-choice-row.h"
#include "musette-dialogs.h"
#include "musette-edit-preview.h"
#include "musette-name-pattern.h"
#include "musette-tags-row.h"

/* Edits one activity, or the same in many. Of many, each row begins with leaving alone what it is
 * about, and a preview shows what becomes of each activity. Nothing changes before Save. */
struct _MusetteActivityEditor
{
  AdwWindow parent_instance;

  GPtrArray *activities;
  GHashTable *gear;
  MusetteUnits units;
  gboolean several;

  GtkWidget *save_button;
  GtkWidget *page;
  GtkWidget *name_row;
  GtkWidget *name_note;
  GtkWidget *type_row;
  GtkWidget *gear_row;
  GtkWidget *rpe_row;
  GtkWidget *feel_row;
  GtkWidget *race_row;
  GtkWidget *commute_row;
  GtkWidget *trainer_row;
  GtkWidget *tags_row;
  GtkWidget *remove_tags_row;
  GtkTextBuffer *description;
  MusetteEditPreview *preview;
  guint update_source;
};

G_DEFINE_FINAL_TYPE (MusetteActivityEditor, musette_activity_editor, ADW_TYPE_WINDOW)

enum
{
  SAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define UPDATE_MS 120
#define KEEP_ID "-1"

static MusetteActivity *
get_first (MusetteActivityEditor *self)
{
  return g_ptr_array_index (self->activities, 0);
}

static char *
dup_entry (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static char *
dup_description (MusetteActivityEditor *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->description, &start, &end);
  return gtk_text_buffer_get_text (self->description, &start, &end, FALSE);
}

static int
get_number (GtkWidget *row)
{
  return musette_choice_row_get_number (MUSETTE_CHOICE_ROW (row));
}

static char **
split_tags (GtkWidget *row)
{
  return musette_activity_edit_split_tags (gtk_editable_get_text (GTK_EDITABLE (row)));
}

/* Braces are meant as such in the name of one activity. */
static char *
escape_braces (const char *name)
{
  GString *escaped = g_string_new (name);

  g_string_replace (escaped, "{", "{{", 0);
  g_string_replace (escaped, "}", "}}", 0);
  return g_string_free (escaped, FALSE);
}

static MusetteActivityEdit *
make_edit (MusetteActivityEditor *self)
{
  MusetteActivityEdit *edit = musette_activity_edit_new ();
  g_autofree char *name = dup_entry (self->name_row);
  const char *type = musette_choice_row_get_chosen (MUSETTE_CHOICE_ROW (self->type_row));
  const char *gear = musette_choice_row_get_chosen (MUSETTE_CHOICE_ROW (self->gear_row));

  if (*name != '\0')
    edit->name = self->several ? g_steal_pointer (&name) : escape_braces (name);
  edit->type = g_strdup (type);
  edit->gear_id = g_strdup (gear);
  edit->rpe = get_number (self->rpe_row);
  edit->feel = get_number (self->feel_row);
  edit->race = get_number (self->race_row);
  edit->commute = get_number (self->commute_row);
  edit->trainer = get_number (self->trainer_row);
  if (self->several)
    {
      edit->add_tags = split_tags (self->tags_row);
      edit->remove_tags = split_tags (self->remove_tags_row);
    }
  else
    {
      edit->tags = split_tags (self->tags_row);
      edit->description = dup_description (self);
    }
  return edit;
}

static gboolean
check_name (MusetteActivityEditor *self)
{
  g_autofree char *name = dup_entry (self->name_row);
  g_autoptr (GError) error = NULL;
  gboolean valid = !self->several || musette_name_pattern_check (name, &error);
  const char *old_name = musette_activity_get_name (get_first (self));

  if (!self->several && *name == '\0' && old_name != NULL && *old_name != '\0')
    {
      valid = FALSE;
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _ ("An activity needs a name"));
    }
  if (valid)
    gtk_widget_remove_css_class (self->name_row, "error");
  else
    gtk_widget_add_css_class (self->name_row, "error");
  gtk_label_set_label (GTK_LABEL (self->name_note), !valid ? error->message
                                                    : self->several
                                                        ? musette_name_pattern_get_help ()
                                                        : "");
  gtk_widget_set_visible (self->name_note, self->several || !valid);
  return valid;
}

static gboolean
update_cb (gpointer user_data)
{
  MusetteActivityEditor *self = user_data;
  g_autoptr (MusetteActivityEdit) edit = make_edit (self);
  gboolean valid = check_name (self);
  gboolean changes = FALSE;

  self->update_source = 0;
  if (self->preview != NULL)
    musette_edit_preview_show (self->preview, valid ? g_steal_pointer (&edit) : NULL);
  else if (valid)
    {
      g_autoptr (MusettePatch) patch
          = musette_activity_edit_make_patch (edit, get_first (self), 1, self->units);

      changes = musette_patch_get_length (patch) > 0;
    }
  if (self->preview == NULL)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", changes);
  return G_SOURCE_REMOVE;
}

static void
update (MusetteActivityEditor *self)
{
  if (self->update_source != 0)
    return;
  self->update_source = g_timeout_add (UPDATE_MS, update_cb, self);
}

static void
counted_cb (MusetteActivityEditor *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save",
                                 musette_edit_preview_get_n_changed (self->preview) > 0);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteActivityEditor *self = MUSETTE_ACTIVITY_EDITOR (widget);
  g_autoptr (MusetteActivityEdit) edit = make_edit (self);

  if (!check_name (self))
    return;
  g_signal_emit (self, signals[SAVE], 0, edit);
  gtk_window_close (GTK_WINDOW (self));
}

static void
watch (MusetteActivityEditor *self, GtkWidget *row)
{
  const char *signal = MUSETTE_IS_CHOICE_ROW (row) ? "notify::selected" : "changed";

  g_signal_connect_object (row, signal, G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
add_choice (MusetteActivityEditor *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = musette_choice_row_new (title);

  if (self->several)
    /* Translators: what is left as it is in each of several activities */
    musette_choice_row_add (MUSETTE_CHOICE_ROW (row), KEEP_ID, _ ("Keep"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  watch (self, row);
  return row;
}

/* Of texts, a missing value leaves alone. */
static GtkWidget *
add_text_choice (MusetteActivityEditor *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = musette_choice_row_new (title);

  if (self->several)
    musette_choice_row_add (MUSETTE_CHOICE_ROW (row), NULL, _ ("Keep"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  watch (self, row);
  return row;
}

static GtkWidget *
add_flag (MusetteActivityEditor *self, GtkWidget *group, const char *title, gboolean value)
{
  GtkWidget *row = add_choice (self, group, title);

  musette_choice_row_add_number (MUSETTE_CHOICE_ROW (row), 0, _ ("No"));
  musette_choice_row_add_number (MUSETTE_CHOICE_ROW (row), 1, _ ("Yes"));
  if (!self->several)
    musette_choice_row_choose_number (MUSETTE_CHOICE_ROW (row), value);
  return row;
}

static GtkWidget *
add_group (MusetteActivityEditor *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));
  return group;
}

static void
add_name (MusetteActivityEditor *self, GtkWidget *group)
{
  const char *name = musette_activity_get_name (get_first (self));

  self->name_row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name_row),
                                 self->several ? _ ("Name, or a pattern for it") : _ ("Name"));
  if (!self->several && name != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->name_row);
  watch (self, self->name_row);
  self->name_note = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->name_note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->name_note), 0);
  gtk_widget_add_css_class (self->name_note, "caption");
  gtk_widget_add_css_class (self->name_note, "dim-label");
  gtk_widget_add_css_class (self->name_note, "musette-row-note");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->name_note);
}

/* The type of the activity itself comes first, so that it can be chosen whatever it is. */
static void
add_type (MusetteActivityEditor *self, GtkWidget *group, char **types)
{
  const char *type = musette_activity_get_activity_type (get_first (self));
  char *own[] = { (char *) type, NULL };

  self->type_row = add_text_choice (self, group, _ ("Type"));
  if (self->several)
    musette_choice_row_add_types (MUSETTE_CHOICE_ROW (self->type_row), types);
  else
    musette_choice_row_add_types (MUSETTE_CHOICE_ROW (self->type_row), own);
}

static void
add_gear (MusetteActivityEditor *self, GtkWidget *group)
{
  g_autofree char *id = musette_activity_dup_gear_id (get_first (self));
  gboolean known = id != NULL && self->gear != NULL && g_hash_table_contains (self->gear, id);

  self->gear_row = add_text_choice (self, group, _ ("Gear"));
  if (!self->several && id == NULL)
    musette_choice_row_add (MUSETTE_CHOICE_ROW (self->gear_row), NULL, _ ("None"));
  if (!self->several && id != NULL && !known)
    musette_choice_row_add (MUSETTE_CHOICE_ROW (self->gear_row), id, id);
  musette_choice_row_add_gear (MUSETTE_CHOICE_ROW (self->gear_row), self->gear);
  if (!self->several)
    musette_choice_row_choose (MUSETTE_CHOICE_ROW (self->gear_row), id);
  gtk_widget_set_visible (self->gear_row, self->gear != NULL);
}

static int
or_none (double value)
{
  return isnan (value) ? 0 : (int) lround (value);
}

static void
add_effort (MusetteActivityEditor *self)
{
  GtkWidget *group = add_group (self, NULL);
  MusetteActivity *first = get_first (self);

  self->rpe_row = add_choice (self, group, _ ("Perceived Exertion"));
  musette_choice_row_add_efforts (MUSETTE_CHOICE_ROW (self->rpe_row));
  self->feel_row = add_choice (self, group, _ ("Feel"));
  musette_choice_row_add_feels (MUSETTE_CHOICE_ROW (self->feel_row));
  if (self->several)
    return;
  musette_choice_row_choose_number (MUSETTE_CHOICE_ROW (self->rpe_row),
                                    or_none (musette_activity_get_rpe (first)));
  musette_choice_row_choose_number (MUSETTE_CHOICE_ROW (self->feel_row),
                                    or_none (musette_activity_get_feel (first)));
}

static void
add_tags (MusetteActivityEditor *self, char **known_tags)
{
  GtkWidget *group = add_group (self, NULL);
  g_auto (GStrv) tags = musette_activity_dup_tags (get_first (self));
  g_autofree char *text = tags != NULL ? g_strjoinv (", ", tags) : g_strdup ("");

  self->tags_row = musette_tags_row_new (self->several ? _ ("Add tags") : _ ("Tags"), known_tags);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->tags_row);
  watch (self, self->tags_row);
  if (!self->several)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->tags_row), text);
      return;
    }
  self->remove_tags_row = musette_tags_row_new (_ ("Remove tags"), known_tags);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->remove_tags_row);
  watch (self, self->remove_tags_row);
}

static void
add_flags (MusetteActivityEditor *self)
{
  GtkWidget *group = add_group (self, NULL);
  MusetteActivity *first = get_first (self);

  self->race_row = add_flag (self, group, _ ("Race"), musette_activity_is_race (first));
  self->commute_row = add_flag (self, group, _ ("Commute"), musette_activity_is_commute (first));
  self->trainer_row = add_flag (self, group, _ ("Indoor"), musette_activity_is_trainer (first));
}

static void
add_description (MusetteActivityEditor *self)
{
  GtkWidget *group = add_group (self, _ ("Description"));
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  const char *description = musette_activity_get_description (get_first (self));

  self->description = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_text (self->description, description != NULL ? description : "", -1);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "musette-description");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Description"), -1);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 96);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_add_css_class (scroller, "card");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), scroller);
  g_signal_connect_object (self->description, "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}

static void
add_preview (MusetteActivityEditor *self)
{
  GtkWidget *group = add_group (self, _ ("Preview"));
  GtkWidget *preview = musette_edit_preview_new (self->activities, self->gear, self->units);

  self->preview = MUSETTE_EDIT_PREVIEW (preview);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), preview);
  g_signal_connect_object (preview, "counted", G_CALLBACK (counted_cb), self, G_CONNECT_SWAPPED);
}

static void
musette_activity_editor_dispose (GObject *object)
{
  MusetteActivityEditor *self = (MusetteActivityEditor *) object;

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_pointer (&self->activities, g_ptr_array_unref);
  g_clear_pointer (&self->gear, g_hash_table_unref);
  G_OBJECT_CLASS (musette_activity_editor_parent_class)->dispose (object);
}

static void
musette_activity_editor_class_init (MusetteActivityEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = musette_activity_editor_dispose;
  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "editor.save",
                                       NULL);

  /**
   * MusetteActivityEditor::save:
   * @self: an editor
   * @edit: (type gpointer): a #MusetteActivityEdit, valid during the signal
   *
   * The user wants the activities changed.
   */
  signals[SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
musette_activity_editor_init (MusetteActivityEditor *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  musette_dialogs_add_confirm_key (GTK_WIDGET (self), "editor.save");
  self->save_button = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_add_css_class (self->save_button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save_button), "editor.save");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save_button);
  self->page = adw_preferences_page_new ();
  gtk_widget_set_vexpand (self->page, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), self->page);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 640);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", FALSE);
}

static void
build (MusetteActivityEditor *self, const MusetteEditorWords *words)
{
  GtkWidget *group = add_group (self, NULL);
  guint n = self->activities->len;
  g_autofree char *title
      = self->several ? g_strdup_printf (ngettext ("Edit %u Activity", "Edit %u Activities", n), n)
                      : g_strdup (_ ("Edit Activity"));

  gtk_window_set_title (GTK_WINDOW (self), title);
  add_name (self, group);
  group = add_group (self, NULL);
  add_type (self, group, words->types);
  add_gear (self, group);
  add_effort (self);
  add_tags (self, words->tags);
  add_flags (self);
  if (self->several)
    add_preview (self);
  else
    add_description (self);
  check_name (self);
  update (self);
  gtk_widget_grab_focus (self->name_row);
}

/**
 * musette_activity_editor_new:
 * @parent: (nullable): the window it belongs to
 * @activities: (element-type MusetteActivity): what to edit, at least one
 * @words: what can be proposed
 *
 * Returns: (transfer none): a window, not shown yet
 */
GtkWindow *
musette_activity_editor_new (GtkWindow *parent,
                             GPtrArray *activities,
                             const MusetteEditorWords *words)
{
  MusetteActivityEditor *self;

  g_return_val_if_fail (activities != NULL && activities->len > 0, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  self = g_object_new (MUSETTE_TYPE_ACTIVITY_EDITOR, "transient-for", parent, "modal",
                       parent != NULL, NULL);
  self->activities = g_ptr_array_ref (activities);
  self->gear = words->gear != NULL ? g_hash_table_ref (words->gear) : NULL;
  self->units = words->units;
  self->several = activities->len > 1;
  build (self, words);
  return GTK_WINDOW (self);
}
