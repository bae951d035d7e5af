/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-map-section.h"

#include <glib/gi18n.h>

#include "musette-dialogs.h"
#include "musette-track-map.h"

/**
 * MusetteMapSection:
 *
 * The plain track of a ride, and a switch that draws it over map tiles instead. Tiles are asked for
 * only after the user agreed once; the answer is kept in the settings and can be taken back here.
 */
struct _MusetteMapSection
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *track;
  GtkWidget *map;
  GtkWidget *toggle;
  GSettings *settings;
  MusetteRideView *view;
};

G_DEFINE_FINAL_TYPE (MusetteMapSection, musette_map_section, GTK_TYPE_WIDGET)

#define TILES_KEY "map-tiles"

static void
update (MusetteMapSection *self)
{
  gboolean shown = self->view != NULL && g_settings_get_boolean (self->settings, TILES_KEY);

  if (!shown && self->map != NULL)
    gtk_box_remove (GTK_BOX (self->box), g_steal_pointer (&self->map));
  if (shown && self->map == NULL)
    {
      self->map = musette_track_map_new (self->view);
      gtk_box_prepend (GTK_BOX (self->box), self->map);
    }
  gtk_widget_set_visible (self->track, !shown);
  gtk_button_set_label (GTK_BUTTON (self->toggle),
                        shown ? _ ("_Hide the Map") : _ ("Show a _Map…"));
}

static void
agreed_cb (gboolean agreed, gpointer user_data)
{
  MusetteMapSection *self = user_data;

  if (agreed)
    g_settings_set_boolean (self->settings, TILES_KEY, TRUE);
}

static void
toggle_cb (MusetteMapSection *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (g_settings_get_boolean (self->settings, TILES_KEY))
    {
      g_settings_set_boolean (self->settings, TILES_KEY, FALSE);
      return;
    }
  musette_dialogs_confirm (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Show a Map?"),
                           _ ("The pictures of the map come from openstreetmap.org. Its servers "
                              "learn your address on the "
                              "internet and where the ride was. The track itself is not sent."),
                           _ ("_Show the Map"), ADW_RESPONSE_DEFAULT, agreed_cb, G_OBJECT (self));
}

static void
musette_map_section_dispose (GObject *object)
{
  MusetteMapSection *self = (MusetteMapSection *) object;

  g_clear_object (&self->view);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (musette_map_section_parent_class)->dispose (object);
}

static void
musette_map_section_class_init (MusetteMapSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = musette_map_section_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
musette_map_section_init (MusetteMapSection *self)
{
  self->settings = g_settings_new (MUSETTE_APP_ID);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->toggle = gtk_button_new_with_mnemonic ("");
  gtk_widget_set_halign (self->toggle, GTK_ALIGN_START);
  g_signal_connect_swapped (self->toggle, "clicked", G_CALLBACK (toggle_cb), self);
  g_signal_connect_object (self->settings, "changed::" TILES_KEY, G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}

/**
 * musette_map_section_new:
 * @track: the plain track
 *
 * Returns: (transfer floating): @track with a switch to the map
 */
GtkWidget *
musette_map_section_new (GtkWidget *track)
{
  MusetteMapSection *self;

  g_return_val_if_fail (GTK_IS_WIDGET (track), NULL);

  self = g_object_new (MUSETTE_TYPE_MAP_SECTION, NULL);
  self->track = track;
  gtk_box_append (GTK_BOX (self->box), track);
  gtk_box_append (GTK_BOX (self->box), self->toggle);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * musette_map_section_set_view:
 * @self: a map section
 * @view: (nullable): the ride whose track the map shows
 */
void
musette_map_section_set_view (MusetteMapSection *self, MusetteRideView *view)
{
  g_return_if_fail (MUSETTE_IS_MAP_SECTION (self));

  if (!g_set_object (&self->view, view))
    return;
  if (self->map != NULL)
    gtk_box_remove (GTK_BOX (self->box), g_steal_pointer (&self->map));
  update (self);
}
