/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-migrations.h"

#include <glib/gi18n-lib.h>

#include "musette-error.h"
#include "musette-store-resources.h"

#define FOLDER "/io/github/musette/Musette/sql/"

/* "Muse": tells our files from those of other programs. */
#define APPLICATION_ID "0x4d757365"

/* Not registered when the program starts: GTK looks for each folder of its icons in all resources
 * that are. */
static GResource *
get_resource (void)
{
  static gsize registered = 0;

  if (g_once_init_enter (&registered))
    {
      musette_store_register_resource ();
      g_once_init_leave (&registered, 1);
    }
  return musette_store_get_resource ();
}

static char **
list_migrations (void)
{
  GResource *resource = get_resource ();
  char **names = g_resource_enumerate_children (resource, FOLDER, 0, NULL);

  g_assert (names != NULL);
  return names;
}

static gboolean
has_number (const char *name, guint version)
{
  return g_ascii_strtoull (name, NULL, 10) == version;
}

static GBytes *
load_migration (guint version)
{
  g_auto (GStrv) names = list_migrations ();

  for (guint i = 0; names[i] != NULL; i++)
    if (has_number (names[i], version))
      {
        g_autofree char *path = g_strconcat (FOLDER, names[i], NULL);

        return g_resource_lookup_data (get_resource (), path, 0, NULL);
      }
  return NULL;
}

/**
 * musette_migrations_get_newest:
 *
 * Returns: the version of the schema that this program knows
 */
guint
musette_migrations_get_newest (void)
{
  g_auto (GStrv) names = list_migrations ();

  return g_strv_length (names);
}

static gboolean
apply_one (MusetteConnection *connection, guint version, GError **error)
{
  g_autoptr (GBytes) bytes = load_migration (version);
  g_autofree char *sql = NULL;
  g_autofree char *end = g_strdup_printf (
      "PRAGMA application_id = " APPLICATION_ID "; PRAGMA user_version = %u", version);

  g_assert (bytes != NULL);
  sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return musette_connection_execute (connection, sql, error)
         && musette_connection_execute (connection, end, error);
}

static gboolean
get_version (MusetteConnection *connection, guint *version, GError **error)
{
  gint64 tables = 0;
  gint64 number;

  if (!musette_connection_get_number (connection, "PRAGMA user_version", &number, error))
    return FALSE;
  if (number == 0
      && !musette_connection_get_number (connection, "SELECT count(*) FROM sqlite_schema", &tables,
                                         error))
    return FALSE;
  if (number < 0 || tables > 0)
    {
      g_set_error_literal (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_DAMAGED,
                           _ ("The file is the database of another program"));
      return FALSE;
    }
  *version = (guint) number;
  return TRUE;
}

static gboolean
check_newer (guint version, GError **error)
{
  if (version <= musette_migrations_get_newest ())
    return TRUE;
  g_set_error (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_NEWER,
               _ ("A newer version of Musette has written the data on this computer (form %u, this "
                  "version knows %u). Nothing was changed; please update Musette"),
               version, musette_migrations_get_newest ());
  return FALSE;
}

static gboolean
apply_missing (MusetteConnection *connection, guint to, GError **error)
{
  guint version;

  /* Another program may have done it in the meantime. */
  if (!get_version (connection, &version, error) || !check_newer (version, error))
    return FALSE;
  while (version < to)
    if (!apply_one (connection, ++version, error))
      return FALSE;
  return TRUE;
}

/**
 * musette_migrations_apply:
 * @connection: a connection
 * @to: the version to reach, usually musette_migrations_get_newest ()
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Brings the schema up to date, all missing steps in one transaction. A database that a newer
 * program wrote is left alone.
 *
 * Returns: whether the schema is the one that is wanted
 */
gboolean
musette_migrations_apply (MusetteConnection *connection, guint to, GError **error)
{
  guint version;

  g_return_val_if_fail (connection != NULL, FALSE);
  g_return_val_if_fail (to <= musette_migrations_get_newest (), FALSE);

  if (!get_version (connection, &version, error) || !check_newer (version, error))
    return FALSE;
  if (version >= to)
    return TRUE;
  if (!musette_connection_begin (connection, TRUE, error))
    return FALSE;
  if (!apply_missing (connection, to, error))
    {
      musette_connection_rollback (connection);
      return FALSE;
    }
  return musette_connection_commit (connection, error);
}
