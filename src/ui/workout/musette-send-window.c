/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-send-window.h"

#include <glib/gi18n.h>
#include <math.h>

#include "musette-clock.h"
#include "musette-error-text.h"
#include "musette-format.h"
#include "musette-repository-library.h"
#include "musette-sent-check.h"
#include "musette-undo-toast.h"
#include "musette-workout-format.h"

/* Asks where the workout of the builder goes, a day or a folder of the library, and sends it there
 * as text or as a file. It is a change as any other: it can be undone, and waits when there is no
 * network. */
struct _MusetteSendWindow
{
  AdwWindow parent_instance;

  AdwComboRow *place_row;
  AdwComboRow *folder_row;
  AdwComboRow *form_row;
  GtkWidget *indoor_row;
  GtkSwitch *indoor_switch;
  GtkCalendar *calendar;
  GtkLabel *day_label;
  GtkLabel *hint_label;
  GtkLabel *loss_label;

  GtkWidget *page;
  MusetteRepository *repository;
  MusetteBuilder *builder;
  char *name;
  GPtrArray *folders; /* of the rows, as the service knows them */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (MusetteSendWindow, musette_send_window, ADW_TYPE_WINDOW)

static guint sent_signal;

/* What the workout is sent as, in the order of the row. */
static const struct
{
  MusetteWorkoutFormat format;
  const char *ending;
} forms[] = {
  { MUSETTE_WORKOUT_FORMAT_TEXT, NULL }, { MUSETTE_WORKOUT_FORMAT_ZWO, "zwo" },
  { MUSETTE_WORKOUT_FORMAT_FIT, "fit" }, { MUSETTE_WORKOUT_FORMAT_ERG, "erg" },
  { MUSETTE_WORKOUT_FORMAT_MRC, "mrc" },
};

static guint
get_form (MusetteSendWindow *self)
{
  return MIN (adw_combo_row_get_selected (self->form_row), G_N_ELEMENTS (forms) - 1);
}

static gboolean
is_text (MusetteSendWindow *self)
{
  return forms[get_form (self)].format == MUSETTE_WORKOUT_FORMAT_TEXT;
}

static const char *
get_name (MusetteSendWindow *self)
{
  return *self->name != '\0' ? self->name : _ ("Workout");
}

/* The file that the service is to read; NULL when the text is no workout. */
static GBytes *
make_file (MusetteSendWindow *self, GPtrArray *losses, GError **error)
{
  MusetteWorkoutDraft *draft = musette_builder_get_draft (self->builder);
  const MusetteWorkout *shown = musette_workout_draft_get_workout (draft);
  g_autoptr (MusetteWorkout) workout = NULL;

  if (shown == NULL)
    {
      const GError *unreadable = musette_workout_draft_get_error (draft);

      g_propagate_error (error, unreadable != NULL ? g_error_copy (unreadable) : NULL);
      return NULL;
    }
  workout = musette_workout_copy (shown);
  g_free (workout->name);
  workout->name = g_strdup (get_name (self));
  return musette_workout_write (workout, forms[get_form (self)].format,
                                musette_workout_draft_get_context (draft), losses, error);
}

static MusetteLibrary *
get_library (MusetteSendWindow *self)
{
  return musette_repository_get_library (self->repository);
}

static gboolean
is_for_library (MusetteSendWindow *self)
{
  return adw_combo_row_get_selected (self->place_row) == 1;
}

static MusetteDate
get_day (MusetteSendWindow *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);

  return musette_date_new (g_date_time_get_year (date), g_date_time_get_month (date),
                           g_date_time_get_day_of_month (date));
}

/* What the file cannot hold, or why there is none. */
static gboolean
update_losses (MusetteSendWindow *self)
{
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_text (self))
    file = make_file (self, losses, &error);
  for (guint i = 0; i < losses->len; i++)
    g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (losses, i));
  if (error != NULL)
    g_string_append (text, error->message);
  gtk_label_set_label (self->loss_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->loss_label), text->len > 0);
  return error == NULL;
}

static void
update (MusetteSendWindow *self)
{
  const gboolean library = is_for_library (self);
  const gboolean no_folder = self->folders->len == 0;
  const gboolean can_be_written = update_losses (self);
  const char *text = musette_workout_draft_get_text (musette_builder_get_draft (self->builder));
  g_autofree char *day = musette_format_date_long (get_day (self));

  gtk_widget_set_visible (GTK_WIDGET (self->folder_row), library && !no_folder);
  gtk_widget_set_visible (GTK_WIDGET (self->calendar), !library);
  gtk_widget_set_visible (GTK_WIDGET (self->day_label), !library);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), library && no_folder);
  gtk_label_set_label (self->day_label, day);
  gtk_label_set_label (self->hint_label, musette_library_get_loaded (get_library (self))
                                             ? _ ("There is no folder in the library yet.")
                                             : _ ("The library is being read."));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "send.send",
                                 *text != '\0' && can_be_written && (!library || !no_folder));
}

/* Folders that the service does not know yet cannot hold anything there. */
static void
folders_changed_cb (MusetteSendWindow *self)
{
  GListModel *all = musette_library_get_items (get_library (self), MUSETTE_ITEM_FOLDER);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->folders, 0);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MusettePlanItem) folder = g_list_model_get_item (all, i);
      const char *name = musette_plan_item_get_name (folder);

      gtk_string_list_append (names, name != NULL ? name : "");
      g_ptr_array_add (self->folders, g_steal_pointer (&folder));
    }
  adw_combo_row_set_model (self->folder_row, G_LIST_MODEL (names));
  update (self);
}

static void
set_totals (MusetteSendWindow *self, MusettePatch *body)
{
  const MusetteWorkoutTotals *totals = musette_builder_get_totals (self->builder);

  if (totals->seconds > 0)
    musette_patch_set_int (body, "moving_time", totals->seconds);
  if (!isnan (totals->load))
    musette_patch_set_int (body, "icu_training_load", (gint64) totals->load);
}

static void
set_file (MusetteSendWindow *self, MusettePatch *body)
{
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) file = make_file (self, losses, NULL);
  g_autofree char *content = NULL;
  g_autofree char *name = NULL;

  if (file == NULL)
    return;
  content = g_base64_encode (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  name = g_strconcat (get_name (self), ".", forms[get_form (self)].ending, NULL);
  musette_patch_set_string (body, "filename", g_strdelimit (name, "/\\", '-'));
  musette_patch_set_string (body, "file_contents_base64", content);
}

/* The service parses the text or the file; the totals stand until it has. */
static MusettePatch *
make_body (MusetteSendWindow *self)
{
  MusetteWorkoutDraft *draft = musette_builder_get_draft (self->builder);
  const MusetteWorkoutContext *context = musette_workout_draft_get_context (draft);
  MusettePatch *body = musette_patch_new ();

  musette_patch_set_string (body, "name", get_name (self));
  musette_patch_set_string (body, "type", context->type != NULL ? context->type : "Ride");
  if (is_text (self))
    musette_patch_set_string (body, "description", musette_workout_draft_get_text (draft));
  else
    set_file (self, body);
  musette_patch_set_bool (body, "indoor", gtk_switch_get_active (self->indoor_switch));
  set_totals (self, body);
  return body;
}

static const char *
add_to_step (MusetteSendWindow *self, MusetteStep *step)
{
  g_autoptr (MusettePatch) body = make_body (self);
  g_autofree char *day = NULL;
  g_autofree char *start = NULL;

  if (is_for_library (self))
    {
      const guint selected = adw_combo_row_get_selected (self->folder_row);
      MusettePlanItem *folder
          = g_ptr_array_index (self->folders, MIN (selected, self->folders->len - 1));

      musette_patch_set_id (body, "folder_id", musette_plan_item_get_id (folder));
      return musette_step_create_planned (step, MUSETTE_ITEM_WORKOUT, body);
    }
  day = musette_date_format (get_day (self));
  start = g_strconcat (day, "T00:00:00", NULL);
  musette_patch_set_string (body, "category", "WORKOUT");
  musette_patch_set_string (body, "start_date_local", start);
  return musette_step_create_planned (step, MUSETTE_ITEM_EVENT, body);
}

static char *
make_message (MusetteSendWindow *self)
{
  g_autofree char *day = NULL;

  if (is_for_library (self))
    return g_strdup (_ ("Added to the library"));
  day = musette_format_date_long (get_day (self));
  /* Translators: %s is a day */
  return g_strdup_printf (_ ("Planned for %s"), day);
}

static void
send_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MusetteSendWindow *self = MUSETTE_SEND_WINDOW (widget);
  const MusetteItemKind kind = is_for_library (self) ? MUSETTE_ITEM_WORKOUT : MUSETTE_ITEM_EVENT;
  MusetteStep *step = musette_step_new ();
  g_autofree char *id = g_strdup (add_to_step (self, step));
  g_autofree char *done = make_message (self);

  musette_sent_check_start (self->page, self->repository, self->builder, kind, id);
  if (musette_undo_toast_apply (self->page, self->repository, step, done))
    g_signal_emit (self, sent_signal, 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
library_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteSendWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (musette_repository_load_library_finish (MUSETTE_REPOSITORY (source), result, &error)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->folders->len > 0)
    return;
  text = musette_error_text_dup (error);
  gtk_label_set_label (self->hint_label, text);
}

/* Arrows choose, so that Return sends to the day that is seen; of itself the calendar would move a
 * frame only. */
static gboolean
calendar_key_cb (MusetteSendWindow *self, guint keyval, guint keycode, GdkModifierType state)
{
  static const struct
  {
    guint keyval;
    int days;
  } steps[] = {
    { GDK_KEY_Left, -1 },    { GDK_KEY_Right, 1 },    { GDK_KEY_Up, -7 },    { GDK_KEY_Down, 7 },
    { GDK_KEY_KP_Left, -1 }, { GDK_KEY_KP_Right, 1 }, { GDK_KEY_KP_Up, -7 }, { GDK_KEY_KP_Down, 7 },
  };
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].keyval == keyval)
      {
        const int sign = rtl && ABS (steps[i].days) == 1 ? -1 : 1;

        musette_send_window_set_day (self, get_day (self) + sign * steps[i].days);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static void
musette_send_window_dispose (GObject *object)
{
  MusetteSendWindow *self = (MusetteSendWindow *) object;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->page);
  g_clear_object (&self->repository);
  g_clear_object (&self->builder);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->folders, g_ptr_array_unref);
  G_OBJECT_CLASS (musette_send_window_parent_class)->dispose (object);
}

static void
musette_send_window_class_init (MusetteSendWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = musette_send_window_dispose;
  /**
   * MusetteSendWindow::sent:
   * @self: a window
   *
   * The workout is among the changes that go to the service.
   */
  sent_signal = g_signal_new ("sent", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/musette/Musette/ui/workout/musette-send-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MusetteSendWindow, place_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteSendWindow, folder_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteSendWindow, form_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteSendWindow, loss_label);
  gtk_widget_class_bind_template_child (widget_class, MusetteSendWindow, indoor_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteSendWindow, indoor_switch);
  gtk_widget_class_bind_template_child (widget_class, MusetteSendWindow, calendar);
  gtk_widget_class_bind_template_child (widget_class, MusetteSendWindow, day_label);
  gtk_widget_class_bind_template_child (widget_class, MusetteSendWindow, hint_label);
  gtk_widget_class_install_action (widget_class, "send.send", NULL, send_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
musette_send_window_init (MusetteSendWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->folders = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (calendar_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->calendar), keys);
}

/**
 * musette_send_window_set_day:
 * @self: a window
 * @day: the day that is selected
 */
void
musette_send_window_set_day (MusetteSendWindow *self, MusetteDate day)
{
  g_autoptr (GDateTime) date = NULL;
  int year;
  int month;
  int day_of_month;

  g_return_if_fail (MUSETTE_IS_SEND_WINDOW (self) && day != MUSETTE_DATE_NONE);

  musette_date_get_ymd (day, &year, &month, &day_of_month);
  date = g_date_time_new_local (year, month, day_of_month, 12, 0, 0);
  gtk_calendar_select_day (self->calendar, date);
}

/**
 * musette_send_window_new:
 * @page: where to tell what was done
 * @repository: where it goes
 * @builder: the workout
 * @name: what it is called
 *
 * Returns: (transfer none): a window that asks where to send the workout, with today selected
 */
GtkWidget *
musette_send_window_new (GtkWidget *page,
                         MusetteRepository *repository,
                         MusetteBuilder *builder,
                         const char *name)
{
  MusetteSendWindow *self;
  GtkRoot *root;
  g_autoptr (MusetteClock) clock = musette_clock_new ();

  g_return_val_if_fail (GTK_IS_WIDGET (page) && MUSETTE_IS_REPOSITORY (repository), NULL);
  g_return_val_if_fail (MUSETTE_IS_BUILDER (builder) && name != NULL, NULL);

  root = gtk_widget_get_root (page);
  self = g_object_new (MUSETTE_TYPE_SEND_WINDOW, "transient-for",
                       GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
  self->page = g_object_ref (page);
  self->repository = g_object_ref (repository);
  self->builder = g_object_ref (builder);
  self->name = g_strdup (name);
  musette_send_window_set_day (self, musette_clock_get_today (clock));
  g_signal_connect_object (self->place_row, "notify::selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form_row, "notify::selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (musette_library_get_items (get_library (self), MUSETTE_ITEM_FOLDER),
                           "items-changed", G_CALLBACK (folders_changed_cb), self,
                           G_CONNECT_SWAPPED);
  folders_changed_cb (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->calendar));
  musette_repository_load_library_async (repository, self->cancellable, library_cb,
                                         g_object_ref (self));
  return GTK_WIDGET (self);
}
