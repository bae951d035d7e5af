/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-spans.h"

static MusetteSimulatorSpan *
get (GArray *spans, guint index)
{
  return &g_array_index (spans, MusetteSimulatorSpan, index);
}

static gint
compare_starts (gconstpointer a, gconstpointer b)
{
  const MusetteSimulatorSpan *first = a;
  const MusetteSimulatorSpan *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

/**
 * musette_simulator_spans_drop_fillers:
 * @spans: (element-type MusetteSimulatorSpan): intervals
 *
 * Leaves only those that somebody asked for.
 */
void
musette_simulator_spans_drop_fillers (GArray *spans)
{
  for (guint i = spans->len; i > 0; i--)
    if (get (spans, i - 1)->filled)
      g_array_remove_index (spans, i - 1);
}

/**
 * musette_simulator_spans_remove_at:
 * @spans: (element-type MusetteSimulatorSpan): intervals
 * @start: a sample
 * @end: behind another
 *
 * Makes room: what lies between is taken away, what reaches in is cut.
 */
void
musette_simulator_spans_remove_at (GArray *spans, guint start, guint end)
{
  guint n = spans->len;

  for (guint i = n; i > 0; i--)
    {
      MusetteSimulatorSpan *span = get (spans, i - 1);

      if (span->end <= start || span->start >= end)
        continue;
      if (span->start < start && span->end > end)
        {
          guint rest = span->end;

          span->end = start;
          musette_simulator_spans_add (spans, end, rest, span->label, span->filled);
        }
      else if (span->start < start)
        span->end = start;
      else if (span->end > end)
        span->start = end;
      else
        g_array_remove_index (spans, i - 1);
    }
}

/**
 * musette_simulator_spans_place:
 * @spans: (element-type MusetteSimulatorSpan): intervals
 * @start: the first sample of another
 * @end: behind its last sample
 * @label: (nullable): what it is called
 *
 * Adds an interval; others make room for it.
 */
void
musette_simulator_spans_place (GArray *spans, guint start, guint end, const char *label)
{
  musette_simulator_spans_remove_at (spans, start, end);
  musette_simulator_spans_add (spans, start, end, label, FALSE);
}

/**
 * musette_simulator_spans_split:
 * @spans: (element-type MusetteSimulatorSpan): intervals
 * @at: a sample
 *
 * Makes two intervals of the one around @at, which both stay when gaps are filled.
 *
 * Returns: whether there is one that begins before @at and ends behind it
 */
gboolean
musette_simulator_spans_split (GArray *spans, guint at)
{
  for (guint i = 0; i < spans->len; i++)
    {
      MusetteSimulatorSpan *span = get (spans, i);
      guint end = span->end;

      if (span->start >= at || end <= at)
        continue;
      span->end = at;
      span->filled = FALSE;
      musette_simulator_spans_add (spans, at, end, span->label, FALSE);
      return TRUE;
    }
  return FALSE;
}

/**
 * musette_simulator_spans_fill:
 * @spans: (element-type MusetteSimulatorSpan): intervals that do not overlap
 * @n_samples: how many samples there are
 *
 * Sorts the intervals and fills the gaps, as the service does: every sample is in one.
 */
void
musette_simulator_spans_fill (GArray *spans, guint n_samples)
{
  guint at = 0;
  guint n;

  g_array_sort (spans, compare_starts);
  n = spans->len;
  for (guint i = 0; i < n; i++)
    {
      guint start = get (spans, i)->start;

      if (start > at)
        musette_simulator_spans_add (spans, at, start, NULL, TRUE);
      at = get (spans, i)->end;
    }
  if (at < n_samples)
    musette_simulator_spans_add (spans, at, n_samples, NULL, TRUE);
  g_array_sort (spans, compare_starts);
}
