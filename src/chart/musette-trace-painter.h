/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <cairo.h>

#include "musette-chart-style.h"
#include "musette-rasteriser.h"
#include "musette-ride-layout.h"
#include "musette-trace.h"

G_BEGIN_DECLS

/**
 * MusetteTraceFrame:
 * @plot: where the trace is drawn
 * @from: position at the left edge
 * @to: position at the right edge
 * @lower: value at the lower edge
 * @upper: value at the upper edge
 * @color: of the line
 * @area_alpha: how strongly the area below is filled, 0 = not at all
 *
 * Where and how one trace is drawn.
 */
typedef struct
{
  MusetteRect plot;
  double from;
  double to;
  double lower;
  double upper;
  MusetteColor color;
  double area_alpha;
} MusetteTraceFrame;

/**
 * MusetteDrawnTrace:
 * @trace: what was drawn, NULL = nothing
 * @place: where
 * @grid: its columns
 * @area_alpha: how strongly the area below is filled
 * @few: whether slopes were drawn and not the extents of columns
 *
 * What a mask shows of a trace, so that after a pan only what comes into view need be drawn.
 */
typedef struct
{
  MusetteTrace *trace;
  MusetteRasterFrame place;
  MusetteColumnGrid grid;
  double area_alpha;
  gboolean few;
} MusetteDrawnTrace;

/**
 * MusetteTraceWork:
 *
 * Memory that the traces of one picture share: where the samples of each column are.
 */
typedef struct _MusetteTraceWork MusetteTraceWork;

MusetteTraceWork *musette_trace_work_new (void);
void musette_trace_work_free (MusetteTraceWork *self);
void musette_drawn_trace_clear (MusetteDrawnTrace *self);
void musette_trace_painter_draw (MusetteTrace *trace,
                                 const MusetteTraceFrame *frame,
                                 const MusetteChartStyle *style,
                                 MusetteTraceWork *work,
                                 cairo_t *cr);
void musette_trace_painter_rasterise (MusetteTrace *trace,
                                      const MusetteTraceFrame *frame,
                                      const MusetteChartStyle *style,
                                      MusetteTraceWork *work,
                                      const MusetteRaster *raster,
                                      double scale,
                                      double x0,
                                      double y0,
                                      MusetteDrawnTrace *drawn);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteTraceWork, musette_trace_work_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MusetteDrawnTrace, musette_drawn_trace_clear)

G_END_DECLS
