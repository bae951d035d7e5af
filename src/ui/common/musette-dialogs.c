/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-dialogs.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* File choosers, alerts and the about window: newer releases replace all three, so they stand in
 * this file and nowhere else. */

typedef struct
{
  GtkNativeDialog *dialog;
  GWeakRef owner;
  MusetteFilesFunc files_func;
  MusetteFileFunc file_func;
} Question;

static void
question_free (Question *question)
{
  g_weak_ref_clear (&question->owner);
  g_clear_object (&question->dialog);
  g_free (question);
}

static void
response_cb (GtkNativeDialog *dialog, int response, Question *question)
{
  g_autoptr (GObject) owner = g_weak_ref_get (&question->owner);
  gboolean accepted = response == GTK_RESPONSE_ACCEPT;

  gtk_native_dialog_hide (dialog);
  if (owner != NULL && question->files_func != NULL)
    {
      g_autoptr (GListModel) files
          = accepted ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)) : NULL;

      question->files_func (files, owner);
    }
  else if (owner != NULL)
    {
      g_autoptr (GFile) file
          = accepted ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

      question->file_func (file, owner);
    }
  question_free (question);
}

static void
ask (GtkFileChooserNative *dialog, Question *question, GObject *owner)
{
  g_weak_ref_init (&question->owner, owner);
  question->dialog = GTK_NATIVE_DIALOG (dialog);
  gtk_native_dialog_set_modal (question->dialog, TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), question);
  gtk_native_dialog_show (question->dialog);
}

static void
add_filters (GtkFileChooser *chooser, const char *name, const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) wanted = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (wanted, name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (wanted, suffixes[i]);
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, wanted);
  gtk_file_chooser_add_filter (chooser, all);
}

static void
open_files (GtkWindow *parent,
            const char *name,
            const char *const *suffixes,
            MusetteFilesFunc callback,
            GObject *owner)
{
  Question *question = g_new0 (Question, 1);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Open a File"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  add_filters (GTK_FILE_CHOOSER (dialog), name, suffixes);
  question->files_func = callback;
  ask (dialog, question, owner);
}

/**
 * musette_dialogs_open_recordings:
 * @parent: (nullable): the window that asks
 * @callback: called with the files that were chosen
 * @owner: given to @callback, which is not called when @owner is gone by then
 *
 * Lets the user choose recordings (.fit .tcx .gpx, stream files, each also compressed).
 */
void
musette_dialogs_open_recordings (GtkWindow *parent, MusetteFilesFunc callback, GObject *owner)
{
  static const char *const suffixes[] = { "fit", "tcx", "gpx", "json", "csv", "gz", NULL };

  g_return_if_fail (callback != NULL);

  open_files (parent, _ ("Recordings"), suffixes, callback, owner);
}

/**
 * musette_dialogs_open_table:
 * @parent: (nullable): the window that asks
 * @callback: called with the file that was chosen
 * @owner: given to @callback, which is not called when @owner is gone by then
 *
 * Lets the user choose a table (.csv .tsv .txt).
 */
void
musette_dialogs_open_table (GtkWindow *parent, MusetteFileFunc callback, GObject *owner)
{
  static const char *const suffixes[] = { "csv", "tsv", "txt" };
  Question *question = g_new0 (Question, 1);
  GtkFileChooserNative *dialog;
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();

  g_return_if_fail (callback != NULL);

  dialog = gtk_file_chooser_native_new (_ ("Open a Table"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                        _ ("_Open"), _ ("_Cancel"));
  gtk_file_filter_set_name (tables, _ ("Tables"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (tables, suffixes[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), tables);
  question->file_func = callback;
  ask (dialog, question, owner);
}

static void
ask_folder (GtkWindow *parent,
            const char *title,
            const char *accept,
            Question *question,
            GObject *owner)
{
  ask (gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, accept,
                                    _ ("_Cancel")),
       question, owner);
}

/**
 * musette_dialogs_open_workouts:
 * @owner: the widget that asks
 * @folder: whether a folder is chosen, as the only file; else files
 * @callback: called with what was chosen and @owner, unless @owner is gone by then
 *
 * Lets the user choose workouts (.zwo .erg .mrc .fit, text and documents, each also
 * compressed), or a folder of them.
 */
void
musette_dialogs_open_workouts (GtkWidget *owner, gboolean folder, MusetteFilesFunc callback)
{
  static const char *const suffixes[] = { "zwo", "erg", "mrc", "fit", "txt", "json", "gz", NULL };
  Question *question;
  GtkRoot *root;
  GtkWindow *parent;

  g_return_if_fail (GTK_IS_WIDGET (owner) && callback != NULL);

  root = gtk_widget_get_root (owner);
  parent = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
  if (!folder)
    {
      open_files (parent, _ ("Workouts"), suffixes, callback, G_OBJECT (owner));
      return;
    }
  question = g_new0 (Question, 1);
  question->files_func = callback;
  ask_folder (parent, _ ("Import a Folder of Workouts"), _ ("_Open"), question, G_OBJECT (owner));
}

/**
 * musette_dialogs_choose_folder:
 * @parent: (nullable): the window that asks
 * @title: the title of the dialog
 * @callback: called with the folder that was chosen
 * @owner: given to @callback, which is not called when @owner is gone by then
 *
 * Asks for a folder to put files into.
 */
void
musette_dialogs_choose_folder (GtkWindow *parent,
                               const char *title,
                               MusetteFileFunc callback,
                               GObject *owner)
{
  Question *question;

  g_return_if_fail (callback != NULL);

  question = g_new0 (Question, 1);
  question->file_func = callback;
  ask_folder (parent, title, _ ("_Save Here"), question, owner);
}

/**
 * musette_dialogs_save:
 * @parent: (nullable): the window that asks
 * @title: the title of the dialog
 * @suggested_name: a name for the new file
 * @callback: called with the place that was chosen
 * @owner: given to @callback, which is not called when @owner is gone by then
 *
 * Asks where to save. The dialog itself asks before an existing file is chosen.
 */
void
musette_dialogs_save (GtkWindow *parent,
                      const char *title,
                      const char *suggested_name,
                      MusetteFileFunc callback,
                      GObject *owner)
{
  Question *question = g_new0 (Question, 1);
  GtkFileChooserNative *dialog;

  g_return_if_fail (callback != NULL);

  dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"),
                                        _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggested_name);
  question->file_func = callback;
  ask (dialog, question, owner);
}

/**
 * musette_dialogs_alert:
 * @parent: (nullable): the window it belongs to
 * @heading: what happened
 * @body: what it means and what to do
 *
 * Shows a message with one button.
 *
 * Returns: (transfer none): the window, shown
 */
GtkWindow *
musette_dialogs_alert (GtkWindow *parent, const char *heading, const char *body)
{
  GtkWidget *dialog;

  g_return_val_if_fail (heading != NULL, NULL);

  dialog = adw_message_dialog_new (parent, heading, body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WINDOW (dialog);
}

/* The function is reached through a closure, so that it is not called once the owner is gone. */
static void
confirm_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  MusetteConfirmFunc callback = g_object_get_data (G_OBJECT (dialog), "musette-confirm");

  callback (g_strcmp0 (response, "confirm") == 0, user_data);
}

/**
 * musette_dialogs_confirm:
 * @parent: (nullable): the window it belongs to
 * @heading: the question
 * @body: what it means
 * @action: the label of the button that agrees, with a mnemonic
 * @appearance: whether it is dangerous
 * @callback: (scope async): hears of the answer
 * @owner: given to @callback, which is not called once it is gone
 *
 * Asks before something that cannot be taken back. Cancel is the answer of Escape.
 */
void
musette_dialogs_confirm (GtkWindow *parent,
                         const char *heading,
                         const char *body,
                         const char *action,
                         AdwResponseAppearance appearance,
                         MusetteConfirmFunc callback,
                         GObject *owner)
{
  GtkWidget *dialog;

  g_return_if_fail (heading != NULL && action != NULL);
  g_return_if_fail (callback != NULL && G_IS_OBJECT (owner));

  dialog = adw_message_dialog_new (parent, heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "confirm",
                                    action, NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "confirm", appearance);
  g_object_set_data (G_OBJECT (dialog), "musette-confirm", (gpointer) callback);
  g_signal_connect_object (dialog, "response", G_CALLBACK (confirm_response_cb), owner, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * musette_dialogs_add_confirm_key:
 * @dialog: a window with a text of several lines
 * @action: what confirms it
 *
 * Lets Ctrl+Return confirm: before a text takes it for a new line.
 */
void
musette_dialogs_add_confirm_key (GtkWidget *dialog, const char *action)
{
  GtkEventController *keys;

  g_return_if_fail (GTK_IS_WINDOW (dialog));
  g_return_if_fail (action != NULL);

  keys = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                        gtk_named_action_new (action)));
  gtk_widget_add_controller (dialog, keys);
}

/**
 * musette_dialogs_about:
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none): the about window, shown
 */
GtkWindow *
musette_dialogs_about (GtkWindow *parent)
{
  GtkWidget *about = g_object_new (
      ADW_TYPE_ABOUT_WINDOW, "application-icon", MUSETTE_APP_ID, "application-name", "Musette",
      "version", MUSETTE_VERSION, "developer-name", _ ("The Musette developers"), "license-type",
      GTK_LICENSE_GPL_3_0, "copyright", "© 2026 The Musette developers", "comments",
      /* Translators: Intervals.icu is a name and stays as it is */
      _ ("Analyse rides and runs of Intervals.icu and of your own files. Musette is not made or "
         "endorsed by Intervals.icu."),
      /* Translators: put your names here, one a line; they are shown in the about window */
      "translator-credits", _ ("translator-credits"), "transient-for", parent, NULL);

  gtk_window_present (GTK_WINDOW (about));
  return GTK_WINDOW (about);
}
