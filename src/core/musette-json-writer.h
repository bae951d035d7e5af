/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-json.h"

G_BEGIN_DECLS

typedef struct _MusetteJsonWriter MusetteJsonWriter;

MusetteJsonWriter *musette_json_writer_new (gboolean pretty);
void musette_json_writer_free (MusetteJsonWriter *self);

void musette_json_writer_begin_object (MusetteJsonWriter *self);
void musette_json_writer_begin_array (MusetteJsonWriter *self);
void musette_json_writer_end (MusetteJsonWriter *self);
void musette_json_writer_name (MusetteJsonWriter *self, const char *name);

void musette_json_writer_string (MusetteJsonWriter *self, const char *value);
void musette_json_writer_double (MusetteJsonWriter *self, double value);
void musette_json_writer_int (MusetteJsonWriter *self, gint64 value);
void musette_json_writer_bool (MusetteJsonWriter *self, gboolean value);
void musette_json_writer_null (MusetteJsonWriter *self);
void musette_json_writer_raw (MusetteJsonWriter *self, const char *json, gssize length);
void musette_json_writer_node (MusetteJsonWriter *self, JsonNode *node);

void
musette_json_writer_member_string (MusetteJsonWriter *self, const char *name, const char *value);
void musette_json_writer_member_double (MusetteJsonWriter *self, const char *name, double value);
void musette_json_writer_member_int (MusetteJsonWriter *self, const char *name, gint64 value);
void musette_json_writer_member_bool (MusetteJsonWriter *self, const char *name, gboolean value);
void musette_json_writer_member_null (MusetteJsonWriter *self, const char *name);

char *musette_json_writer_finish (MusetteJsonWriter *self);
GBytes *musette_json_writer_finish_bytes (MusetteJsonWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteJsonWriter, musette_json_writer_free)

G_END_DECLS
