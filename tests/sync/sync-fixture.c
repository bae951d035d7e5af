/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "sync-fixture.h"

#include "musette-test.h"

MusetteActivity *
new_test_activity (const char *id, const char *start, const char *name)
{
  g_autofree char *json = g_strdup_printf ("{\"id\":\"%s\",\"start_date_local\":\"%sT07:00:00\","
                                           "\"name\":\"%s\",\"type\":\"Ride\"}",
                                           id, start, name);
  g_autoptr (GError) error = NULL;
  MusetteActivity *activity = musette_activity_new_from_slice (json, strlen (json), &error);

  g_assert_no_error (error);
  return activity;
}

/* Pairs of id and day. */
GPtrArray *
new_test_activities (const char *first_id, ...)
{
  GPtrArray *activities = g_ptr_array_new_with_free_func (g_object_unref);
  va_list args;

  va_start (args, first_id);
  for (const char *id = first_id; id != NULL; id = va_arg (args, const char *))
    g_ptr_array_add (activities, new_test_activity (id, va_arg (args, const char *), "x"));
  va_end (args);
  return activities;
}

char *
list_test_ids (GListModel *model)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (MusetteActivity) row = g_list_model_get_item (model, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", musette_activity_get_id (row));
    }
  return g_string_free (ids, FALSE);
}
