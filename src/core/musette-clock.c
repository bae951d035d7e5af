/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-clock.h"

/* The one source of "now" and "today". It is an object so that tests and the demo can stop it, and
 * so that a page learns of midnight by a signal. $MUSETTE_TODAY (YYYY-MM-DD, or with a time of day)
 * sets the day; the time of day then runs on from there. */
struct _MusetteClock
{
  GObject parent_instance;

  MusetteLocalTime base;
  gint64 base_monotonic;
  gboolean fixed;
  gboolean shifted;
  MusetteDate last_today;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (MusetteClock, musette_clock, G_TYPE_OBJECT)

enum
{
  TODAY_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define CHECK_INTERVAL_S 30

static MusetteLocalTime
read_wall_clock (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_to_unix (now) + g_date_time_get_utc_offset (now) / G_TIME_SPAN_SECOND;
}

static void
check_today (MusetteClock *self)
{
  MusetteDate today = musette_clock_get_today (self);

  if (today == self->last_today)
    return;
  self->last_today = today;
  g_signal_emit (self, signals[TODAY_CHANGED], 0);
}

static gboolean
check_today_cb (gpointer user_data)
{
  check_today (MUSETTE_CLOCK (user_data));
  return G_SOURCE_CONTINUE;
}

static void
musette_clock_finalize (GObject *object)
{
  MusetteClock *self = (MusetteClock *) object;

  g_clear_handle_id (&self->timeout, g_source_remove);
  G_OBJECT_CLASS (musette_clock_parent_class)->finalize (object);
}

static void
musette_clock_class_init (MusetteClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_clock_finalize;

  /**
   * MusetteClock::today-changed:
   *
   * The day has changed: midnight has passed, or the computer's clock or zone was set.
   */
  signals[TODAY_CHANGED] = g_signal_new ("today-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
musette_clock_init (MusetteClock *self)
{
}

/**
 * musette_clock_new:
 *
 * Makes the running clock. It shows the computer's local time, or the day of $MUSETTE_TODAY.
 *
 * Returns: (transfer full): a clock
 */
MusetteClock *
musette_clock_new (void)
{
  MusetteClock *self = g_object_new (MUSETTE_TYPE_CLOCK, NULL);
  MusetteLocalTime wanted = musette_local_time_parse (g_getenv ("MUSETTE_TODAY"));

  if (wanted != MUSETTE_LOCAL_TIME_NONE)
    {
      self->shifted = TRUE;
      self->base = wanted;
      if (musette_local_time_get_second_of_day (wanted) == 0)
        self->base += musette_local_time_get_second_of_day (read_wall_clock ());
      self->base_monotonic = g_get_monotonic_time ();
    }
  self->last_today = musette_clock_get_today (self);
  self->timeout = g_timeout_add_seconds (CHECK_INTERVAL_S, check_today_cb, self);
  return self;
}

/**
 * musette_clock_new_fixed:
 * @now: the time it shows
 *
 * Returns: (transfer full): a clock that stands still until musette_clock_set_fixed()
 */
MusetteClock *
musette_clock_new_fixed (MusetteLocalTime now)
{
  MusetteClock *self = g_object_new (MUSETTE_TYPE_CLOCK, NULL);

  self->fixed = TRUE;
  self->base = now;
  self->last_today = musette_clock_get_today (self);
  return self;
}

/**
 * musette_clock_set_fixed:
 * @self: a clock
 * @now: the time it shows from now on
 *
 * Stops the clock at @now. Emits #MusetteClock::today-changed when that is another day.
 */
void
musette_clock_set_fixed (MusetteClock *self, MusetteLocalTime now)
{
  g_return_if_fail (MUSETTE_IS_CLOCK (self));

  self->fixed = TRUE;
  self->base = now;
  check_today (self);
}

/**
 * musette_clock_get_now:
 * @self: a clock
 *
 * Returns: the wall-clock time
 */
MusetteLocalTime
musette_clock_get_now (MusetteClock *self)
{
  g_return_val_if_fail (MUSETTE_IS_CLOCK (self), MUSETTE_LOCAL_TIME_NONE);

  if (self->fixed)
    return self->base;
  if (self->shifted)
    return self->base + (g_get_monotonic_time () - self->base_monotonic) / G_USEC_PER_SEC;
  return read_wall_clock ();
}

/**
 * musette_clock_get_today:
 * @self: a clock
 *
 * Returns: the local day
 */
MusetteDate
musette_clock_get_today (MusetteClock *self)
{
  return musette_local_time_get_date (musette_clock_get_now (self));
}
