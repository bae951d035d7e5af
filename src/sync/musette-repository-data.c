/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
/* Whose data stands behind the door: it is opened before anybody has answered, and changed when the
 * answer is another. */
#include "musette-repository-data.h"

#include "musette-activity-list-private.h"
#include "musette-synchronizer-private.h"

gboolean
_musette_repository_keeps_nothing (MusetteRepository *self)
{
  return self->in_memory || self->demo || self->anonymous;
}

/* What an account is remembered by. A key that is not kept, as that of a script, may be another one
 * each time: it is remembered apart from the account of the keyring. */
static char *
dup_account_key (MusetteRepository *self)
{
  const char *configured = musette_account_get_athlete_id (self->account);
  MusetteCredential *credential = musette_account_get_credential (self->account);
  g_autofree char *fingerprint = NULL;

  if (configured == NULL || credential == NULL || !musette_account_get_session_only (self->account))
    return g_strdup (configured);
  fingerprint = musette_credential_dup_fingerprint (credential);
  return g_strdup_printf ("%s %s", configured, fingerprint);
}

/* Whose data is to be shown: as the service says, else as it was the last time; %NULL for nobody's.
 * Before the keyring has answered, that of who was here last. */
static char *
dup_wanted_athlete (MusetteRepository *self)
{
  const char *server = musette_account_get_server (self->account);
  const char *configured = musette_account_get_athlete_id (self->account);
  MusetteAthlete *athlete = musette_account_get_athlete (self->account);
  g_autofree char *key = dup_account_key (self);

  if (athlete != NULL)
    return g_strdup (musette_athlete_get_id (athlete));
  if (configured != NULL && _musette_repository_keeps_nothing (self))
    return g_strdup (self->shown_athlete != NULL ? self->shown_athlete : "");
  if (key != NULL)
    return musette_known_accounts_dup_athlete (self->known, server, key);
  if (_musette_repository_keeps_nothing (self)
      || musette_account_get_state (self->account) == MUSETTE_ACCOUNT_STATE_SIGNED_OUT)
    return NULL;
  return musette_known_accounts_dup_last (self->known, server);
}

void
_musette_repository_forget_data (MusetteRepository *self)
{
  g_cancellable_cancel (self->session);
  g_clear_object (&self->session);
  self->session = g_cancellable_new ();
  _musette_synchronizer_set_source (self->synchronizer, NULL, NULL, NULL);
  musette_edits_clear (self->edits);
  musette_store_keeper_close (self->keeper);
  musette_cache_clear (MUSETTE_CACHE (self->cache));
  _musette_activity_list_clear (self->activities);
  g_clear_pointer (&self->shown_athlete, g_free);
  g_clear_object (&self->stored_athlete);
  musette_synchronizer_set_range (self->synchronizer, MUSETTE_SYNC_RANGE_EVERYTHING);
}

/* Nothing begins any more. */
void
_musette_repository_stop (MusetteRepository *self)
{
  g_cancellable_cancel (self->session);
  _musette_activity_list_set_refresh (self->activities, NULL, NULL);
  _musette_activity_list_set_local (self->activities, NULL, NULL, NULL);
  _musette_synchronizer_set_want (self->synchronizer, NULL, NULL);
  _musette_synchronizer_set_source (self->synchronizer, NULL, NULL, NULL);
  g_signal_handlers_disconnect_by_data (self->keeper, self);
}

/* What was chosen for this athlete; else what was chosen while they signed in. */
static void
choose_range (MusetteRepository *self)
{
  const char *server = musette_account_get_server (self->account);
  MusetteSyncRange range = musette_synchronizer_get_range (self->synchronizer);

  if (musette_known_accounts_get_range (self->known, server, self->shown_athlete, &range))
    musette_synchronizer_set_range (self->synchronizer, range);
  else
    musette_known_accounts_set_range (self->known, server, self->shown_athlete, range);
}

static void
open_data (MusetteRepository *self)
{
  const char *server = musette_account_get_server (self->account);
  g_autofree char *path = NULL;

  if (!_musette_repository_keeps_nothing (self))
    path = musette_known_accounts_dup_path (self->known, server, self->shown_athlete);
  if (musette_store_keeper_is_open_for (self->keeper, path))
    return;
  if (path != NULL)
    choose_range (self);
  musette_store_cache_set_opening (self->cache, TRUE);
  musette_store_keeper_open (self->keeper, path);
}

/* Whether what the service sends belongs to the data that is shown. */
static gboolean
is_verified (MusetteRepository *self)
{
  MusetteAthlete *athlete = musette_account_get_athlete (self->account);

  if (self->shown_athlete == NULL || musette_account_get_client (self->account) == NULL)
    return FALSE;
  if (athlete == NULL)
    return _musette_repository_keeps_nothing (self);
  return g_strcmp0 (musette_athlete_get_id (athlete), self->shown_athlete) == 0;
}

void
_musette_repository_remember_account (MusetteRepository *self)
{
  MusetteAthlete *athlete = musette_account_get_athlete (self->account);
  g_autofree char *key = dup_account_key (self);

  if (athlete != NULL && key != NULL && !_musette_repository_keeps_nothing (self))
    musette_known_accounts_remember (self->known, musette_account_get_server (self->account), key,
                                     musette_athlete_get_id (athlete),
                                     !musette_account_get_session_only (self->account));
}

void
_musette_repository_start_if_looked_at (MusetteRepository *self)
{
  if (musette_account_get_client (self->account) != NULL && self->activities_wanted)
    musette_synchronizer_start (self->synchronizer);
}

void
_musette_repository_connect_data (MusetteRepository *self)
{
  const gboolean verified = is_verified (self);
  const gboolean signed_in
      = musette_account_get_state (self->account) == MUSETTE_ACCOUNT_STATE_SIGNED_IN;
  MusetteClient *client = verified ? musette_account_get_client (self->account) : NULL;
  MusetteAthlete *athlete = musette_account_get_athlete (self->account);

  if (!musette_store_keeper_get_opening (self->keeper))
    musette_store_cache_set_store (self->cache, musette_store_keeper_get_store (self->keeper),
                                   verified);
  /* What a key that is not accepted cannot send waits for another. */
  musette_edits_set_service (self->edits, signed_in ? client : NULL,
                             musette_account_get_athlete_id (self->account));
  if (client != NULL && (self->demo || self->unlimited))
    musette_client_set_unlimited (client, TRUE);
  if (_musette_synchronizer_set_source (self->synchronizer, client,
                                        musette_account_get_athlete_id (self->account),
                                        athlete != NULL ? musette_athlete_get_id (athlete) : NULL))
    _musette_repository_start_if_looked_at (self);
  if (verified && athlete != NULL && musette_store_keeper_get_store (self->keeper) != NULL)
    musette_cache_store (MUSETTE_CACHE (self->cache), MUSETTE_CACHE_ATHLETE, "",
                         G_OBJECT (athlete));
}

/* Nobody's is in a file that belongs to no account; who signs in takes it over. A token that may
 * not tell whose it is has one of its own. */
static void
open_draft (MusetteRepository *self, guint number)
{
  MusetteKeptDraft *draft = g_ptr_array_index (self->drafts, number);
  const char *server = musette_account_get_server (self->account);
  MusetteCredential *credential = musette_account_get_credential (self->account);
  g_autofree char *nobodys = musette_known_accounts_dup_draft (self->known, server, NULL, number);
  g_autofree char *fingerprint = NULL;
  const char *owner = self->shown_athlete;
  g_autofree char *path = NULL;

  if (self->anonymous && credential != NULL)
    owner = fingerprint = musette_credential_dup_fingerprint (credential);
  if (owner != NULL && *owner != '\0')
    path = musette_known_accounts_dup_draft (self->known, server, owner, number);
  if (self->demo)
    musette_kept_draft_open (draft, NULL, NULL);
  else if (path != NULL)
    musette_kept_draft_open (draft, path, nobodys);
  else
    musette_kept_draft_open (draft, nobodys, NULL);
}

/* Data read with one key must not be shown for another athlete. */
void
_musette_repository_update_data (MusetteRepository *self)
{
  g_autofree char *wanted = dup_wanted_athlete (self);
  const gboolean unnamed = g_strcmp0 (self->shown_athlete, "") == 0 && wanted != NULL;

  if (self->shown_athlete != NULL && !unnamed && g_strcmp0 (wanted, self->shown_athlete) != 0)
    _musette_repository_forget_data (self);
  g_free (self->shown_athlete);
  self->shown_athlete = g_steal_pointer (&wanted);
  if (self->store_wanted && self->shown_athlete != NULL)
    open_data (self);
  for (guint i = 0; i < self->drafts->len; i++)
    open_draft (self, i);
  _musette_repository_connect_data (self);
}

/* Nothing is kept or sent before it is known whose account it is. */
void
_musette_repository_ask_whose (MusetteRepository *self)
{
  if (self->store_wanted && !is_verified (self))
    musette_account_check (self->account);
}

/**
 * musette_repository_knows_account:
 * @self: the data door
 *
 * Returns: whether it is known whose the key is, from the service or from earlier, so that changes
 *   can be kept without the service
 */
gboolean
musette_repository_knows_account (MusetteRepository *self)
{
  g_autofree char *athlete = NULL;

  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), FALSE);

  athlete = dup_wanted_athlete (self);
  return athlete != NULL && *athlete != '\0';
}
