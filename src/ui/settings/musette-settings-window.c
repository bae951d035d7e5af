/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-settings-window.h"

#include <glib/gi18n.h>

#include "musette-athlete.h"
#include "musette-dialogs.h"
#include "musette-error-text.h"
#include "musette-format.h"
#include "musette-outbox.h"
#include "musette-range-row.h"
#include "musette-repository-edits.h"
#include "musette-server.h"
#include "musette-toast.h"
#include "musette-value-row.h"

/* Preferences: who is signed in, the athlete's values for files, how things are shown, and where
 * the service is. Everything is kept as it is changed; there is nothing to confirm. */
struct _MusetteSettingsWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwActionRow *account_row;
  GtkWidget *sign_in_button;
  GtkWidget *sign_out_button;
  GtkWidget *unlock_button;
  AdwPreferencesGroup *athlete_group;
  MusetteValueRow *ftp_row;
  MusetteValueRow *w_prime_row;
  MusetteValueRow *lthr_row;
  MusetteValueRow *max_hr_row;
  MusetteValueRow *resting_hr_row;
  MusetteValueRow *weight_row;
  AdwPreferencesGroup *sync_group;
  MusetteRangeRow *range_row;
  AdwComboRow *units_row;
  AdwComboRow *color_scheme_row;
  AdwEntryRow *server_row;
  GtkLabel *server_problem;

  MusetteRepository *repository;
  GSettings *settings;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (MusetteSettingsWindow, musette_settings_window, ADW_TYPE_WINDOW)

static const char *const units_nicks[] = { "account", "metric", "imperial", NULL };
static const char *const color_scheme_nicks[] = { "system", "light", "dark", NULL };

static gboolean
nick_to_selected (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *const *nicks = user_data;
  const char *nick = g_variant_get_string (variant, NULL);

  for (guint i = 0; nicks[i] != NULL; i++)
    if (g_str_equal (nicks[i], nick))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }
  return FALSE;
}

static GVariant *
selected_to_nick (const GValue *value, const GVariantType *type, gpointer user_data)
{
  const char *const *nicks = user_data;
  guint selected = g_value_get_uint (value);

  if (selected >= g_strv_length ((char **) nicks))
    return NULL;
  return g_variant_new_string (nicks[selected]);
}

static const char *
get_account_text (MusetteSettingsWindow *self)
{
  if (musette_repository_get_demo (self->repository))
    return _ ("Demo athlete. Nothing is sent.");
  switch (musette_repository_get_account_state (self->repository))
    {
    case MUSETTE_ACCOUNT_STATE_SIGNED_IN:
      return musette_repository_get_session_only (self->repository)
                 ? _ ("The key is kept until you quit")
                 : _ ("The key is kept in your keyring");
    case MUSETTE_ACCOUNT_STATE_KEY_REJECTED:
      return _ ("Intervals.icu did not accept the key");
    case MUSETTE_ACCOUNT_STATE_KEYRING_LOCKED:
      return _ ("Your keyring is locked");
    case MUSETTE_ACCOUNT_STATE_KEYRING_ABSENT:
      return _ ("Not signed in. This computer has no keyring; a key can be kept until you quit.");
    case MUSETTE_ACCOUNT_STATE_UNKNOWN:
      return _ ("Asking your keyring…");
    case MUSETTE_ACCOUNT_STATE_SIGNED_OUT:
    default:
      return _ ("Not signed in");
    }
}

static gboolean
has_key (MusetteSettingsWindow *self)
{
  MusetteAccountState state = musette_repository_get_account_state (self->repository);

  return state == MUSETTE_ACCOUNT_STATE_SIGNED_IN || state == MUSETTE_ACCOUNT_STATE_KEY_REJECTED;
}

static void
update_account (MusetteSettingsWindow *self)
{
  MusetteAthlete *athlete = musette_repository_get_athlete (self->repository);
  gboolean demo = musette_repository_get_demo (self->repository);
  gboolean locked = musette_repository_get_account_state (self->repository)
                    == MUSETTE_ACCOUNT_STATE_KEYRING_LOCKED;
  const char *name = athlete != NULL ? musette_athlete_get_name (athlete) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->account_row),
                                 name != NULL ? name : _ ("Account"));
  adw_action_row_set_subtitle (self->account_row, get_account_text (self));
  gtk_widget_set_visible (self->sign_in_button, demo || !has_key (self));
  gtk_widget_set_visible (self->sign_out_button, !demo && has_key (self));
  gtk_widget_set_visible (self->unlock_button, !demo && locked);
  gtk_widget_set_visible (GTK_WIDGET (self->sync_group), !demo && has_key (self));
}

static void
set_account_value (MusetteValueRow *row, double value, char *text)
{
  g_autofree char *shown = text;
  g_autofree char *subtitle = NULL;

  if (value > 0)
    /* Translators: the value that the account at Intervals.icu has */
    subtitle = g_strdup_printf (_ ("Your account has %s"), shown);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
}

static void
update_account_values (MusetteSettingsWindow *self)
{
  MusetteThresholds account;

  musette_thresholds_init (&account);
  if (musette_repository_get_athlete (self->repository) != NULL)
    musette_repository_get_sport_thresholds (self->repository, "Ride", FALSE, &account);
  set_account_value (self->ftp_row, account.ftp_w, musette_format_power (account.ftp_w));
  set_account_value (self->w_prime_row, account.w_prime_j,
                     musette_format_energy (account.w_prime_j));
  set_account_value (self->lthr_row, account.lthr_bpm, musette_format_heartrate (account.lthr_bpm));
  set_account_value (self->max_hr_row, account.max_hr_bpm,
                     musette_format_heartrate (account.max_hr_bpm));
  set_account_value (self->resting_hr_row, account.resting_hr_bpm,
                     musette_format_heartrate (account.resting_hr_bpm));
  set_account_value (self->weight_row, account.weight_kg,
                     musette_format_weight (account.weight_kg, FALSE));
}

static void
repository_changed_cb (MusetteSettingsWindow *self)
{
  update_account (self);
  update_account_values (self);
}

static void
show_error (MusetteSettingsWindow *self, const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  text = musette_error_text_dup (error);
  adw_toast_overlay_add_toast (self->toasts, musette_toast_new (text));
}

/* An answer may come after the window and the one it belongs to are gone. A reference would keep
 * this one alive beyond its parent, which GTK does not survive. */
static gpointer
watch (MusetteSettingsWindow *self)
{
  GWeakRef *watched = g_new0 (GWeakRef, 1);

  g_weak_ref_init (watched, self);
  return watched;
}

static void
end_watch (gpointer watched, const GError *error)
{
  g_autoptr (MusetteSettingsWindow) self = g_weak_ref_get (watched);

  if (self != NULL && error != NULL)
    show_error (self, error);
  g_weak_ref_clear (watched);
  g_free (watched);
}

static void
signed_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  musette_repository_sign_out_finish (MUSETTE_REPOSITORY (source), result, &error);
  end_watch (user_data, error);
}

static void
sign_out (gboolean confirmed, gpointer user_data)
{
  MusetteSettingsWindow *self = MUSETTE_SETTINGS_WINDOW (user_data);

  if (confirmed)
    musette_repository_sign_out_async (self->repository, NULL, signed_out_cb, watch (self));
}

/* What waits stays on this computer, but nobody sends it before the same athlete signs in again. */
static void
sign_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteSettingsWindow *self = MUSETTE_SETTINGS_WINDOW (widget);
  guint n = musette_outbox_get_count (musette_repository_get_outbox (self->repository));
  g_autofree char *body = NULL;

  if (n == 0)
    {
      sign_out (TRUE, self);
      return;
    }
  body = g_strdup_printf (
      ngettext ("%u change has not been sent yet. It waits on this computer until you sign in "
                "again.",
                "%u changes have not been sent yet. They wait on this computer until you sign in "
                "again.",
                n),
      n);
  musette_dialogs_confirm (GTK_WINDOW (self), _ ("Sign Out?"), body, _ ("Sign _Out"),
                           ADW_RESPONSE_DEFAULT, sign_out, G_OBJECT (self));
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  musette_repository_unlock_finish (MUSETTE_REPOSITORY (source), result, &error);
  end_watch (user_data, error);
}

static void
unlock_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteSettingsWindow *self = MUSETTE_SETTINGS_WINDOW (widget);

  musette_repository_unlock_async (self->repository, self->cancellable, unlocked_cb, watch (self));
}

static void
sign_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.sign-in", NULL);
  gtk_window_close (GTK_WINDOW (widget));
}

static void
server_applied_cb (MusetteSettingsWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->server_row));
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;

  if (!musette_repository_set_server (self->repository, text, &error))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->server_row), "error");
      gtk_label_set_label (self->server_problem, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->server_problem), TRUE);
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self->server_row), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->server_problem), FALSE);
  address = musette_server_normalize (text, NULL);
  g_settings_set_string (self->settings, "server", address);
  /* There may be a key for it. */
  if (musette_repository_get_account_state (self->repository) == MUSETTE_ACCOUNT_STATE_UNKNOWN)
    musette_repository_restore_async (self->repository, NULL, NULL, NULL);
}

static void
bind_settings (MusetteSettingsWindow *self)
{
  musette_value_row_bind (self->ftp_row, self->settings, "ftp");
  musette_value_row_bind (self->w_prime_row, self->settings, "w-prime");
  musette_value_row_bind (self->lthr_row, self->settings, "lthr");
  musette_value_row_bind (self->max_hr_row, self->settings, "max-hr");
  musette_value_row_bind (self->resting_hr_row, self->settings, "resting-hr");
  musette_value_row_bind (self->weight_row, self->settings, "weight");
  g_settings_bind_with_mapping (self->settings, "units", self->units_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, nick_to_selected, selected_to_nick,
                                (gpointer) units_nicks, NULL);
  g_settings_bind_with_mapping (self->settings, "color-scheme", self->color_scheme_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, nick_to_selected, selected_to_nick,
                                (gpointer) color_scheme_nicks, NULL);
}

/* The demo's own address is nothing anybody has to know. */
static void
show_server (MusetteSettingsWindow *self)
{
  g_autofree char *chosen = g_settings_get_string (self->settings, "server");

  gtk_editable_set_text (GTK_EDITABLE (self->server_row),
                         musette_repository_get_demo (self->repository)
                             ? chosen
                             : musette_repository_get_server (self->repository));
}

static void
musette_settings_window_dispose (GObject *object)
{
  MusetteSettingsWindow *self = (MusetteSettingsWindow *) object;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), MUSETTE_TYPE_SETTINGS_WINDOW);
  g_clear_object (&self->repository);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (musette_settings_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/musette/Musette/ui/settings/musette-settings-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MusetteSettingsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MusetteSettingsWindow, account_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteSettingsWindow, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteSettingsWindow, sign_out_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteSettingsWindow, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteSettingsWindow, athlete_group);
  gtk_widget_class_bind_template_child (widget_class, MusetteSettingsWindow, ftp_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteSettingsWindow, w_prime_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteSettingsWindow, lthr_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteSettingsWindow, max_hr_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteSettingsWindow, resting_hr_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteSettingsWindow, weight_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteSettingsWindow, sync_group);
  gtk_widget_class_bind_template_child (widget_class, MusetteSettingsWindow, range_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteSettingsWindow, units_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteSettingsWindow, color_scheme_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteSettingsWindow, server_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteSettingsWindow, server_problem);
  gtk_widget_class_bind_template_callback (widget_class, server_applied_cb);
}

static void
musette_settings_window_class_init (MusetteSettingsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MUSETTE_TYPE_RANGE_ROW);
  g_type_ensure (MUSETTE_TYPE_VALUE_ROW);
  G_OBJECT_CLASS (klass)->dispose = musette_settings_window_dispose;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "settings.sign-in", NULL, sign_in_cb);
  gtk_widget_class_install_action (widget_class, "settings.sign-out", NULL, sign_out_cb);
  gtk_widget_class_install_action (widget_class, "settings.unlock", NULL, unlock_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
musette_settings_window_init (MusetteSettingsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * musette_settings_window_new:
 * @parent: (nullable): the window it belongs to
 * @repository: who is signed in
 * @settings: the settings of the application
 *
 * Returns: (transfer none): the preferences, not shown yet
 */
GtkWindow *
musette_settings_window_new (GtkWindow *parent, MusetteRepository *repository, GSettings *settings)
{
  MusetteSettingsWindow *self;

  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (repository), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (MUSETTE_TYPE_SETTINGS_WINDOW, "transient-for", parent, NULL);
  self->repository = g_object_ref (repository);
  self->settings = g_object_ref (settings);
  bind_settings (self);
  musette_range_row_follow (self->range_row, musette_repository_get_synchronizer (repository));
  show_server (self);
  g_signal_connect_object (repository, "notify", G_CALLBACK (repository_changed_cb), self,
                           G_CONNECT_SWAPPED);
  repository_changed_cb (self);
  return GTK_WINDOW (self);
}
