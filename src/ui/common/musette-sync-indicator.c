/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-sync-indicator.h"

#include <glib/gi18n.h>

/* A button that says how the connection is doing, and fetches anew when pressed: an icon for the
 * eye and a word in the tooltip, which screen readers hear too. */
struct _MusetteSyncIndicator
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkStack *stack;
  GtkImage *icon;
  GtkSpinner *spinner;
  MusetteRepository *repository;
  char *text;
  guint show_busy_source;
};

G_DEFINE_FINAL_TYPE (MusetteSyncIndicator, musette_sync_indicator, GTK_TYPE_WIDGET)

/* What is quick is not worth a flicker. */
#define BUSY_DELAY_MS 300

static const char *
get_icon_name (MusetteSyncIndicator *self)
{
  switch (musette_repository_get_connection (self->repository))
    {
    case MUSETTE_CONNECTION_OFFLINE:
      return "network-offline-symbolic";
    case MUSETTE_CONNECTION_WAITING:
      return "document-open-recent-symbolic";
    case MUSETTE_CONNECTION_ERROR:
      return "dialog-warning-symbolic";
    case MUSETTE_CONNECTION_ONLINE:
    default:
      return "view-refresh-symbolic";
    }
}

static char *
make_text (MusetteSyncIndicator *self)
{
  guint seconds = musette_repository_get_waiting_s (self->repository);
  const char *message = musette_repository_get_connection_message (self->repository);

  switch (musette_repository_get_connection (self->repository))
    {
    case MUSETTE_CONNECTION_OFFLINE:
      return g_strdup (_ ("Offline. Press to try again"));
    case MUSETTE_CONNECTION_WAITING:
      return g_strdup_printf (ngettext ("Waiting %u second (limit of Intervals.icu)",
                                        "Waiting %u seconds (limit of Intervals.icu)", seconds),
                              seconds);
    case MUSETTE_CONNECTION_ERROR:
      return g_strdup_printf ("%s %s", message != NULL ? message : "", _ ("Press to try again"));
    case MUSETTE_CONNECTION_ONLINE:
    default:
      return g_strdup (musette_repository_get_busy (self->repository)
                           ? _ ("Fetching from Intervals.icu…")
                           : _ ("Up to date. Press to fetch what is new"));
    }
}

static gboolean
show_busy_cb (gpointer user_data)
{
  MusetteSyncIndicator *self = user_data;

  self->show_busy_source = 0;
  gtk_spinner_set_spinning (self->spinner, TRUE);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->spinner));
  return G_SOURCE_REMOVE;
}

static void
update_busy (MusetteSyncIndicator *self)
{
  gboolean busy
      = musette_repository_get_busy (self->repository)
        && musette_repository_get_connection (self->repository) == MUSETTE_CONNECTION_ONLINE;

  if (busy && self->show_busy_source == 0)
    self->show_busy_source = g_timeout_add (BUSY_DELAY_MS, show_busy_cb, self);
  if (busy)
    return;
  g_clear_handle_id (&self->show_busy_source, g_source_remove);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->icon));
}

static void
update (MusetteSyncIndicator *self)
{
  g_free (self->text);
  self->text = make_text (self);
  gtk_image_set_from_icon_name (self->icon, get_icon_name (self));
  gtk_widget_set_tooltip_text (self->button, self->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->text, -1);
  update_busy (self);
}

static void
musette_sync_indicator_dispose (GObject *object)
{
  MusetteSyncIndicator *self = (MusetteSyncIndicator *) object;

  g_clear_handle_id (&self->show_busy_source, g_source_remove);
  if (self->repository != NULL)
    g_signal_handlers_disconnect_by_data (self->repository, self);
  g_clear_object (&self->repository);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), MUSETTE_TYPE_SYNC_INDICATOR);
  G_OBJECT_CLASS (musette_sync_indicator_parent_class)->dispose (object);
}

static void
musette_sync_indicator_finalize (GObject *object)
{
  g_clear_pointer (&((MusetteSyncIndicator *) object)->text, g_free);
  G_OBJECT_CLASS (musette_sync_indicator_parent_class)->finalize (object);
}

static void
musette_sync_indicator_class_init (MusetteSyncIndicatorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = musette_sync_indicator_dispose;
  G_OBJECT_CLASS (klass)->finalize = musette_sync_indicator_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/musette/Musette/ui/common/musette-sync-indicator.ui");
  gtk_widget_class_bind_template_child (widget_class, MusetteSyncIndicator, button);
  gtk_widget_class_bind_template_child (widget_class, MusetteSyncIndicator, stack);
  gtk_widget_class_bind_template_child (widget_class, MusetteSyncIndicator, icon);
  gtk_widget_class_bind_template_child (widget_class, MusetteSyncIndicator, spinner);
}

static void
musette_sync_indicator_init (MusetteSyncIndicator *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * musette_sync_indicator_set_repository:
 * @self: an indicator
 * @repository: what to watch
 *
 * To be called once.
 */
void
musette_sync_indicator_set_repository (MusetteSyncIndicator *self, MusetteRepository *repository)
{
  g_return_if_fail (MUSETTE_IS_SYNC_INDICATOR (self));
  g_return_if_fail (MUSETTE_IS_REPOSITORY (repository));
  g_return_if_fail (self->repository == NULL);

  self->repository = g_object_ref (repository);
  g_signal_connect_swapped (repository, "notify", G_CALLBACK (update), self);
  update (self);
}

/**
 * musette_sync_indicator_get_text:
 * @self: an indicator
 *
 * Returns: (transfer none) (nullable): what the tooltip says
 */
const char *
musette_sync_indicator_get_text (MusetteSyncIndicator *self)
{
  g_return_val_if_fail (MUSETTE_IS_SYNC_INDICATOR (self), NULL);

  return self->text;
}
