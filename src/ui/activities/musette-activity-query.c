/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-activity-query.h"

#include <glib/gi18n.h>
#include <math.h>

#include "musette-query-token.h"
#include "musette-query-value.h"

/* A search: terms that all have to be met, cheapest first as they were typed. Each term is made
 * ready once, so that meeting an activity is a comparison or a search in its key. */
struct _MusetteActivityQuery
{
  GPtrArray *terms;
  GPtrArray *problems;
  gboolean plain;
};

typedef struct
{
  const MusetteQueryField *field;
  gboolean negated;
  gboolean exact;
  gboolean wants_none;
  gboolean wants_any;
  gboolean flag;
  gboolean low_open;
  gboolean high_open;
  double low;
  double high;
  char **words;
  GHashTable *verdicts; /* interned type or gear ID → whether it is meant */
} Term;

static void
term_free (gpointer data)
{
  Term *term = data;

  g_strfreev (term->words);
  g_clear_pointer (&term->verdicts, g_hash_table_unref);
  g_free (term);
}

static void
problem_free (gpointer data)
{
  MusetteQueryProblem *problem = data;

  g_free (problem->message);
  g_free (problem);
}

static void
add_problem (MusetteActivityQuery *self, const MusetteQueryToken *token, char *message)
{
  MusetteQueryProblem *problem = g_new0 (MusetteQueryProblem, 1);

  problem->start = token->start;
  problem->end = token->end;
  problem->message = message;
  g_ptr_array_add (self->problems, problem);
}

static char *
describe_unknown_field (const MusetteQueryToken *token)
{
  const MusetteQueryField *guess = musette_query_field_guess (token->name);

  if (guess != NULL)
    /* Translators: both are names of fields to search by, such as "load" */
    return g_strdup_printf (_ ("There is no field “%s”. Is “%s” meant?"), token->name, guess->name);
  return g_strdup_printf (_ ("There is no field “%s”. Put the text in quotes to find it in names."),
                          token->name);
}

static char *
describe_wrong_value (const MusetteQueryField *field, const char *value)
{
  if (*value == '\0')
    /* Translators: the first is what was typed, such as "load>", the second an example */
    return g_strdup_printf (_ ("“%s” needs a value, as in %s"), field->name, field->example);
  switch (field->kind)
    {
    case MUSETTE_QUERY_DURATION:
      return g_strdup_printf (_ ("“%s” is not a time. Write 90m, 2h, 1h30 or 1:30:00."), value);
    case MUSETTE_QUERY_DATE:
      return g_strdup_printf (
          _ ("“%s” is not a date. Write 2026, 2026-05, 2026-05-12 or 30d for 30 days ago."), value);
    case MUSETTE_QUERY_FLAG:
      return g_strdup_printf (_ ("“%s” can only be yes or no"), field->name);
    case MUSETTE_QUERY_TEXT:
      return g_strdup_printf (_ ("“%s” is not larger or smaller. Write %s"), field->name,
                              field->example);
    case MUSETTE_QUERY_NUMBER:
    default:
      return g_strdup_printf (_ ("“%s” is not a number that fits, as in %s"), value,
                              field->example);
    }
}

/* One value, or none, or any: whether the field is known at all. */
static gboolean
parse_presence (Term *term, const char *value)
{
  term->wants_none = g_ascii_strcasecmp (value, "none") == 0;
  term->wants_any = g_ascii_strcasecmp (value, "any") == 0;
  return term->wants_none || term->wants_any;
}

static gboolean
parse_end (const MusetteQueryField *field,
           const char *value,
           const MusetteQueryContext *context,
           MusetteQueryRange *range)
{
  switch (field->kind)
    {
    case MUSETTE_QUERY_DURATION:
      return musette_query_value_parse_duration (value, range);
    case MUSETTE_QUERY_DATE:
      return musette_query_value_parse_date (value, context->today, range);
    case MUSETTE_QUERY_NUMBER:
      return musette_query_value_parse_number (value, field->dimension, context->units, range);
    case MUSETTE_QUERY_TEXT:
    case MUSETTE_QUERY_FLAG:
    default:
      return FALSE;
    }
}

/* 50..100, 50.. and ..100. */
static gboolean
parse_span (Term *term,
            const MusetteQueryField *field,
            const char *value,
            const MusetteQueryContext *context)
{
  const char *dots = strstr (value, "..");
  g_autofree char *from = g_strndup (value, dots - value);
  const char *to = dots + 2;
  MusetteQueryRange low;
  MusetteQueryRange high;

  if (*from == '\0' && *to == '\0')
    return FALSE;
  if (*from != '\0')
    {
      if (!parse_end (field, from, context, &low))
        return FALSE;
      term->low = low.low;
    }
  if (*to != '\0')
    {
      if (!parse_end (field, to, context, &high))
        return FALSE;
      term->high = high.high;
    }
  return term->low <= term->high;
}

static void
apply_operator (Term *term, const char *op, const MusetteQueryRange *range)
{
  if (*op == '>')
    {
      term->low_open = op[1] != '=';
      term->low = term->low_open ? range->high : range->low;
    }
  else if (*op == '<')
    {
      term->high_open = op[1] != '=';
      term->high = term->high_open ? range->low : range->high;
    }
  else
    {
      term->low = range->low - range->half_step;
      term->high = range->high + range->half_step;
      term->high_open = TRUE;
    }
}

static gboolean
parse_range (Term *term, const MusetteQueryToken *token, const MusetteQueryContext *context)
{
  const char *op = token->op;
  MusetteQueryRange range;

  if (strstr (token->value, "..") != NULL)
    return (*op == ':' || *op == '=') && parse_span (term, term->field, token->value, context);
  if (!parse_end (term->field, token->value, context, &range))
    return FALSE;
  if (term->field->id == MUSETTE_QUERY_FIELD_AFTER)
    op = ">=";
  else if (term->field->id == MUSETTE_QUERY_FIELD_BEFORE)
    op = "<";
  apply_operator (term, op, &range);
  return TRUE;
}

/* Several words mean one of them: tag:race,test. */
static gboolean
parse_words (Term *term, const MusetteQueryToken *token)
{
  g_autofree char *folded = musette_search_key_fold (token->value);
  g_auto (GStrv) parts = g_strsplit (folded, ",", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (words, parts[i]);
  term->words = g_strv_builder_end (words);
  term->exact = *token->op == '=';
  return term->words[0] != NULL && *token->op != '<' && *token->op != '>';
}

static void
find_gear (Term *term, GHashTable *gear)
{
  GHashTableIter iter;
  const char *id;
  const char *name;

  term->verdicts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (gear == NULL)
    return;
  g_hash_table_iter_init (&iter, gear);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &name))
    {
      g_autofree char *folded = musette_search_key_fold (name);

      for (guint i = 0; term->words[i] != NULL; i++)
        if (term->exact ? g_str_equal (folded, term->words[i])
                        : strstr (folded, term->words[i]) != NULL)
          g_hash_table_add (term->verdicts, g_strdup (id));
    }
}

static gboolean
parse_value (Term *term, const MusetteQueryToken *token, const MusetteQueryContext *context)
{
  if (*token->value == '\0')
    return FALSE;
  switch (term->field->kind)
    {
    case MUSETTE_QUERY_TEXT:
      if (!parse_words (term, token))
        return FALSE;
      if (term->field->id == MUSETTE_QUERY_FIELD_GEAR)
        find_gear (term, context->gear);
      return TRUE;
    case MUSETTE_QUERY_FLAG:
      return *token->op != '<' && *token->op != '>'
             && musette_query_value_parse_flag (token->value, &term->flag);
    case MUSETTE_QUERY_NUMBER:
    case MUSETTE_QUERY_DURATION:
    case MUSETTE_QUERY_DATE:
    default:
      return parse_range (term, token, context);
    }
}

static void
add_word (MusetteActivityQuery *self, const MusetteQueryToken *token)
{
  Term *term;
  g_autofree char *folded = musette_search_key_fold (token->value);

  if (*folded == '\0' || g_str_equal (folded, "-"))
    return;
  term = g_new0 (Term, 1);
  term->negated = token->negated;
  term->words = g_new0 (char *, 2);
  term->words[0] = g_steal_pointer (&folded);
  g_ptr_array_add (self->terms, term);
  self->plain = self->plain && !token->negated;
}

static void
add_token (MusetteActivityQuery *self,
           const MusetteQueryToken *token,
           const MusetteQueryContext *context)
{
  Term *term;

  if (token->name == NULL)
    {
      add_word (self, token);
      return;
    }
  self->plain = FALSE;
  term = g_new0 (Term, 1);
  term->negated = token->negated;
  term->low = -INFINITY;
  term->high = INFINITY;
  term->field = musette_query_field_find (token->name);
  if (term->field == NULL)
    add_problem (self, token, describe_unknown_field (token));
  else if (parse_presence (term, token->value) || parse_value (term, token, context))
    {
      g_ptr_array_add (self->terms, term);
      return;
    }
  else
    add_problem (self, token, describe_wrong_value (term->field, token->value));
  term_free (term);
}

static gboolean
has_any_word (const char *text, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* The name is the first line of a key. */
static gboolean
match_name (const Term *term, const MusetteSearchKey *key)
{
  const char *end = strchr (key->text, '\n');
  gsize length = (gsize) (end - key->text);

  if (term->words == NULL)
    return term->wants_none == (length == 0);
  for (guint i = 0; term->words[i] != NULL; i++)
    if (term->exact
            ? strlen (term->words[i]) == length && strncmp (key->text, term->words[i], length) == 0
            : g_strstr_len (key->text, (gssize) length, term->words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
has_whole_tag (const char *tags, const char *word)
{
  gsize length = strlen (word);

  for (const char *p = strstr (tags, word); p != NULL; p = strstr (p + 1, word))
    if (p[-1] == MUSETTE_SEARCH_KEY_SEPARATOR && p[length] == MUSETTE_SEARCH_KEY_SEPARATOR)
      return TRUE;
  return FALSE;
}

static gboolean
match_tag (const Term *term, const MusetteSearchKey *key)
{
  const char *tags = key->text + key->tags_at;

  if (term->words == NULL)
    return term->wants_none == (*tags == '\0');
  if (!term->exact)
    return has_any_word (tags, term->words);
  for (guint i = 0; term->words[i] != NULL; i++)
    if (has_whole_tag (tags, term->words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_type (const Term *term, const char *type)
{
  g_autofree char *label = musette_sport_dup_type_label (type);
  g_autofree char *folded_label = musette_search_key_fold (label);
  g_autofree char *folded_type = musette_search_key_fold (type);

  for (guint i = 0; term->words[i] != NULL; i++)
    {
      const char *word = term->words[i];

      if (term->exact ? g_str_equal (folded_type, word) || g_str_equal (folded_label, word)
                      : strstr (folded_type, word) != NULL || strstr (folded_label, word) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Types are few: each is looked at once. */
static gboolean
match_type (Term *term, MusetteActivity *activity)
{
  const char *type = musette_activity_get_activity_type (activity);
  gpointer verdict;

  if (term->words == NULL || type == NULL)
    return term->wants_none ? type == NULL : type != NULL && term->words == NULL;
  if (term->verdicts == NULL)
    term->verdicts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!g_hash_table_lookup_extended (term->verdicts, type, NULL, &verdict))
    {
      verdict = GINT_TO_POINTER (is_type (term, type));
      g_hash_table_insert (term->verdicts, g_strdup (type), verdict);
    }
  return GPOINTER_TO_INT (verdict);
}

static gboolean
match_gear (const Term *term, MusetteActivity *activity)
{
  g_autofree char *id = musette_activity_dup_gear_id (activity);

  if (term->words == NULL)
    return term->wants_none == (id == NULL);
  return id != NULL && g_hash_table_contains (term->verdicts, id);
}

static gboolean
match_number (const Term *term, double value)
{
  if (isnan (value) || term->wants_none || term->wants_any)
    return term->wants_none ? isnan (value) : term->wants_any && !isnan (value);
  return (term->low_open ? value > term->low : value >= term->low)
         && (term->high_open ? value < term->high : value <= term->high);
}

static double
get_day (MusetteActivity *activity)
{
  MusetteDate date = musette_activity_get_date (activity);

  return date != MUSETTE_DATE_NONE ? date : NAN;
}

static gboolean
match_flag (const Term *term, MusetteActivity *activity)
{
  gboolean wanted = term->wants_any || (!term->wants_none && term->flag);

  return term->field->get_flag (activity) == wanted;
}

static gboolean
match_field (Term *term, MusetteSearchKeys *keys, MusetteActivity *activity)
{
  switch (term->field->id)
    {
    case MUSETTE_QUERY_FIELD_NAME:
      return match_name (term, musette_search_keys_get (keys, activity));
    case MUSETTE_QUERY_FIELD_TAG:
      return match_tag (term, musette_search_keys_get (keys, activity));
    case MUSETTE_QUERY_FIELD_TYPE:
      return match_type (term, activity);
    case MUSETTE_QUERY_FIELD_GEAR:
      return match_gear (term, activity);
    case MUSETTE_QUERY_FIELD_DATE:
    case MUSETTE_QUERY_FIELD_AFTER:
    case MUSETTE_QUERY_FIELD_BEFORE:
      return match_number (term, get_day (activity));
    case MUSETTE_QUERY_FIELD_VALUE:
    default:
      return term->field->kind == MUSETTE_QUERY_FLAG
                 ? match_flag (term, activity)
                 : match_number (term, term->field->get_number (activity));
    }
}

/**
 * musette_activity_query_new:
 * @text: what was typed
 * @context: units, day and gear
 *
 * Understands words, `"quoted text"`, `name:value`, `name>value` and the like, `name:low..high`,
 * `name:none`, `name:any` and a minus before any of them. See musette_query_field_get_all().
 *
 * Returns: (transfer full): the search
 */
MusetteActivityQuery *
musette_activity_query_new (const char *text, const MusetteQueryContext *context)
{
  MusetteActivityQuery *self;
  g_autoptr (GPtrArray) tokens = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (context != NULL, NULL);

  self = g_new0 (MusetteActivityQuery, 1);
  self->terms = g_ptr_array_new_with_free_func (term_free);
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  self->plain = TRUE;
  tokens = musette_query_tokenize (text);
  for (guint i = 0; i < tokens->len; i++)
    add_token (self, g_ptr_array_index (tokens, i), context);
  return self;
}

/**
 * musette_activity_query_free:
 * @self: (transfer full): a search
 */
void
musette_activity_query_free (MusetteActivityQuery *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->terms);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/**
 * musette_activity_query_is_empty:
 * @self: a search
 *
 * Returns: whether it finds everything
 */
gboolean
musette_activity_query_is_empty (MusetteActivityQuery *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->terms->len == 0;
}

/**
 * musette_activity_query_is_plain:
 * @self: a search
 *
 * Returns: whether it is made of words alone, so that one letter more can only find less
 */
gboolean
musette_activity_query_is_plain (MusetteActivityQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->plain;
}

/**
 * musette_activity_query_match:
 * @self: a search
 * @keys: makes and keeps what words are searched in
 * @activity: an activity
 *
 * Returns: whether @activity meets all terms
 */
gboolean
musette_activity_query_match (MusetteActivityQuery *self,
                              MusetteSearchKeys *keys,
                              MusetteActivity *activity)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->terms->len; i++)
    {
      Term *term = g_ptr_array_index (self->terms, i);
      gboolean met
          = term->field != NULL
                ? match_field (term, keys, activity)
                : has_any_word (musette_search_keys_get (keys, activity)->text, term->words);

      if (met == term->negated)
        return FALSE;
    }
  return TRUE;
}

/**
 * musette_activity_query_get_problems:
 * @self: a search
 *
 * Returns: (transfer none) (element-type MusetteQueryProblem): the terms that were not understood
 */
GPtrArray *
musette_activity_query_get_problems (MusetteActivityQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->problems;
}
