/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-sign-in-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "musette-credential.h"
#include "musette-error-text.h"
#include "musette-error.h"
#include "musette-range-row.h"

/* Where to find a key, a place to put it, and one request that tests it. */
struct _MusetteSignInPage
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkEditable *key_row;
  GtkEditable *token_row;
  GtkEditable *athlete_row;
  MusetteRangeRow *range_row;
  GtkWidget *problem;
  GtkLabel *problem_label;
  GtkWidget *session_button;
  GtkWidget *unlock_button;
  GtkWidget *fields;
  GtkStack *button_stack;
  GtkWidget *sign_in_button;
  GtkWidget *cancel_button;

  MusetteRepository *repository;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (MusetteSignInPage, musette_sign_in_page, GTK_TYPE_WIDGET)

enum
{
  SIGNED_IN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define SETTINGS_PATH "/settings"

static gboolean
is_busy (MusetteSignInPage *self)
{
  return self->cancellable != NULL;
}

static gboolean
has_text (GtkEditable *row)
{
  return *gtk_editable_get_text (row) != '\0';
}

static void
update_actions (MusetteSignInPage *self)
{
  gboolean filled = has_text (self->key_row) || has_text (self->token_row);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign-in.submit", filled && !is_busy (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign-in.cancel", is_busy (self));
  gtk_widget_set_sensitive (self->fields, !is_busy (self));
  gtk_stack_set_visible_child_name (self->button_stack, is_busy (self) ? "busy" : "ready");
}

static void
hide_problem (MusetteSignInPage *self)
{
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_set_visible (self->session_button, FALSE);
  gtk_widget_set_visible (self->unlock_button, FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->key_row), "error");
}

static void
show_problem (MusetteSignInPage *self, const char *text)
{
  gtk_label_set_label (self->problem_label, text);
  gtk_widget_set_visible (self->problem, TRUE);
}

/* The key is good, but the keyring cannot take it: the user decides whether it is kept in memory.
 */
static void
offer_memory (MusetteSignInPage *self, gboolean locked)
{
  show_problem (
      self, locked ? _ ("The key works, but your keyring is locked. Unlock it, or keep the key "
                        "only until you quit Musette.")
                   : _ ("The key works, but this computer has no keyring to keep it in. Musette "
                        "can keep it until you quit; you will have to enter it again then."));
  gtk_widget_set_visible (self->session_button, TRUE);
  gtk_widget_set_visible (self->unlock_button, locked);
  gtk_widget_grab_focus (locked ? self->unlock_button : self->session_button);
}

static void
show_error (MusetteSignInPage *self, const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error->domain == MUSETTE_ACCOUNT_ERROR && error->code != MUSETTE_ACCOUNT_ERROR_INVALID)
    {
      offer_memory (self, error->code == MUSETTE_ACCOUNT_ERROR_LOCKED);
      return;
    }
  text = musette_error_text_dup (error);
  show_problem (self, text);
  gtk_widget_add_css_class (GTK_WIDGET (self->key_row), "error");
  gtk_widget_grab_focus (GTK_WIDGET (self->key_row));
}

/* The key stays nowhere on the screen once it has done its work. */
static void
finish (MusetteSignInPage *self)
{
  gtk_editable_set_text (self->key_row, "");
  gtk_editable_set_text (self->token_row, "");
  gtk_editable_set_text (self->athlete_row, "");
  hide_problem (self);
  musette_synchronizer_set_range (musette_repository_get_synchronizer (self->repository),
                                  musette_range_row_get_range (self->range_row));
  g_signal_emit (self, signals[SIGNED_IN], 0);
}

static void
stop (MusetteSignInPage *self)
{
  g_clear_object (&self->cancellable);
  update_actions (self);
}

static void
take_answer (MusetteSignInPage *self, gboolean done, const GError *error)
{
  if (self->repository == NULL)
    return;
  stop (self);
  if (done)
    finish (self);
  else
    show_error (self, error);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteSignInPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = musette_repository_sign_in_finish (MUSETTE_REPOSITORY (source), result, &error);

  take_answer (self, done, error);
}

static char *
get_pasted_text (MusetteSignInPage *self)
{
  if (has_text (self->key_row))
    return g_strdup (gtk_editable_get_text (self->key_row));
  return g_strdup_printf ("Bearer %s", gtk_editable_get_text (self->token_row));
}

static void
submit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteSignInPage *self = MUSETTE_SIGN_IN_PAGE (widget);
  const char *athlete = gtk_editable_get_text (self->athlete_row);
  char *text = get_pasted_text (self);

  hide_problem (self);
  self->cancellable = g_cancellable_new ();
  update_actions (self);
  musette_repository_sign_in_async (self->repository, text, *athlete != '\0' ? athlete : NULL, TRUE,
                                    self->cancellable, signed_in_cb, g_object_ref (self));
  musette_secret_free (text);
}

static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_cancellable_cancel (MUSETTE_SIGN_IN_PAGE (widget)->cancellable);
}

static void
keep_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteSignInPage *self = MUSETTE_SIGN_IN_PAGE (widget);

  if (musette_repository_keep_for_session (self->repository))
    finish (self);
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteSignInPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = musette_repository_unlock_finish (MUSETTE_REPOSITORY (source), result, &error);

  take_answer (self, done, error);
}

static void
unlock_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteSignInPage *self = MUSETTE_SIGN_IN_PAGE (widget);

  hide_problem (self);
  self->cancellable = g_cancellable_new ();
  update_actions (self);
  musette_repository_unlock_async (self->repository, self->cancellable, unlocked_cb,
                                   g_object_ref (self));
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteSignInPage) self = user_data;
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL && self->repository != NULL)
    {
      gtk_editable_set_text (self->key_row, g_strstrip (text));
      gtk_widget_grab_focus (self->sign_in_button);
    }
  musette_secret_free (text);
}

static void
paste_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb,
                                 g_object_ref (widget));
}

static void
open_settings_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteSignInPage *self = MUSETTE_SIGN_IN_PAGE (widget);
  g_autofree char *uri
      = g_strconcat (musette_repository_get_server (self->repository), SETTINGS_PATH, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (g_app_info_launch_default_for_uri (uri, NULL, &error))
    return;
  /* Translators: %s is the address of a web page */
  text = g_strdup_printf (_ ("No web browser could be opened. The address is %s"), uri);
  show_problem (self, text);
}

static void
edited_cb (MusetteSignInPage *self)
{
  hide_problem (self);
  update_actions (self);
}

static void
entry_activated_cb (MusetteSignInPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sign-in.submit", NULL);
}

static gboolean
musette_sign_in_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MUSETTE_SIGN_IN_PAGE (widget)->key_row));
}

static void
musette_sign_in_page_unmap (GtkWidget *widget)
{
  MusetteSignInPage *self = (MusetteSignInPage *) widget;

  g_cancellable_cancel (self->cancellable);
  GTK_WIDGET_CLASS (musette_sign_in_page_parent_class)->unmap (widget);
}

static void
musette_sign_in_page_dispose (GObject *object)
{
  MusetteSignInPage *self = (MusetteSignInPage *) object;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), MUSETTE_TYPE_SIGN_IN_PAGE);
  g_clear_object (&self->repository);
  G_OBJECT_CLASS (musette_sign_in_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/musette/Musette/ui/welcome/musette-sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MusetteSignInPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, MusetteSignInPage, key_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteSignInPage, token_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteSignInPage, athlete_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteSignInPage, range_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteSignInPage, problem);
  gtk_widget_class_bind_template_child (widget_class, MusetteSignInPage, problem_label);
  gtk_widget_class_bind_template_child (widget_class, MusetteSignInPage, session_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteSignInPage, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteSignInPage, fields);
  gtk_widget_class_bind_template_child (widget_class, MusetteSignInPage, button_stack);
  gtk_widget_class_bind_template_child (widget_class, MusetteSignInPage, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteSignInPage, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
}

static void
musette_sign_in_page_class_init (MusetteSignInPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MUSETTE_TYPE_RANGE_ROW);
  G_OBJECT_CLASS (klass)->dispose = musette_sign_in_page_dispose;
  widget_class->grab_focus = musette_sign_in_page_grab_focus;
  widget_class->unmap = musette_sign_in_page_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "sign-in.submit", NULL, submit_cb);
  gtk_widget_class_install_action (widget_class, "sign-in.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "sign-in.keep-for-session", NULL, keep_cb);
  gtk_widget_class_install_action (widget_class, "sign-in.unlock", NULL, unlock_cb);
  gtk_widget_class_install_action (widget_class, "sign-in.paste", NULL, paste_cb);
  gtk_widget_class_install_action (widget_class, "sign-in.open-settings", NULL, open_settings_cb);

  /**
   * MusetteSignInPage::signed-in:
   *
   * The key was accepted.
   */
  signals[SIGNED_IN] = g_signal_new ("signed-in", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* The eye that password rows come with has an icon and nothing a screen reader could say. */
static void
name_reveal_button (GtkWidget *widget)
{
  const char *icon = GTK_IS_BUTTON (widget) ? gtk_button_get_icon_name (GTK_BUTTON (widget)) : NULL;

  if (g_strcmp0 (icon, "view-reveal-symbolic") == 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Show what is entered"), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_reveal_button (child);
}

static void
musette_sign_in_page_init (MusetteSignInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_reveal_button (GTK_WIDGET (self->key_row));
  name_reveal_button (GTK_WIDGET (self->token_row));
  update_actions (self);
}

/**
 * musette_sign_in_page_new:
 * @repository: what is signed in
 *
 * Returns: (transfer floating): the page that asks for a key
 */
GtkWidget *
musette_sign_in_page_new (MusetteRepository *repository)
{
  MusetteSignInPage *self;

  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (repository), NULL);

  self = g_object_new (MUSETTE_TYPE_SIGN_IN_PAGE, NULL);
  self->repository = g_object_ref (repository);
  return GTK_WIDGET (self);
}
