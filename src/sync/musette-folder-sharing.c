/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-folder-sharing.h"

#include "musette-json-writer.h"
#include "musette-patch.h"

/* Who else may see a folder. The service tells that at an address of its own; here it is a member
 * of the folder, so that it is changed as all others are. The list is in order of the ids, so that
 * it can be compared. */

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
contains (const char *const *ids, const char *id)
{
  return ids != NULL && g_strv_contains (ids, id);
}

static void
add_ids (GPtrArray *all, const char *const *ids, const char *const *others)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (*ids[i] != '\0' && !contains (others, ids[i])
        && !g_ptr_array_find_with_equal_func (all, ids[i], g_str_equal, NULL))
      g_ptr_array_add (all, (gpointer) ids[i]);
}

/**
 * musette_folder_sharing_make:
 * @readers: (nullable) (array zero-terminated=1): ids of the athletes who may see a folder
 * @editors: (nullable) (array zero-terminated=1): ids of those who may change it as well
 *
 * Returns: (transfer full): the value of %MUSETTE_SHARED_WITH, as JSON
 */
char *
musette_folder_sharing_make (const char *const *readers, const char *const *editors)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  add_ids (ids, editors, NULL);
  add_ids (ids, readers, editors);
  g_ptr_array_sort (ids, compare_ids);
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);

      musette_json_writer_begin_object (writer);
      musette_json_writer_member_string (writer, "id", id);
      musette_json_writer_member_bool (writer, "canEdit", contains (editors, id));
      musette_json_writer_end (writer);
    }
  musette_json_writer_end (writer);
  return musette_json_writer_finish (writer);
}

static JsonArray *
get_athletes (MusettePlanItem *folder, MusetteJson **root)
{
  *root = musette_json_parse_bytes (musette_record_get_json (MUSETTE_RECORD (folder)), NULL);
  return *root != NULL
             ? musette_json_get_array (musette_json_as_object (*root, NULL), MUSETTE_SHARED_WITH)
             : NULL;
}

/**
 * musette_folder_sharing_is_known:
 * @folder: a folder or plan
 *
 * Returns: whether the record tells who else may see it
 */
gboolean
musette_folder_sharing_is_known (MusettePlanItem *folder)
{
  g_autoptr (MusetteJson) root = NULL;

  g_return_val_if_fail (MUSETTE_IS_PLAN_ITEM (folder), FALSE);

  return get_athletes (folder, &root) != NULL;
}

/* What to tell of an athlete; NULL for nothing. */
typedef char *(*Tell) (JsonObject *athlete, const char *id);

static char *
tell_reader (JsonObject *athlete, const char *id)
{
  return musette_json_get_bool (athlete, "canEdit") ? NULL : g_strdup (id);
}

static char *
tell_editor (JsonObject *athlete, const char *id)
{
  return musette_json_get_bool (athlete, "canEdit") ? g_strdup (id) : NULL;
}

static char *
tell_name (JsonObject *athlete, const char *id)
{
  const char *name = musette_json_get_string (athlete, "name");

  return name != NULL ? g_strconcat (id, ": ", name, NULL) : NULL;
}

static char *
join (MusettePlanItem *folder, Tell tell, const char *separator)
{
  g_autoptr (MusetteJson) root = NULL;
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  JsonArray *athletes = get_athletes (folder, &root);

  for (guint i = 0; athletes != NULL && i < musette_json_array_get_length (athletes); i++)
    {
      JsonObject *athlete = musette_json_array_get_object (athletes, i);
      const char *id = athlete != NULL ? musette_json_get_string (athlete, "id") : NULL;
      g_autofree char *text = id != NULL ? tell (athlete, id) : NULL;

      if (text != NULL)
        g_strv_builder_add (texts, text);
    }
  all = g_strv_builder_end (texts);
  return g_strjoinv (separator, all);
}

/**
 * musette_folder_sharing_dup_ids:
 * @folder: a folder or plan
 * @can_edit: whether to tell those who may change it, else those who may only see it
 *
 * Returns: (transfer full): the ids of the athletes with a blank between them
 */
char *
musette_folder_sharing_dup_ids (MusettePlanItem *folder, gboolean can_edit)
{
  g_return_val_if_fail (MUSETTE_IS_PLAN_ITEM (folder), g_strdup (""));

  return join (folder, can_edit ? tell_editor : tell_reader, " ");
}

/**
 * musette_folder_sharing_dup_names:
 * @folder: a folder or plan
 *
 * Returns: (transfer full): a line for each athlete who may see it and whose name is known
 */
char *
musette_folder_sharing_dup_names (MusettePlanItem *folder)
{
  g_return_val_if_fail (MUSETTE_IS_PLAN_ITEM (folder), g_strdup (""));

  return join (folder, tell_name, "\n");
}

static int
compare_athletes (gconstpointer a, gconstpointer b)
{
  JsonObject *first = *(JsonObject *const *) a, *second = *(JsonObject *const *) b;

  return g_strcmp0 (musette_json_get_string (first, "id"), musette_json_get_string (second, "id"));
}

static char *
sort_athletes (JsonArray *list)
{
  g_autoptr (GPtrArray) athletes = g_ptr_array_new ();
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  for (guint i = 0; i < musette_json_array_get_length (list); i++)
    if (musette_json_array_get_object (list, i) != NULL)
      g_ptr_array_add (athletes, musette_json_array_get_object (list, i));
  g_ptr_array_sort (athletes, compare_athletes);
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < athletes->len; i++)
    {
      JsonObject *athlete = g_ptr_array_index (athletes, i);
      const char *name = musette_json_get_string (athlete, "name");

      musette_json_writer_begin_object (writer);
      musette_json_writer_member_string (writer, "id", musette_json_get_string (athlete, "id"));
      if (name != NULL)
        musette_json_writer_member_string (writer, "name", name);
      musette_json_writer_member_bool (writer, "canEdit",
                                       musette_json_get_bool (athlete, "canEdit"));
      musette_json_writer_end (writer);
    }
  musette_json_writer_end (writer);
  return musette_json_writer_finish (writer);
}

/**
 * musette_folder_sharing_add:
 * @folder: a folder or plan as the service lists it
 * @list: what the service tells about who else may see it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the folder with both
 */
MusettePlanItem *
musette_folder_sharing_add (MusettePlanItem *folder, GBytes *list, GError **error)
{
  g_autoptr (MusetteJson) root = NULL;
  g_autoptr (MusettePatch) patch = musette_patch_new ();
  g_autoptr (GBytes) json = NULL;
  g_autofree char *sorted = NULL;
  JsonArray *athletes;

  g_return_val_if_fail (MUSETTE_IS_PLAN_ITEM (folder) && list != NULL, NULL);

  root = musette_json_parse_bytes (list, error);
  athletes = root != NULL ? musette_json_as_array (root, error) : NULL;
  if (athletes == NULL)
    return NULL;
  sorted = sort_athletes (athletes);
  musette_patch_set_raw (patch, MUSETTE_SHARED_WITH, sorted);
  json = musette_patch_apply (patch, musette_record_get_json (MUSETTE_RECORD (folder)), error);
  return json != NULL ? musette_plan_item_new_from_json (json, error) : NULL;
}
