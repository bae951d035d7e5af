/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MusetteDemoRandom:
 *
 * A small fast generator (SplitMix64: Steele, Lea, Flood, “Fast splittable pseudorandom number
 * generators”, 2014), so that the demo's bytes depend on its seed alone and not on the C library.
 */
typedef struct
{
  guint64 state;
} MusetteDemoRandom;

/* Scrambles one 64-bit value. */
static inline guint64
musette_demo_random_mix (guint64 value)
{
  value = (value ^ (value >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  value = (value ^ (value >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return value ^ (value >> 31);
}

static inline guint64
musette_demo_random_next (MusetteDemoRandom *self)
{
  self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return musette_demo_random_mix (self->state);
}

/* A generator that belongs to (@seed, @a, @b) and to nothing else. */
static inline MusetteDemoRandom
musette_demo_random_for (guint64 seed, guint64 a, guint64 b)
{
  MusetteDemoRandom self = { musette_demo_random_mix (seed + G_GUINT64_CONSTANT (0x9e3779b9)) };

  self.state = musette_demo_random_mix (self.state ^ musette_demo_random_mix (a * 2 + 1));
  self.state = musette_demo_random_mix (self.state ^ musette_demo_random_mix (b * 2 + 1));
  return self;
}

/* Uniform in [0, 1). */
static inline double
musette_demo_random_unit (MusetteDemoRandom *self)
{
  return (double) (musette_demo_random_next (self) >> 11) * 0x1p-53;
}

static inline double
musette_demo_random_between (MusetteDemoRandom *self, double low, double high)
{
  return low + (high - low) * musette_demo_random_unit (self);
}

/* Uniform in 0 … @n - 1. */
static inline guint
musette_demo_random_below (MusetteDemoRandom *self, guint n)
{
  return (guint) (musette_demo_random_unit (self) * n);
}

static inline gboolean
musette_demo_random_chance (MusetteDemoRandom *self, double probability)
{
  return musette_demo_random_unit (self) < probability;
}

/* Mean 0, deviation 1, from four 16-bit pieces of one number: close to a normal distribution within
 * ±3.4 and many times cheaper than one. */
static inline double
musette_demo_random_normal (MusetteDemoRandom *self)
{
  guint64 bits = musette_demo_random_next (self);
  double sum = (double) (bits & 0xffff) + (double) (bits >> 16 & 0xffff)
               + (double) (bits >> 32 & 0xffff) + (double) (bits >> 48);

  return (sum - 131070.0) * 2.6429e-5;
}

G_END_DECLS
