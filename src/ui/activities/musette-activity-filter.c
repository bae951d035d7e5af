/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-activity-filter.h"

/* Which activities are shown: those that meet what is typed and are of the chosen type. */
struct _MusetteActivityFilter
{
  GtkFilter parent_instance;

  MusetteSearchKeys *keys;
  MusetteQueryContext context;
  char *typed;
  char *text; /* the same without case, accents and space around it */
  MusetteActivityQuery *query;
  char *type;
};

G_DEFINE_FINAL_TYPE (MusetteActivityFilter, musette_activity_filter, GTK_TYPE_FILTER)

static gboolean
musette_activity_filter_match (GtkFilter *filter, gpointer item)
{
  MusetteActivityFilter *self = (MusetteActivityFilter *) filter;

  if (self->type != NULL && g_strcmp0 (self->type, musette_activity_get_activity_type (item)) != 0)
    return FALSE;
  return musette_activity_query_match (self->query, self->keys, item);
}

static GtkFilterMatch
musette_activity_filter_get_strictness (GtkFilter *filter)
{
  return musette_activity_filter_is_active ((MusetteActivityFilter *) filter)
             ? GTK_FILTER_MATCH_SOME
             : GTK_FILTER_MATCH_ALL;
}

static void
musette_activity_filter_finalize (GObject *object)
{
  MusetteActivityFilter *self = (MusetteActivityFilter *) object;

  g_clear_pointer (&self->keys, musette_search_keys_free);
  g_clear_pointer (&self->context.gear, g_hash_table_unref);
  g_clear_pointer (&self->typed, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->query, musette_activity_query_free);
  g_clear_pointer (&self->type, g_free);
  G_OBJECT_CLASS (musette_activity_filter_parent_class)->finalize (object);
}

static void
musette_activity_filter_class_init (MusetteActivityFilterClass *klass)
{
  GtkFilterClass *filter_class = GTK_FILTER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = musette_activity_filter_finalize;
  filter_class->match = musette_activity_filter_match;
  filter_class->get_strictness = musette_activity_filter_get_strictness;
}

static void
musette_activity_filter_init (MusetteActivityFilter *self)
{
  self->keys = musette_search_keys_new ();
  self->typed = g_strdup ("");
  self->text = g_strdup ("");
  self->query = musette_activity_query_new ("", &self->context);
}

/* One letter more can only hide rows, one letter less can only bring some back: said so, the list
 * looks only at those. With fields in it a search may change in any way. */
static GtkFilterChange
compare_texts (const char *before, const char *after, gboolean plain)
{
  if (!plain)
    return GTK_FILTER_CHANGE_DIFFERENT;
  if (g_str_has_prefix (after, before))
    return GTK_FILTER_CHANGE_MORE_STRICT;
  if (g_str_has_prefix (before, after))
    return GTK_FILTER_CHANGE_LESS_STRICT;
  return GTK_FILTER_CHANGE_DIFFERENT;
}

/**
 * musette_activity_filter_new:
 *
 * Returns: (transfer full): a filter that lets everything pass
 */
MusetteActivityFilter *
musette_activity_filter_new (void)
{
  return g_object_new (MUSETTE_TYPE_ACTIVITY_FILTER, NULL);
}

/**
 * musette_activity_filter_set_text:
 * @self: a filter
 * @text: what to look for, see musette_activity_query_new()
 */
void
musette_activity_filter_set_text (MusetteActivityFilter *self, const char *text)
{
  g_autofree char *folded = NULL;
  GtkFilterChange change;
  gboolean plain;

  g_return_if_fail (MUSETTE_IS_ACTIVITY_FILTER (self));
  g_return_if_fail (text != NULL);

  folded = g_strstrip (musette_search_key_fold (text));
  plain = musette_activity_query_is_plain (self->query);
  g_free (self->typed);
  self->typed = g_strdup (text);
  g_clear_pointer (&self->query, musette_activity_query_free);
  self->query = musette_activity_query_new (text, &self->context);
  if (g_str_equal (folded, self->text))
    return;
  plain = plain && musette_activity_query_is_plain (self->query);
  change = compare_texts (self->text, folded, plain);
  g_free (self->text);
  self->text = g_steal_pointer (&folded);
  gtk_filter_changed (GTK_FILTER (self), change);
}

/**
 * musette_activity_filter_set_context:
 * @self: a filter
 * @context: units, day and gear; the table of gear must not change afterwards
 */
void
musette_activity_filter_set_context (MusetteActivityFilter *self,
                                     const MusetteQueryContext *context)
{
  GHashTable *gear;

  g_return_if_fail (MUSETTE_IS_ACTIVITY_FILTER (self));
  g_return_if_fail (context != NULL);

  gear = context->gear != NULL ? g_hash_table_ref (context->gear) : NULL;
  g_clear_pointer (&self->context.gear, g_hash_table_unref);
  self->context = *context;
  self->context.gear = gear;
  g_clear_pointer (&self->query, musette_activity_query_free);
  self->query = musette_activity_query_new (self->typed, &self->context);
  if (!musette_activity_query_is_plain (self->query))
    gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * musette_activity_filter_get_query:
 * @self: a filter
 *
 * Returns: (transfer none): what is looked for, until the next change
 */
MusetteActivityQuery *
musette_activity_filter_get_query (MusetteActivityFilter *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_FILTER (self), NULL);

  return self->query;
}

/**
 * musette_activity_filter_set_activity_type:
 * @self: a filter
 * @type: (nullable): the service's word for the type, %NULL for all types
 */
void
musette_activity_filter_set_activity_type (MusetteActivityFilter *self, const char *type)
{
  GtkFilterChange change = GTK_FILTER_CHANGE_DIFFERENT;

  g_return_if_fail (MUSETTE_IS_ACTIVITY_FILTER (self));

  if (g_strcmp0 (self->type, type) == 0)
    return;
  if (type == NULL)
    change = GTK_FILTER_CHANGE_LESS_STRICT;
  else if (self->type == NULL)
    change = GTK_FILTER_CHANGE_MORE_STRICT;
  g_free (self->type);
  self->type = g_strdup (type);
  gtk_filter_changed (GTK_FILTER (self), change);
}

/**
 * musette_activity_filter_is_active:
 * @self: a filter
 *
 * Returns: whether it may hide anything
 */
gboolean
musette_activity_filter_is_active (MusetteActivityFilter *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_FILTER (self), FALSE);

  return self->type != NULL || !musette_activity_query_is_empty (self->query);
}

/**
 * musette_activity_filter_prepare:
 * @self: a filter
 * @activity: an activity that may be searched for later
 *
 * Makes what searching for @activity needs, so that the first typed letter does not have to.
 */
void
musette_activity_filter_prepare (MusetteActivityFilter *self, MusetteActivity *activity)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_FILTER (self));
  g_return_if_fail (MUSETTE_IS_ACTIVITY (activity));

  musette_search_keys_get (self->keys, activity);
}
