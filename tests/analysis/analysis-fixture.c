/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "analysis-fixture.h"

/* A 1 Hz series of constant stretches. */
float *
fixture_series (const Block *blocks, guint n_blocks, gsize *n)
{
  GArray *series = g_array_new (FALSE, FALSE, sizeof (float));

  for (guint i = 0; i < n_blocks; i++)
    for (guint k = 0; k < blocks[i].secs; k++)
      {
        float value = (float) blocks[i].value;

        g_array_append_val (series, value);
      }
  *n = series->len;
  return (float *) g_array_free (series, FALSE);
}

void
fixture_append (MusetteStreamSet *set,
                MusetteChannel channel,
                gint32 from_s,
                guint secs,
                double value)
{
  for (guint i = 0; i < secs; i++)
    musette_stream_set_set_value (set, musette_stream_set_append (set, from_s + (gint32) i),
                                  channel, value);
}

/* A ride of one channel whose stretches lie @stop_s seconds apart. */
MusetteTimeline *
fixture_timeline (MusetteChannel channel, const Block *blocks, guint n_blocks, gint32 stop_s)
{
  g_autoptr (MusetteStreamSet) set = musette_stream_set_new (0);
  gint32 at = 0;

  for (guint i = 0; i < n_blocks; i++)
    {
      fixture_append (set, channel, at, blocks[i].secs, blocks[i].value);
      at += (gint32) blocks[i].secs + stop_s;
    }
  return musette_timeline_new (set);
}
