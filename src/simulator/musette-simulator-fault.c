/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-fault.h"

#include <string.h>

#define MAX_DELAY_MS 600000
#define MAX_RETRY_AFTER_S 86400
#define MAX_COUNT 1000000

typedef struct
{
  const char *word;
  MusetteSimulatorFaultKind kind;
} FaultWord;

static const FaultWord fault_words[] = {
  { "cut", MUSETTE_SIMULATOR_FAULT_CUT },         { "cutchunk", MUSETTE_SIMULATOR_FAULT_CUT_CHUNK },
  { "garbage", MUSETTE_SIMULATOR_FAULT_GARBAGE }, { "html", MUSETTE_SIMULATOR_FAULT_HTML },
  { "empty", MUSETTE_SIMULATOR_FAULT_EMPTY },     { "lost", MUSETTE_SIMULATOR_FAULT_LOST },
};

/**
 * musette_simulator_fault_free:
 * @self: a fault
 */
void
musette_simulator_fault_free (MusetteSimulatorFault *self)
{
  g_clear_pointer (&self->glob, g_pattern_spec_free);
  g_free (self->method);
  g_free (self);
}

static gboolean
read_number (const char *text, guint64 low, guint64 high, guint *value)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, low, high, &number, NULL))
    return FALSE;
  *value = (guint) number;
  return TRUE;
}

/* STATUS or STATUS/RETRY_AFTER */
static gboolean
read_status (MusetteSimulatorFault *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 2);
  guint retry_after;

  self->kind = MUSETTE_SIMULATOR_FAULT_STATUS;
  if (parts[0] == NULL || !read_number (parts[0], 200, 599, &self->value))
    return FALSE;
  if (parts[1] == NULL)
    return TRUE;
  if (!read_number (parts[1], 0, MAX_RETRY_AFTER_S, &retry_after))
    return FALSE;
  self->retry_after_s = (int) retry_after;
  return TRUE;
}

static gboolean
read_kind (MusetteSimulatorFault *self, const char *text)
{
  if (g_str_has_prefix (text, "slow="))
    {
      self->kind = MUSETTE_SIMULATOR_FAULT_SLOW;
      return read_number (text + strlen ("slow="), 0, MAX_DELAY_MS, &self->value);
    }
  if (g_str_has_prefix (text, "done="))
    {
      self->kind = MUSETTE_SIMULATOR_FAULT_DONE;
      return read_number (text + strlen ("done="), 200, 599, &self->value);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (fault_words); i++)
    if (strcmp (text, fault_words[i].word) == 0)
      {
        self->kind = fault_words[i].kind;
        return TRUE;
      }
  return read_status (self, text);
}

/* GLOB or METHOD GLOB */
static gboolean
read_pattern (MusetteSimulatorFault *self, const char *text)
{
  const char *space = strchr (text, ' ');
  const char *glob = space == NULL ? text : space + 1;

  if (*glob == '\0')
    return FALSE;
  if (space != NULL)
    self->method = g_ascii_strup (text, space - text);
  self->glob = g_pattern_spec_new (glob);
  return TRUE;
}

/* [METHOD ]GLOB[:COUNT] */
static gboolean
read_target (MusetteSimulatorFault *self, const char *text)
{
  const char *colon = strrchr (text, ':');
  g_autofree char *pattern = NULL;
  guint count;

  pattern = colon == NULL ? g_strdup (text) : g_strndup (text, (gsize) (colon - text));
  if (!read_pattern (self, pattern))
    return FALSE;
  if (colon == NULL)
    return TRUE;
  if (!read_number (colon + 1, 1, MAX_COUNT, &count))
    return FALSE;
  self->remaining = (int) count;
  return TRUE;
}

/**
 * musette_simulator_fault_parse:
 * @text: `STATUS[/RETRY_AFTER]@GLOB[:COUNT]` or `slow=MS@…`, `cut@…`, `cutchunk@…`, `garbage@…`,
 *   `html@…`, `empty@…`, `done=STATUS@…`, `lost@…`; GLOB may have a verb and a space in front
 * @error: %G_OPTION_ERROR_BAD_VALUE when it is none of these
 *
 * Returns: (transfer full): the fault, or %NULL with @error set
 */
MusetteSimulatorFault *
musette_simulator_fault_parse (const char *text, GError **error)
{
  g_autoptr (MusetteSimulatorFault) self = NULL;
  g_autofree char *kind = NULL;
  const char *at;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (MusetteSimulatorFault, 1);
  self->retry_after_s = -1;
  self->remaining = -1;
  at = strchr (text, '@');
  if (at != NULL)
    {
      kind = g_strndup (text, (gsize) (at - text));
      if (read_kind (self, kind) && read_target (self, at + 1))
        return g_steal_pointer (&self);
    }
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "“%s” is not a fault: use STATUS[/RETRY_AFTER]@GLOB[:COUNT] or one of slow=MS, cut, "
               "cutchunk, garbage, html, empty, done=STATUS, lost with @GLOB[:COUNT]",
               text);
  return NULL;
}

/**
 * musette_simulator_fault_take:
 * @self: a fault
 * @method: the verb of a request
 * @path: its path, without its query
 *
 * Counts the request when it is hit.
 *
 * Returns: whether @self hits the request
 */
gboolean
musette_simulator_fault_take (MusetteSimulatorFault *self, const char *method, const char *path)
{
  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  if (self->remaining == 0 || !g_pattern_spec_match_string (self->glob, path)
      || (self->method != NULL && g_strcmp0 (self->method, method) != 0))
    return FALSE;
  if (self->remaining > 0)
    self->remaining--;
  return TRUE;
}
