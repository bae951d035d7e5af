/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-workout-graph-private.h"

/* Pointer and keys on the bars. While something is dragged the draft is typed anew with each
 * motion, so that text and table follow at once and all of it is one step of the history; Escape
 * goes back to the text before it. */
typedef struct
{
  MusetteGraphPart part;
  guint line;
  int bar;
  double start_x;
  double start_y;
  double duration_s;
  double seconds_per_pixel;
  double top; /* the scale of the bars, which must not change under the pointer */
  double height;
  double bottom;
  gboolean is_ramp;
  MusetteWorkoutEnd end;
  MusetteWorkoutTarget target;
  char *text; /* before the drag */
} Drag;

#define REPEAT_PASSES 2

static void
drag_free (Drag *drag)
{
  g_free (drag->text);
  g_free (drag);
}

static Drag *
get_drag (MusetteWorkoutGraph *self)
{
  return g_object_get_data (G_OBJECT (self), "drag");
}

static const MusetteWorkoutProfile *
get_profile (MusetteWorkoutGraph *self)
{
  return musette_builder_get_profile (_musette_workout_graph_get_builder (self));
}

static MusetteWorkoutDraft *
get_draft (MusetteWorkoutGraph *self)
{
  return musette_builder_get_draft (_musette_workout_graph_get_builder (self));
}

static gboolean
is_fine (GtkEventController *controller)
{
  return (gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK) != 0;
}

static void
set_cursor (MusetteWorkoutGraph *self, MusetteGraphPart part)
{
  const char *const names[] = {
    [MUSETTE_GRAPH_NOTHING] = NULL,
    [MUSETTE_GRAPH_TOP] = "ns-resize",
    [MUSETTE_GRAPH_EDGE] = "ew-resize",
    [MUSETTE_GRAPH_BODY] = "grab",
  };

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), names[part]);
}

static void
motion_cb (MusetteWorkoutGraph *self, double x, double y)
{
  int bar;

  if (_musette_workout_graph_get_builder (self) != NULL && get_drag (self) == NULL)
    set_cursor (self, _musette_workout_graph_hit (self, x, y, &bar));
}

/* The outer thirds of a ramp move its ends. */
static MusetteWorkoutEnd
choose_end (MusetteWorkoutGraph *self, const MusetteWorkoutBar *bar, double x)
{
  const MusetteWorkoutPlot *plot = _musette_workout_graph_get_plot (self);
  double share = (musette_workout_plot_get_position (plot, x) - bar->start_s) / bar->duration_s;

  if (!bar->is_ramp)
    return MUSETTE_WORKOUT_BOTH_ENDS;
  if (share < 1 / 3.0)
    return MUSETTE_WORKOUT_START;
  return share > 2 / 3.0 ? MUSETTE_WORKOUT_END : MUSETTE_WORKOUT_BOTH_ENDS;
}

static void
begin_drag (MusetteWorkoutGraph *self, MusetteGraphPart part, int index, double x, double y)
{
  const MusetteWorkoutPlot *plot = _musette_workout_graph_get_plot (self);
  const MusetteWorkoutProfile *profile = get_profile (self);
  const MusetteWorkoutBar *bar = &profile->bars[index];
  const MusetteWorkoutStep *step;
  Drag *drag = g_new0 (Drag, 1);

  drag->part = part;
  drag->line = bar->line;
  drag->bar = index;
  drag->start_x = x;
  drag->start_y = y;
  drag->duration_s = bar->duration_s;
  drag->seconds_per_pixel = (plot->to_s - plot->from_s) / plot->width;
  drag->top = plot->top;
  drag->height = plot->height;
  drag->bottom = plot->y + plot->height;
  drag->end = choose_end (self, bar, x);
  drag->text = g_strdup (musette_workout_draft_get_text (get_draft (self)));
  musette_builder_set_line (_musette_workout_graph_get_builder (self), bar->line);
  step = musette_builder_get_step (_musette_workout_graph_get_builder (self));
  if (step != NULL)
    {
      drag->target = step->targets[profile->kind];
      drag->is_ramp = step->is_ramp;
    }
  g_object_set_data_full (G_OBJECT (self), "drag", drag, (GDestroyNotify) drag_free);
}

static void
drag_begin_cb (MusetteWorkoutGraph *self, double x, double y, GtkGesture *gesture)
{
  MusetteGraphPart part;
  int bar;

  if (_musette_workout_graph_get_builder (self) == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  part = _musette_workout_graph_hit (self, x, y, &bar);
  if (part == MUSETTE_GRAPH_NOTHING)
    {
      musette_builder_set_line (_musette_workout_graph_get_builder (self), 0);
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  musette_workout_draft_end_typing (get_draft (self));
  begin_drag (self, part, bar, x, y);
}

/* Types the text before the drag with one line changed. */
static void
type_line (MusetteWorkoutGraph *self,
           const Drag *drag,
           gboolean for_duration,
           gboolean fine,
           double value)
{
  g_autoptr (MusetteWorkoutDraft) scratch = musette_workout_draft_new (
      drag->text, musette_workout_draft_get_context (get_draft (self)));

  if (for_duration)
    musette_workout_draft_set_duration (scratch, drag->line, value);
  else
    {
      MusetteWorkoutTarget target = drag->target;

      if (musette_workout_aim (&target, musette_workout_draft_get_context (scratch), drag->end,
                               value, fine))
        musette_workout_draft_set_target (scratch, drag->line, get_profile (self)->kind, &target,
                                          drag->is_ramp);
    }
  musette_workout_draft_type (get_draft (self), musette_workout_draft_get_text (scratch));
}

/* A bar's place among the bars stands for the step it belongs to: one cannot drop into a pass. */
static int
find_drop (MusetteWorkoutGraph *self, double x)
{
  const MusetteWorkoutProfile *profile = get_profile (self);
  double position = musette_workout_plot_get_position (_musette_workout_graph_get_plot (self), x);
  int bar = musette_workout_profile_find (profile, position);

  if (bar < 0)
    return position <= 0 ? 0 : (int) profile->n_bars;
  if (position > profile->bars[bar].start_s + profile->bars[bar].duration_s / 2)
    bar++;
  return bar;
}

static void
drag_update_cb (MusetteWorkoutGraph *self, double offset_x, double offset_y, GtkGesture *gesture)
{
  Drag *drag = get_drag (self);
  gboolean fine = is_fine (GTK_EVENT_CONTROLLER (gesture));
  double seconds;

  if (drag == NULL)
    return;
  switch (drag->part)
    {
    case MUSETTE_GRAPH_TOP:
      if (offset_y != 0)
        type_line (self, drag, FALSE, fine,
                   MAX ((drag->bottom - drag->start_y - offset_y) / drag->height * drag->top, 0));
      break;
    case MUSETTE_GRAPH_EDGE:
      seconds = drag->duration_s + offset_x * drag->seconds_per_pixel;
      if (offset_x != 0)
        type_line (self, drag, TRUE, fine,
                   musette_workout_snap_duration (MAX (seconds, 1), drag->seconds_per_pixel, fine));
      break;
    case MUSETTE_GRAPH_BODY:
      if (gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) offset_x, 0))
        _musette_workout_graph_set_drop (self, find_drop (self, drag->start_x + offset_x));
      break;
    default:
      break;
    }
}

static void
drop_bar (MusetteWorkoutGraph *self, const Drag *drag, int drop)
{
  const MusetteWorkoutProfile *profile = get_profile (self);
  guint before = (guint) drop < profile->n_bars ? profile->bars[drop].line : 0;
  guint line;

  if (before == drag->line || drop == drag->bar + 1)
    return;
  line = musette_workout_draft_move (get_draft (self), drag->line, before);
  if (line > 0)
    musette_builder_set_line (_musette_workout_graph_get_builder (self), line);
}

static void
drag_end_cb (MusetteWorkoutGraph *self, double offset_x, double offset_y)
{
  Drag *drag = g_object_steal_data (G_OBJECT (self), "drag");

  if (drag == NULL)
    return;
  if (drag->part == MUSETTE_GRAPH_BODY
      && gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) offset_x, 0))
    drop_bar (self, drag, find_drop (self, drag->start_x + offset_x));
  _musette_workout_graph_set_drop (self, -1);
  musette_workout_draft_end_typing (get_draft (self));
  drag_free (drag);
}

static gboolean
cancel_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MusetteWorkoutGraph *self = MUSETTE_WORKOUT_GRAPH (widget);
  Drag *drag = g_object_steal_data (G_OBJECT (self), "drag");

  if (drag == NULL)
    {
      if (musette_builder_get_line (_musette_workout_graph_get_builder (self)) == 0)
        return FALSE;
      musette_builder_set_line (_musette_workout_graph_get_builder (self), 0);
      return TRUE;
    }
  drag_free (drag);
  _musette_workout_graph_set_drop (self, -1);
  musette_workout_draft_cancel_typing (get_draft (self));
  return TRUE;
}

/* Keys */

static gboolean
select_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MusetteWorkoutGraph *self = MUSETTE_WORKOUT_GRAPH (widget);
  const MusetteWorkoutProfile *profile = get_profile (self);
  int bar = _musette_workout_graph_get_selected_bar (self);
  guint line = musette_builder_get_line (_musette_workout_graph_get_builder (self));
  int by;

  g_variant_get (args, "i", &by);
  if (profile->n_bars == 0)
    return FALSE;
  if (bar < 0)
    bar = by > 0 ? -1 : (int) profile->n_bars;
  do
    bar += by;
  while (bar >= 0 && bar < (int) profile->n_bars && profile->bars[bar].line == line);
  if (bar >= 0 && bar < (int) profile->n_bars)
    musette_builder_set_line (_musette_workout_graph_get_builder (self), profile->bars[bar].line);
  return TRUE;
}

static gboolean
nudge_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MusetteWorkoutGraph *self = MUSETTE_WORKOUT_GRAPH (widget);
  const MusetteWorkoutStep *step
      = musette_builder_get_step (_musette_workout_graph_get_builder (self));
  MusetteWorkoutKind kind = get_profile (self)->kind;
  MusetteWorkoutTarget target;
  gboolean fine;
  int steps;

  g_variant_get (args, "(ib)", &steps, &fine);
  if (step == NULL || step->steps != NULL)
    return FALSE;
  target = step->targets[kind];
  if (musette_workout_nudge (&target, musette_workout_draft_get_context (get_draft (self)),
                             MUSETTE_WORKOUT_BOTH_ENDS, steps, fine))
    musette_workout_draft_set_target (get_draft (self), step->line, kind, &target, step->is_ramp);
  return TRUE;
}

static gboolean
stretch_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MusetteWorkoutGraph *self = MUSETTE_WORKOUT_GRAPH (widget);
  const MusetteWorkoutStep *step
      = musette_builder_get_step (_musette_workout_graph_get_builder (self));
  double by;

  g_variant_get (args, "d", &by);
  if (step == NULL || step->steps != NULL || !(step->duration_s > 0))
    return FALSE;
  if (step->duration_s + by >= 1)
    musette_workout_draft_set_duration (get_draft (self), step->line, step->duration_s + by);
  return TRUE;
}

static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MusetteWorkoutGraph *self = MUSETTE_WORKOUT_GRAPH (widget);
  const MusetteWorkoutProfile *profile = get_profile (self);
  int bar = _musette_workout_graph_get_selected_bar (self);
  guint line = musette_builder_get_line (_musette_workout_graph_get_builder (self));
  guint moved;
  int before;
  int by;

  g_variant_get (args, "i", &by);
  if (bar < 0)
    return FALSE;
  before = by > 0 ? bar + 2 : bar - 1;
  if (before < 0 || before > (int) profile->n_bars)
    return TRUE;
  moved = musette_workout_draft_move (
      get_draft (self), line, before < (int) profile->n_bars ? profile->bars[before].line : 0);
  if (moved > 0)
    musette_builder_set_line (_musette_workout_graph_get_builder (self), moved);
  return TRUE;
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteWorkoutGraph *self = MUSETTE_WORKOUT_GRAPH (widget);
  MusetteBuilder *builder = _musette_workout_graph_get_builder (self);

  if (musette_workout_draft_remove (get_draft (self), musette_builder_get_line (builder)))
    musette_builder_set_line (builder, 0);
}

static void
duplicate_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteWorkoutGraph *self = MUSETTE_WORKOUT_GRAPH (widget);
  MusetteBuilder *builder = _musette_workout_graph_get_builder (self);
  guint line
      = musette_workout_draft_duplicate (get_draft (self), musette_builder_get_line (builder));

  if (line > 0)
    musette_builder_set_line (builder, line);
}

static void
repeat_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteWorkoutGraph *self = MUSETTE_WORKOUT_GRAPH (widget);
  MusetteBuilder *builder = _musette_workout_graph_get_builder (self);
  guint line = musette_builder_get_line (builder);
  guint header
      = line > 0 ? musette_workout_draft_wrap (get_draft (self), line, line, REPEAT_PASSES) : 0;

  if (header > 0)
    musette_builder_set_line (builder, header + 1);
}

/*< private >
 * _musette_workout_graph_add_input:
 * @self: a graph
 */
void
_musette_workout_graph_add_input (MusetteWorkoutGraph *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
bind_arrows (GtkWidgetClass *widget_class)
{
  const struct
  {
    guint key;
    int by;
  } arrows[]
      = { { GDK_KEY_Left, -1 }, { GDK_KEY_Right, 1 }, { GDK_KEY_Down, -1 }, { GDK_KEY_Up, 1 } };

  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_class_add_binding (widget_class, arrows[i].key, 0, select_cb, "i", arrows[i].by);
      gtk_widget_class_add_binding (widget_class, arrows[i].key, GDK_SHIFT_MASK, stretch_cb, "d",
                                    30.0 * arrows[i].by);
      gtk_widget_class_add_binding (widget_class, arrows[i].key, GDK_CONTROL_MASK, stretch_cb, "d",
                                    1.0 * arrows[i].by);
      gtk_widget_class_add_binding (widget_class, arrows[i].key, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                    move_cb, "i", arrows[i].by);
    }
  for (guint i = 2; i < G_N_ELEMENTS (arrows); i++)
    {
      gtk_widget_class_add_binding (widget_class, arrows[i].key, 0, nudge_cb, "(ib)", arrows[i].by,
                                    FALSE);
      gtk_widget_class_add_binding (widget_class, arrows[i].key, GDK_CONTROL_MASK, nudge_cb, "(ib)",
                                    arrows[i].by, TRUE);
    }
}

/*< private >
 * _musette_workout_graph_install_input:
 * @widget_class: the class of the graph
 *
 * Arrows select and change, Shift and Ctrl make steps larger and finer; all that the pointer can do
 * is there.
 */
void
_musette_workout_graph_install_input (GtkWidgetClass *widget_class)
{
  bind_arrows (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, cancel_cb, NULL);
  gtk_widget_class_install_action (widget_class, "workout.remove-step", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "workout.duplicate-step", NULL, duplicate_cb);
  gtk_widget_class_install_action (widget_class, "workout.repeat-step", NULL, repeat_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "workout.remove-step",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, 0, "workout.duplicate-step", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK,
                                       "workout.duplicate-step", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, 0, "workout.repeat-step", NULL);
}
