/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MusetteXmlHandler:
 * @start: an element begins; @names and @values are its attributes
 * @end: an element ends; @text is the text behind its last child
 *
 * Element and attribute names come without prefix and in lower case.
 */
typedef struct
{
  void (*start) (gpointer user_data,
                 const char *name,
                 const char *const *names,
                 const char *const *values);
  void (*end) (gpointer user_data, const char *name, const char *text);
} MusetteXmlHandler;

/**
 * MusetteXmlBreak:
 * @message: (nullable): why the document could not be read to its end, %NULL when it could
 * @offset: where that is
 */
typedef struct
{
  char *message;
  guint64 offset;
} MusetteXmlBreak;

gboolean musette_xml_parse (GBytes *bytes,
                            const MusetteXmlHandler *handler,
                            gpointer user_data,
                            MusetteXmlBreak *broken,
                            GCancellable *cancellable,
                            GError **error);
const char *
musette_xml_find_attribute (const char *const *names, const char *const *values, const char *name);
double musette_xml_parse_number (const char *text);
gboolean musette_xml_parse_time (const char *text, gint64 *unix_s, int *offset_s);

G_END_DECLS
