/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MusetteWorkoutTagDamage:
 * @MUSETTE_WORKOUT_DAMAGE_AMPERSAND: an ampersand that begins no entity
 * @MUSETTE_WORKOUT_DAMAGE_ENTITY: an entity that XML does not know
 * @MUSETTE_WORKOUT_DAMAGE_ANGLE: a less-than sign inside a value
 * @MUSETTE_WORKOUT_DAMAGE_QUOTE: a value without its quotes
 * @MUSETTE_WORKOUT_DAMAGE_END_TAG: an end tag that fits no start tag, or a missing one
 * @MUSETTE_WORKOUT_DAMAGE_JUNK: something in front of the root or behind it
 * @MUSETTE_WORKOUT_DAMAGE_CUT: the file ends inside a tag
 * @MUSETTE_WORKOUT_DAMAGE_DECLARATION: a document type, which is never followed
 * @MUSETTE_WORKOUT_DAMAGE_TWICE: an attribute that is given twice
 *
 * What is wrong with a document.
 */
typedef enum
{
  MUSETTE_WORKOUT_DAMAGE_AMPERSAND = 1 << 0,
  MUSETTE_WORKOUT_DAMAGE_ENTITY = 1 << 1,
  MUSETTE_WORKOUT_DAMAGE_ANGLE = 1 << 2,
  MUSETTE_WORKOUT_DAMAGE_QUOTE = 1 << 3,
  MUSETTE_WORKOUT_DAMAGE_END_TAG = 1 << 4,
  MUSETTE_WORKOUT_DAMAGE_JUNK = 1 << 5,
  MUSETTE_WORKOUT_DAMAGE_CUT = 1 << 6,
  MUSETTE_WORKOUT_DAMAGE_DECLARATION = 1 << 7,
  MUSETTE_WORKOUT_DAMAGE_TWICE = 1 << 8,
} MusetteWorkoutTagDamage;

/**
 * MusetteWorkoutTagEvents:
 * @start: an element begins; name and names of attributes in lower case
 * @end: an element ends
 * @text: characters
 * @damage: something was repaired
 *
 * What the scanner tells. A line counts from 1.
 */
typedef struct
{
  void (*start) (const char *name, GHashTable *attributes, guint line, gpointer user_data);
  void (*end) (const char *name, guint line, gpointer user_data);
  void (*text) (const char *text, guint line, gpointer user_data);
  void (*damage) (MusetteWorkoutTagDamage damage, guint line, gpointer user_data);
} MusetteWorkoutTagEvents;

void musette_workout_tags_scan (const char *text,
                                const MusetteWorkoutTagEvents *events,
                                gpointer user_data);

G_END_DECLS
