/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-fit-heart.h"

#include <math.h>

typedef struct
{
  double time_s; /* since 1970 UTC */
  float bpm;
} Beat;

#define FIELD_FRACTION 0
#define FIELD_BPM 6
#define FIELD_EVENT 9
#define FIELD_EVENT_12 10

/* A beat holds until the next one, at most this long. */
#define MAX_HOLD_S 5

/* More is no heart. */
#define MAX_BEATS_A_SECOND 8u

/**
 * musette_fit_heart_init:
 * @self: a collector
 */
void
musette_fit_heart_init (MusetteFitHeart *self)
{
  *self = (MusetteFitHeart){ .beats = g_array_new (FALSE, FALSE, sizeof (Beat)) };
}

/**
 * musette_fit_heart_clear:
 * @self: a collector
 */
void
musette_fit_heart_clear (MusetteFitHeart *self)
{
  g_clear_pointer (&self->beats, g_array_unref);
}

/**
 * musette_fit_heart_begin_part:
 * @self: a collector
 *
 * Forgets the strap's clock: each of several chained files has its own anchor.
 */
void
musette_fit_heart_begin_part (MusetteFitHeart *self)
{
  self->has_anchor = FALSE;
}

static void
add_beat (MusetteFitHeart *self, const MusetteFitMessage *message, guint index, guint32 clock)
{
  double bpm = musette_fit_message_get_nth (message, FIELD_BPM, index);
  Beat beat;

  self->last_1024 = clock;
  if (!self->has_anchor || isnan (bpm) || bpm <= 0 || self->beats->len >= MUSETTE_MAX_SAMPLES)
    return;
  /* The clock rolls over; the difference does not mind. */
  beat.time_s = self->anchor_s + (clock - self->anchor_1024) / 1024.0;
  beat.bpm = (float) bpm;
  g_array_append_val (self->beats, beat);
}

static void
set_anchor (MusetteFitHeart *self, const MusetteFitMessage *message)
{
  double fraction = musette_fit_message_get_scaled (message, FIELD_FRACTION, 32768);
  double event = musette_fit_message_get (message, FIELD_EVENT);

  if (message->time == MUSETTE_FIT_TIME_NONE || isnan (event))
    return;
  self->has_anchor = TRUE;
  self->anchor_s = (double) message->time + MUSETTE_FIT_EPOCH + (isnan (fraction) ? 0 : fraction);
  self->anchor_1024 = (guint32) (gint64) CLAMP (event, 0, (double) G_MAXUINT32);
}

/* The 12-bit times continue the full ones: the low bits of the same clock, two in three bytes. */
static void
add_packed (MusetteFitHeart *self, const MusetteFitMessage *message, guint first)
{
  const MusetteFitField *field = musette_fit_message_find (message, FIELD_EVENT_12);
  const guint8 *p;

  if (field == NULL || musette_fit_base_type_get_size (field->base_type) != 1)
    return;
  p = message->data + field->offset;
  for (guint i = 0; i < field->size / 3u * 2u; i++)
    {
      const guint8 *pair = p + i / 2 * 3;
      guint32 low
          = i % 2 == 0 ? pair[0] | (pair[1] & 0x0Fu) << 8 : pair[1] >> 4 | (guint32) pair[2] << 4;
      guint32 clock = self->last_1024 + ((low - self->last_1024) & 0xFFF);

      add_beat (self, message, first + i, clock);
    }
}

/**
 * musette_fit_heart_add:
 * @self: a collector
 * @message: a heart rate message (132)
 */
void
musette_fit_heart_add (MusetteFitHeart *self, const MusetteFitMessage *message)
{
  guint n_full = musette_fit_message_get_count (message, FIELD_EVENT);
  guint beats = 0;

  if (message->definition->time_offset >= 0)
    set_anchor (self, message);
  for (guint i = 0; i < n_full; i++)
    {
      double event = musette_fit_message_get_nth (message, FIELD_EVENT, i);

      if (!isnan (event) && event >= 0 && event <= G_MAXUINT32)
        add_beat (self, message, beats++, (guint32) (gint64) event);
    }
  add_packed (self, message, beats);
}

static int
compare_beats (gconstpointer a, gconstpointer b)
{
  const Beat *first = a, *second = b;

  return (first->time_s > second->time_s) - (first->time_s < second->time_s);
}

/* Index of the first beat later than @time_s. */
static guint
find_after (const GArray *beats, double time_s)
{
  guint low = 0, high = beats->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (beats, Beat, middle).time_s > time_s)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* The mean of the beats in the second that ends at @time_s, else the last beat a little before. */
static double
heartrate_at (const GArray *beats, double time_s)
{
  guint end = find_after (beats, time_s);
  guint begin = MAX (find_after (beats, time_s - 1),
                     end < MAX_BEATS_A_SECOND ? 0 : end - MAX_BEATS_A_SECOND);
  double sum = 0;

  for (guint i = begin; i < end; i++)
    sum += g_array_index (beats, Beat, i).bpm;
  if (end > begin)
    return floor (sum / (end - begin) + 0.5);
  if (end == 0 || time_s - g_array_index (beats, Beat, end - 1).time_s > MAX_HOLD_S)
    return NAN;
  return g_array_index (beats, Beat, end - 1).bpm;
}

/**
 * musette_fit_heart_apply:
 * @self: a collector
 * @recording: a recording whose times are set
 *
 * Gives the recording a heart rate from the beats, unless its records have one.
 */
void
musette_fit_heart_apply (MusetteFitHeart *self, MusetteRecording *recording)
{
  MusetteStreamSet *streams = recording->streams;
  gint64 start = musette_stream_set_get_start (streams);
  const gint32 *time = musette_stream_set_get_time (streams);

  if (self->beats->len == 0 || musette_stream_set_has (streams, MUSETTE_CHANNEL_HEARTRATE))
    return;
  g_array_sort (self->beats, compare_beats);
  for (guint i = 0; i < musette_stream_set_get_length (streams); i++)
    {
      double bpm = time[i] == MUSETTE_TIME_NONE
                       ? NAN
                       : heartrate_at (self->beats, (double) (start + time[i]));

      if (isnan (bpm))
        continue;
      musette_stream_set_set_value (streams, i, MUSETTE_CHANNEL_HEARTRATE, bpm);
      recording->is_derived[MUSETTE_CHANNEL_HEARTRATE] = TRUE;
    }
}
