/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "musette-error-text.h"
#include "musette-ride-chips.h"
#include "musette-ride-fact-button.h"
#include "musette-ride-facts.h"
#include "musette-ride-page-private.h"

/* What a ride page shows in each of its states: waiting, a message, facts, charts and notes. */

/* What is there sooner than this needs no sign that it is being fetched. */
#define SPINNER_AFTER_MS 300

static gboolean
has_content (MusetteRidePage *self)
{
  return musette_ride_view_get_activity (self->view) != NULL
         || musette_ride_view_get_timeline (self->view) != NULL;
}

/* Facts */

static void
clear_facts (GtkFlowBox *box)
{
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (box, 0)) != NULL)
    gtk_flow_box_remove (box, GTK_WIDGET (child));
}

/* What did not change stays as it is, with the focus and an explanation that is open. */
static gboolean
shows_facts (GtkFlowBox *box, GPtrArray *facts)
{
  for (guint i = 0; i < facts->len; i++)
    {
      GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (box, (int) i);
      GtkWidget *button = child != NULL ? gtk_flow_box_child_get_child (child) : NULL;

      if (button == NULL
          || !musette_ride_fact_equal (
              musette_ride_fact_button_get_fact (MUSETTE_RIDE_FACT_BUTTON (button)),
              g_ptr_array_index (facts, i)))
        return FALSE;
    }
  return gtk_flow_box_get_child_at_index (box, (int) facts->len) == NULL;
}

static void
show_facts (GtkFlowBox *box, GtkWidget *section, GPtrArray *facts)
{
  gtk_widget_set_visible (section, facts->len > 0);
  if (shows_facts (box, facts))
    return;
  clear_facts (box);
  for (guint i = 0; i < facts->len; i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child),
                                    musette_ride_fact_button_new (g_ptr_array_index (facts, i)));
      /* The button inside takes the focus. */
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (box, child);
    }
}

/* The first figures stand above the charts, the others below; without charts all stand above. */
static void
update_facts (MusetteRidePage *self)
{
  g_autoptr (GPtrArray) all = musette_ride_facts_new (self->view, self->units);
  g_autoptr (GPtrArray) first = g_ptr_array_new ();
  g_autoptr (GPtrArray) more = g_ptr_array_new ();
  gboolean drawn = musette_ride_view_get_timeline (self->view) != NULL;

  for (guint i = 0; i < all->len; i++)
    {
      MusetteRideFact *fact = g_ptr_array_index (all, i);

      g_ptr_array_add (drawn && musette_ride_facts_is_secondary (fact) ? more : first, fact);
    }
  show_facts (self->facts, GTK_WIDGET (self->facts), first);
  show_facts (self->more_facts, self->more_box, more);
}

static void
update_chips (MusetteRidePage *self)
{
  g_auto (GStrv) chips = musette_ride_chips_new (self->view);
  const MusetteRepairReport *report = musette_ride_loader_get_repair_report (self->loader);
  guint repaired = report->power_spikes + report->power_dropouts;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autofree char *text = NULL;

  g_strv_builder_addv (builder, (const char **) chips);
  if (repaired > 0 && musette_ride_loader_get_file (self->loader) != NULL)
    {
      g_autofree char *chip = NULL;

      if (musette_ride_loader_get_repair (self->loader))
        chip = g_strdup_printf (
            ngettext ("%u wrong power value repaired", "%u wrong power values repaired", repaired),
            repaired);
      else
        chip = g_strdup_printf (
            ngettext ("%u wrong power value", "%u wrong power values", repaired), repaired);
      g_strv_builder_add (builder, chip);
    }
  all = g_strv_builder_end (builder);
  text = g_strjoinv (" · ", all);
  gtk_label_set_label (self->chips, text);
  gtk_widget_set_visible (GTK_WIDGET (self->chips), *text != '\0');
}

/* States */

static void
update_message (MusetteRidePage *self, const GError *error)
{
  GFile *file = musette_ride_loader_get_file (self->loader);
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  if (file != NULL)
    {
      text = musette_error_text_dup_file_problem (error, file);
      adw_status_page_set_title (self->status, _ ("This File Could Not Be Opened"));
      gtk_button_set_label (self->status_button, _ ("Open Another File…"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->status_button), "app.open");
    }
  else
    {
      text = musette_error_text_dup (error);
      adw_status_page_set_title (self->status, _ ("This Activity Could Not Be Loaded"));
      gtk_button_set_label (self->status_button, _ ("Try Again"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->status_button), "ride.reload");
    }
  escaped = g_markup_escape_text (text, -1);
  adw_status_page_set_description (self->status, escaped);
}

static gboolean
show_spinner_cb (gpointer user_data)
{
  MusetteRidePage *self = user_data;

  self->spinner_source = 0;
  gtk_spinner_set_spinning (self->spinner, TRUE);
  gtk_spinner_set_spinning (self->samples_spinner, TRUE);
  gtk_label_set_label (self->loading_label, musette_ride_loader_get_file (self->loader) != NULL
                                                ? _ ("Reading the file…")
                                                : _ ("Loading the activity…"));
  return G_SOURCE_REMOVE;
}

static void
set_waiting (MusetteRidePage *self, gboolean waiting)
{
  if (!waiting)
    {
      g_clear_handle_id (&self->spinner_source, g_source_remove);
      gtk_spinner_set_spinning (self->spinner, FALSE);
      gtk_spinner_set_spinning (self->samples_spinner, FALSE);
      gtk_label_set_label (self->loading_label, "");
      return;
    }
  if (self->spinner_source == 0 && !gtk_spinner_get_spinning (self->spinner))
    self->spinner_source = g_timeout_add (SPINNER_AFTER_MS, show_spinner_cb, self);
}

/* Whether charts are to be expected that are not there yet. */
static gboolean
awaits_samples (MusetteRidePage *self)
{
  MusetteActivity *activity = musette_ride_view_get_activity (self->view);

  return activity != NULL && musette_ride_view_get_timeline (self->view) == NULL
         && !musette_activity_is_stub (activity)
         && g_strcmp0 (musette_activity_get_source (activity), "MANUAL") != 0
         && musette_ride_loader_get_loading (self->loader);
}

/* That the service cannot be reached is what the window says. */
static gboolean
is_offline (MusetteRidePage *self)
{
  return self->repository != NULL
         && musette_repository_get_connection (self->repository) == MUSETTE_CONNECTION_OFFLINE;
}

static void
update_banner (MusetteRidePage *self, const GError *error)
{
  g_autofree char *reason = NULL;
  g_autofree char *text = NULL;

  if (error != NULL && has_content (self) && !is_offline (self))
    {
      reason = musette_error_text_dup (error);
      text = musette_ride_view_get_timeline (self->view) != NULL
                 ? g_strdup_printf (_ ("This is what was stored here. %s"), reason)
                 : g_strdup_printf (_ ("The samples could not be loaded. %s"), reason);
      musette_banner_show (self->banner, text, _ ("Try Again"), "ride.reload");
    }
  else if (_musette_ride_page_get_damage (self) != NULL)
    {
      musette_banner_show (self->banner,
                           _ ("The file is damaged. What could be read of it is shown."),
                           _ ("Details"), "ride.show-damage");
    }
  else
    {
      musette_banner_hide (self->banner);
    }
}

static const char *
get_note (MusetteRidePage *self)
{
  MusetteActivity *activity = musette_ride_view_get_activity (self->view);

  if (activity == NULL || musette_ride_view_get_timeline (self->view) != NULL)
    return NULL;
  if (musette_activity_is_stub (activity))
    return _ ("Details stay at Strava: it does not let other programs read its activities. "
              "Record to Intervals.icu from the device, or open the file of this ride here.");
  if (g_strcmp0 (musette_activity_get_source (activity), "MANUAL") == 0)
    return _ ("This activity was entered by hand, so there is nothing to draw.");
  if (is_offline (self) && musette_ride_loader_get_error (self->loader) != NULL)
    return _ ("The samples of this activity are not on this computer yet.");
  return NULL;
}

static void
update_note (MusetteRidePage *self)
{
  const char *note = get_note (self);

  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

/* Only with another file: while the user chooses, the list must stay the one it is chosen from. */
void
_musette_ride_page_update_sessions (MusetteRidePage *self)
{
  guint n = musette_ride_loader_get_n_sessions (self->loader);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const MusetteRecordingSession *session = musette_ride_loader_get_session (self->loader, i);
      g_autofree char *sport = musette_sport_dup_type_label (session->type);
      g_autofree char *duration = musette_format_duration (session->elapsed_s);
      g_autofree char *name = g_strdup_printf ("%s · %s", sport, duration);

      gtk_string_list_append (names, name);
    }
  self->syncing_sessions = TRUE;
  gtk_drop_down_set_model (self->sessions, G_LIST_MODEL (names));
  if (n > 0)
    gtk_drop_down_set_selected (self->sessions,
                                musette_ride_loader_get_chosen_session (self->loader));
  self->syncing_sessions = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->sessions), n > 1);
}

/* A ride without intervals has a place for the first one. */
void
_musette_ride_page_update_intervals (MusetteRidePage *self)
{
  GListModel *intervals = musette_ride_view_get_intervals (self->view);
  gboolean editable = musette_ride_editor_get_editable (self->editor);
  gboolean file = musette_ride_loader_get_file (self->loader) != NULL;

  gtk_widget_set_visible (self->intervals_box,
                          editable || g_list_model_get_n_items (intervals) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->intervals_menu), editable);
  gtk_widget_set_visible (self->intervals_note,
                          file && musette_ride_editor_get_changed (self->editor));
  _musette_ride_page_update_interval_actions (self);
}

static void
update_parts (MusetteRidePage *self)
{
  MusetteTimeline *timeline = musette_ride_view_get_timeline (self->view);
  gboolean drawn = timeline != NULL && musette_timeline_get_recording_s (timeline) > 0;
  MusetteSport sport = musette_sport_from_type (musette_ride_view_get_sport_type (self->view));

  gtk_image_set_from_icon_name (self->sport_icon, musette_sport_get_icon_name (sport));
  gtk_label_set_label (self->subtitle, musette_ride_view_get_subtitle (self->view));
  gtk_widget_set_visible (self->columns, timeline != NULL || awaits_samples (self));
  gtk_widget_set_visible (self->skeleton, timeline == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->charts_box), timeline != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->strip), drawn);
  gtk_widget_set_visible (self->export_button, drawn);
  gtk_widget_set_visible (self->toolbar, drawn);
  gtk_widget_set_visible (self->axis_box, musette_ride_view_has_distance (self->view));
  gtk_widget_set_visible (self->laps_button, musette_ride_loader_get_n_laps (self->loader) > 1);
  _musette_ride_page_update_intervals (self);
}

/* Brings everything on the page up to date with what is known. */
void
_musette_ride_page_update_state (MusetteRidePage *self)
{
  const GError *error = musette_ride_loader_get_error (self->loader);
  gboolean content = has_content (self);

  update_parts (self);
  update_facts (self);
  update_chips (self);
  update_note (self);
  update_banner (self, error);
  _musette_ride_page_update_actions (self);
  set_waiting (self, awaits_samples (self) || (!content && error == NULL));
  if (content)
    {
      gtk_stack_set_visible_child_name (self->stack, "ride");
    }
  else if (error != NULL)
    {
      update_message (self, error);
      gtk_stack_set_visible_child_name (self->stack, "message");
    }
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "loading");
    }
}
