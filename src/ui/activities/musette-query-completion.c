/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-query-completion.h"

#include <glib/gi18n.h>

#include "musette-effort-words.h"
#include "musette-query-token.h"
#include "musette-query-value.h"
#include "musette-search-keys.h"

/* Proposes names of fields and values for the term the cursor is in. */

#define MOST_PROPOSALS 8

static void
proposal_free (gpointer data)
{
  MusetteQueryProposal *proposal = data;

  g_free (proposal->text);
  g_free (proposal->title);
  g_free (proposal);
}

static void
add_proposal (GPtrArray *proposals, char *text, const char *title)
{
  MusetteQueryProposal *proposal = g_new0 (MusetteQueryProposal, 1);

  proposal->text = text;
  proposal->title = g_strdup (title);
  g_ptr_array_add (proposals, proposal);
}

/* Numbers are mostly compared, everything else is mostly given. */
static const char *
get_usual_operator (const MusetteQueryField *field)
{
  switch (field->kind)
    {
    case MUSETTE_QUERY_NUMBER:
      return field->dimension == MUSETTE_QUERY_FEEL ? ":" : ">";
    case MUSETTE_QUERY_DURATION:
      return ">";
    case MUSETTE_QUERY_TEXT:
    case MUSETTE_QUERY_DATE:
    case MUSETTE_QUERY_FLAG:
    default:
      return ":";
    }
}

static void
propose_fields (GPtrArray *proposals, const char *prefix, gboolean negated)
{
  guint n_fields;
  const MusetteQueryField *fields = musette_query_field_get_all (&n_fields);

  for (guint i = 0; i < n_fields && (proposals->len < MOST_PROPOSALS || *prefix == '\0'); i++)
    if (g_str_has_prefix (fields[i].name, prefix)
        || (*prefix != '\0' && fields[i].alias != NULL
            && g_str_has_prefix (fields[i].alias, prefix)))
      add_proposal (
          proposals,
          g_strconcat (negated ? "-" : "", fields[i].name, get_usual_operator (&fields[i]), NULL),
          musette_query_field_get_title (&fields[i]));
}

static void
propose_value (GPtrArray *proposals,
               const char *head,
               const char *prefix,
               const char *value,
               const char *title)
{
  g_autofree char *folded = musette_search_key_fold (value);
  g_autofree char *folded_title = musette_search_key_fold (title);
  gboolean spaced = strpbrk (value, " ,") != NULL;

  if (proposals->len >= MOST_PROPOSALS
      || (strstr (folded, prefix) == NULL && strstr (folded_title, prefix) == NULL))
    return;
  add_proposal (proposals, g_strdup_printf (spaced ? "%s\"%s\"" : "%s%s", head, value), title);
}

static void
propose_words (GPtrArray *proposals, const char *head, const char *prefix, char **words)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    propose_value (proposals, head, prefix, words[i], words[i]);
}

static void
propose_types (GPtrArray *proposals, const char *head, const char *prefix, char **types)
{
  for (guint i = 0; types != NULL && types[i] != NULL; i++)
    {
      g_autofree char *label = musette_sport_dup_type_label (types[i]);

      propose_value (proposals, head, prefix, types[i], label);
    }
}

static void
propose_feels (GPtrArray *proposals, const char *head, const char *prefix)
{
  for (int i = 1; i <= MUSETTE_N_FEELS; i++)
    {
      char number[] = { (char) ('0' + i), '\0' };

      propose_value (proposals, head, prefix, number, musette_effort_words_get_feel (i));
    }
}

static void
propose_values (GPtrArray *proposals,
                const MusetteQueryToken *token,
                const MusetteQueryVocabulary *vocabulary)
{
  const MusetteQueryField *field = musette_query_field_find (token->name);
  const char *comma = strrchr (token->value, ',');
  const char *last = comma != NULL ? comma + 1 : token->value;
  g_autofree char *prefix = musette_search_key_fold (last);
  g_autofree char *before = g_strndup (token->value, last - token->value);
  g_autofree char *head
      = g_strconcat (token->negated ? "-" : "", token->name, token->op, before, NULL);

  if (field == NULL)
    return;
  if (field->id == MUSETTE_QUERY_FIELD_TYPE)
    propose_types (proposals, head, prefix, vocabulary->types);
  else if (field->id == MUSETTE_QUERY_FIELD_TAG)
    propose_words (proposals, head, prefix, vocabulary->tags);
  else if (field->id == MUSETTE_QUERY_FIELD_GEAR)
    propose_words (proposals, head, prefix, vocabulary->gear);
  else if (field->dimension == MUSETTE_QUERY_FEEL)
    propose_feels (proposals, head, prefix);
  else if (field->kind == MUSETTE_QUERY_FLAG)
    {
      propose_value (proposals, head, prefix, "yes", _ ("yes"));
      propose_value (proposals, head, prefix, "no", _ ("no"));
    }
}

static const MusetteQueryToken *
find_token (GPtrArray *tokens, gsize cursor)
{
  for (guint i = 0; i < tokens->len; i++)
    {
      const MusetteQueryToken *token = g_ptr_array_index (tokens, i);

      if (token->start < cursor && cursor <= token->end)
        return token;
    }
  return NULL;
}

/* What is already as it is proposed needs no proposal. */
static gboolean
is_done (GPtrArray *proposals, const char *term)
{
  const MusetteQueryProposal *proposal;

  if (proposals->len != 1)
    return FALSE;
  proposal = g_ptr_array_index (proposals, 0);
  return g_ascii_strcasecmp (proposal->text, term) == 0;
}

/**
 * musette_query_completion_find:
 * @text: what was typed
 * @cursor: where the cursor is, in bytes
 * @asked: whether proposals are wanted even where nothing was typed yet
 * @vocabulary: types, tags and gear
 * @start: (out): where the term begins that would be replaced, in bytes
 * @end: (out): where it ends
 *
 * Returns: (transfer full) (element-type MusetteQueryProposal): ways to complete the term
 */
GPtrArray *
musette_query_completion_find (const char *text,
                               gsize cursor,
                               gboolean asked,
                               const MusetteQueryVocabulary *vocabulary,
                               gsize *start,
                               gsize *end)
{
  GPtrArray *proposals = g_ptr_array_new_with_free_func (proposal_free);
  g_autoptr (GPtrArray) tokens = NULL;
  const MusetteQueryToken *token;
  g_autofree char *term = NULL;

  g_return_val_if_fail (text != NULL, proposals);
  g_return_val_if_fail (vocabulary != NULL, proposals);

  tokens = musette_query_tokenize (text);
  token = find_token (tokens, cursor);
  *start = token != NULL ? token->start : cursor;
  *end = token != NULL ? token->end : cursor;
  if (token == NULL && asked)
    propose_fields (proposals, "", FALSE);
  else if (token != NULL && token->name != NULL)
    propose_values (proposals, token, vocabulary);
  else if (token != NULL && !token->quoted)
    {
      g_autofree char *prefix = g_ascii_strdown (token->value, -1);

      propose_fields (proposals, prefix, token->negated);
    }
  term = g_strndup (text + *start, *end - *start);
  if (is_done (proposals, term))
    g_ptr_array_set_size (proposals, 0);
  return proposals;
}
