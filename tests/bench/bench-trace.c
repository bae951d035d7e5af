/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <math.h>

#include "bench-ride.h"
#include "musette-bench.h"
#include "musette-ride-painter.h"

/* T7: a trace of 24 h drawn into 1920 x 400 pixels, against Cairo's stroke of all its points. */

#define DAY 86400
#define WIDTH 1920
#define HEIGHT 400
#define LOOPS 50

typedef struct
{
  MusetteRideTraces *traces;
  MusetteTraceWork *work;
  MusetteChartStyle style;
  cairo_t *cr;
} Side;

static void
draw (gpointer data)
{
  Side *side = data;
  MusetteTraceFrame frame = { .plot = { 0, 0, WIDTH, HEIGHT },
                              .to = DAY,
                              .upper = 500,
                              .color = side->style.palette->signals[MUSETTE_SIGNAL_POWER] };

  for (guint i = 0; i < LOOPS; i++)
    {
      /* Another edge each time, so that nothing is kept from the drawing before. */
      frame.from = i % 2 ? 0 : 1;
      musette_trace_painter_draw (musette_ride_traces_get_trace (side->traces, 0), &frame,
                                  &side->style, side->work, side->cr);
    }
}

static void
stroke (gpointer data)
{
  Side *side = data;
  MusetteTrace *trace = musette_ride_traces_get_trace (side->traces, 0);

  for (guint i = 0; i < musette_trace_get_length (trace); i++)
    cairo_line_to (side->cr, i * (double) WIDTH / DAY,
                   HEIGHT * (1 - musette_trace_get_value (trace, i) / 500));
  cairo_set_line_width (side->cr, side->style.line_px);
  cairo_stroke (side->cr);
}

int
main (void)
{
  g_autoptr (MusetteTimeline) timeline = bench_ride_new (DAY);
  g_autoptr (MusetteRideTraces) traces
      = musette_ride_traces_new_for_ride (timeline, NULL, MUSETTE_SPORT_RIDE, 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  Side side = { .traces = traces, .work = musette_trace_work_new (), .cr = cairo_create (surface) };
  MusetteBenchTimes times;
  gboolean ok;

  musette_chart_style_init (&side.style, FALSE, FALSE);
  times = musette_bench_compare (draw, &side, stroke, &side, 11);
  times.first_s /= LOOPS;
  g_print ("T7   24 h trace into %dx%d: %.3f ms, Cairo's stroke %.0f ms\n", WIDTH, HEIGHT,
           times.first_s * 1e3, times.second_s * 1e3);
  ok = musette_bench_at_least ("T7", "24 h trace vs Cairo's stroke of all points",
                               times.second_s / times.first_s, 200);
  cairo_destroy (side.cr);
  cairo_surface_destroy (surface);
  musette_trace_work_free (side.work);
  return ok ? 0 : 1;
}
