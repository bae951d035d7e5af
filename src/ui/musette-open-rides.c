/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-open-rides.h"

#include <glib/gi18n.h>

/**
 * MusetteOpenRides:
 *
 * The rides of a window: their pages and a row of the sidebar for each. A ride in memory is some
 * megabytes, so only the ones that were looked at last are awake; the others are read anew when
 * they are wanted. Files stay until they are closed; of the activities of the account, which the
 * list leads to at any time, only the newest stay.
 */
struct _MusetteOpenRides
{
  GObject parent_instance;

  GtkListBox *sidebar; /* unowned */
  GPtrArray *pages;    /* in the order in which they were opened */
  GPtrArray *rows;     /* of the same order */
  GPtrArray *seen;     /* the pages that were looked at, the last one at the end */
};

G_DEFINE_FINAL_TYPE (MusetteOpenRides, musette_open_rides, G_TYPE_OBJECT)

#define MOST_AWAKE 4
#define MOST_ACTIVITIES 4
#define MOST_PAGES 60

enum
{
  CLOSE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
close_cb (GtkButton *button, MusetteOpenRides *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);

  g_signal_emit (self, signals[CLOSE], 0,
                 musette_open_rides_get_page (self, GTK_LIST_BOX_ROW (row)));
}

static GtkWidget *
make_close_button (MusetteOpenRides *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, _ ("Close Ride"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Close Ride"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (close_cb), self, 0);
  return button;
}

static gboolean
to_icon_name (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  MusetteSport sport = musette_sport_from_type (g_value_get_string (from));

  g_value_set_string (to, musette_sport_get_icon_name (sport));
  return TRUE;
}

static GtkWidget *
make_row (MusetteOpenRides *self, MusetteRidePage *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon
      = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  g_object_bind_property (page, "title", label, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (page, "title", label, "tooltip-text", G_BINDING_SYNC_CREATE);
  g_object_bind_property_full (musette_ride_page_get_view (page), "sport-type", icon, "icon-name",
                               G_BINDING_SYNC_CREATE, to_icon_name, NULL, NULL, NULL);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_close_button (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  return row;
}

static void
musette_open_rides_finalize (GObject *object)
{
  MusetteOpenRides *self = (MusetteOpenRides *) object;

  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->seen);
  G_OBJECT_CLASS (musette_open_rides_parent_class)->finalize (object);
}

static void
musette_open_rides_class_init (MusetteOpenRidesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_open_rides_finalize;

  /**
   * MusetteOpenRides::close:
   * @page: a page
   *
   * Somebody wants @page to be closed.
   */
  signals[CLOSE] = g_signal_new ("close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, MUSETTE_TYPE_RIDE_PAGE);
}

static void
musette_open_rides_init (MusetteOpenRides *self)
{
  self->pages = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->seen = g_ptr_array_new ();
}

/**
 * musette_open_rides_new:
 * @sidebar: the list that gets a row for each ride; it lives longer
 *
 * Returns: (transfer full): no rides yet
 */
MusetteOpenRides *
musette_open_rides_new (GtkListBox *sidebar)
{
  MusetteOpenRides *self;

  g_return_val_if_fail (GTK_IS_LIST_BOX (sidebar), NULL);

  self = g_object_new (MUSETTE_TYPE_OPEN_RIDES, NULL);
  self->sidebar = sidebar;
  return self;
}

/**
 * musette_open_rides_add:
 * @self: the rides of a window
 * @page: (transfer none): a page that is kept alive by the window
 */
void
musette_open_rides_add (MusetteOpenRides *self, MusetteRidePage *page)
{
  GtkWidget *row;

  g_return_if_fail (MUSETTE_IS_OPEN_RIDES (self));
  g_return_if_fail (MUSETTE_IS_RIDE_PAGE (page));

  row = make_row (self, page);
  g_ptr_array_add (self->pages, page);
  g_ptr_array_add (self->rows, row);
  gtk_list_box_append (self->sidebar, row);
}

/**
 * musette_open_rides_remove:
 * @self: the rides of a window
 * @page: one of them
 */
void
musette_open_rides_remove (MusetteOpenRides *self, MusetteRidePage *page)
{
  guint index;

  g_return_if_fail (MUSETTE_IS_OPEN_RIDES (self));

  if (!g_ptr_array_find (self->pages, page, &index))
    return;
  gtk_list_box_remove (self->sidebar, g_ptr_array_index (self->rows, index));
  g_ptr_array_remove_index (self->pages, index);
  g_ptr_array_remove_index (self->rows, index);
  g_ptr_array_remove (self->seen, page);
}

/**
 * musette_open_rides_contains:
 * @self: the rides of a window
 * @page: (nullable): a page of any kind
 *
 * Returns: whether it is one of them
 */
gboolean
musette_open_rides_contains (MusetteOpenRides *self, gpointer page)
{
  g_return_val_if_fail (MUSETTE_IS_OPEN_RIDES (self), FALSE);

  return g_ptr_array_find (self->pages, page, NULL);
}

/**
 * musette_open_rides_find_activity:
 * @self: the rides of a window
 * @id: an activity of the account
 *
 * Returns: (transfer none) (nullable): the page that shows it, %NULL when it is not open
 */
MusetteRidePage *
musette_open_rides_find_activity (MusetteOpenRides *self, const char *id)
{
  g_return_val_if_fail (MUSETTE_IS_OPEN_RIDES (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->pages->len; i++)
    {
      MusetteRidePage *page = g_ptr_array_index (self->pages, i);

      if (g_strcmp0 (musette_ride_loader_get_activity_id (musette_ride_page_get_loader (page)), id)
          == 0)
        return page;
    }
  return NULL;
}

/**
 * musette_open_rides_find_surplus:
 * @self: the rides of a window
 *
 * Returns: (transfer none) (nullable): the oldest page that makes room for another one, %NULL while
 *   there is room
 */
MusetteRidePage *
musette_open_rides_find_surplus (MusetteOpenRides *self)
{
  MusetteRidePage *oldest = NULL;
  guint activities = 0;

  g_return_val_if_fail (MUSETTE_IS_OPEN_RIDES (self), NULL);

  for (guint i = self->pages->len; i > 0; i--)
    {
      MusetteRidePage *page = g_ptr_array_index (self->pages, i - 1);

      if (musette_ride_loader_get_activity_id (musette_ride_page_get_loader (page)) == NULL)
        continue;
      oldest = page;
      activities++;
    }
  if (activities >= MOST_ACTIVITIES)
    return oldest;
  return self->pages->len >= MOST_PAGES ? g_ptr_array_index (self->pages, 0) : NULL;
}

/**
 * musette_open_rides_get_n:
 * @self: the rides of a window
 *
 * Returns: how many there are
 */
guint
musette_open_rides_get_n (MusetteOpenRides *self)
{
  g_return_val_if_fail (MUSETTE_IS_OPEN_RIDES (self), 0);

  return self->pages->len;
}

/**
 * musette_open_rides_get_nth:
 * @self: the rides of a window
 * @position: place in the order of opening
 *
 * Returns: (transfer none) (nullable): that page, %NULL behind the last
 */
MusetteRidePage *
musette_open_rides_get_nth (MusetteOpenRides *self, guint position)
{
  g_return_val_if_fail (MUSETTE_IS_OPEN_RIDES (self), NULL);

  return position < self->pages->len ? g_ptr_array_index (self->pages, position) : NULL;
}

/**
 * musette_open_rides_show:
 * @self: the rides of a window
 * @page: the one that is looked at now
 *
 * Wakes @page; the one that was not looked at for the longest time may fall asleep for it.
 */
void
musette_open_rides_show (MusetteOpenRides *self, MusetteRidePage *page)
{
  g_return_if_fail (MUSETTE_IS_OPEN_RIDES (self));
  g_return_if_fail (musette_open_rides_contains (self, page));

  g_ptr_array_remove (self->seen, page);
  g_ptr_array_add (self->seen, page);
  musette_ride_loader_wake (musette_ride_page_get_loader (page));
  while (self->seen->len > MOST_AWAKE)
    {
      musette_ride_page_sleep (g_ptr_array_index (self->seen, 0));
      g_ptr_array_remove_index (self->seen, 0);
    }
}

/**
 * musette_open_rides_get_last:
 * @self: the rides of a window
 *
 * Returns: (transfer none) (nullable): the one that was looked at last
 */
MusetteRidePage *
musette_open_rides_get_last (MusetteOpenRides *self)
{
  g_return_val_if_fail (MUSETTE_IS_OPEN_RIDES (self), NULL);

  if (self->seen->len > 0)
    return g_ptr_array_index (self->seen, self->seen->len - 1);
  return musette_open_rides_get_nth (self, 0);
}

/**
 * musette_open_rides_get_row:
 * @self: the rides of a window
 * @page: (nullable): a page of any kind
 *
 * Returns: (transfer none) (nullable): its row of the sidebar
 */
GtkListBoxRow *
musette_open_rides_get_row (MusetteOpenRides *self, gpointer page)
{
  guint index;

  g_return_val_if_fail (MUSETTE_IS_OPEN_RIDES (self), NULL);

  return g_ptr_array_find (self->pages, page, &index) ? g_ptr_array_index (self->rows, index)
                                                      : NULL;
}

/**
 * musette_open_rides_get_page:
 * @self: the rides of a window
 * @row: a row of the sidebar
 *
 * Returns: (transfer none) (nullable): the ride it stands for
 */
MusetteRidePage *
musette_open_rides_get_page (MusetteOpenRides *self, GtkListBoxRow *row)
{
  guint index;

  g_return_val_if_fail (MUSETTE_IS_OPEN_RIDES (self), NULL);

  return g_ptr_array_find (self->rows, row, &index) ? g_ptr_array_index (self->pages, index) : NULL;
}
