/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A workout that is being written. */
typedef struct
{
  char *name;
  char *type; /* its sport, as the service calls it */
  char *text; /* NULL when there is none */
} MusetteDraftWords;

/* What came of reading a draft. */
typedef struct
{
  char *path; /* where it is kept */
  MusetteDraftWords words;
  GError *error;   /* why it could not be read */
  char *set_aside; /* what it is called now that it could not be read; NULL when it stayed */
} MusetteDraftReading;

gboolean musette_draft_words_set (MusetteDraftWords *words,
                                  const char *name,
                                  const char *type,
                                  const char *text);
GBytes *musette_draft_words_to_json (const MusetteDraftWords *words);

MusetteDraftReading *musette_draft_file_read (const char *path, const char *ownerless);
void musette_draft_reading_free (gpointer reading);
gboolean musette_draft_file_write (const char *path, GBytes *content, GError **error);

G_END_DECLS
