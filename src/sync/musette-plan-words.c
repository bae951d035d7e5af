/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-plan-words.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "musette-folder-sharing.h"

/* What changes of events, workouts and folders are called. */

static char *
describe_one_update (MusettePatch *patch, const char *title)
{
  if (patch != NULL && musette_patch_lookup (patch, "name") != NULL
      && musette_patch_get_length (patch) == 1)
    /* Translators: a change; %s is the name of an activity */
    return g_strdup_printf (_ ("Rename “%s”"), title);
  if (patch != NULL
      && (musette_patch_lookup (patch, MUSETTE_SHARED_WITH) != NULL
          || musette_patch_lookup (patch, "visibility") != NULL))
    /* Translators: a change; %s is the name of a folder that others may see */
    return g_strdup_printf (_ ("Share “%s”"), title);
  if (patch != NULL
      && (musette_patch_lookup (patch, "folder_id") != NULL
          || musette_patch_lookup (patch, "start_date_local") != NULL
          || musette_patch_lookup (patch, "day") != NULL))
    /* Translators: a change; %s is the name of a workout that goes to a folder or day */
    return g_strdup_printf (_ ("Move “%s”"), title);
  /* Translators: a change; %s is the name of an activity */
  return g_strdup_printf (_ ("Edit “%s”"), title);
}

static char *
describe_one (MusetteAction action, MusettePatch *patch, const char *title)
{
  switch (action)
    {
    case MUSETTE_ACTION_CREATE:
    case MUSETTE_ACTION_UPLOAD:
      return g_strdup_printf (_ ("Add “%s”"), title);
    case MUSETTE_ACTION_DELETE:
      return g_strdup_printf (_ ("Delete “%s”"), title);
    case MUSETTE_ACTION_RESTORE:
      return g_strdup_printf (_ ("Restore “%s”"), title);
    case MUSETTE_ACTION_UPDATE:
    case MUSETTE_ACTION_INTERVALS:
    default:
      return describe_one_update (patch, title);
    }
}

static char *
describe_many (MusetteAction action, guint n)
{
  switch (action)
    {
    case MUSETTE_ACTION_CREATE:
    case MUSETTE_ACTION_UPLOAD:
      /* Translators: a change; items are workouts, folders, or what is planned on a day */
      return g_strdup_printf (ngettext ("Add %u Item", "Add %u Items", n), n);
    case MUSETTE_ACTION_DELETE:
      return g_strdup_printf (ngettext ("Delete %u Item", "Delete %u Items", n), n);
    case MUSETTE_ACTION_RESTORE:
      return g_strdup_printf (ngettext ("Restore %u Item", "Restore %u Items", n), n);
    case MUSETTE_ACTION_UPDATE:
    case MUSETTE_ACTION_INTERVALS:
    default:
      return g_strdup_printf (ngettext ("Edit %u Item", "Edit %u Items", n), n);
    }
}

/**
 * musette_plan_words_describe:
 * @action: what is done
 * @patch: (nullable): the members that an update sets
 * @n: with how many things
 * @title: (nullable): the name of the first one
 *
 * Returns: (transfer full): what is done, in the imperative
 */
char *
musette_plan_words_describe (MusetteAction action, MusettePatch *patch, guint n, const char *title)
{
  if (n > 1)
    return describe_many (action, n);
  return describe_one (action, patch, title != NULL && *title != '\0' ? title : _ ("Untitled"));
}
