/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MUSETTE_TYPE_PATCH (musette_patch_get_type ())
G_DECLARE_FINAL_TYPE (MusettePatch, musette_patch, MUSETTE, PATCH, GObject)

MusettePatch *musette_patch_new (void);
MusettePatch *musette_patch_new_from_json (const char *json, gssize length, GError **error);
MusettePatch *musette_patch_copy (MusettePatch *self);

void musette_patch_set_string (MusettePatch *self, const char *name, const char *value);
void musette_patch_set_id (MusettePatch *self, const char *name, const char *id);
void musette_patch_set_int (MusettePatch *self, const char *name, gint64 value);
void musette_patch_set_double (MusettePatch *self, const char *name, double value);
void musette_patch_set_bool (MusettePatch *self, const char *name, gboolean value);
void musette_patch_set_null (MusettePatch *self, const char *name);
void musette_patch_set_strings (MusettePatch *self, const char *name, const char *const *values);
void musette_patch_set_raw (MusettePatch *self, const char *name, const char *json);
void musette_patch_remove (MusettePatch *self, const char *name);
void musette_patch_remove_nulls (MusettePatch *self);
void musette_patch_merge (MusettePatch *self, MusettePatch *newer);

guint musette_patch_get_length (MusettePatch *self);
const char *musette_patch_get_name (MusettePatch *self, guint index);
const char *musette_patch_get_value (MusettePatch *self, guint index);
const char *musette_patch_lookup (MusettePatch *self, const char *name);
gboolean musette_patch_overlaps (MusettePatch *self, MusettePatch *other);

char *musette_patch_to_json (MusettePatch *self);
GBytes *musette_patch_apply (MusettePatch *self, GBytes *object, GError **error);
MusettePatch *musette_patch_read (GBytes *object, const char *const *names, GError **error);
MusettePatch *musette_patch_read_same (MusettePatch *self, GBytes *object, GError **error);

gboolean musette_patch_same_value (const char *a, const char *b);

G_END_DECLS
