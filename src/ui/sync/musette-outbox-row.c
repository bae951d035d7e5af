/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-outbox-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "musette-conflict-window.h"
#include "musette-format.h"

/* One change that waits to be sent: what it is, why it still waits, and what can be done. */
struct _MusetteOutboxRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *action_label;
  GtkLabel *details_label;
  GtkLabel *problem_label;
  GtkWidget *resolve_button;
  GtkWidget *retry_button;
  GtkWidget *drop_button;

  MusetteOutbox *outbox;
  MusetteOutboxItem *item;
  gboolean offline;
};

G_DEFINE_FINAL_TYPE (MusetteOutboxRow, musette_outbox_row, GTK_TYPE_LIST_BOX_ROW)

/* Everything that stands still gets a word, so that no colour or picture has to say it alone. */
static const char *
get_state_text (MusetteOutboxState state)
{
  switch (state)
    {
    case MUSETTE_OUTBOX_STATE_SENDING:
      return _ ("Sending…");
    case MUSETTE_OUTBOX_STATE_RETRYING:
      return _ ("Will be tried again");
    case MUSETTE_OUTBOX_STATE_REFUSED:
      return _ ("Refused");
    case MUSETTE_OUTBOX_STATE_CONFLICT:
      return _ ("Changed on Intervals.icu too");
    case MUSETTE_OUTBOX_STATE_PAUSED:
      return _ ("Waits for a valid key");
    case MUSETTE_OUTBOX_STATE_PENDING:
    default:
      return NULL;
    }
}

/* The action mostly names the thing already. */
static char *
make_details (MusetteOutboxRow *self)
{
  gint64 created = musette_outbox_item_get_created (self->item);
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (created);
  const char *title = musette_outbox_item_get_title (self->item);
  const char *state = get_state_text (musette_outbox_item_get_state (self->item));
  g_autoptr (GString) text = g_string_new (NULL);

  if (title != NULL && strstr (musette_outbox_item_get_action_text (self->item), title) == NULL)
    g_string_append (text, title);
  if (moment != NULL)
    {
      g_autofree char *time = musette_format_time_of_day (
          created + g_date_time_get_utc_offset (moment) / G_TIME_SPAN_SECOND);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", time);
    }
  if (state != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", state);
  return g_strdup (text->str);
}

static void
update (MusetteOutboxRow *self)
{
  MusetteOutboxState state = musette_outbox_item_get_state (self->item);
  const char *problem = musette_outbox_item_get_error_text (self->item);
  g_autofree char *details = make_details (self);
  gboolean sending = state == MUSETTE_OUTBOX_STATE_SENDING;
  /* What a conflict of an earlier session is about is not known before the next try. */
  gboolean in_conflict = musette_outbox_item_get_conflict (self->item) != NULL;

  gtk_label_set_label (self->action_label, musette_outbox_item_get_action_text (self->item));
  gtk_label_set_label (self->details_label, details);
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label),
                          problem != NULL && !in_conflict
                              && !(self->offline && state == MUSETTE_OUTBOX_STATE_RETRYING));
  gtk_widget_set_visible (self->resolve_button, in_conflict);
  gtk_widget_set_visible (self->retry_button, !sending && !in_conflict);
  gtk_widget_set_visible (self->drop_button, !in_conflict);
  gtk_widget_set_sensitive (self->drop_button, !sending);
}

static void
retry_cb (MusetteOutboxRow *self)
{
  musette_outbox_retry (self->outbox, self->item);
}

static void
drop_cb (MusetteOutboxRow *self)
{
  musette_outbox_drop (self->outbox, self->item);
}

static void
resolve_cb (MusetteOutboxRow *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *window = musette_conflict_window_new (GTK_WINDOW (root), self->outbox, self->item);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  if (window != NULL)
    gtk_window_present (window);
}

static void
musette_outbox_row_dispose (GObject *object)
{
  MusetteOutboxRow *self = (MusetteOutboxRow *) object;

  g_clear_object (&self->outbox);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), MUSETTE_TYPE_OUTBOX_ROW);
  G_OBJECT_CLASS (musette_outbox_row_parent_class)->dispose (object);
}

static void
musette_outbox_row_class_init (MusetteOutboxRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = musette_outbox_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/musette/Musette/ui/sync/musette-outbox-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MusetteOutboxRow, action_label);
  gtk_widget_class_bind_template_child (widget_class, MusetteOutboxRow, details_label);
  gtk_widget_class_bind_template_child (widget_class, MusetteOutboxRow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, MusetteOutboxRow, resolve_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteOutboxRow, retry_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteOutboxRow, drop_button);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
  gtk_widget_class_bind_template_callback (widget_class, resolve_cb);
}

static void
musette_outbox_row_init (MusetteOutboxRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * musette_outbox_row_new:
 * @outbox: the list of changes
 * @item: one of them
 *
 * Returns: (transfer floating): a row that follows @item
 */
GtkWidget *
musette_outbox_row_new (MusetteOutbox *outbox, MusetteOutboxItem *item)
{
  MusetteOutboxRow *self;

  g_return_val_if_fail (MUSETTE_IS_OUTBOX (outbox), NULL);
  g_return_val_if_fail (MUSETTE_IS_OUTBOX_ITEM (item), NULL);

  self = g_object_new (MUSETTE_TYPE_OUTBOX_ROW, NULL);
  self->outbox = g_object_ref (outbox);
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * musette_outbox_row_set_offline:
 * @self: a row
 * @offline: whether the service cannot be reached, as is said above all rows
 *
 * What holds for all changes is not repeated with each.
 */
void
musette_outbox_row_set_offline (MusetteOutboxRow *self, gboolean offline)
{
  g_return_if_fail (MUSETTE_IS_OUTBOX_ROW (self));

  if (self->offline == offline)
    return;
  self->offline = offline;
  update (self);
}
