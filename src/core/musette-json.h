/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* json-glib's types, opaque on purpose: everything outside this room goes through these functions.
 */
typedef struct _JsonNode JsonNode;
typedef struct _JsonObject JsonObject;
typedef struct _JsonArray JsonArray;

/**
 * MusetteJson:
 *
 * The root of a parsed document, another name of JsonNode that g_autoptr() knows.
 */
typedef struct _JsonNode MusetteJson;

/**
 * MUSETTE_JSON_MAX_DEPTH:
 *
 * How many brackets may be open at once.
 */
#define MUSETTE_JSON_MAX_DEPTH 64

/**
 * MusetteJsonKind:
 *
 * What a value is.
 */
typedef enum
{
  MUSETTE_JSON_NULL,
  MUSETTE_JSON_BOOL,
  MUSETTE_JSON_NUMBER,
  MUSETTE_JSON_STRING,
  MUSETTE_JSON_ARRAY,
  MUSETTE_JSON_OBJECT,
} MusetteJsonKind;

gboolean musette_json_check (const char *data, gssize length, GError **error);
JsonNode *musette_json_parse (const char *data, gssize length, GError **error);
JsonNode *musette_json_parse_bytes (GBytes *bytes, GError **error);
void musette_json_free (JsonNode *root);

MusetteJsonKind musette_json_get_kind (JsonNode *node);
JsonObject *musette_json_as_object (JsonNode *node, GError **error);
JsonArray *musette_json_as_array (JsonNode *node, GError **error);

gboolean musette_json_has (JsonObject *object, const char *member);
JsonNode *musette_json_get_node (JsonObject *object, const char *member);
const char *musette_json_get_string (JsonObject *object, const char *member);
double musette_json_get_double (JsonObject *object, const char *member);
gint64 musette_json_get_int (JsonObject *object, const char *member);
gboolean musette_json_get_bool (JsonObject *object, const char *member);
JsonArray *musette_json_get_array (JsonObject *object, const char *member);
JsonObject *musette_json_get_object (JsonObject *object, const char *member);
char *musette_json_dup_id (JsonObject *object, const char *member);
GStrv musette_json_dup_members (JsonObject *object);

gboolean musette_json_read_string (JsonObject *object,
                                   const char *member,
                                   const char **value,
                                   GError **error);
gboolean
musette_json_read_double (JsonObject *object, const char *member, double *value, GError **error);
gboolean
musette_json_read_int (JsonObject *object, const char *member, gint64 *value, GError **error);

guint musette_json_array_get_length (JsonArray *array);
JsonNode *musette_json_array_get_node (JsonArray *array, guint index);
const char *musette_json_array_get_string (JsonArray *array, guint index);
double musette_json_array_get_double (JsonArray *array, guint index);
JsonObject *musette_json_array_get_object (JsonArray *array, guint index);

void musette_json_append_double (GString *text, double value);
void musette_json_append_string (GString *text, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteJson, musette_json_free)

G_END_DECLS
