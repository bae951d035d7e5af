/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-search-keys.h"

#include <langinfo.h>

#include "musette-format.h"

/* The text an activity is searched by, made once per activity and kept with it. The names of types,
 * months and weekdays repeat, so they are folded once each: a key costs little more than copying.
 */
struct _MusetteSearchKeys
{
  GHashTable *types;
  GHashTable *months;
  char *weekdays[7];
  GString *buffer;
};

static GQuark
key_quark (void)
{
  return g_quark_from_static_string ("musette-search-key");
}

static char *
fold_any (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (decomposed, -1);
  GString *bare = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_ismark (c))
        g_string_append_unichar (bare, c);
    }
  return g_string_free (bare, FALSE);
}

/**
 * musette_search_key_fold:
 * @text: any text
 *
 * Returns: (transfer full): @text without case and accents
 */
char *
musette_search_key_fold (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return g_str_is_ascii (text) ? g_ascii_strdown (text, -1) : fold_any (text);
}

static const char *
get_type_words (MusetteSearchKeys *self, const char *type)
{
  char *words = g_hash_table_lookup (self->types, type);

  if (words == NULL)
    {
      g_autofree char *label = musette_sport_dup_type_label (type);
      g_autofree char *both = g_strdup_printf ("%s %s", label, type);

      words = musette_search_key_fold (both);
      g_hash_table_insert (self->types, g_strdup (type), words);
    }
  return words;
}

static const char *
get_month_words (MusetteSearchKeys *self, MusetteDate first_day)
{
  char *words = g_hash_table_lookup (self->months, GINT_TO_POINTER (first_day));

  if (words == NULL)
    {
      g_autofree char *label = musette_format_month (first_day);

      words = musette_search_key_fold (label);
      g_hash_table_insert (self->months, GINT_TO_POINTER (first_day), words);
    }
  return words;
}

static const char *
get_weekday_words (MusetteSearchKeys *self, MusetteDate date)
{
  int weekday = musette_date_get_weekday (date) % 7;

  if (self->weekdays[weekday] == NULL)
    self->weekdays[weekday] = musette_search_key_fold (nl_langinfo (DAY_1 + weekday));
  return self->weekdays[weekday];
}

static void
append_number (GString *buffer, int value, int digits)
{
  char text[8];

  for (int i = digits - 1; i >= 0; i--, value /= 10)
    text[i] = (char) ('0' + value % 10);
  g_string_append_len (buffer, text, digits);
}

static void
append_date (MusetteSearchKeys *self, MusetteDate date)
{
  int year;
  int month;
  int day;

  musette_date_get_ymd (date, &year, &month, &day);
  g_string_append (self->buffer, get_weekday_words (self, date));
  g_string_append_c (self->buffer, ' ');
  append_number (self->buffer, day, day > 9 ? 2 : 1);
  g_string_append_c (self->buffer, ' ');
  g_string_append (self->buffer, get_month_words (self, musette_date_get_month_start (date)));
  g_string_append_c (self->buffer, ' ');
  append_number (self->buffer, year, 4);
  g_string_append_c (self->buffer, '-');
  append_number (self->buffer, month, 2);
  g_string_append_c (self->buffer, '-');
  append_number (self->buffer, day, 2);
}

static void
append_name (GString *buffer, const char *name)
{
  g_autofree char *folded = NULL;

  if (!g_str_is_ascii (name))
    {
      folded = fold_any (name);
      g_string_append (buffer, folded);
      return;
    }
  for (const char *p = name; *p != '\0'; p++)
    g_string_append_c (buffer, g_ascii_tolower (*p));
}

/**
 * musette_search_keys_new:
 *
 * Returns: (transfer full): a maker of search keys
 */
MusetteSearchKeys *
musette_search_keys_new (void)
{
  MusetteSearchKeys *self = g_new0 (MusetteSearchKeys, 1);

  self->types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->months = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->buffer = g_string_sized_new (128);
  return self;
}

/**
 * musette_search_keys_free:
 * @self: (transfer full): a maker of search keys
 */
void
musette_search_keys_free (MusetteSearchKeys *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->types);
  g_hash_table_unref (self->months);
  for (guint i = 0; i < G_N_ELEMENTS (self->weekdays); i++)
    g_free (self->weekdays[i]);
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

static void
append_tags (GString *buffer, MusetteActivity *activity)
{
  g_auto (GStrv) tags = musette_activity_dup_tags (activity);

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      g_string_append_c (buffer, MUSETTE_SEARCH_KEY_SEPARATOR);
      append_name (buffer, tags[i]);
    }
  if (tags != NULL && tags[0] != NULL)
    g_string_append_c (buffer, MUSETTE_SEARCH_KEY_SEPARATOR);
}

static MusetteSearchKey *
make_key (MusetteSearchKeys *self, MusetteActivity *activity)
{
  const char *name = musette_activity_get_name (activity);
  const char *type = musette_activity_get_activity_type (activity);
  MusetteDate date = musette_activity_get_date (activity);
  GString *buffer = self->buffer;
  MusetteSearchKey *key;
  gsize tags_at;

  g_string_truncate (buffer, 0);
  append_name (buffer, name != NULL ? name : "");
  g_string_append_c (buffer, '\n');
  g_string_append (buffer, type != NULL ? get_type_words (self, type) : "");
  g_string_append_c (buffer, '\n');
  if (date != MUSETTE_DATE_NONE)
    append_date (self, date);
  g_string_append_c (buffer, '\n');
  tags_at = buffer->len;
  append_tags (buffer, activity);
  key = g_malloc (sizeof *key + buffer->len + 1);
  key->tags_at = (guint) tags_at;
  memcpy (key->text, buffer->str, buffer->len + 1);
  return key;
}

/**
 * musette_search_keys_get:
 * @self: a maker of search keys
 * @activity: an activity
 *
 * Returns: (transfer none): name, type, date and tags of @activity, folded
 */
const MusetteSearchKey *
musette_search_keys_get (MusetteSearchKeys *self, MusetteActivity *activity)
{
  MusetteSearchKey *key;

  g_return_val_if_fail (self != NULL, NULL);

  key = g_object_get_qdata (G_OBJECT (activity), key_quark ());
  if (key != NULL)
    return key;
  key = make_key (self, activity);
  g_object_set_qdata_full (G_OBJECT (activity), key_quark (), key, g_free);
  return key;
}
