/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-activity-words.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "musette-json.h"

/* What changes of activities are called. */

typedef struct
{
  const char *member;
  const char *label;
} Label;

static const Label labels[] = {
  { "name", N_ ("Name") },
  { "description", N_ ("Description") },
  { "type", N_ ("Type") },
  { "icu_rpe", N_ ("RPE") },
  { "feel", N_ ("Feel") },
  { "race", N_ ("Race") },
  { "commute", N_ ("Commute") },
  { "trainer", N_ ("Indoor") },
  { "tags", N_ ("Tags") },
  { "gear", N_ ("Gear") },
  { "icu_training_load", N_ ("Load") },
  { "start_date_local", N_ ("Start") },
  { "moving_time", N_ ("Moving Time") },
  { "distance", N_ ("Distance") },
  { "icu_intervals", N_ ("Intervals") },
  { "shared_with", N_ ("Shared With") },
  { "visibility", N_ ("Visibility") },
};

/**
 * musette_activity_words_get_label:
 * @member: a member of an activity
 *
 * Returns: (transfer none): what people call it; its own name when it is not a known one
 */
const char *
musette_activity_words_get_label (const char *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].member, member))
      return _ (labels[i].label);
  return member;
}

/* Elements of a list, joined; of objects their ids. */
static char *
join (JsonArray *array)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < musette_json_array_get_length (array); i++)
    {
      JsonObject *object = musette_json_array_get_object (array, i);
      const char *element = object != NULL ? musette_json_get_string (object, "id")
                                           : musette_json_array_get_string (array, i);

      if (element != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", element);
    }
  return g_string_free (text, FALSE);
}

/* How many intervals there are, for their list would be no text to compare. */
static char *
count_intervals (JsonNode *node)
{
  JsonArray *array = musette_json_as_array (node, NULL);
  guint n = array != NULL ? musette_json_array_get_length (array) : 0;

  return g_strdup_printf (ngettext ("%u interval", "%u intervals", n), n);
}

static char *
dup_object_text (JsonNode *node, const char *value)
{
  g_autofree char *id = musette_json_dup_id (musette_json_as_object (node, NULL), "id");

  return id != NULL ? g_steal_pointer (&id) : g_strdup (value);
}

/**
 * musette_activity_words_dup_value:
 * @member: a member of an activity
 * @value: (nullable): its value as JSON
 *
 * Returns: (transfer full): the value for people; empty when it is cleared
 */
char *
musette_activity_words_dup_value (const char *member, const char *value)
{
  g_autofree char *wrapped = NULL;
  g_autoptr (MusetteJson) root = NULL;
  JsonNode *node;

  if (value == NULL)
    return g_strdup ("");
  wrapped = g_strdup_printf ("{\"v\":%s}", value);
  root = musette_json_parse (wrapped, -1, NULL);
  node = root != NULL ? musette_json_get_node (musette_json_as_object (root, NULL), "v") : NULL;
  if (node == NULL)
    return g_strdup ("");
  if (g_str_equal (member, "icu_intervals"))
    return count_intervals (node);
  switch (musette_json_get_kind (node))
    {
    case MUSETTE_JSON_STRING:
      return g_strdup (musette_json_get_string (musette_json_as_object (root, NULL), "v"));
    case MUSETTE_JSON_BOOL:
      return g_strdup (g_str_equal (value, "true") ? _ ("Yes") : _ ("No"));
    case MUSETTE_JSON_ARRAY:
      return join (musette_json_as_array (node, NULL));
    case MUSETTE_JSON_OBJECT:
      return dup_object_text (node, value);
    case MUSETTE_JSON_NULL:
      return g_strdup ("");
    case MUSETTE_JSON_NUMBER:
    default:
      return g_strdup (value);
    }
}

static char *
describe_one_update (MusettePatch *patch, const char *title)
{
  const char *member;
  const char *label;

  if (patch == NULL || musette_patch_get_length (patch) != 1)
    /* Translators: a change; %s is the name of an activity */
    return g_strdup_printf (_ ("Edit “%s”"), title);
  member = musette_patch_get_name (patch, 0);
  if (g_str_equal (member, "name"))
    /* Translators: a change; %s is the name of an activity */
    return g_strdup_printf (_ ("Rename “%s”"), title);
  label = musette_activity_words_get_label (member);
  if (g_str_equal (musette_patch_get_value (patch, 0), "null"))
    /* Translators: a change; first what is cleared, for instance RPE, then the activity's name */
    return g_strdup_printf (_ ("Clear %s of “%s”"), label, title);
  /* Translators: a change; first what is set, for instance RPE, then the activity's name */
  return g_strdup_printf (_ ("Set %s of “%s”"), label, title);
}

static char *
describe_updates (MusettePatch *patch, guint n)
{
  const char *member;

  if (patch == NULL || musette_patch_get_length (patch) != 1)
    return g_strdup_printf (ngettext ("Edit %u Activity", "Edit %u Activities", n), n);
  member = musette_patch_get_name (patch, 0);
  if (g_str_equal (member, "name"))
    return g_strdup_printf (ngettext ("Rename %u Activity", "Rename %u Activities", n), n);
  /* Translators: a change of several; first what is set, for instance RPE, then how many */
  return g_strdup_printf (ngettext ("Set %s on %u Activity", "Set %s on %u Activities", n),
                          musette_activity_words_get_label (member), n);
}

static char *
describe_one (MusetteAction action, MusettePatch *patch, const char *title)
{
  switch (action)
    {
    case MUSETTE_ACTION_CREATE:
      return g_strdup_printf (_ ("Add “%s”"), title);
    case MUSETTE_ACTION_DELETE:
      return g_strdup_printf (_ ("Delete “%s”"), title);
    case MUSETTE_ACTION_RESTORE:
      return g_strdup_printf (_ ("Restore “%s”"), title);
    case MUSETTE_ACTION_UPLOAD:
      return g_strdup_printf (_ ("Upload “%s”"), title);
    case MUSETTE_ACTION_INTERVALS:
      return g_strdup_printf (_ ("Edit Intervals of “%s”"), title);
    case MUSETTE_ACTION_UPDATE:
    default:
      return describe_one_update (patch, title);
    }
}

static char *
describe_many (MusetteAction action, MusettePatch *patch, guint n)
{
  switch (action)
    {
    case MUSETTE_ACTION_CREATE:
      return g_strdup_printf (ngettext ("Add %u Activity", "Add %u Activities", n), n);
    case MUSETTE_ACTION_DELETE:
      return g_strdup_printf (ngettext ("Delete %u Activity", "Delete %u Activities", n), n);
    case MUSETTE_ACTION_RESTORE:
      return g_strdup_printf (ngettext ("Restore %u Activity", "Restore %u Activities", n), n);
    case MUSETTE_ACTION_UPLOAD:
      return g_strdup_printf (ngettext ("Upload %u File", "Upload %u Files", n), n);
    case MUSETTE_ACTION_INTERVALS:
      return g_strdup_printf (
          ngettext ("Edit Intervals of %u Activity", "Edit Intervals of %u Activities", n), n);
    case MUSETTE_ACTION_UPDATE:
    default:
      return describe_updates (patch, n);
    }
}

/**
 * musette_activity_words_describe:
 * @action: what is done
 * @patch: (nullable): the members that an update sets
 * @n: with how many activities
 * @title: (nullable): the name of the first one
 *
 * Returns: (transfer full): what is done, in the imperative
 */
char *
musette_activity_words_describe (MusetteAction action,
                                 MusettePatch *patch,
                                 guint n,
                                 const char *title)
{
  if (n > 1)
    return describe_many (action, patch, n);
  if (title == NULL || title[0] == '\0')
    title = _ ("Untitled Activity");
  return describe_one (action, patch, title);
}
