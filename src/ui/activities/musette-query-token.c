/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-query-token.h"

#include <string.h>

/* Cuts what was typed into terms: words, quoted text, and name-op-value. */

static const char *
skip_space (const char *p)
{
  while (g_unichar_isspace (g_utf8_get_char (p)) || *p == ',')
    p = g_utf8_next_char (p);
  return p;
}

/* The op at @p, or NULL. Longer ones first. */
static const char *
get_operator (const char *p)
{
  static const char *const operators[] = { ">=", "<=", ":", "=", ">", "<" };

  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (g_str_has_prefix (p, operators[i]))
      return operators[i];
  return NULL;
}

/* "name:" at the start of a term. A name is at least one letter. */
static const char *
read_name (MusetteQueryToken *token, const char *p)
{
  const char *end = p;

  while (g_ascii_isalpha (*end))
    end++;
  if (end == p || get_operator (end) == NULL)
    return p;
  token->op = get_operator (end);
  token->name = g_ascii_strdown (p, end - p);
  end += strlen (token->op);
  /* date:>2026 is what some other programs want to see. */
  if (g_str_equal (token->op, ":") && get_operator (end) != NULL && *end != ':')
    {
      token->op = get_operator (end);
      end += strlen (token->op);
    }
  return end;
}

static gboolean
ends_value (MusetteQueryToken *token, const char *p)
{
  if (*p == '\0' || g_unichar_isspace (g_utf8_get_char (p)))
    return TRUE;
  return *p == ',' && token->name == NULL;
}

/* A value may be quoted as a whole or in parts: type:"virtual ride",run. A quote that is still open
 * ends with the text. */
static const char *
read_value (MusetteQueryToken *token, const char *p)
{
  GString *value = g_string_new (NULL);
  gboolean open = FALSE;

  for (; *p != '\0' && (open || !ends_value (token, p)); p++)
    if (*p == '"')
      {
        open = !open;
        token->quoted = TRUE;
      }
    else
      g_string_append_c (value, *p);
  token->value = g_string_free (value, FALSE);
  return p;
}

/**
 * musette_query_tokenize:
 * @text: what was typed, valid UTF-8
 *
 * Returns: (transfer full) (element-type MusetteQueryToken): its terms
 */
GPtrArray *
musette_query_tokenize (const char *text)
{
  GPtrArray *tokens = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_query_token_free);

  g_return_val_if_fail (text != NULL, tokens);

  for (const char *p = skip_space (text); *p != '\0'; p = skip_space (p))
    {
      MusetteQueryToken *token = g_new0 (MusetteQueryToken, 1);

      token->start = (gsize) (p - text);
      if (*p == '-' && p[1] != '\0' && !g_unichar_isspace (g_utf8_get_char (p + 1)))
        {
          token->negated = TRUE;
          p++;
        }
      p = read_name (token, p);
      token->value_start = (gsize) (p - text);
      p = read_value (token, p);
      token->end = (gsize) (p - text);
      g_ptr_array_add (tokens, token);
    }
  return tokens;
}

/**
 * musette_query_token_free:
 * @self: (transfer full): a term
 */
void
musette_query_token_free (MusetteQueryToken *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_free (self->value);
  g_free (self);
}
