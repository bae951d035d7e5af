/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MusetteQueryToken:
 * @start: where it begins in what was typed, in bytes
 * @end: where it ends
 * @negated: whether a minus stands before it
 * @name: (nullable): the name of the field in small letters, %NULL for a word alone
 * @op: (nullable): what stands behind the name: `:`, `=`, `<`, `<=`, `>` or `>=`
 * @value_start: where the value begins in what was typed
 * @value: the value or the word, without quotes
 * @quoted: whether it was in quotes
 *
 * One term of a search.
 */
typedef struct
{
  gsize start;
  gsize end;
  gboolean negated;
  char *name;
  const char *op;
  gsize value_start;
  char *value;
  gboolean quoted;
} MusetteQueryToken;

GPtrArray *musette_query_tokenize (const char *text);
void musette_query_token_free (MusetteQueryToken *self);

G_END_DECLS
