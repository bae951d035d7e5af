/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-date.h"

G_BEGIN_DECLS

/**
 * MusetteSimulatorOptions:
 * @seed: the seed that everything follows from; 0 = 1
 * @today: the athlete's last day, %MUSETTE_DATE_NONE = the clock's (`$MUSETTE_TODAY` or the
 * computer's)
 * @activities: at least so many activities, 0 = the usual three years
 * @port: TCP port on 127.0.0.1, 0 = a free one
 * @lenient: also accept the `Authorization: ApiKey …` form, which the real service refuses
 * @latency_ms: wait so long before every answer, in ms
 * @state: (nullable): a file in which every change is kept, so that another start goes on from
 *   there; %NULL = changes last as long as the service
 *
 * How a local service is made. Same @seed, @today and changes give the same bytes in every answer.
 */
typedef struct
{
  guint64 seed;
  MusetteDate today;
  guint activities;
  guint16 port;
  gboolean lenient;
  guint latency_ms;
  const char *state;
} MusetteSimulatorOptions;

#define MUSETTE_TYPE_SIMULATOR (musette_simulator_get_type ())
G_DECLARE_FINAL_TYPE (MusetteSimulator, musette_simulator, MUSETTE, SIMULATOR, GObject)

MusetteSimulator *musette_simulator_new (const MusetteSimulatorOptions *options);
gboolean musette_simulator_add_fault (MusetteSimulator *self, const char *text, GError **error);
gboolean musette_simulator_add_behind (MusetteSimulator *self, const char *text, GError **error);
gboolean musette_simulator_start (MusetteSimulator *self, GError **error);
void musette_simulator_stop (MusetteSimulator *self);

gboolean musette_simulator_change_behind (MusetteSimulator *self, const char *text, GError **error);

const char *musette_simulator_get_url (MusetteSimulator *self);
const char *musette_simulator_get_key (MusetteSimulator *self);
const char *musette_simulator_get_token (MusetteSimulator *self);
const char *musette_simulator_get_athlete_id (MusetteSimulator *self);
guint musette_simulator_get_n_requests (MusetteSimulator *self);

G_END_DECLS
