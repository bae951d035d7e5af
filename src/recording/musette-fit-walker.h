/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-fit-message.h"

G_BEGIN_DECLS

#define MUSETTE_FIT_LOCAL_TYPES 16

typedef enum
{
  MUSETTE_FIT_STEP_MESSAGE,    /* a data message */
  MUSETTE_FIT_STEP_DEFINITION, /* a definition message */
  MUSETTE_FIT_STEP_END,        /* the data are at their end */
  MUSETTE_FIT_STEP_CUT,        /* they end within a message */
  MUSETTE_FIT_STEP_DERAILED,   /* a message of a type that was never defined */
} MusetteFitStep;

/**
 * MusetteFitWalker:
 * @position: offset of the next message, or of the one that cannot be read
 * @is_compressed: whether the last message had a compressed time stamp
 * @local_type: the local type of the last message
 *
 * Walks over the messages of one FIT file.
 */
typedef struct
{
  const guint8 *data;
  gsize position;
  gsize end;
  guint32 last_time;
  gboolean is_compressed;
  guint local_type;
  guint next_serial;
  MusetteFitDefinition definitions[MUSETTE_FIT_LOCAL_TYPES];
} MusetteFitWalker;

void musette_fit_walker_init (MusetteFitWalker *self, const guint8 *data, gsize begin, gsize end);
void musette_fit_walker_clear (MusetteFitWalker *self);
MusetteFitStep musette_fit_walker_next (MusetteFitWalker *self, MusetteFitMessage *message);

G_END_DECLS
