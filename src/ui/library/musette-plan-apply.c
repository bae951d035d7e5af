/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-plan-apply.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "musette-clock.h"
#include "musette-format.h"
#include "musette-library-workout.h"
#include "musette-plan-grid.h"
#include "musette-undo-toast.h"

/* Puts the workouts of a plan on days of the calendar, as one step that can be undone: from a day
 * on, or so that the last one is on a day, such as that before a race. */
typedef struct
{
  GWeakRef page;
  MusetteRepository *repository;
  GPtrArray *workouts; /* of MusettePlanItem */
  guint last_day;
  GtkCalendar *calendar;
  GtkDropDown *end_chooser;
  GtkLabel *range_label;
} Apply;

static void
apply_free (gpointer data, GClosure *closure)
{
  Apply *self = data;

  g_weak_ref_clear (&self->page);
  g_object_unref (self->repository);
  g_ptr_array_unref (self->workouts);
  g_free (self);
}

static MusetteDate
get_first_day (Apply *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  const MusetteDate chosen
      = musette_date_new (g_date_time_get_year (date), g_date_time_get_month (date),
                          g_date_time_get_day_of_month (date));

  return gtk_drop_down_get_selected (self->end_chooser) == 1 ? chosen - (MusetteDate) self->last_day
                                                             : chosen;
}

static void
day_changed_cb (gpointer user_data)
{
  Apply *self = user_data;
  const MusetteDate first = get_first_day (self);
  g_autofree char *from = musette_format_date_weekday (first);
  g_autofree char *to = musette_format_date_weekday (first + (MusetteDate) self->last_day);
  g_autofree char *text = NULL;

  /* Translators: how many workouts come into the calendar; then the first and the last day */
  text = g_strdup_printf (
      ngettext ("%u workout, %s to %s", "%u workouts, %s to %s", self->workouts->len),
      self->workouts->len, from, to);
  gtk_label_set_label (self->range_label, text);
}

static MusettePatch *
make_event (MusettePlanItem *workout, MusetteDate first)
{
  MusettePatch *body = musette_library_workout_copy_members (workout);
  g_autofree char *day
      = musette_date_format (first + (MusetteDate) musette_plan_grid_get_day (workout));
  g_autofree char *start = g_strconcat (day, "T00:00:00", NULL);

  musette_patch_remove (body, "day");
  musette_patch_set_string (body, "category", "WORKOUT");
  musette_patch_set_string (body, "start_date_local", start);
  return body;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Apply *self = user_data;
  g_autoptr (GtkWidget) page = g_weak_ref_get (&self->page);
  g_autofree char *done = NULL;
  const guint n = self->workouts->len;
  MusetteStep *step;

  if (page == NULL || g_strcmp0 (response, "apply") != 0)
    return;
  step = musette_step_new ();
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MusettePatch) body
          = make_event (g_ptr_array_index (self->workouts, i), get_first_day (self));

      musette_step_create_planned (step, MUSETTE_ITEM_EVENT, body);
    }
  done = g_strdup_printf (ngettext ("%u workout planned", "%u workouts planned", n), n);
  musette_undo_toast_apply (page, self->repository, step, done);
}

static void
collect (Apply *self, MusettePlanItem *plan)
{
  GListModel *all = musette_library_get_items (musette_repository_get_library (self->repository),
                                               MUSETTE_ITEM_WORKOUT);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MusettePlanItem) item = g_list_model_get_item (all, i);

      if (g_strcmp0 (musette_plan_item_get_folder_id (item), musette_plan_item_get_id (plan)) != 0)
        continue;
      self->last_day = MAX (self->last_day, musette_plan_grid_get_day (item));
      g_ptr_array_add (self->workouts, g_steal_pointer (&item));
    }
}

/* Plans begin on Mondays: the next one is proposed. */
static void
propose_monday (Apply *self)
{
  g_autoptr (MusetteClock) clock = musette_clock_new ();
  const MusetteDate monday = musette_date_get_monday (musette_clock_get_today (clock)) + 7;
  g_autoptr (GDateTime) date = NULL;
  int year;
  int month;
  int day;

  musette_date_get_ymd (monday, &year, &month, &day);
  date = g_date_time_new_utc (year, month, day, 0, 0, 0);
  gtk_calendar_select_day (self->calendar, date);
}

static GtkWidget *
make_content (Apply *self)
{
  const char *const ends[] = { _ ("The plan begins on"), _ ("The plan ends on"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->end_chooser = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (ends));
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->range_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->range_label, TRUE);
  gtk_label_set_justify (self->range_label, GTK_JUSTIFY_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->end_chooser), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the day is"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->end_chooser));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->range_label));
  propose_monday (self);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_changed_cb), self);
  g_signal_connect_swapped (self->end_chooser, "notify::selected", G_CALLBACK (day_changed_cb),
                            self);
  day_changed_cb (self);
  return box;
}

/**
 * musette_plan_apply_ask:
 * @page: where to tell what was done
 * @repository: where the plan is, and the calendar
 * @plan: a plan of the library
 *
 * Asks from when on the plan is to be followed, and puts its workouts on these days.
 */
void
musette_plan_apply_ask (GtkWidget *page, MusetteRepository *repository, MusettePlanItem *plan)
{
  GtkRoot *root = gtk_widget_get_root (page);
  const char *name = musette_plan_item_get_name (plan);
  g_autofree char *heading = NULL;
  GtkWidget *dialog;
  Apply *self;

  g_return_if_fail (MUSETTE_IS_REPOSITORY (repository) && MUSETTE_IS_PLAN_ITEM (plan));

  self = g_new0 (Apply, 1);
  g_weak_ref_init (&self->page, page);
  self->repository = g_object_ref (repository);
  self->workouts = g_ptr_array_new_with_free_func (g_object_unref);
  collect (self, plan);
  /* Translators: %s is the name of a training plan */
  heading = g_strdup_printf (_ ("Follow “%s”"), name != NULL ? name : "");
  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, NULL);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "apply",
                                    _ ("_Plan"), NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "apply");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "apply",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "apply",
                                           self->workouts->len > 0);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_content (self));
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, apply_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
