/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-outbox.h"
#include "musette-plan-item.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_LIBRARY (musette_library_get_type ())
G_DECLARE_FINAL_TYPE (MusetteLibrary, musette_library, MUSETTE, LIBRARY, GObject)

MusetteLibrary *musette_library_new (MusetteOutbox *outbox);

GListModel *musette_library_get_items (MusetteLibrary *self, MusetteItemKind kind);
MusettePlanItem *musette_library_find (MusetteLibrary *self, MusetteItemKind kind, const char *id);
gboolean musette_library_get_loaded (MusetteLibrary *self);
void musette_library_set_loaded (MusetteLibrary *self, gboolean loaded);

void musette_library_put (MusetteLibrary *self, MusetteItemKind kind, MusettePlanItem *item);
void musette_library_rename (MusetteLibrary *self,
                             MusetteItemKind kind,
                             const char *old_id,
                             const char *new_id);
void musette_library_remove (MusetteLibrary *self, MusetteItemKind kind, const char *id);
GPtrArray *musette_library_replace (MusetteLibrary *self, MusetteItemKind kind, GPtrArray *fresh);
GPtrArray *musette_library_replace_days (MusetteLibrary *self,
                                         MusetteDate oldest,
                                         MusetteDate newest,
                                         GPtrArray *fresh);
void musette_library_clear (MusetteLibrary *self);

G_END_DECLS
