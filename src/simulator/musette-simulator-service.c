/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-service.h"

struct _MusetteSimulatorService
{
  guint64 seed;
  MusetteDate today;
  char *today_text;
  char *athlete_id;
};

MusetteSimulatorService *
musette_simulator_service_new (guint64 seed,
                               MusetteDate today,
                               guint activities,
                               const char *athlete_id)
{
  MusetteSimulatorService *self = g_new0 (MusetteSimulatorService, 1);

  self->seed = seed;
  self->today = today;
  self->today_text = musette_date_format (today);
  self->athlete_id = g_strdup (athlete_id);
  return self;
}

void
musette_simulator_service_free (MusetteSimulatorService *self)
{
  g_free (self->today_text);
  g_free (self->athlete_id);
  g_free (self);
}

MusetteSimulatorReply *
musette_simulator_service_answer (MusetteSimulatorService *self,
                                  const char *method,
                                  const char *path,
                                  const char *query)
{
  return musette_simulator_reply_new_framework_error (404, path, self->today_text);
}
