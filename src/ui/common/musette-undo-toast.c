/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-undo-toast.h"

#include <glib/gi18n.h>

#include "musette-repository-edits.h"
#include "musette-toast.h"

#define TOAST_KEY "musette-undo-toast"

static void
undo_cb (AdwToast *toast, MusetteHistory *history)
{
  musette_history_undo (history);
}

static void
dismissed_cb (AdwToast *toast, GObject *overlay)
{
  if (g_object_get_data (overlay, TOAST_KEY) == toast)
    g_object_set_data (overlay, TOAST_KEY, NULL);
}

/**
 * musette_undo_toast_replace:
 * @overlay: where toasts appear
 * @toast: (transfer full): what is said about the last step
 *
 * Shows @toast in place of the one about the step before. Were that one left there, its button
 * would take back another step than the one it names.
 */
void
musette_undo_toast_replace (AdwToastOverlay *overlay, AdwToast *toast)
{
  AdwToast *before;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  g_return_if_fail (ADW_IS_TOAST (toast));

  before = g_object_get_data (G_OBJECT (overlay), TOAST_KEY);
  if (before != NULL)
    adw_toast_dismiss (before);
  g_object_set_data (G_OBJECT (overlay), TOAST_KEY, toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), overlay, 0);
  adw_toast_overlay_add_toast (overlay, toast);
}

/**
 * musette_undo_toast_show:
 * @widget: a widget in the window
 * @text: what was done, one line in the past tense
 * @history: (nullable): what takes it back, %NULL when it cannot be
 *
 * Says what was done and offers to take it back. Only the last step can be taken back first, so a
 * new toast takes the place of the one before.
 */
void
musette_undo_toast_show (GtkWidget *widget, const char *text, MusetteHistory *history)
{
  GtkWidget *overlay;
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  if (overlay == NULL)
    return;
  toast = musette_toast_new (text);
  if (history != NULL)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), history, 0);
    }
  musette_undo_toast_replace (ADW_TOAST_OVERLAY (overlay), toast);
}

/**
 * musette_undo_toast_apply:
 * @widget: (nullable): a widget in the window, %NULL when that has gone
 * @repository: what does it
 * @step: (transfer full): what the user did
 * @done: what was done, one line in the past tense
 *
 * Does a step, and says what was done, with a way back.
 *
 * Returns: whether it was done; %FALSE when there was nothing to do
 */
gboolean
musette_undo_toast_apply (GtkWidget *widget,
                          MusetteRepository *repository,
                          MusetteStep *step,
                          const char *done)
{
  g_return_val_if_fail (widget == NULL || GTK_IS_WIDGET (widget), FALSE);
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (repository), FALSE);
  g_return_val_if_fail (MUSETTE_IS_STEP (step), FALSE);
  g_return_val_if_fail (done != NULL, FALSE);

  if (!musette_repository_apply (repository, step, NULL))
    return FALSE;
  if (widget != NULL)
    musette_undo_toast_show (widget, done, musette_repository_get_history (repository));
  return TRUE;
}
