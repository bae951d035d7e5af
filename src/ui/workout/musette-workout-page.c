/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-workout-page-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "musette-device-window.h"
#include "musette-format.h"
#include "musette-preferences.h"
#include "musette-send-window.h"
#include "musette-sport.h"
#include "musette-workout-format.h"
#include "musette-workout-painter.h"
#include "musette-workout-problem-row.h"
#include "musette-workout-text-writer.h"
#include "musette-workout-totals-text.h"

G_DEFINE_FINAL_TYPE (MusetteWorkoutPage, musette_workout_page, GTK_TYPE_WIDGET)

#define SIDE_BY_SIDE_WIDTH 700
#define ASSUMED_FTP_W 250 /* so that percentages can be drawn; it is said that it is assumed */

static const char *const types[]
    = { "Ride", "VirtualRide", "Run", "Swim", "Rowing", "Walk", "WeightTraining", "Workout" };

static MusetteWorkoutDraft *
get_draft (MusetteWorkoutPage *self)
{
  return musette_builder_get_draft (self->builder);
}

/*< private >
 * _musette_workout_page_get_sport_type:
 * @self: a page
 *
 * Returns: (transfer none): the sport that is chosen, as the service calls it
 */
const char *
_musette_workout_page_get_sport_type (MusetteWorkoutPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->sport_chooser);

  return types[MIN (selected, G_N_ELEMENTS (types) - 1)];
}

static void
init_context (MusetteWorkoutPage *self, MusetteWorkoutContext *context)
{
  musette_workout_context_init (context);
  context->type = _musette_workout_page_get_sport_type (self);
  if (!musette_repository_get_sport_thresholds (self->repository, context->type, FALSE,
                                                &context->thresholds))
    musette_preferences_get_thresholds (self->settings, &context->thresholds);
  self->ftp_assumed = !(context->thresholds.ftp_w > 0);
  if (self->ftp_assumed)
    context->thresholds.ftp_w = ASSUMED_FTP_W;
}

static void
update_context (MusetteWorkoutPage *self)
{
  MusetteWorkoutContext context;

  init_context (self, &context);
  musette_workout_draft_set_context (get_draft (self), &context);
}

/* Totals */

/* The times in the zones beside each other; the texts below say how long they are. */
static void
draw_zones_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  MusetteWorkoutPage *self = user_data;
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const MusetteWorkoutTotals *totals;
  MusetteChartStyle style;

  if (self->builder == NULL)
    return;
  totals = musette_builder_get_totals (self->builder);
  musette_chart_style_init (&style, adw_style_manager_get_dark (manager),
                            adw_style_manager_get_high_contrast (manager));
  if (totals->has_zones)
    musette_workout_painter_draw_zones (&totals->zones, &style, cr, width, height);
}

static void
add_total (MusetteWorkoutPage *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "tabular");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), label);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (self->totals_box, child);
}

static void
update_totals (MusetteWorkoutPage *self)
{
  static const char *const classes[] = { "heading", NULL, "dim-label" }; /* by rank */
  const MusetteWorkoutTotals *totals = musette_builder_get_totals (self->builder);
  g_autofree char *warning
      = musette_workout_totals_text_warn (musette_builder_get_lowest_w_balance (self->builder));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->totals_box))) != NULL)
    gtk_flow_box_remove (self->totals_box, child);
  for (MusetteTotalsRank rank = 0; rank < G_N_ELEMENTS (classes); rank++)
    {
      g_autoptr (GPtrArray) texts = musette_workout_totals_text_list (totals, rank);

      for (guint i = 0; i < texts->len; i++)
        add_total (self, g_ptr_array_index (texts, i), classes[rank]);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self->zone_bar));
  if (warning != NULL)
    add_total (self, warning, "warning");
  if (self->ftp_assumed)
    {
      g_autofree char *ftp = musette_format_power (ASSUMED_FTP_W);
      /* Translators: %s is a power, such as "250 W" */
      g_autofree char *text = g_strdup_printf (_ ("FTP not known, %s assumed"), ftp);

      add_total (self, text, "warning");
    }
}

/* Problems */

static void
update_problems (MusetteWorkoutPage *self)
{
  const MusetteWorkout *workout = musette_workout_draft_get_workout (get_draft (self));
  const GError *error = musette_workout_draft_get_error (get_draft (self));
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->problem_list))) != NULL)
    gtk_list_box_remove (self->problem_list, row);
  if (error != NULL)
    gtk_list_box_append (self->problem_list, musette_workout_problem_row_new_error (error));
  for (guint i = 0; workout != NULL && i < workout->diagnostics->len; i++)
    gtk_list_box_append (self->problem_list,
                         musette_workout_problem_row_new (
                             self->builder, g_ptr_array_index (workout->diagnostics, i)));
  gtk_widget_set_visible (self->problems,
                          error != NULL || (workout != NULL && workout->diagnostics->len > 0));
}

static void
type_changed_cb (MusetteWorkoutPage *self)
{
  update_context (self);
  _musette_workout_page_keep (self);
}

/* Contents */

static void
changed_cb (MusetteWorkoutPage *self)
{
  _musette_workout_page_keep (self);
  update_totals (self);
  update_problems (self);
}

/*< private >
 * _musette_workout_page_take_text:
 * @self: a page
 * @text: a workout
 * @name: what it is called
 *
 * Puts a workout in place of that which is shown, as one step that can be undone.
 */
void
_musette_workout_page_take_text (MusetteWorkoutPage *self, const char *text, const char *name)
{
  musette_workout_draft_end_typing (get_draft (self));
  musette_workout_draft_type (get_draft (self), text);
  musette_workout_draft_end_typing (get_draft (self));
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), name);
}

/*< private >
 * _musette_workout_page_set_sport_type:
 * @self: a page
 * @type: (nullable): a sport as the service calls it; one that is not on offer is left aside
 */
void
_musette_workout_page_set_sport_type (MusetteWorkoutPage *self, const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (types[i], type) == 0)
      gtk_drop_down_set_selected (self->sport_chooser, i);
}

/* Without an account there is nobody to send it to. */
static void
update_send (MusetteWorkoutPage *self)
{
  gboolean signed_in
      = musette_repository_get_account_state (self->repository) == MUSETTE_ACCOUNT_STATE_SIGNED_IN
        || musette_repository_get_demo (self->repository);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "workout.send", signed_in);
}

static void
send_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteWorkoutPage *self = MUSETTE_WORKOUT_PAGE (widget);
  GtkWidget *window;

  musette_workout_draft_end_typing (get_draft (self));
  window = musette_send_window_new (widget, self->repository, self->builder,
                                    musette_workout_page_get_name (self));
  g_signal_connect_object (window, "sent", G_CALLBACK (_musette_workout_page_set_saved), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
check_devices_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_window_present (GTK_WINDOW (musette_device_window_new (
      GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, MUSETTE_WORKOUT_PAGE (widget)->builder)));
}

/* Side by side where there is room, otherwise one below the other. */
static void
musette_workout_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MusetteWorkoutPage *self = MUSETTE_WORKOUT_PAGE (widget);
  GtkOrientation orientation
      = width >= SIDE_BY_SIDE_WIDTH ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;

  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) != orientation)
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned), orientation);
  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static void
musette_workout_page_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  MusetteWorkoutPage *self = MUSETTE_WORKOUT_PAGE (widget);

  gtk_widget_measure (self->box, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 320);
}

static gboolean
musette_workout_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (MUSETTE_WORKOUT_PAGE (widget)->editor),
                                 GTK_DIR_TAB_FORWARD);
}

static void
musette_workout_page_dispose (GObject *object)
{
  MusetteWorkoutPage *self = (MusetteWorkoutPage *) object;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), MUSETTE_TYPE_WORKOUT_PAGE);
  musette_draft_words_set (&self->shown, NULL, NULL, NULL);
  musette_draft_words_set (&self->saved, NULL, NULL, NULL);
  musette_draft_words_set (&self->replaced, NULL, NULL, NULL);
  musette_draft_words_set (&self->exported, NULL, NULL, NULL);
  g_clear_object (&self->builder);
  g_clear_object (&self->settings);
  if (self->kept != NULL)
    musette_kept_draft_leave (self->kept);
  g_clear_object (&self->kept);
  g_clear_object (&self->repository);
  G_OBJECT_CLASS (musette_workout_page_parent_class)->dispose (object);
}

static void
musette_workout_page_class_init (MusetteWorkoutPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MUSETTE_TYPE_BANNER);
  g_type_ensure (MUSETTE_TYPE_WORKOUT_EDITOR);
  g_type_ensure (MUSETTE_TYPE_WORKOUT_GRAPH);
  g_type_ensure (MUSETTE_TYPE_WORKOUT_TABLE);
  G_OBJECT_CLASS (klass)->dispose = musette_workout_page_dispose;
  widget_class->size_allocate = musette_workout_page_size_allocate;
  widget_class->measure = musette_workout_page_measure;
  widget_class->grab_focus = musette_workout_page_grab_focus;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/musette/Musette/ui/workout/musette-workout-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MusetteWorkoutPage, box);
  gtk_widget_class_bind_template_child (widget_class, MusetteWorkoutPage, banner);
  gtk_widget_class_bind_template_child (widget_class, MusetteWorkoutPage, name_entry);
  gtk_widget_class_bind_template_child (widget_class, MusetteWorkoutPage, sport_chooser);
  gtk_widget_class_bind_template_child (widget_class, MusetteWorkoutPage, paned);
  gtk_widget_class_bind_template_child (widget_class, MusetteWorkoutPage, editor);
  gtk_widget_class_bind_template_child (widget_class, MusetteWorkoutPage, graph);
  gtk_widget_class_bind_template_child (widget_class, MusetteWorkoutPage, table);
  gtk_widget_class_bind_template_child (widget_class, MusetteWorkoutPage, problems);
  gtk_widget_class_bind_template_child (widget_class, MusetteWorkoutPage, problem_list);
  gtk_widget_class_bind_template_child (widget_class, MusetteWorkoutPage, zone_bar);
  gtk_widget_class_bind_template_child (widget_class, MusetteWorkoutPage, totals_box);
  _musette_workout_page_install_file_actions (widget_class);
  _musette_workout_page_install_draft_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "workout.check-devices", NULL, check_devices_cb);
  gtk_widget_class_install_action (widget_class, "workout.send", NULL, send_cb);
}

static void
fill_sports (MusetteWorkoutPage *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    gtk_string_list_take (labels, musette_sport_dup_type_label (types[i]));
  gtk_drop_down_set_model (self->sport_chooser, G_LIST_MODEL (labels));
}

/* Before the editor takes a key for what is written. */
static void
add_keys (MusetteWorkoutPage *self)
{
  static const struct
  {
    const char *trigger;
    const char *action;
    const char *target;
  } keys[] = {
    { "<Control>Return", "workout.send", NULL },
    { "<Control>s", "workout.send", NULL },
    { "<Control>i", "workout.import", NULL },
    { "<Control>e", "workout.export", "zwo" },
    { "<Control><Shift>d", "workout.check-devices", NULL },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                                                gtk_named_action_new (keys[i].action));

      if (keys[i].target != NULL)
        gtk_shortcut_set_arguments (shortcut, g_variant_new_string (keys[i].target));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
musette_workout_page_init (MusetteWorkoutPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  fill_sports (self);
  add_keys (self);
  gtk_drawing_area_set_draw_func (self->zone_bar, draw_zones_cb, self, NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self->zone_bar, G_CONNECT_SWAPPED);
  _musette_workout_page_accept_files (self);
}

/**
 * musette_workout_page_new:
 * @repository: where the athlete's thresholds come from
 * @settings: the settings of the application, for the thresholds of those without an account
 *
 * Returns: (transfer floating): a page with the workout that was not sent yet, or else a small one
 *   to begin with
 */
GtkWidget *
musette_workout_page_new (MusetteRepository *repository, GSettings *settings)
{
  MusetteWorkoutPage *self;
  MusetteWorkoutContext context;
  g_autoptr (MusetteWorkoutDraft) draft = NULL;

  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (repository), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (MUSETTE_TYPE_WORKOUT_PAGE, NULL);
  self->repository = g_object_ref (repository);
  self->settings = g_object_ref (settings);
  init_context (self, &context);
  draft = musette_workout_draft_new ("", &context);
  self->builder = musette_builder_new (draft);
  musette_workout_editor_set_builder (self->editor, self->builder);
  musette_workout_graph_set_builder (self->graph, self->builder);
  musette_workout_table_set_builder (self->table, self->builder);
  g_signal_connect_object (self->builder, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sport_chooser, "notify::selected", G_CALLBACK (type_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name_entry, "changed", G_CALLBACK (_musette_workout_page_keep),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (repository, "notify::athlete", G_CALLBACK (update_context), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (repository, "notify::account-state", G_CALLBACK (update_send), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
  update_send (self);
  _musette_workout_page_follow_draft (self);
  return GTK_WIDGET (self);
}

/**
 * musette_workout_page_get_graph:
 * @self: a page
 *
 * Returns: (transfer none): the bars
 */
GtkWidget *
musette_workout_page_get_graph (MusetteWorkoutPage *self)
{
  g_return_val_if_fail (MUSETTE_IS_WORKOUT_PAGE (self), NULL);

  return GTK_WIDGET (self->graph);
}

/**
 * musette_workout_page_get_builder:
 * @self: a page
 *
 * Returns: (transfer none): the workout that is built
 */
MusetteBuilder *
musette_workout_page_get_builder (MusetteWorkoutPage *self)
{
  g_return_val_if_fail (MUSETTE_IS_WORKOUT_PAGE (self), NULL);

  return self->builder;
}

/**
 * musette_workout_page_get_name:
 * @self: a page
 *
 * Returns: (transfer none): the name of the workout, empty when it has none
 */
const char *
musette_workout_page_get_name (MusetteWorkoutPage *self)
{
  g_return_val_if_fail (MUSETTE_IS_WORKOUT_PAGE (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->name_entry));
}

/**
 * musette_workout_page_undo:
 * @self: a page
 *
 * Returns: whether a step was taken back
 */
gboolean
musette_workout_page_undo (MusetteWorkoutPage *self)
{
  g_return_val_if_fail (MUSETTE_IS_WORKOUT_PAGE (self), FALSE);

  if (!musette_workout_draft_can_undo (get_draft (self)))
    return FALSE;
  musette_workout_draft_undo (get_draft (self));
  return TRUE;
}

/**
 * musette_workout_page_redo:
 * @self: a page
 *
 * Returns: whether a step was done again
 */
gboolean
musette_workout_page_redo (MusetteWorkoutPage *self)
{
  g_return_val_if_fail (MUSETTE_IS_WORKOUT_PAGE (self), FALSE);

  if (!musette_workout_draft_can_redo (get_draft (self)))
    return FALSE;
  musette_workout_draft_redo (get_draft (self));
  return TRUE;
}

static void
take_document (MusetteWorkoutPage *self, GBytes *document, const char *name)
{
  const MusetteWorkoutContext *context = musette_workout_draft_get_context (get_draft (self));
  g_autoptr (MusetteWorkout) workout
      = musette_workout_read (document, "workout.json", context, NULL);
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  if (workout == NULL)
    return;
  text = musette_workout_text_write (workout, context, losses);
  _musette_workout_page_take_text (self, text, name);
}

/**
 * musette_workout_page_open_item:
 * @self: a page
 * @item: a workout of the library, or a planned one
 *
 * Puts a workout into the builder, in the words it was written in where there are any. What was
 * there before can be had back by undo, and is offered when it was nowhere else.
 */
void
musette_workout_page_open_item (MusetteWorkoutPage *self, MusettePlanItem *item)
{
  const char *name;
  const char *text;
  const MusetteWorkout *read;
  g_autoptr (GBytes) document = NULL;

  g_return_if_fail (MUSETTE_IS_WORKOUT_PAGE (self));
  g_return_if_fail (MUSETTE_IS_PLAN_ITEM (item));

  name = musette_plan_item_get_name (item) != NULL ? musette_plan_item_get_name (item) : "";
  text = musette_plan_item_get_description (item);
  document = musette_plan_item_dup_member (item, "workout_doc");
  _musette_workout_page_begin_replacement (self);
  _musette_workout_page_set_sport_type (self, musette_plan_item_get_item_type (item));
  _musette_workout_page_take_text (self, text != NULL ? text : "", name);
  read = musette_workout_draft_get_workout (get_draft (self));
  if ((read == NULL || musette_workout_count_leaves (read) == 0) && document != NULL)
    take_document (self, document, name);
  _musette_workout_page_end_replacement (self, TRUE);
}
