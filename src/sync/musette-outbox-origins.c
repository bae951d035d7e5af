/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-outbox-origins.h"

#include "musette-item-type.h"

/**
 * MusetteOutboxOrigins:
 *
 * What the service has of the things of which changes wait: the changes lie over it, and it is
 * shown again when they are taken back.
 */
struct _MusetteOutboxOrigins
{
  GHashTable *records; /* key of a thing -> the service's record of it */
  MusetteOutboxLookupFunc lookup;
  gpointer lookup_data;
};

static char *
make_key (MusetteItemKind kind, const char *id)
{
  return g_strconcat (musette_item_kind_to_name (kind), "/", id, NULL);
}

/**
 * musette_outbox_origins_new:
 *
 * Returns: (transfer full): no records
 */
MusetteOutboxOrigins *
musette_outbox_origins_new (void)
{
  MusetteOutboxOrigins *self = g_new0 (MusetteOutboxOrigins, 1);

  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return self;
}

/**
 * musette_outbox_origins_free:
 * @self: (transfer full): the records
 */
void
musette_outbox_origins_free (MusetteOutboxOrigins *self)
{
  g_hash_table_unref (self->records);
  g_free (self);
}

/**
 * musette_outbox_origins_set_lookup:
 * @self: the records
 * @lookup: (nullable): finds what is shown of a thing
 * @user_data: for @lookup
 */
void
musette_outbox_origins_set_lookup (MusetteOutboxOrigins *self,
                                   MusetteOutboxLookupFunc lookup,
                                   gpointer user_data)
{
  self->lookup = lookup;
  self->lookup_data = user_data;
}

/**
 * musette_outbox_origins_get:
 * @self: the records
 * @kind: what kind of thing
 * @id: which one
 *
 * Returns: (transfer none) (nullable): the service's record of it
 */
GObject *
musette_outbox_origins_get (MusetteOutboxOrigins *self, MusetteItemKind kind, const char *id)
{
  g_autofree char *key = make_key (kind, id);

  return g_hash_table_lookup (self->records, key);
}

/**
 * musette_outbox_origins_look_up:
 * @self: the records
 * @kind: what kind of thing
 * @id: which one, of which no changes wait
 *
 * Remembers what is shown of a thing: before the first change that is the service's record.
 */
void
musette_outbox_origins_look_up (MusetteOutboxOrigins *self, MusetteItemKind kind, const char *id)
{
  GObject *record = self->lookup != NULL ? self->lookup (kind, id, self->lookup_data) : NULL;

  if (record != NULL)
    musette_outbox_origins_put (self, kind, id, record);
}

/**
 * musette_outbox_origins_put:
 * @self: the records
 * @kind: what kind of thing
 * @id: which one
 * @record: the service's record of it
 */
void
musette_outbox_origins_put (MusetteOutboxOrigins *self,
                            MusetteItemKind kind,
                            const char *id,
                            GObject *record)
{
  g_hash_table_replace (self->records, make_key (kind, id), g_object_ref (record));
}

/**
 * musette_outbox_origins_take_off:
 * @self: the records
 * @change: a change that will not be made
 *
 * Takes a change off: what was kept as the service's record may have it in it already, or not be
 * there at all.
 */
void
musette_outbox_origins_take_off (MusetteOutboxOrigins *self, MusetteChange *change)
{
  const MusetteItemType *type = musette_item_type_get (change->kind);
  GObject *origin = musette_outbox_origins_get (self, change->kind, change->item);
  g_autoptr (GObject) clean = NULL;

  if (origin == NULL && change->action == MUSETTE_ACTION_DELETE)
    clean = _musette_change_dup_base_record (change);
  else if (origin != NULL && change->action == MUSETTE_ACTION_UPDATE)
    clean = _musette_change_take_off (change, type->get_json (origin));
  if (clean != NULL)
    musette_outbox_origins_put (self, change->kind, change->item, clean);
}

/**
 * musette_outbox_origins_forget:
 * @self: the records
 * @kind: what kind of thing
 * @id: which one
 */
void
musette_outbox_origins_forget (MusetteOutboxOrigins *self, MusetteItemKind kind, const char *id)
{
  g_autofree char *key = make_key (kind, id);

  g_hash_table_remove (self->records, key);
}

/**
 * musette_outbox_origins_clear:
 * @self: the records
 *
 * Forgets all.
 */
void
musette_outbox_origins_clear (MusetteOutboxOrigins *self)
{
  g_hash_table_remove_all (self->records);
}
