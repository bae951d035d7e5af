/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ui-test-service.h"

#include "musette-credential.h"
#include "musette-repository-private.h"
#include "musette-test.h"

/* What tests of the whole app begin with: a service of their own, and a way to it. */

/* A service that is running, on 28 May 2026 unless @options say otherwise. */
MusetteSimulator *
musette_ui_test_simulator (const MusetteSimulatorOptions *options, const char *fault)
{
  MusetteSimulatorOptions own = *options;
  MusetteSimulator *simulator;
  g_autoptr (GError) error = NULL;

  if (own.today == MUSETTE_DATE_NONE)
    own.today = musette_date_new (2026, 5, 28);
  simulator = musette_simulator_new (&own);
  if (fault != NULL)
    musette_simulator_add_fault (simulator, fault, &error);
  g_assert_no_error (error);
  musette_simulator_start (simulator, &error);
  g_assert_no_error (error);
  return simulator;
}

/* In the evening of 28 May 2026. Keeps nothing on disk. */
MusetteRepository *
musette_ui_test_repository (MusetteSimulator *simulator, FakeCredentials *keyring)
{
  g_autoptr (MusetteClock) clock
      = musette_clock_new_fixed (musette_local_time_parse ("2026-05-28T18:00:00"));
  MusetteRepository *repository = _musette_repository_new_with (
      musette_simulator_get_url (simulator), clock, MUSETTE_CREDENTIALS (keyring), NULL);

  _musette_repository_set_unlimited (repository);
  return repository;
}

static MusetteCredential *
make_credential (MusetteSimulator *simulator)
{
  return musette_credential_new (MUSETTE_CREDENTIAL_API_KEY, musette_simulator_get_key (simulator));
}

/* As the demo does it: at noon of 12 May 2026, without a keyring. */
MusetteRepository *
musette_ui_test_demo_repository (MusetteSimulator *simulator)
{
  g_autoptr (MusetteClock) clock
      = musette_clock_new_fixed (musette_local_time_parse ("2026-05-12T12:00:00"));
  g_autoptr (MusetteCredential) credential = make_credential (simulator);
  const char *url = musette_simulator_get_url (simulator);
  MusetteRepository *repository = musette_repository_new (url, clock);
  g_autoptr (GError) error = NULL;

  musette_repository_start_demo (repository, url, credential, &error);
  g_assert_no_error (error);
  return repository;
}

/* Not remembered. Returns when the service has taken the key. */
void
musette_ui_test_sign_in (MusetteRepository *repository, MusetteSimulator *simulator)
{
  g_autoptr (MusetteCredential) credential = make_credential (simulator);

  musette_repository_sign_in_with_credential (repository, credential, NULL);
  MUSETTE_TEST_WAIT (musette_repository_get_account_state (repository)
                     == MUSETTE_ACCOUNT_STATE_SIGNED_IN);
}

gboolean
musette_ui_test_is_ride_with_power (MusetteActivity *activity)
{
  return musette_activity_get_sport (activity) == MUSETTE_SPORT_RIDE
         && !musette_activity_is_stub (activity)
         && musette_activity_get_average_power_w (activity) > 0;
}

static MusetteActivity *
search (GListModel *list, MusetteUiTestWanted wanted)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (MusetteActivity) activity = g_list_model_get_item (list, i);

      if (wanted (activity))
        return g_steal_pointer (&activity);
    }
  return NULL;
}

/* The newest activity of the account that is wanted; the last year comes before the others. */
MusetteActivity *
musette_ui_test_find_activity (MusetteRepository *repository, MusetteUiTestWanted wanted)
{
  MusetteActivityList *activities = musette_repository_get_activities (repository);
  GListModel *list = G_LIST_MODEL (activities);
  MusetteActivity *found;

  musette_activity_list_refresh (activities);
  MUSETTE_TEST_WAIT (g_list_model_get_n_items (list) > 0
                     && !musette_activity_list_get_loading (activities));
  found = search (list, wanted);
  if (found != NULL)
    return found;
  MUSETTE_TEST_WAIT (musette_activity_list_get_complete (activities));
  found = search (list, wanted);
  g_assert_nonnull (found);
  return found;
}
