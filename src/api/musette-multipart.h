/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MUSETTE_TYPE_MULTIPART (musette_multipart_get_type ())
G_DECLARE_FINAL_TYPE (MusetteMultipart, musette_multipart, MUSETTE, MULTIPART, GInputStream)

MusetteMultipart *musette_multipart_new (const char *name,
                                         const char *file_name,
                                         GInputStream *content,
                                         gint64 content_length);
gint64 musette_multipart_get_length (MusetteMultipart *self);
const char *musette_multipart_get_content_type (MusetteMultipart *self);

G_END_DECLS
