/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-local-id.h"

#include "musette-store.h"

#define EXTERNAL_PREFIX "musette:"

/* Names of things before the service has given one. */

/**
 * musette_local_id_new:
 *
 * Returns: (transfer full): an id for a thing that the service does not know yet
 */
char *
musette_local_id_new (void)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return g_strconcat (MUSETTE_STORE_LOCAL_ID_PREFIX, uuid, NULL);
}

/**
 * musette_local_id_is_local:
 * @id: an id
 *
 * Returns: whether the service does not know it
 */
gboolean
musette_local_id_is_local (const char *id)
{
  g_return_val_if_fail (id != NULL, FALSE);

  return g_str_has_prefix (id, MUSETTE_STORE_LOCAL_ID_PREFIX);
}

/**
 * musette_local_id_new_external:
 *
 * What a thing carries to the service, so that it can be found there when the answer to its making
 * was lost.
 *
 * Returns: (transfer full): an identifier for `external_id`
 */
char *
musette_local_id_new_external (void)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return g_strconcat (EXTERNAL_PREFIX, uuid, NULL);
}
