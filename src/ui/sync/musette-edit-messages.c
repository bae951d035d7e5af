/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-edit-messages.h"

#include <glib/gi18n.h>

#include "musette-error-text.h"
#include "musette-history.h"
#include "musette-outbox.h"
#include "musette-repository-edits.h"

/**
 * MusetteEditMessages:
 *
 * What there is to say about changes: that one was taken back, that one could not be kept, that the
 * service refused one or has another version.
 */
struct _MusetteEditMessages
{
  GObject parent_instance;

  MusetteRepository *repository;
  MusetteHistory *history;
  MusetteOutbox *outbox;
};

enum
{
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusetteEditMessages, musette_edit_messages, G_TYPE_OBJECT)

#define OUTBOX_ACTION "win.outbox"

static void
say (MusetteEditMessages *self, const char *text, const char *button, const char *action)
{
  g_signal_emit (self, signals[MESSAGE], 0, text, button, action);
}

static void
edit_failed_cb (MusetteEditMessages *self, const GError *error)
{
  g_autofree char *problem = musette_error_text_dup (error);
  g_autofree char *text = NULL;

  /* Translators: %s says why */
  text = g_strdup_printf (_ ("The change was not kept. %s"), problem);
  say (self, text, NULL, NULL);
}

static void
item_state_cb (MusetteEditMessages *self, GParamSpec *pspec, MusetteOutboxItem *item)
{
  const char *title = musette_outbox_item_get_title (item);
  const char *problem = musette_outbox_item_get_error_text (item);
  g_autofree char *text = NULL;

  switch (musette_outbox_item_get_state (item))
    {
    case MUSETTE_OUTBOX_STATE_REFUSED:
      /* Translators: the name of an activity or another thing, and why its change was refused */
      text = g_strdup_printf (_ ("Intervals.icu refused a change of “%s”: %s"), title,
                              problem != NULL ? problem : "");
      say (self, text, _ ("_Show"), OUTBOX_ACTION);
      break;
    case MUSETTE_OUTBOX_STATE_CONFLICT:
      /* Translators: %s is the name of an activity or another thing */
      text = g_strdup_printf (_ ("“%s” was changed on Intervals.icu too"), title);
      say (self, text, _ ("_Show"), OUTBOX_ACTION);
      break;
    default:
      break;
    }
}

static void
items_changed_cb (MusetteEditMessages *self, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (MusetteOutboxItem) item = g_list_model_get_item (G_LIST_MODEL (self->outbox), i);

      /* An item may be announced anew when its place changes. */
      g_signal_handlers_disconnect_by_func (item, item_state_cb, self);
      g_signal_connect_object (item, "notify::state", G_CALLBACK (item_state_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
musette_edit_messages_dispose (GObject *object)
{
  MusetteEditMessages *self = (MusetteEditMessages *) object;

  g_clear_object (&self->history);
  g_clear_object (&self->outbox);
  g_clear_object (&self->repository);
  G_OBJECT_CLASS (musette_edit_messages_parent_class)->dispose (object);
}

static void
musette_edit_messages_class_init (MusetteEditMessagesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = musette_edit_messages_dispose;

  /**
   * MusetteEditMessages::message:
   * @self: the messages
   * @text: what happened, one line
   * @button: (nullable): the words on a button that helps
   * @action: (nullable): what the button does
   *
   * There is something to say.
   */
  signals[MESSAGE]
      = g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
}

static void
musette_edit_messages_init (MusetteEditMessages *self)
{
}

/**
 * musette_edit_messages_new:
 * @repository: what is edited
 *
 * Returns: (transfer full): an object that tells about changes
 */
MusetteEditMessages *
musette_edit_messages_new (MusetteRepository *repository)
{
  MusetteEditMessages *self;

  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (repository), NULL);

  self = g_object_new (MUSETTE_TYPE_EDIT_MESSAGES, NULL);
  self->repository = g_object_ref (repository);
  self->history = g_object_ref (musette_repository_get_history (repository));
  self->outbox = g_object_ref (musette_repository_get_outbox (repository));
  g_signal_connect_object (repository, "edit-failed", G_CALLBACK (edit_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outbox, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  items_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (self->outbox)));
  return self;
}

/**
 * musette_edit_messages_undo:
 * @self: the messages
 *
 * Takes the last change back, and says so.
 */
void
musette_edit_messages_undo (MusetteEditMessages *self)
{
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (MUSETTE_IS_EDIT_MESSAGES (self));

  label = g_strdup (musette_history_get_undo_label (self->history));
  if (!musette_history_undo (self->history))
    return;
  /* Translators: %s is what was undone, such as “Rename “Morning Ride”” */
  text = g_strdup_printf (_ ("Undone: %s"), label != NULL ? label : "");
  say (self, text, _ ("_Redo"), "win.redo");
}

/**
 * musette_edit_messages_redo:
 * @self: the messages
 *
 * Does again what was taken back, and says so.
 */
void
musette_edit_messages_redo (MusetteEditMessages *self)
{
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (MUSETTE_IS_EDIT_MESSAGES (self));

  label = g_strdup (musette_history_get_redo_label (self->history));
  if (!musette_history_redo (self->history))
    return;
  /* Translators: %s is what was done again, such as “Rename “Morning Ride”” */
  text = g_strdup_printf (_ ("Redone: %s"), label != NULL ? label : "");
  say (self, text, _ ("_Undo"), "win.undo");
}
