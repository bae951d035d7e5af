/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-known-accounts.h"

#include <string.h>

/**
 * MusetteKnownAccounts:
 *
 * Remembers in the file `accounts.ini` whose account stood behind a server and a configured athlete
 * id, "0" mostly, so that the right database can be opened before the service or even the keyring
 * has answered. There is no secret in it. Several instances of Musette may use the file: it is read
 * at each question and replaced as a whole.
 */
struct _MusetteKnownAccounts
{
  char *folder; /* NULL: nothing is remembered */
};

#define FILE_NAME "accounts.ini"
#define DRAFT_NAME "workout-draft"
#define ACCOUNT_GROUP "account "
#define ATHLETE_GROUP "athlete "
#define KEY_SERVER "server"
#define KEY_ATHLETE "athlete"
#define KEY_USED "used"
#define KEY_HIDDEN "hidden"
#define KEY_RANGE "range"

/**
 * musette_known_accounts_new:
 * @folder: (nullable): where the data is kept, %NULL to keep nothing
 *
 * Returns: (transfer full): what is remembered in @folder
 */
MusetteKnownAccounts *
musette_known_accounts_new (const char *folder)
{
  MusetteKnownAccounts *self = g_new0 (MusetteKnownAccounts, 1);

  self->folder = g_strdup (folder);
  return self;
}

/**
 * musette_known_accounts_free:
 * @self: (transfer full): known accounts
 */
void
musette_known_accounts_free (MusetteKnownAccounts *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->folder);
  g_free (self);
}

static char *
dup_file_path (MusetteKnownAccounts *self)
{
  return g_build_filename (self->folder, FILE_NAME, NULL);
}

/* A file that is damaged is as good as none: it is made anew from what the service says. */
static GKeyFile *
read_file (MusetteKnownAccounts *self)
{
  GKeyFile *file = g_key_file_new ();
  g_autofree char *path = NULL;

  if (self->folder == NULL)
    return file;
  path = dup_file_path (self);
  g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS, NULL);
  return file;
}

/* When it cannot be written, the next start asks the service first: no reason to bother anybody. */
static void
write_file (MusetteKnownAccounts *self, GKeyFile *file)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (self->folder == NULL)
    return;
  g_mkdir_with_parents (self->folder, 0700);
  path = dup_file_path (self);
  text = g_key_file_to_data (file, &length, NULL);
  if (!g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                 &error))
    g_debug ("%s", error->message);
}

/* Names of groups may hold neither brackets nor control characters. */
static char *
make_group (const char *kind, const char *server, const char *id)
{
  g_autofree char *safe_server = g_uri_escape_string (server, ":/", FALSE);
  g_autofree char *safe_id = g_uri_escape_string (id, NULL, FALSE);

  return g_strconcat (kind, safe_server, " ", safe_id, NULL);
}

/**
 * musette_known_accounts_dup_athlete:
 * @self: known accounts
 * @server: scheme and host
 * @configured: the athlete id that was entered, "0" for the owner of the key
 *
 * Returns: (transfer full) (nullable): id of the athlete whose account that was
 */
char *
musette_known_accounts_dup_athlete (MusetteKnownAccounts *self,
                                    const char *server,
                                    const char *configured)
{
  g_autoptr (GKeyFile) file = NULL;
  g_autofree char *group = NULL;

  g_return_val_if_fail (self != NULL && server != NULL && configured != NULL, NULL);

  file = read_file (self);
  group = make_group (ACCOUNT_GROUP, server, configured);
  return g_key_file_get_string (file, group, KEY_ATHLETE, NULL);
}

static gint64
get_use (GKeyFile *file, const char *group, const char *server)
{
  g_autofree char *own = NULL;

  if (!g_str_has_prefix (group, ACCOUNT_GROUP)
      || g_key_file_get_boolean (file, group, KEY_HIDDEN, NULL))
    return 0;
  own = g_key_file_get_string (file, group, KEY_SERVER, NULL);
  return g_strcmp0 (own, server) == 0 ? g_key_file_get_int64 (file, group, KEY_USED, NULL) : 0;
}

/**
 * musette_known_accounts_dup_last:
 * @self: known accounts
 * @server: scheme and host
 *
 * Returns: (transfer full) (nullable): id of the athlete who was shown last and did not sign out
 */
char *
musette_known_accounts_dup_last (MusetteKnownAccounts *self, const char *server)
{
  g_autoptr (GKeyFile) file = NULL;
  g_auto (GStrv) groups = NULL;
  const char *last = NULL;
  gint64 used = 0;

  g_return_val_if_fail (self != NULL && server != NULL, NULL);

  file = read_file (self);
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    if (get_use (file, groups[i], server) > used)
      {
        used = get_use (file, groups[i], server);
        last = groups[i];
      }
  return last != NULL ? g_key_file_get_string (file, last, KEY_ATHLETE, NULL) : NULL;
}

/**
 * musette_known_accounts_remember:
 * @self: known accounts
 * @server: scheme and host
 * @configured: the athlete id that was entered, "0" for the owner of the key
 * @athlete: id of the athlete whose account it is
 * @is_shown: whether it counts as the one that was shown last
 *
 * Keeps whose account it is.
 */
void
musette_known_accounts_remember (MusetteKnownAccounts *self,
                                 const char *server,
                                 const char *configured,
                                 const char *athlete,
                                 gboolean is_shown)
{
  g_autoptr (GKeyFile) file = NULL;
  g_autofree char *group = NULL;

  g_return_if_fail (self != NULL && server != NULL && configured != NULL && athlete != NULL);

  file = read_file (self);
  group = make_group (ACCOUNT_GROUP, server, configured);
  g_key_file_set_string (file, group, KEY_SERVER, server);
  g_key_file_set_string (file, group, KEY_ATHLETE, athlete);
  g_key_file_set_int64 (file, group, KEY_USED, g_get_real_time ());
  if (is_shown)
    g_key_file_remove_key (file, group, KEY_HIDDEN, NULL);
  else
    g_key_file_set_boolean (file, group, KEY_HIDDEN, TRUE);
  write_file (self, file);
}

/**
 * musette_known_accounts_hide:
 * @self: known accounts
 * @server: scheme and host
 *
 * Shows nobody of @server any more before the key is known, after somebody signed out.
 */
void
musette_known_accounts_hide (MusetteKnownAccounts *self, const char *server)
{
  g_autoptr (GKeyFile) file = NULL;
  g_auto (GStrv) groups = NULL;
  gboolean changed = FALSE;

  g_return_if_fail (self != NULL && server != NULL);

  file = read_file (self);
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    if (get_use (file, groups[i], server) > 0)
      {
        g_key_file_set_boolean (file, groups[i], KEY_HIDDEN, TRUE);
        changed = TRUE;
      }
  if (changed)
    write_file (self, file);
}

/**
 * musette_known_accounts_get_range:
 * @self: known accounts
 * @server: scheme and host
 * @athlete: an athlete's id
 * @range: (out): how far back to keep activities
 *
 * Returns: whether that was chosen
 */
gboolean
musette_known_accounts_get_range (MusetteKnownAccounts *self,
                                  const char *server,
                                  const char *athlete,
                                  MusetteSyncRange *range)
{
  g_autoptr (GKeyFile) file = NULL;
  g_autoptr (GEnumClass) ranges = g_type_class_ref (MUSETTE_TYPE_SYNC_RANGE);
  g_autofree char *group = NULL;
  g_autofree char *nick = NULL;
  const GEnumValue *value;

  g_return_val_if_fail (self != NULL && server != NULL && athlete != NULL, FALSE);
  g_return_val_if_fail (range != NULL, FALSE);

  file = read_file (self);
  group = make_group (ATHLETE_GROUP, server, athlete);
  nick = g_key_file_get_string (file, group, KEY_RANGE, NULL);
  value = nick != NULL ? g_enum_get_value_by_nick (ranges, nick) : NULL;
  if (value != NULL)
    *range = (MusetteSyncRange) value->value;
  return value != NULL;
}

/**
 * musette_known_accounts_set_range:
 * @self: known accounts
 * @server: scheme and host
 * @athlete: an athlete's id
 * @range: how far back to keep activities
 */
void
musette_known_accounts_set_range (MusetteKnownAccounts *self,
                                  const char *server,
                                  const char *athlete,
                                  MusetteSyncRange range)
{
  g_autoptr (GKeyFile) file = NULL;
  g_autoptr (GEnumClass) ranges = g_type_class_ref (MUSETTE_TYPE_SYNC_RANGE);
  g_autofree char *group = NULL;

  g_return_if_fail (self != NULL && server != NULL && athlete != NULL);

  file = read_file (self);
  group = make_group (ATHLETE_GROUP, server, athlete);
  g_key_file_set_string (file, group, KEY_RANGE, g_enum_get_value (ranges, range)->value_nick);
  write_file (self, file);
}

/* A name that a server gave must not lead out of its folder, nor two names to one file. */
static char *
make_file_name (const char *text)
{
  g_autofree char *name
      = g_strcanon (g_strdup (text), G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS ".-", '_');
  g_autofree char *sum = NULL;

  if (*name != '\0' && *name != '.' && strlen (name) <= 100 && g_str_equal (name, text))
    return g_steal_pointer (&name);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  return g_strdup_printf ("%.40s_%.16s", *name != '.' ? name : "_", sum);
}

static char *
make_server_name (const char *server)
{
  const char *host = strstr (server, "://");

  return make_file_name (g_str_has_prefix (server, "https://") && host != NULL ? host + 3 : server);
}

static char *
dup_own_file (MusetteKnownAccounts *self,
              const char *server,
              const char *athlete,
              const char *ending)
{
  g_autofree char *server_name = NULL;
  g_autofree char *athlete_name = NULL;
  g_autofree char *file_name = NULL;

  if (self->folder == NULL)
    return NULL;
  server_name = make_server_name (server);
  athlete_name = make_file_name (athlete);
  file_name = g_strconcat (athlete_name, ending, NULL);
  return g_build_filename (self->folder, server_name, file_name, NULL);
}

/**
 * musette_known_accounts_dup_path:
 * @self: known accounts
 * @server: scheme and host
 * @athlete: an athlete's id
 *
 * Returns: (transfer full) (type filename) (nullable): the database of that athlete, %NULL when
 *   nothing is kept
 */
char *
musette_known_accounts_dup_path (MusetteKnownAccounts *self,
                                 const char *server,
                                 const char *athlete)
{
  g_return_val_if_fail (self != NULL && server != NULL && athlete != NULL, NULL);

  return dup_own_file (self, server, athlete, ".db");
}

/**
 * musette_known_accounts_dup_draft:
 * @self: known accounts
 * @server: scheme and host
 * @athlete: (nullable): an athlete's id, or what else tells whose it is; %NULL for nobody's
 * @number: which one of them, from 0
 *
 * Returns: (transfer full) (type filename) (nullable): the file of the workout that is being
 *   written, %NULL when nothing is kept
 */
char *
musette_known_accounts_dup_draft (MusetteKnownAccounts *self,
                                  const char *server,
                                  const char *athlete,
                                  guint number)
{
  g_autofree char *name = NULL;
  g_autofree char *ending = NULL;

  g_return_val_if_fail (self != NULL && server != NULL, NULL);

  name = number == 0 ? g_strdup (DRAFT_NAME ".json")
                     : g_strdup_printf (DRAFT_NAME "-%u.json", number + 1);
  ending = g_strconcat (".", name, NULL);
  if (athlete != NULL)
    return dup_own_file (self, server, athlete, ending);
  return self->folder != NULL ? g_build_filename (self->folder, name, NULL) : NULL;
}
