/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MusetteQueryVocabulary:
 * @types: (nullable): the types of activities that occur, in the service's words
 * @tags: (nullable): the tags that occur
 * @gear: (nullable): names of gear
 *
 * What can stand behind the names of fields.
 */
typedef struct
{
  char **types;
  char **tags;
  char **gear;
} MusetteQueryVocabulary;

/**
 * MusetteQueryProposal:
 * @text: what replaces the term
 * @title: what it is
 *
 * A way to complete a term.
 */
typedef struct
{
  char *text;
  char *title;
} MusetteQueryProposal;

GPtrArray *musette_query_completion_find (const char *text,
                                          gsize cursor,
                                          gboolean asked,
                                          const MusetteQueryVocabulary *vocabulary,
                                          gsize *start,
                                          gsize *end);

G_END_DECLS
