/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-fit-walker.h"

#define HEADER_COMPRESSED 0x80
#define HEADER_DEFINITION 0x40
#define HEADER_DEVELOPER 0x20
#define FIELD_TIMESTAMP 253

/**
 * musette_fit_walker_init:
 * @self: a walker
 * @data: the bytes of the whole file, must stay
 * @begin: offset of the first message
 * @end: offset behind the last one
 *
 * Starts a walk. Definitions do not outlive the FIT file they stand in, so each of several chained
 * files has a walk of its own.
 */
void
musette_fit_walker_init (MusetteFitWalker *self, const guint8 *data, gsize begin, gsize end)
{
  *self = (MusetteFitWalker){ .data = data, .position = begin, .end = end };
}

/**
 * musette_fit_walker_clear:
 * @self: a walker
 */
void
musette_fit_walker_clear (MusetteFitWalker *self)
{
  for (guint i = 0; i < MUSETTE_FIT_LOCAL_TYPES; i++)
    g_clear_pointer (&self->definitions[i].fields, g_array_unref);
}

static guint32
read_u32 (const guint8 *p, gboolean big_endian)
{
  if (big_endian)
    return (guint32) p[0] << 24 | (guint32) p[1] << 16 | (guint32) p[2] << 8 | p[3];
  return (guint32) p[3] << 24 | (guint32) p[2] << 16 | (guint32) p[1] << 8 | p[0];
}

/* Adds @count fields whose three-byte descriptions begin at @p. */
static void
add_fields (MusetteFitDefinition *definition, const guint8 *p, guint count, gboolean developer)
{
  for (guint i = 0; i < count; i++, p += 3)
    {
      MusetteFitField field = { .offset = definition->size, .number = p[0], .size = p[1] };

      /* Without it a message without bytes would cost as much time as its fields are many. */
      if (field.size == 0)
        continue;
      field.is_developer = developer;
      if (developer)
        field.developer_index = p[2];
      else
        field.base_type = p[2];
      if (!developer && field.number == FIELD_TIMESTAMP && field.size == 4
          && (field.base_type & 0x1F) == MUSETTE_FIT_UINT32)
        definition->time_offset = (gint32) definition->size;
      definition->size += field.size;
      g_array_append_val (definition->fields, field);
    }
}

/* The length of the definition message at @p, or 0 when it goes beyond @available bytes. */
static gsize
definition_length (const guint8 *p, gsize available)
{
  gsize length = 6;

  if (available < length)
    return 0;
  length += 3 * (gsize) p[5];
  if ((p[0] & HEADER_DEVELOPER) == 0)
    return length <= available ? length : 0;
  if (length + 1 > available)
    return 0;
  length += 1 + 3 * (gsize) p[length];
  return length <= available ? length : 0;
}

static MusetteFitStep
read_definition (MusetteFitWalker *self)
{
  const guint8 *p = self->data + self->position;
  gsize length = definition_length (p, self->end - self->position);
  MusetteFitDefinition *definition;
  guint n_fields;

  if (length == 0)
    return MUSETTE_FIT_STEP_CUT;

  self->local_type = p[0] & 0x0F;
  definition = &self->definitions[self->local_type];
  if (definition->fields == NULL)
    definition->fields = g_array_new (FALSE, FALSE, sizeof (MusetteFitField));
  g_array_set_size (definition->fields, 0);
  definition->is_defined = TRUE;
  definition->big_endian = p[2] == 1;
  definition->number
      = definition->big_endian ? (guint16) (p[3] << 8 | p[4]) : (guint16) (p[4] << 8 | p[3]);
  definition->size = 0;
  definition->time_offset = -1;
  definition->serial = ++self->next_serial;
  n_fields = p[5];
  add_fields (definition, p + 6, n_fields, FALSE);
  if ((p[0] & HEADER_DEVELOPER) != 0)
    add_fields (definition, p + 7 + 3 * n_fields, p[6 + 3 * n_fields], TRUE);
  self->position += length;
  return MUSETTE_FIT_STEP_DEFINITION;
}

/* A compressed time stamp holds the low five bits of the time; they may have rolled over once. */
static guint32
expand_time (guint32 last, guint offset)
{
  guint32 time = (last & ~31u) + offset;

  return offset < (last & 31u) ? time + 32 : time;
}

/**
 * musette_fit_walker_next:
 * @self: a walker
 * @message: (out): the data message, only for %MUSETTE_FIT_STEP_MESSAGE; valid until the next call
 *
 * Returns: what came next; after END, CUT and DERAILED the walk is over
 */
MusetteFitStep
musette_fit_walker_next (MusetteFitWalker *self, MusetteFitMessage *message)
{
  const MusetteFitDefinition *definition;
  const guint8 *p;
  guint8 header;

  if (self->position >= self->end)
    return MUSETTE_FIT_STEP_END;
  header = self->data[self->position];
  if ((header & (HEADER_COMPRESSED | HEADER_DEFINITION)) == HEADER_DEFINITION)
    return read_definition (self);

  self->is_compressed = (header & HEADER_COMPRESSED) != 0;
  self->local_type = self->is_compressed ? (header >> 5) & 3 : header & 0x0F;
  definition = &self->definitions[self->local_type];
  if (!definition->is_defined)
    return MUSETTE_FIT_STEP_DERAILED;
  if (definition->size > self->end - self->position - 1)
    return MUSETTE_FIT_STEP_CUT;

  p = self->data + self->position + 1;
  message->definition = definition;
  message->data = p;
  message->time = MUSETTE_FIT_TIME_NONE;
  if (self->is_compressed)
    message->time = expand_time (self->last_time, header & 31);
  if (definition->time_offset >= 0)
    {
      guint32 time = read_u32 (p + definition->time_offset, definition->big_endian);

      if (time != MUSETTE_FIT_TIME_NONE)
        message->time = time;
    }
  if (message->time != MUSETTE_FIT_TIME_NONE)
    self->last_time = message->time;
  self->position += 1 + (gsize) definition->size;
  return MUSETTE_FIT_STEP_MESSAGE;
}
