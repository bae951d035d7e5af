/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MusetteSimulatorZipEntry:
 * @name: its name without folders
 * @bytes: its content
 *
 * A file in an archive.
 */
typedef struct
{
  char *name;
  GBytes *bytes;
} MusetteSimulatorZipEntry;

GPtrArray *musette_simulator_zip_new (void);
void musette_simulator_zip_add (GPtrArray *entries, const char *name, GBytes *bytes);
gboolean musette_simulator_zip_is_zip (GBytes *bytes);
GPtrArray *musette_simulator_zip_read (GBytes *bytes, GError **error);
GBytes *musette_simulator_zip_write (GPtrArray *entries);
GBytes *musette_simulator_zip_gzip (GBytes *bytes);

G_END_DECLS
