/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-repository.h"

G_BEGIN_DECLS

/**
 * MusettePlanRequest:
 * @method: `GET`, `POST`, `PUT` or `DELETE`
 * @athlete_id: (nullable): whose data, %NULL for the account's athlete
 * @path: what follows the athlete in the address, beginning with a slash: `/events/12`
 * @query: (nullable) (array zero-terminated=1): names and values of the query, one after the other;
 *   empty values are left out
 * @body: (nullable): JSON
 * @is_file: whether the answer is a file, else it is JSON or empty
 *
 * What to do with events, folders and workouts, in the service's own words.
 */
typedef struct
{
  const char *method;
  const char *athlete_id;
  const char *path;
  const char *const *query;
  GBytes *body;
  gboolean is_file;
} MusettePlanRequest;

void musette_repository_request_plan_async (MusetteRepository *self,
                                            const MusettePlanRequest *request,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
GBytes *musette_repository_request_plan_finish (MusetteRepository *self,
                                                GAsyncResult *result,
                                                GError **error);

G_END_DECLS
