/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <adwaita.h>
#include <math.h>

#include "musette-banner.h"
#include "musette-ride-fact-button.h"
#include "musette-ride-page.h"
#include "musette-ride-skeleton.h"
#include "musette-ui-test-service.h"
#include "musette-ui-test.h"

typedef struct
{
  MusetteSimulator *simulator;
  MusetteRepository *repository;
  GtkWindow *window;
  MusetteRidePage *page;
  MusetteRideView *view;
  MusetteRideLoader *loader;
} Fixture;

static void
start (Fixture *fixture, const char *fault)
{
  const MusetteSimulatorOptions options = { .seed = 1, .today = musette_date_new (2026, 5, 12) };

  fixture->simulator = musette_ui_test_simulator (&options, fault);
  fixture->repository = musette_ui_test_demo_repository (fixture->simulator);
  fixture->page = MUSETTE_RIDE_PAGE (musette_ride_page_new (fixture->repository, NULL));
  fixture->view = musette_ride_page_get_view (fixture->page);
  fixture->loader = musette_ride_page_get_loader (fixture->page);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
}

static void
stop (Fixture *fixture)
{
  gtk_window_destroy (fixture->window);
  g_clear_object (&fixture->repository);
  musette_simulator_stop (fixture->simulator);
  g_clear_object (&fixture->simulator);
}

static gboolean
is_manual (MusetteActivity *activity)
{
  return g_strcmp0 (musette_activity_get_source (activity), "MANUAL") == 0;
}

static const char *
get_state (Fixture *fixture)
{
  GtkWidget *stack = musette_ui_test_find_type (GTK_WIDGET (fixture->page), GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static void
test_ride (void)
{
  Fixture fixture = { 0 };
  g_autoptr (MusetteActivity) activity = NULL;

  start (&fixture, NULL);
  activity = musette_ui_test_find_activity (fixture.repository, musette_ui_test_is_ride_with_power);
  g_assert_nonnull (activity);
  musette_ride_page_open_activity (fixture.page, musette_activity_get_id (activity));
  MUSETTE_TEST_WAIT (musette_ride_view_get_timeline (fixture.view) != NULL);
  MUSETTE_TEST_WAIT (!musette_ride_loader_get_loading (fixture.loader));
  g_assert_cmpstr (get_state (&fixture), ==, "ride");
  g_assert_cmpstr (musette_ride_page_get_title (fixture.page), ==,
                   musette_activity_get_name (activity));
  g_assert_cmpint (musette_ride_view_get_thresholds_origin (fixture.view), ==,
                   MUSETTE_THRESHOLDS_ACTIVITY);
  g_assert_cmpfloat (musette_ride_view_get_thresholds (fixture.view)->ftp_w, ==,
                     musette_activity_get_ftp_w (activity));
  g_assert_cmpint (musette_ride_loader_get_interval_source (fixture.loader), ==,
                   MUSETTE_RIDE_INTERVALS_SERVICE);
  g_assert_cmpuint (g_list_model_get_n_items (musette_ride_view_get_intervals (fixture.view)), >,
                    0);
  stop (&fixture);
}

/* Loaded once more, nothing that is shown is made anew. */
static void
test_reload (void)
{
  Fixture fixture = { 0 };
  g_autoptr (MusetteActivity) activity = NULL;
  MusetteTimeline *timeline;

  start (&fixture, NULL);
  activity = musette_ui_test_find_activity (fixture.repository, musette_ui_test_is_ride_with_power);
  musette_ride_page_open_activity (fixture.page, musette_activity_get_id (activity));
  MUSETTE_TEST_WAIT (musette_ride_view_get_timeline (fixture.view) != NULL);
  MUSETTE_TEST_WAIT (!musette_ride_loader_get_loading (fixture.loader));
  timeline = musette_ride_view_get_timeline (fixture.view);
  musette_ride_page_reload (fixture.page);
  g_assert_nonnull (musette_ride_view_get_activity (fixture.view));
  g_assert_cmpstr (get_state (&fixture), ==, "ride");
  MUSETTE_TEST_WAIT (!musette_ride_loader_get_loading (fixture.loader));
  g_assert_true (musette_ride_view_get_timeline (fixture.view) == timeline);
  stop (&fixture);
}

/* Broken samples are told in a banner, and the key figures of the service stay. */
static void
test_broken_samples (void)
{
  Fixture fixture = { 0 };
  g_autoptr (MusetteActivity) activity = NULL;
  GtkWidget *banner;

  start (&fixture, "garbage@*streams*");
  activity = musette_ui_test_find_activity (fixture.repository, musette_ui_test_is_ride_with_power);
  musette_ride_page_open_activity (fixture.page, musette_activity_get_id (activity));
  banner = musette_ui_test_find_type (GTK_WIDGET (fixture.page), MUSETTE_TYPE_BANNER);
  MUSETTE_TEST_WAIT (musette_banner_get_shown (MUSETTE_BANNER (banner)));
  g_assert_nonnull (
      strstr (musette_banner_get_text (MUSETTE_BANNER (banner)), "samples could not be loaded"));
  g_assert_cmpstr (get_state (&fixture), ==, "ride");
  g_assert_null (musette_ride_view_get_timeline (fixture.view));
  stop (&fixture);
}

/* While the service is slow the page shows what the list knows, and where the charts will stand. */
static void
test_slow (void)
{
  Fixture fixture = { 0 };
  g_autoptr (MusetteActivity) activity = NULL;
  GtkWidget *skeleton;

  start (&fixture, "slow=1500@*/activity/*");
  activity = musette_ui_test_find_activity (fixture.repository, musette_ui_test_is_ride_with_power);
  musette_ride_page_open_row (fixture.page, activity);
  g_assert_cmpstr (get_state (&fixture), ==, "ride");
  g_assert_cmpstr (musette_ride_page_get_title (fixture.page), ==,
                   musette_activity_get_name (activity));
  g_assert_null (musette_ride_view_get_timeline (fixture.view));
  g_assert_nonnull (
      musette_ui_test_find_type (GTK_WIDGET (fixture.page), MUSETTE_TYPE_RIDE_FACT_BUTTON));
  skeleton = musette_ui_test_find_type (GTK_WIDGET (fixture.page), MUSETTE_TYPE_RIDE_SKELETON);
  g_assert_true (gtk_widget_is_visible (skeleton));
  MUSETTE_TEST_WAIT (musette_ride_view_get_timeline (fixture.view) != NULL);
  g_assert_false (gtk_widget_is_visible (skeleton));
  stop (&fixture);
}

static void
test_unknown (void)
{
  Fixture fixture = { 0 };

  start (&fixture, NULL);
  musette_ride_page_open_activity (fixture.page, "i999999999");
  MUSETTE_TEST_WAIT (g_strcmp0 (get_state (&fixture), "message") == 0);
  g_assert_nonnull (musette_ride_loader_get_error (fixture.loader));
  stop (&fixture);
}

static void
test_without_samples (MusetteUiTestWanted wanted)
{
  Fixture fixture = { 0 };
  g_autoptr (MusetteActivity) activity = NULL;

  start (&fixture, NULL);
  activity = musette_ui_test_find_activity (fixture.repository, wanted);
  musette_ride_page_open_activity (fixture.page, musette_activity_get_id (activity));
  MUSETTE_TEST_WAIT (musette_ride_view_get_activity (fixture.view) != NULL);
  MUSETTE_TEST_WAIT (!musette_ride_loader_get_loading (fixture.loader));
  g_assert_cmpstr (get_state (&fixture), ==, "ride");
  g_assert_null (musette_ride_view_get_timeline (fixture.view));
  g_assert_null (musette_ride_loader_get_error (fixture.loader));
  stop (&fixture);
}

static void
test_manual (void)
{
  test_without_samples (is_manual);
}

static void
test_stub (void)
{
  test_without_samples (musette_activity_is_stub);
}

/* Leaving the page stops what it asked for. */
static void
test_leave (void)
{
  Fixture fixture = { 0 };
  g_autoptr (MusetteActivity) activity = NULL;

  start (&fixture, "slow=2000@*streams*");
  activity = musette_ui_test_find_activity (fixture.repository, musette_ui_test_is_ride_with_power);
  musette_ride_page_open_activity (fixture.page, musette_activity_get_id (activity));
  MUSETTE_TEST_WAIT (musette_ride_view_get_activity (fixture.view) != NULL);
  stop (&fixture);
}

int
main (int argc, char **argv)
{
  if (!musette_ui_test_init (&argc, &argv))
    return 0;
  g_test_add_func ("/ui/ride-activity/ride", test_ride);
  g_test_add_func ("/ui/ride-activity/reload", test_reload);
  g_test_add_func ("/ui/ride-activity/broken-samples", test_broken_samples);
  g_test_add_func ("/ui/ride-activity/slow", test_slow);
  g_test_add_func ("/ui/ride-activity/unknown", test_unknown);
  g_test_add_func ("/ui/ride-activity/manual", test_manual);
  g_test_add_func ("/ui/ride-activity/stub", test_stub);
  g_test_add_func ("/ui/ride-activity/leave", test_leave);
  return g_test_run ();
}
