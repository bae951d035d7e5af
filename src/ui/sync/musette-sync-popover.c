/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-sync-popover.h"

#include <glib/gi18n.h>

#include "musette-error-text.h"
#include "musette-outbox-row.h"
#include "musette-popover-layout.h"
#include "musette-repository-edits.h"
#include "musette-sync-text.h"

/* All about the exchange with the service: how current the data is, how far a sync has come, and
 * each change that waits to be sent. */
struct _MusetteSyncPopover
{
  GtkPopover parent_instance;

  GtkLabel *state_label;
  GtkLabel *last_label;
  GtkWidget *sync_button;
  GtkWidget *stop_button;
  GtkWidget *progress_box;
  GtkProgressBar *progress_bar;
  GtkLabel *progress_label;
  GtkLabel *problem_label;
  GtkWidget *outbox_box;
  GtkWidget *retry_button;
  GtkListBox *outbox_list;

  MusetteRepository *repository;
  MusetteSynchronizer *synchronizer;
  MusetteOutbox *outbox;
};

G_DEFINE_FINAL_TYPE (MusetteSyncPopover, musette_sync_popover, GTK_TYPE_POPOVER)

static void
update_state (MusetteSyncPopover *self)
{
  MusetteSyncState state = musette_synchronizer_get_state (self->synchronizer);
  g_autofree char *text
      = musette_sync_text_state (state, musette_outbox_get_count (self->outbox),
                                 musette_repository_get_waiting_s (self->repository));
  g_autofree char *last = musette_sync_text_last (
      musette_synchronizer_get_last_sync (self->synchronizer), g_get_real_time () / G_USEC_PER_SEC);
  gboolean syncing = state == MUSETTE_SYNC_STATE_SYNCING || state == MUSETTE_SYNC_STATE_WAITING;

  gtk_label_set_label (self->state_label, text);
  gtk_label_set_label (self->last_label, last);
  gtk_widget_set_visible (self->sync_button, !syncing);
  gtk_widget_set_visible (self->stop_button, syncing);
}

/* What is done says how far it is too. */
static void
update_progress (MusetteSyncPopover *self)
{
  const char *doing = musette_synchronizer_get_text (self->synchronizer);
  g_autofree char *rest
      = musette_sync_text_remaining (musette_synchronizer_get_remaining_s (self->synchronizer));
  g_autoptr (GString) text = g_string_new (doing);

  if (rest != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", rest);
  gtk_widget_set_visible (self->progress_box,
                          musette_synchronizer_get_total (self->synchronizer) > 0);
  gtk_progress_bar_set_fraction (self->progress_bar,
                                 musette_synchronizer_get_fraction (self->synchronizer));
  gtk_label_set_label (self->progress_label, text->str);
}

static void
update_problem (MusetteSyncPopover *self)
{
  const GError *error = musette_synchronizer_get_error (self->synchronizer);
  const char *store = musette_repository_get_store_message (self->repository);
  g_autofree char *text = NULL;

  if (store != NULL)
    text = g_strdup (store);
  else if (error != NULL
           && musette_synchronizer_get_state (self->synchronizer) != MUSETTE_SYNC_STATE_SYNCING)
    text = musette_error_text_dup (error);
  gtk_label_set_label (self->problem_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), text != NULL);
}

static gboolean
is_offline (MusetteSyncPopover *self)
{
  return musette_repository_get_connection (self->repository) == MUSETTE_CONNECTION_OFFLINE;
}

static void
update_rows (MusetteSyncPopover *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->outbox_list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (MUSETTE_IS_OUTBOX_ROW (row))
      musette_outbox_row_set_offline (MUSETTE_OUTBOX_ROW (row), is_offline (self));
}

static void
update (MusetteSyncPopover *self)
{
  guint count = musette_outbox_get_count (self->outbox);

  update_state (self);
  update_progress (self);
  update_problem (self);
  update_rows (self);
  gtk_widget_set_visible (self->outbox_box, count > 0);
  gtk_widget_set_visible (self->retry_button, count > 1);
}

static void
stop_cb (MusetteSyncPopover *self)
{
  musette_synchronizer_cancel (self->synchronizer);
}

static void
retry_all_cb (MusetteSyncPopover *self)
{
  musette_outbox_retry_all (self->outbox);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  MusetteSyncPopover *self = user_data;

  GtkWidget *row = musette_outbox_row_new (self->outbox, item);

  musette_outbox_row_set_offline (MUSETTE_OUTBOX_ROW (row), is_offline (self));
  return row;
}

static void
musette_sync_popover_dispose (GObject *object)
{
  MusetteSyncPopover *self = (MusetteSyncPopover *) object;

  if (self->outbox_list != NULL)
    gtk_list_box_bind_model (self->outbox_list, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MUSETTE_TYPE_SYNC_POPOVER);
  g_clear_object (&self->outbox);
  g_clear_object (&self->synchronizer);
  g_clear_object (&self->repository);
  G_OBJECT_CLASS (musette_sync_popover_parent_class)->dispose (object);
}

static void
musette_sync_popover_class_init (MusetteSyncPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = musette_sync_popover_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/musette/Musette/ui/sync/musette-sync-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, MusetteSyncPopover, state_label);
  gtk_widget_class_bind_template_child (widget_class, MusetteSyncPopover, last_label);
  gtk_widget_class_bind_template_child (widget_class, MusetteSyncPopover, sync_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteSyncPopover, stop_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteSyncPopover, progress_box);
  gtk_widget_class_bind_template_child (widget_class, MusetteSyncPopover, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, MusetteSyncPopover, progress_label);
  gtk_widget_class_bind_template_child (widget_class, MusetteSyncPopover, problem_label);
  gtk_widget_class_bind_template_child (widget_class, MusetteSyncPopover, outbox_box);
  gtk_widget_class_bind_template_child (widget_class, MusetteSyncPopover, retry_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteSyncPopover, outbox_list);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_all_cb);
}

static void
musette_sync_popover_init (MusetteSyncPopover *self)
{
  g_autoptr (GtkWidget) content = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  content = g_object_ref (gtk_popover_get_child (GTK_POPOVER (self)));
  gtk_popover_set_child (GTK_POPOVER (self), NULL);
  gtk_popover_set_child (GTK_POPOVER (self), musette_popover_layout_wrap (content));
}

/**
 * musette_sync_popover_new:
 * @repository: what to tell about
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *
musette_sync_popover_new (MusetteRepository *repository)
{
  MusetteSyncPopover *self;

  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (repository), NULL);

  self = g_object_new (MUSETTE_TYPE_SYNC_POPOVER, NULL);
  self->repository = g_object_ref (repository);
  self->synchronizer = g_object_ref (musette_repository_get_synchronizer (repository));
  self->outbox = g_object_ref (musette_repository_get_outbox (repository));
  gtk_list_box_bind_model (self->outbox_list, G_LIST_MODEL (self->outbox), make_row, self, NULL);
  g_signal_connect_object (self->synchronizer, "notify", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outbox, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (repository, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
