/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-workout-page-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "musette-toast.h"
#include "musette-undo-toast.h"

/* What the builder page keeps of a workout that is nowhere else yet, and how it comes back. */

static const char example[] = "Warmup\n"
                              "- 10m ramp 45-70% 85-95rpm\n"
                              "\n"
                              "Main set 4x\n"
                              "- 5m 100%\n"
                              "- 3m 55%\n"
                              "\n"
                              "Cooldown\n"
                              "- 10m ramp 60-40%\n";

static MusetteWorkoutDraft *
get_draft (MusetteWorkoutPage *self)
{
  return musette_builder_get_draft (self->builder);
}

static const char *
get_text (MusetteWorkoutPage *self)
{
  return musette_workout_draft_get_text (get_draft (self));
}

/*< private >
 * _musette_workout_page_note:
 * @self: a page
 * @words: (inout): takes what is seen now
 */
void
_musette_workout_page_note (MusetteWorkoutPage *self, MusetteDraftWords *words)
{
  musette_draft_words_set (words, musette_workout_page_get_name (self),
                           _musette_workout_page_get_sport_type (self), get_text (self));
}

static gboolean
are_seen (MusetteWorkoutPage *self, const MusetteDraftWords *words)
{
  return g_strcmp0 (words->text, get_text (self)) == 0
         && g_strcmp0 (words->name, musette_workout_page_get_name (self)) == 0;
}

/* Nothing is not worth keeping, nor is the example that is there to begin with. */
static gboolean
is_worth_keeping (MusetteWorkoutPage *self)
{
  const char *text = get_text (self);

  if (*musette_workout_page_get_name (self) == '\0'
      && (g_str_equal (text, example) || text[strspn (text, " \t\n")] == '\0'))
    return FALSE;
  return !are_seen (self, &self->saved)
         || g_strcmp0 (self->saved.type, _musette_workout_page_get_sport_type (self)) != 0;
}

/*< private >
 * _musette_workout_page_keep:
 * @self: a page
 *
 * Keeps what is seen, unless it is somewhere else too.
 */
void
_musette_workout_page_keep (MusetteWorkoutPage *self)
{
  /* A page that is just being made has nothing to say about what was left. */
  if (self->is_changing || self->kept == NULL)
    return;
  if (is_worth_keeping (self))
    musette_kept_draft_keep (self->kept, musette_workout_page_get_name (self),
                             _musette_workout_page_get_sport_type (self), get_text (self));
  else
    musette_kept_draft_forget (self->kept);
}

/*< private >
 * _musette_workout_page_set_saved:
 * @self: a page
 *
 * What is seen is somewhere else now; it is kept again only when it changes.
 */
void
_musette_workout_page_set_saved (MusetteWorkoutPage *self)
{
  _musette_workout_page_note (self, &self->saved);
  _musette_workout_page_keep (self);
}

static void
edit_failed_cb (MusetteWorkoutPage *self)
{
  musette_draft_words_set (&self->saved, NULL, NULL, NULL);
  _musette_workout_page_keep (self);
}

static void
say (MusetteWorkoutPage *self, AdwToast *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  g_autoptr (AdwToast) own = toast;

  if (overlay != NULL)
    musette_undo_toast_replace (ADW_TOAST_OVERLAY (overlay), g_steal_pointer (&own));
}

/* Replacing */

/*< private >
 * _musette_workout_page_begin_replacement:
 * @self: a page
 *
 * Another workout is about to be put in place of the one that is seen.
 */
void
_musette_workout_page_begin_replacement (MusetteWorkoutPage *self)
{
  self->is_changing = TRUE;
  self->is_losing = is_worth_keeping (self);
  if (self->is_losing)
    _musette_workout_page_note (self, &self->replaced);
}

static void
take_back_cb (MusetteWorkoutPage *self)
{
  self->is_changing = TRUE;
  _musette_workout_page_set_sport_type (self, self->replaced.type);
  _musette_workout_page_take_text (self, self->replaced.text, self->replaced.name);
  self->is_changing = FALSE;
  _musette_workout_page_keep (self);
}

/*< private >
 * _musette_workout_page_end_replacement:
 * @self: a page
 * @is_saved: whether the other workout is somewhere else too, as it is here
 *
 * Another workout is seen now. When the one before was nowhere else it can be taken back.
 */
void
_musette_workout_page_end_replacement (MusetteWorkoutPage *self, gboolean is_saved)
{
  AdwToast *toast;

  self->is_changing = FALSE;
  if (is_saved)
    _musette_workout_page_set_saved (self);
  else
    _musette_workout_page_keep (self);
  if (!self->is_losing || are_seen (self, &self->replaced))
    return;
  toast = musette_toast_new (_ ("Opened in place of a workout that was not sent"));
  adw_toast_set_button_label (toast, _ ("_Take Back"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (take_back_cb), self,
                           G_CONNECT_SWAPPED);
  say (self, toast);
}

/* Coming back */

/* What was left lies under what somebody was quicker to write: undo leads to it. */
static void
lay_under (MusetteWorkoutPage *self, MusetteKeptDraft *kept)
{
  g_autofree char *text = g_strdup (get_text (self));

  if (musette_kept_draft_get_text (kept) == NULL
      || g_str_equal (musette_kept_draft_get_text (kept), text))
    return;
  _musette_workout_page_take_text (self, musette_kept_draft_get_text (kept),
                                   musette_workout_page_get_name (self));
  if (g_strcmp0 (text, self->shown.text) == 0)
    return;
  musette_workout_draft_type (get_draft (self), text);
  musette_workout_draft_end_typing (get_draft (self));
  say (self, musette_toast_new (_ ("Undo leads to the workout that was not sent before")));
}

static void
show_kept (MusetteWorkoutPage *self, MusetteKeptDraft *kept)
{
  const char *name = musette_kept_draft_get_name (kept);
  const char *text = musette_kept_draft_get_text (kept);

  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), name != NULL ? name : "");
  _musette_workout_page_set_sport_type (self, musette_kept_draft_get_sport_type (kept));
  musette_workout_draft_begin (get_draft (self), text != NULL ? text : example);
  _musette_workout_page_note (self, &self->shown);
}

static void
loaded_cb (MusetteWorkoutPage *self, MusetteKeptDraft *kept)
{
  const gboolean signed_out
      = musette_repository_get_account_state (self->repository) == MUSETTE_ACCOUNT_STATE_SIGNED_OUT;
  const gboolean is_left = !musette_kept_draft_get_continued (kept) && is_worth_keeping (self);

  self->is_changing = TRUE;
  if (musette_kept_draft_get_continued (kept) && !are_seen (self, &self->shown))
    lay_under (self, kept);
  else
    show_kept (self, kept);
  self->is_changing = FALSE;
  _musette_workout_page_keep (self);
  if (is_left && signed_out)
    say (self, musette_toast_new (_ ("The workout that was being written is kept until you sign in "
                                     "again")));
}

static void
message_cb (MusetteWorkoutPage *self, GParamSpec *pspec, MusetteKeptDraft *kept)
{
  const char *message = musette_kept_draft_get_message (kept);

  if (message != NULL)
    musette_banner_show (self->banner, message, _ ("_Dismiss"), "workout.dismiss");
  else
    musette_banner_hide (self->banner);
}

static void
dismiss_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_banner_hide (MUSETTE_WORKOUT_PAGE (widget)->banner);
}

/*< private >
 * _musette_workout_page_install_draft_actions:
 * @widget_class: the class of the page
 */
void
_musette_workout_page_install_draft_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "workout.dismiss", NULL, dismiss_cb);
}

/*< private >
 * _musette_workout_page_follow_draft:
 * @self: a page
 *
 * Shows what was left, as soon as it is known, and that of another account when it comes.
 */
void
_musette_workout_page_follow_draft (MusetteWorkoutPage *self)
{
  MusetteKeptDraft *kept = musette_repository_take_draft (self->repository);

  self->kept = g_object_ref (kept);
  _musette_workout_page_note (self, &self->shown);
  g_signal_connect_object (kept, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kept, "notify::message", G_CALLBACK (message_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->repository, "edit-failed", G_CALLBACK (edit_failed_cb), self,
                           G_CONNECT_SWAPPED);
  message_cb (self, NULL, kept);
  if (musette_kept_draft_get_loaded (kept))
    loaded_cb (self, kept);
}
