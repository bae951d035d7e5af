/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-record.h"

#include "musette-json-slicer.h"

typedef struct
{
  GBytes *json;
} MusetteRecordPrivate;

/**
 * MusetteRecord:
 *
 * One thing as the service tells it: its raw JSON, and the members of it that we know as fields of
 * the instance. A class names its fields in a table; numbers that the service did not give are NaN.
 */
G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MusetteRecord, musette_record, G_TYPE_OBJECT)

/* Here and not in init, where the class is still this one. */
static void
musette_record_constructed (GObject *object)
{
  G_OBJECT_CLASS (musette_record_parent_class)->constructed (object);

  musette_json_fields_init (MUSETTE_RECORD_GET_CLASS (object)->map, 0, object);
}

static void
musette_record_finalize (GObject *object)
{
  MusetteRecordPrivate *priv = musette_record_get_instance_private (MUSETTE_RECORD (object));

  musette_json_fields_clear (MUSETTE_RECORD_GET_CLASS (object)->map, 0, object);
  g_clear_pointer (&priv->json, g_bytes_unref);
  G_OBJECT_CLASS (musette_record_parent_class)->finalize (object);
}

static void
musette_record_class_init (MusetteRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = musette_record_constructed;
  G_OBJECT_CLASS (klass)->finalize = musette_record_finalize;
}

static void
musette_record_init (MusetteRecord *self)
{
}

/**
 * musette_record_new_from_json:
 * @type: a class of records
 * @json: one in the service's form
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): the record
 */
gpointer
musette_record_new_from_json (GType type, GBytes *json, GError **error)
{
  g_autoptr (MusetteRecord) self = NULL;
  MusetteRecordPrivate *priv;
  MusetteRecordClass *klass;
  const char *data;
  gsize length;

  g_return_val_if_fail (g_type_is_a (type, MUSETTE_TYPE_RECORD), NULL);
  g_return_val_if_fail (json != NULL, NULL);

  self = g_object_new (type, NULL);
  klass = MUSETTE_RECORD_GET_CLASS (self);
  priv = musette_record_get_instance_private (self);
  priv->json = g_bytes_ref (json);
  data = g_bytes_get_data (json, &length);
  if (!musette_json_fields_read_all (klass->map, data, length, self, NULL, error)
      || (klass->complete != NULL && !klass->complete (self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

typedef struct
{
  GType type;
  GPtrArray *records;
} ListReader;

static gboolean
add_slice (const char *slice, gsize length, gpointer user_data, GError **error)
{
  const ListReader *reader = user_data;
  g_autoptr (GBytes) json = g_bytes_new (slice, length);
  gpointer record = musette_record_new_from_json (reader->type, json, error);

  if (record != NULL)
    g_ptr_array_add (reader->records, record);
  return record != NULL;
}

/**
 * musette_record_list_from_json:
 * @type: a class of records
 * @json: an array of them in the service's form
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type MusetteRecord): the records, in their order
 */
GPtrArray *
musette_record_list_from_json (GType type, GBytes *json, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  ListReader reader;

  g_return_val_if_fail (json != NULL, NULL);

  records = g_ptr_array_new_with_free_func (g_object_unref);
  reader = (ListReader){ type, records };
  if (!musette_json_slice_array (json, add_slice, &reader, error))
    return NULL;
  return g_steal_pointer (&records);
}

/**
 * musette_record_read_list:
 * @type: a class of records
 * @cursor: a cursor before an array of them
 * @place: (nullable): where the list goes in place of the one there, %NULL to check only
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Reads records that are a member of another record.
 *
 * Returns: whether it was such an array
 */
gboolean
musette_record_read_list (GType type, MusetteJsonCursor *cursor, GPtrArray **place, GError **error)
{
  const char *start = cursor->at;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (!musette_json_cursor_skip (cursor, error))
    return FALSE;
  json = g_bytes_new (start, cursor->at - start);
  records = musette_record_list_from_json (type, json, error);
  if (records == NULL)
    return FALSE;
  if (place != NULL)
    {
      g_clear_pointer (place, g_ptr_array_unref);
      *place = g_steal_pointer (&records);
    }
  return TRUE;
}

/**
 * musette_record_get_json:
 * @self: a record
 *
 * Returns: (transfer none): what it was read from
 */
GBytes *
musette_record_get_json (MusetteRecord *self)
{
  MusetteRecordPrivate *priv;

  g_return_val_if_fail (MUSETTE_IS_RECORD (self), NULL);

  priv = musette_record_get_instance_private (self);
  return priv->json;
}
