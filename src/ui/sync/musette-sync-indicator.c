/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-sync-indicator.h"

#include <glib/gi18n.h>

#include "musette-outbox.h"
#include "musette-sync-popover.h"
#include "musette-repository-edits.h"
#include "musette-sync-text.h"

/* A button that says how the exchange with the service is doing: an icon for the eye and a word in
 * the tooltip, which screen readers hear too. Pressed, it tells all about it. */
struct _MusetteSyncIndicator
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkStack *stack;
  GtkImage *icon;
  GtkSpinner *spinner;
  MusetteRepository *repository;
  MusetteSynchronizer *synchronizer;
  MusetteOutbox *outbox;
  char *text;
  guint show_busy_source;
};

G_DEFINE_FINAL_TYPE (MusetteSyncIndicator, musette_sync_indicator, GTK_TYPE_WIDGET)

/* What is quick is not worth a flicker. */
#define BUSY_DELAY_MS 300

/* Something that only the user can decide comes before everything else. */
static const char *
get_icon_name (MusetteSyncIndicator *self)
{
  if (musette_outbox_get_attention (self->outbox) > 0)
    return "dialog-warning-symbolic";
  return musette_sync_text_get_icon (musette_synchronizer_get_state (self->synchronizer));
}

static char *
make_text (MusetteSyncIndicator *self)
{
  guint attention = musette_outbox_get_attention (self->outbox);

  if (attention > 0)
    return g_strdup_printf (
        ngettext ("%u change needs a decision", "%u changes need a decision", attention),
        attention);
  return musette_sync_text_state (musette_synchronizer_get_state (self->synchronizer),
                                  musette_outbox_get_count (self->outbox),
                                  musette_repository_get_waiting_s (self->repository));
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
      = musette_outbox_get_attention (self->outbox) == 0
        && (musette_synchronizer_get_state (self->synchronizer) == MUSETTE_SYNC_STATE_SYNCING
            || (musette_repository_get_busy (self->repository)
                && musette_repository_get_connection (self->repository)
                       == MUSETTE_CONNECTION_ONLINE));

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
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), self->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->text, -1);
  update_busy (self);
}

/* Made when it is first wanted; most starts do without. */
static void
create_popover (GtkMenuButton *button, gpointer user_data)
{
  MusetteSyncIndicator *self = user_data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, musette_sync_popover_new (self->repository));
}

static void
musette_sync_indicator_dispose (GObject *object)
{
  MusetteSyncIndicator *self = (MusetteSyncIndicator *) object;

  g_clear_handle_id (&self->show_busy_source, g_source_remove);
  g_clear_object (&self->outbox);
  g_clear_object (&self->synchronizer);
  g_clear_object (&self->repository);
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
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
      widget_class, "/io/github/musette/Musette/ui/sync/musette-sync-indicator.ui");
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
  self->synchronizer = g_object_ref (musette_repository_get_synchronizer (repository));
  self->outbox = g_object_ref (musette_repository_get_outbox (repository));
  g_signal_connect_object (repository, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->synchronizer, "notify", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outbox, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outbox, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_create_popup_func (self->button, create_popover, self, NULL);
  update (self);
}

/**
 * musette_sync_indicator_open:
 * @self: an indicator
 *
 * Shows all about the exchange with the service.
 */
void
musette_sync_indicator_open (MusetteSyncIndicator *self)
{
  g_return_if_fail (MUSETTE_IS_SYNC_INDICATOR (self));

  gtk_menu_button_popup (self->button);
}
