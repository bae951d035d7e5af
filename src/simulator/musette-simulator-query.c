/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-query.h"

#include <string.h>

/* Names and values in turn, in the order of the request: a name may come more than once. */
struct _MusetteSimulatorQuery
{
  GPtrArray *words;
};

static char *
decode (const char *text, gsize length)
{
  g_autofree char *copy = g_strndup (text, length);
  char *decoded;

  g_strdelimit (copy, "+", ' ');
  decoded = g_uri_unescape_string (copy, NULL);
  return decoded == NULL ? g_steal_pointer (&copy) : decoded;
}

/**
 * musette_simulator_query_parse:
 * @query: (nullable): the part of an address behind the question mark
 *
 * Returns: (transfer full): its parameters
 */
MusetteSimulatorQuery *
musette_simulator_query_parse (const char *query)
{
  MusetteSimulatorQuery *self = g_new0 (MusetteSimulatorQuery, 1);
  g_auto (GStrv) parts = g_strsplit (query == NULL ? "" : query, "&", -1);

  self->words = g_ptr_array_new_with_free_func (g_free);
  for (char **part = parts; *part != NULL; part++)
    {
      const char *equals = strchr (*part, '=');
      gsize length = equals == NULL ? strlen (*part) : (gsize) (equals - *part);

      if (length == 0)
        continue;
      g_ptr_array_add (self->words, decode (*part, length));
      g_ptr_array_add (self->words,
                       equals == NULL ? g_strdup ("") : decode (equals + 1, strlen (equals + 1)));
    }
  return self;
}

/**
 * musette_simulator_query_free:
 * @self: parameters
 */
void
musette_simulator_query_free (MusetteSimulatorQuery *self)
{
  g_ptr_array_unref (self->words);
  g_free (self);
}

/**
 * musette_simulator_query_get:
 * @self: parameters
 * @name: a parameter
 *
 * Returns: (nullable): its first value, %NULL when it is absent or empty
 */
const char *
musette_simulator_query_get (const MusetteSimulatorQuery *self, const char *name)
{
  for (guint i = 0; i + 1 < self->words->len; i += 2)
    if (strcmp (g_ptr_array_index (self->words, i), name) == 0)
      {
        const char *value = g_ptr_array_index (self->words, i + 1);

        return *value == '\0' ? NULL : value;
      }
  return NULL;
}

/**
 * musette_simulator_query_get_list:
 * @self: parameters
 * @name: an array parameter; its values may be joined by commas or the name repeated
 *
 * Returns: (transfer full) (nullable): its values, %NULL when there are none
 */
GStrv
musette_simulator_query_get_list (const MusetteSimulatorQuery *self, const char *name)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean any = FALSE;

  for (guint i = 0; i + 1 < self->words->len; i += 2)
    {
      g_auto (GStrv) values = NULL;

      if (strcmp (g_ptr_array_index (self->words, i), name) != 0)
        continue;
      values = g_strsplit (g_ptr_array_index (self->words, i + 1), ",", -1);
      for (char **value = values; *value != NULL; value++)
        if (**value != '\0')
          {
            g_strv_builder_add (builder, g_strstrip (*value));
            any = TRUE;
          }
    }
  return any ? g_strv_builder_end (builder) : NULL;
}

/**
 * musette_simulator_query_get_bool:
 * @self: parameters
 * @name: a parameter
 *
 * Returns: whether it is `true`
 */
gboolean
musette_simulator_query_get_bool (const MusetteSimulatorQuery *self, const char *name)
{
  return g_strcmp0 (musette_simulator_query_get (self, name), "true") == 0;
}
