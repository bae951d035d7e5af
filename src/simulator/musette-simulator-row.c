/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-row.h"

#include <math.h>
#include <string.h>

/**
 * musette_simulator_row_wants:
 * @self: an object that is being written
 * @name: a member
 *
 * Returns: whether the request wants @name
 */
gboolean
musette_simulator_row_wants (const MusetteSimulatorRow *self, const char *name)
{
  return self->fields == NULL || g_hash_table_contains (self->fields, name);
}

static void
write_null (const MusetteSimulatorRow *self, const char *name)
{
  if (self->fields == NULL)
    musette_json_writer_member_null (self->writer, name);
}

/**
 * musette_simulator_row_raw:
 * @self: an object that is being written
 * @name: a member
 * @json: its value
 */
void
musette_simulator_row_raw (const MusetteSimulatorRow *self, const char *name, const char *json)
{
  if (!musette_simulator_row_wants (self, name))
    return;
  if (strcmp (json, "null") == 0)
    {
      write_null (self, name);
      return;
    }
  musette_json_writer_name (self->writer, name);
  musette_json_writer_raw (self->writer, json, -1);
}

/**
 * musette_simulator_row_takes:
 * @self: an object that is being written
 * @name: a member
 *
 * A value that somebody wrote is written here.
 *
 * Returns: whether the caller has to write the member
 */
gboolean
musette_simulator_row_takes (const MusetteSimulatorRow *self, const char *name)
{
  const char *json = musette_simulator_members_get (self->changes, name);

  if (json == NULL)
    return musette_simulator_row_wants (self, name);
  musette_simulator_row_raw (self, name, json);
  return FALSE;
}

/**
 * musette_simulator_row_string:
 * @self: an object that is being written
 * @name: a member
 * @value: (nullable): its value
 */
void
musette_simulator_row_string (const MusetteSimulatorRow *self, const char *name, const char *value)
{
  if (!musette_simulator_row_takes (self, name))
    return;
  if (value == NULL)
    write_null (self, name);
  else
    musette_json_writer_member_string (self->writer, name, value);
}

/**
 * musette_simulator_row_int:
 * @self: an object that is being written
 * @name: a member
 * @value: its value
 */
void
musette_simulator_row_int (const MusetteSimulatorRow *self, const char *name, gint64 value)
{
  if (musette_simulator_row_takes (self, name))
    musette_json_writer_member_int (self->writer, name, value);
}

/**
 * musette_simulator_row_bool:
 * @self: an object that is being written
 * @name: a member
 * @value: its value
 */
void
musette_simulator_row_bool (const MusetteSimulatorRow *self, const char *name, gboolean value)
{
  if (musette_simulator_row_takes (self, name))
    musette_json_writer_member_bool (self->writer, name, value);
}

/**
 * musette_simulator_row_number:
 * @self: an object that is being written
 * @name: a member
 * @value: its value, NaN = null
 * @decimals: how many decimals to keep
 */
void
musette_simulator_row_number (const MusetteSimulatorRow *self,
                              const char *name,
                              double value,
                              int decimals)
{
  static const double scales[] = { 1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7 };
  double scale;

  g_return_if_fail (decimals >= 0 && decimals < (int) G_N_ELEMENTS (scales));

  scale = scales[decimals];
  if (!musette_simulator_row_takes (self, name))
    return;
  if (!isfinite (value))
    write_null (self, name);
  else
    musette_json_writer_member_double (self->writer, name, floor (value * scale + 0.5) / scale);
}

/**
 * musette_simulator_row_whole:
 * @self: an object that is being written
 * @name: a member
 * @value: its value, rounded half up; NaN = null
 */
void
musette_simulator_row_whole (const MusetteSimulatorRow *self, const char *name, double value)
{
  if (!musette_simulator_row_takes (self, name))
    return;
  if (!isfinite (value))
    write_null (self, name);
  else
    musette_json_writer_member_int (self->writer, name, (gint64) floor (value + 0.5));
}

/**
 * musette_simulator_row_nulls:
 * @self: an object that is being written
 * @names: (array zero-terminated=1): members that the demo never knows
 */
void
musette_simulator_row_nulls (const MusetteSimulatorRow *self, const char *const *names)
{
  for (; *names != NULL; names++)
    if (musette_simulator_row_takes (self, *names))
      write_null (self, *names);
}

/* Returns whether the elements are to be written, and the list to be ended. */
static gboolean
begin_list (const MusetteSimulatorRow *self, const char *name, gconstpointer values)
{
  if (!musette_simulator_row_takes (self, name))
    return FALSE;
  if (values == NULL)
    {
      write_null (self, name);
      return FALSE;
    }
  musette_json_writer_name (self->writer, name);
  musette_json_writer_begin_array (self->writer);
  return TRUE;
}

/**
 * musette_simulator_row_numbers:
 * @self: an object that is being written
 * @name: a member
 * @values: (array length=n) (nullable): its elements, %NULL = null
 * @n: how many
 */
void
musette_simulator_row_numbers (const MusetteSimulatorRow *self,
                               const char *name,
                               const double *values,
                               guint n)
{
  if (!begin_list (self, name, values))
    return;
  for (guint i = 0; i < n; i++)
    musette_json_writer_double (self->writer, values[i]);
  musette_json_writer_end (self->writer);
}

/**
 * musette_simulator_row_counts:
 * @self: an object that is being written
 * @name: a member
 * @values: (array length=n) (nullable): its elements, %NULL = null
 * @n: how many
 */
void
musette_simulator_row_counts (const MusetteSimulatorRow *self,
                              const char *name,
                              const guint *values,
                              guint n)
{
  if (!begin_list (self, name, values))
    return;
  for (guint i = 0; i < n; i++)
    musette_json_writer_int (self->writer, values[i]);
  musette_json_writer_end (self->writer);
}

/**
 * musette_simulator_row_strings:
 * @self: an object that is being written
 * @name: a member
 * @values: (array zero-terminated=1) (nullable): its elements, %NULL = null
 */
void
musette_simulator_row_strings (const MusetteSimulatorRow *self,
                               const char *name,
                               const char *const *values)
{
  if (!begin_list (self, name, values))
    return;
  for (; *values != NULL; values++)
    musette_json_writer_string (self->writer, *values);
  musette_json_writer_end (self->writer);
}
