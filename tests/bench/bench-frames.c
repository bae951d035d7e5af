/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "bench-frames.h"

typedef struct
{
  GdkSurface *surface;
  gboolean rendered;
  BenchFrameFunc func;
  gpointer user_data;
} Watch;

/* A clock may tick some times before the surface is there and anything is drawn. */
static gboolean
render_cb (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer user_data)
{
  Watch *watch = user_data;

  if (g_value_peek_pointer (&values[0]) == watch->surface)
    watch->rendered = TRUE;
  return TRUE;
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  Watch *watch = user_data;

  if (!watch->rendered)
    return;
  watch->rendered = FALSE;
  watch->func (watch->user_data);
}

/**
 * bench_frames_watch:
 * @window: a window, which is realized
 * @func: called after each frame
 * @user_data: for @func
 *
 * Tells of each frame of a window that was drawn, until the program ends.
 */
void
bench_frames_watch (GtkWindow *window, BenchFrameFunc func, gpointer user_data)
{
  Watch *watch = g_new0 (Watch, 1);

  gtk_widget_realize (GTK_WIDGET (window));
  watch->surface = gtk_native_get_surface (GTK_NATIVE (window));
  watch->func = func;
  watch->user_data = user_data;
  g_signal_add_emission_hook (g_signal_lookup ("render", GDK_TYPE_SURFACE), 0, render_cb, watch,
                              NULL);
  g_signal_connect_after (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                          G_CALLBACK (after_paint_cb), watch);
}
