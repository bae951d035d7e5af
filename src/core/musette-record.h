/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-json-fields.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_RECORD (musette_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (MusetteRecord, musette_record, MUSETTE, RECORD, GObject)

/**
 * MusetteRecordClass:
 * @map: the members that records of the class know; they are fields of its instance
 * @complete: (nullable): checks what was read, and fills in what follows from it
 */
struct _MusetteRecordClass
{
  GObjectClass parent_class;

  MusetteJsonFieldMap *map;
  gboolean (*complete) (MusetteRecord *self, GError **error);
};

gpointer musette_record_new_from_json (GType type, GBytes *json, GError **error);
GPtrArray *musette_record_list_from_json (GType type, GBytes *json, GError **error);
gboolean
musette_record_read_list (GType type, MusetteJsonCursor *cursor, GPtrArray **place, GError **error);

GBytes *musette_record_get_json (MusetteRecord *self);

G_END_DECLS
