/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ui-test.h"

/* One activity as the service would send it. @members is appended to the object, beginning with a
 * comma, or is empty. */
MusetteActivity *
musette_ui_test_activity (const char *name,
                          const char *type,
                          const char *start_local,
                          const char *members)
{
  g_autofree char *json = g_strdup_printf ("{\"id\":\"i1\",\"name\":\"%s\",\"type\":\"%s\","
                                           "\"start_date_local\":\"%s\"%s}",
                                           name, type, start_local, members);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  MusetteActivity *activity = musette_activity_new_from_json (bytes, &error);

  g_assert_no_error (error);
  return activity;
}

/* Activities of several years, newest first: two a day, rides and runs in turn. */
GListStore *
musette_ui_test_years (guint n_activities)
{
  GListStore *store = g_list_store_new (MUSETTE_TYPE_ACTIVITY);
  MusetteDate newest = musette_date_new (2026, 5, 28);
  g_autoptr (GPtrArray) activities = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_activities; i++)
    {
      g_autofree char *date = musette_date_format (newest - (int) (i / 2));
      g_autofree char *start = g_strdup_printf ("%sT%02u:00:00", date, i % 2 == 0 ? 17 : 7);
      g_autofree char *name
          = g_strdup_printf ("%s %u", i % 2 == 0 ? "Évening ride" : "Morning run", i);

      g_ptr_array_add (activities,
                       musette_ui_test_activity (name, i % 2 == 0 ? "Ride" : "Run", start,
                                                 ",\"moving_time\":3600,\"distance\":10000,"
                                                 "\"icu_training_load\":50"));
    }
  g_list_store_splice (store, 0, 0, activities->pdata, activities->len);
  return store;
}
