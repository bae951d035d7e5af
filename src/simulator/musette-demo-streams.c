/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-demo-streams.h"

#include "musette-demo-sports.h"
#include "musette-simulator-time.h"

static MusetteStreamSet *
make_streams (const MusetteDemoPlanned *planned,
              const MusetteDemoForm *form,
              MusetteDemoRoutes *routes)
{
  switch (planned->kind)
    {
    case MUSETTE_DEMO_KIND_RIDE:
    case MUSETTE_DEMO_KIND_GROUP:
    case MUSETTE_DEMO_KIND_RACE:
    case MUSETTE_DEMO_KIND_WORKOUT:
    case MUSETTE_DEMO_KIND_COMMUTE:
      return musette_demo_ride_new (planned, form,
                                    musette_demo_routes_get (routes, planned->route));
    case MUSETTE_DEMO_KIND_INDOOR:
      return musette_demo_indoor_new (planned, form);
    case MUSETTE_DEMO_KIND_RUN:
    case MUSETTE_DEMO_KIND_WALK:
      return musette_demo_run_new (planned, form, musette_demo_routes_get (routes, planned->route));
    case MUSETTE_DEMO_KIND_SWIM:
      return musette_demo_swim_new (planned, form);
    case MUSETTE_DEMO_KIND_STRENGTH:
      return musette_demo_heart_only_new (planned, form);
    case MUSETTE_DEMO_KIND_MANUAL:
    case MUSETTE_DEMO_KIND_STUB:
      return NULL;
    default:
      g_assert_not_reached ();
    }
}

/**
 * musette_demo_streams_new:
 * @planned: an activity
 * @form: what the athlete can do that day
 * @routes: the loops of the athlete's home
 *
 * Makes the samples of @planned, a pure function of the arguments. May be called from any thread.
 *
 * Returns: (transfer full) (nullable): the recording, %NULL when there is none
 */
MusetteStreamSet *
musette_demo_streams_new (const MusetteDemoPlanned *planned,
                          const MusetteDemoForm *form,
                          MusetteDemoRoutes *routes)
{
  MusetteStreamSet *streams;

  g_return_val_if_fail (planned != NULL && form != NULL && routes != NULL, NULL);

  streams = make_streams (planned, form, routes);
  if (streams == NULL)
    return NULL;
  musette_stream_set_set_start (streams,
                                planned->start - musette_simulator_time_offset_s (planned->start));
  musette_demo_flaws_apply (streams, planned);
  return streams;
}
