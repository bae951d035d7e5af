/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-library-tile.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "musette-chart-style.h"
#include "musette-format.h"
#include "musette-library-workout.h"
#include "musette-sport.h"
#include "musette-workout-painter.h"

/* One workout of the library: its bars, its name, and what it comes to. */
struct _MusetteLibraryTile
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *picture;
  GtkLabel *name_label;
  GtkLabel *facts_label;

  MusetteRepository *repository;
  MusettePlanItem *item;
  MusetteWorkoutProfile *profile;
  gboolean compact;
};

G_DEFINE_FINAL_TYPE (MusetteLibraryTile, musette_library_tile, GTK_TYPE_WIDGET)

#define WIDTH 160
#define PICTURE_HEIGHT 56
#define MARGIN 6
#define FACT_LINES 2 /* in the languages with the longest words */

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  MusetteLibraryTile *self = user_data;
  AdwStyleManager *manager = adw_style_manager_get_default ();
  MusetteChartStyle style;

  if (self->profile == NULL)
    return;
  musette_chart_style_init (&style, adw_style_manager_get_dark (manager),
                            adw_style_manager_get_high_contrast (manager));
  musette_workout_painter_draw_thumbnail (self->profile, &style, cr, width, height);
}

static void
musette_library_tile_dispose (GObject *object)
{
  MusetteLibraryTile *self = (MusetteLibraryTile *) object;

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->profile, musette_workout_profile_free);
  g_clear_object (&self->item);
  g_clear_object (&self->repository);
  G_OBJECT_CLASS (musette_library_tile_parent_class)->dispose (object);
}

static void
musette_library_tile_class_init (MusetteLibraryTileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = musette_library_tile_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
add_label (MusetteLibraryTile *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->box), label);
  return GTK_LABEL (label);
}

/* Inside it is the workout that is dragged; for others it is a file. */
static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, gpointer user_data)
{
  MusetteLibraryTile *self = user_data;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GSList) files = NULL;
  GdkContentProvider *providers[2];

  if (self->item == NULL)
    return NULL;
  providers[0] = gdk_content_provider_new_typed (MUSETTE_TYPE_PLAN_ITEM, self->item);
  file = musette_library_workout_write_file (self->repository, self->item, NULL);
  if (file == NULL)
    return providers[0];
  files = g_slist_prepend (NULL, file);
  providers[1] = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, files);
  return gdk_content_provider_new_union (providers, 2);
}

static void
drag_begin_cb (MusetteLibraryTile *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static void
add_drag_source (MusetteLibraryTile *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}

static void
musette_library_tile_init (MusetteLibraryTile *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_size_request (self->box, WIDTH, -1);
  gtk_widget_set_margin_start (self->box, MARGIN);
  gtk_widget_set_margin_end (self->box, MARGIN);
  gtk_widget_set_margin_top (self->box, MARGIN);
  gtk_widget_set_margin_bottom (self->box, MARGIN);
  self->picture = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->picture), PICTURE_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->picture), draw_cb, self, NULL);
  gtk_box_append (GTK_BOX (self->box), self->picture);
  self->name_label = add_label (self, "heading");
  self->facts_label = add_label (self, "dim-label");
  gtk_label_set_wrap (self->facts_label, TRUE);
  gtk_label_set_lines (self->facts_label, FACT_LINES);
  gtk_widget_add_css_class (GTK_WIDGET (self->facts_label), "tabular");
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self->picture, G_CONNECT_SWAPPED);
  add_drag_source (self);
}

/**
 * musette_library_tile_new:
 * @repository: where the athlete's thresholds come from
 *
 * Returns: (transfer floating): an empty tile
 */
GtkWidget *
musette_library_tile_new (MusetteRepository *repository)
{
  MusetteLibraryTile *self;

  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (repository), NULL);

  self = g_object_new (MUSETTE_TYPE_LIBRARY_TILE, NULL);
  self->repository = g_object_ref (repository);
  return GTK_WIDGET (self);
}

/**
 * musette_library_tile_set_compact:
 * @self: a tile
 * @width: how wide it is at least, in pixels
 *
 * Shows only duration and load below the name, as a day of a plan has place for.
 */
void
musette_library_tile_set_compact (MusetteLibraryTile *self, int width)
{
  g_return_if_fail (MUSETTE_IS_LIBRARY_TILE (self));

  self->compact = TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (self->facts_label), "caption");
  gtk_widget_set_size_request (self->box, width - 2 * MARGIN, -1);
}

/**
 * musette_library_tile_describe:
 * @item: a workout
 *
 * Returns: (transfer full): what it comes to: sport, duration, load
 */
char *
musette_library_tile_describe (MusettePlanItem *item)
{
  const char *type = musette_plan_item_get_item_type (item);
  const double seconds = musette_plan_item_get_moving_s (item);
  const double load = musette_plan_item_get_load (item);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *sport = type != NULL ? musette_sport_dup_type_label (type) : NULL;
  g_autofree char *duration = musette_format_duration_prose (seconds);

  g_return_val_if_fail (MUSETTE_IS_PLAN_ITEM (item), NULL);

  if (!isnan (seconds) && seconds > 0)
    g_string_append (text, duration);
  if (!isnan (load) && load > 0)
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      /* Translators: a training load */
      g_string_append_printf (text, _ ("load %.0f"), load);
    }
  if (sport != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", sport);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_shortly (MusettePlanItem *item)
{
  const double load = musette_plan_item_get_load (item);
  g_autofree char *duration = musette_format_duration_prose (musette_plan_item_get_moving_s (item));
  g_autofree char *number = musette_format_number (load, 0);

  return isnan (load) || load <= 0 ? g_steal_pointer (&duration)
                                   : g_strdup_printf ("%s · %s", duration, number);
}

/* A line ends behind a fact, and never within one. */
static char *
keep_facts_whole (const char *facts)
{
  GString *text = g_string_new (facts);

  g_string_replace (text, " ", "\u00a0", 0);
  g_string_replace (text, "·\u00a0", "· ", 0);
  return g_string_free (text, FALSE);
}

static MusetteWorkoutProfile *
make_profile (MusetteLibraryTile *self, MusettePlanItem *item)
{
  MusetteWorkoutContext context;
  g_autoptr (MusetteWorkout) workout
      = musette_library_workout_read (self->repository, item, &context);

  return workout != NULL ? musette_workout_profile_new (workout, &context) : NULL;
}

/**
 * musette_library_tile_set_item:
 * @self: a tile
 * @item: (nullable): the workout it shows
 */
void
musette_library_tile_set_item (MusetteLibraryTile *self, MusettePlanItem *item)
{
  g_autofree char *facts = NULL;
  g_autofree char *lines = NULL;
  const char *name;

  g_return_if_fail (MUSETTE_IS_LIBRARY_TILE (self));

  g_clear_pointer (&self->profile, musette_workout_profile_free);
  g_set_object (&self->item, item);
  gtk_widget_queue_draw (self->picture);
  if (item == NULL)
    return;
  name = musette_plan_item_get_name (item);
  facts = self->compact ? describe_shortly (item) : musette_library_tile_describe (item);
  self->profile = make_profile (self, item);
  gtk_label_set_label (self->name_label, name != NULL ? name : "");
  lines = keep_facts_whole (facts);
  gtk_label_set_label (self->facts_label, lines);
}
