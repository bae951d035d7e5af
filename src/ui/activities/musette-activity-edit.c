/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-activity-edit.h"

#include <glib/gi18n.h>
#include <math.h>

#include "musette-activity-words.h"
#include "musette-effort-words.h"
#include "musette-name-pattern.h"

/**
 * musette_activity_edit_new:
 *
 * Returns: (transfer full): an edit that changes nothing
 */
MusetteActivityEdit *
musette_activity_edit_new (void)
{
  MusetteActivityEdit *self = g_new0 (MusetteActivityEdit, 1);

  self->rpe = self->feel = self->race = self->commute = self->trainer = MUSETTE_EDIT_KEEP;
  return self;
}

/**
 * musette_activity_edit_free:
 * @self: (transfer full): an edit
 */
void
musette_activity_edit_free (MusetteActivityEdit *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_free (self->description);
  g_free (self->type);
  g_free (self->gear_id);
  g_strfreev (self->tags);
  g_strfreev (self->add_tags);
  g_strfreev (self->remove_tags);
  g_free (self);
}

static gboolean
has_tag (GPtrArray *tags, const char *tag)
{
  for (guint i = 0; i < tags->len; i++)
    if (g_str_equal (g_ptr_array_index (tags, i), tag))
      return TRUE;
  return FALSE;
}

static void
add_tags (GPtrArray *tags, char **more, char **without)
{
  for (guint i = 0; more != NULL && more[i] != NULL; i++)
    if (!has_tag (tags, more[i])
        && (without == NULL || !g_strv_contains ((const char *const *) without, more[i])))
      g_ptr_array_add (tags, more[i]);
}

static void
patch_tags (const MusetteActivityEdit *self, MusetteActivity *activity, MusettePatch *patch)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  g_auto (GStrv) old_tags = musette_activity_dup_tags (activity);

  if (self->tags == NULL && self->add_tags == NULL && self->remove_tags == NULL)
    return;
  add_tags (tags, self->tags != NULL ? self->tags : old_tags, self->remove_tags);
  add_tags (tags, self->add_tags, NULL);
  if (tags->len == 0 && (old_tags == NULL || old_tags[0] == NULL))
    return;
  g_ptr_array_add (tags, NULL);
  if (old_tags == NULL
      || !g_strv_equal ((const char *const *) old_tags, (const char *const *) tags->pdata))
    musette_patch_set_strings (patch, "tags", (const char *const *) tags->pdata);
}

static void
patch_gear (const MusetteActivityEdit *self, MusetteActivity *activity, MusettePatch *patch)
{
  g_autofree char *old_id = musette_activity_dup_gear_id (activity);
  g_autoptr (MusettePatch) gear = NULL;
  g_autofree char *json = NULL;

  if (self->gear_id == NULL || g_strcmp0 (self->gear_id, old_id) == 0)
    return;
  gear = musette_patch_new ();
  musette_patch_set_string (gear, "id", self->gear_id);
  json = musette_patch_to_json (gear);
  musette_patch_set_raw (patch, "gear", json);
}

static void
patch_number (MusettePatch *patch, const char *name, double old_value, int value)
{
  if (value == MUSETTE_EDIT_KEEP || (value == 0 && isnan (old_value)) || old_value == value)
    return;
  if (value == 0)
    musette_patch_set_null (patch, name);
  else
    musette_patch_set_int (patch, name, value);
}

static void
patch_flag (MusettePatch *patch, const char *name, gboolean old_value, int value)
{
  if (value != MUSETTE_EDIT_KEEP && old_value != value)
    musette_patch_set_bool (patch, name, value);
}

static void
patch_text (MusettePatch *patch, const char *name, const char *old_text, const char *text)
{
  if (text != NULL && g_strcmp0 (old_text != NULL ? old_text : "", text) != 0)
    musette_patch_set_string (patch, name, text);
}

/**
 * musette_activity_edit_make_patch:
 * @self: an edit
 * @activity: what it shall change
 * @number: the place of @activity among those that are changed, from 1
 * @units: units for people
 *
 * Returns: (transfer full): the members of @activity that become others; empty when none does
 */
MusettePatch *
musette_activity_edit_make_patch (const MusetteActivityEdit *self,
                                  MusetteActivity *activity,
                                  guint number,
                                  MusetteUnits units)
{
  MusettePatch *patch;
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (activity), NULL);

  patch = musette_patch_new ();
  if (musette_activity_is_stub (activity))
    return patch;
  if (self->name != NULL)
    name = musette_name_pattern_apply (self->name, activity, number, units);
  patch_text (patch, "name", musette_activity_get_name (activity), name);
  patch_text (patch, "type", musette_activity_get_activity_type (activity), self->type);
  if (self->description != NULL)
    patch_text (patch, "description", musette_activity_get_description (activity),
                self->description);
  patch_number (patch, "icu_rpe", musette_activity_get_rpe (activity), self->rpe);
  patch_number (patch, "feel", musette_activity_get_feel (activity), self->feel);
  patch_flag (patch, "race", musette_activity_is_race (activity), self->race);
  patch_flag (patch, "commute", musette_activity_is_commute (activity), self->commute);
  patch_flag (patch, "trainer", musette_activity_is_trainer (activity), self->trainer);
  patch_tags (self, activity, patch);
  patch_gear (self, activity, patch);
  return patch;
}

static char *
dup_number (double value, const char *(*get_word) (int) )
{
  const char *word = isnan (value) ? NULL : get_word ((int) lround (value));

  if (isnan (value))
    return g_strdup ("");
  return word != NULL ? g_strdup_printf ("%ld · %s", lround (value), word)
                      : g_strdup_printf ("%ld", lround (value));
}

static char *
dup_gear (const char *id, GHashTable *gear)
{
  const char *name = id != NULL && gear != NULL ? g_hash_table_lookup (gear, id) : NULL;

  return g_strdup (name != NULL ? name : id != NULL ? id : "");
}

static char *
dup_flag (gboolean value)
{
  return g_strdup (value ? _ ("Yes") : _ ("No"));
}

static char *
dup_type (const char *type)
{
  return type != NULL ? musette_sport_dup_type_label (type) : g_strdup ("");
}

/* A member of an activity for people. */
static char *
dup_value (MusetteActivity *activity, const char *member, GHashTable *gear)
{
  if (g_str_equal (member, "name"))
    return g_strdup (musette_activity_get_name (activity));
  if (g_str_equal (member, "type"))
    return dup_type (musette_activity_get_activity_type (activity));
  if (g_str_equal (member, "description"))
    return g_strdup (musette_activity_get_description (activity));
  if (g_str_equal (member, "icu_rpe"))
    return dup_number (musette_activity_get_rpe (activity), musette_effort_words_get_rpe);
  if (g_str_equal (member, "feel"))
    return dup_number (musette_activity_get_feel (activity), musette_effort_words_get_feel);
  if (g_str_equal (member, "race"))
    return dup_flag (musette_activity_is_race (activity));
  if (g_str_equal (member, "commute"))
    return dup_flag (musette_activity_is_commute (activity));
  if (g_str_equal (member, "trainer"))
    return dup_flag (musette_activity_is_trainer (activity));
  if (g_str_equal (member, "tags"))
    {
      g_auto (GStrv) tags = musette_activity_dup_tags (activity);

      return tags != NULL ? g_strjoinv (", ", tags) : NULL;
    }
  if (g_str_equal (member, "gear"))
    {
      g_autofree char *id = musette_activity_dup_gear_id (activity);

      return dup_gear (id, gear);
    }
  return NULL;
}

static void
difference_free (gpointer data)
{
  MusetteActivityDifference *difference = data;

  g_free (difference->before);
  g_free (difference->after);
  g_free (difference);
}

static char *
or_empty (char *text)
{
  return text != NULL ? text : g_strdup ("");
}

/**
 * musette_activity_edit_compare:
 * @activity: an activity as it is
 * @patch: what changes in it
 * @gear: (nullable) (element-type utf8 utf8): names of gear by ID
 *
 * Returns: (transfer full) (element-type MusetteActivityDifference): what is before and after
 */
GPtrArray *
musette_activity_edit_compare (MusetteActivity *activity, MusettePatch *patch, GHashTable *gear)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func (difference_free);
  g_autoptr (GBytes) json = NULL;
  g_autoptr (MusetteActivity) changed = NULL;

  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (activity), differences);
  g_return_val_if_fail (MUSETTE_IS_PATCH (patch), differences);

  json = musette_patch_apply (patch, musette_activity_get_json (activity), NULL);
  changed = json != NULL ? musette_activity_new_from_json (json, NULL) : NULL;
  for (guint i = 0; changed != NULL && i < musette_patch_get_length (patch); i++)
    {
      const char *member = musette_patch_get_name (patch, i);
      MusetteActivityDifference *difference = g_new0 (MusetteActivityDifference, 1);

      difference->label = musette_activity_words_get_label (member);
      difference->before = or_empty (dup_value (activity, member, gear));
      difference->after = or_empty (dup_value (changed, member, gear));
      g_ptr_array_add (differences, difference);
    }
  return differences;
}

/**
 * musette_activity_edit_split_tags:
 * @text: tags with commas between them
 *
 * Returns: (transfer full): each tag once
 */
char **
musette_activity_edit_split_tags (const char *text)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GPtrArray) tags = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  parts = g_strsplit (text, ",", -1);
  tags = g_ptr_array_new ();
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' && !has_tag (tags, parts[i]))
      g_ptr_array_add (tags, parts[i]);
  g_ptr_array_add (tags, NULL);
  return g_strdupv ((char **) tags->pdata);
}
