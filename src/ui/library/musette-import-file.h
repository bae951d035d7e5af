/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-patch.h"
#include "musette-workout.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_IMPORT_FILE (musette_import_file_get_type ())
G_DECLARE_FINAL_TYPE (MusetteImportFile, musette_import_file, MUSETTE, IMPORT_FILE, GObject)

/**
 * MusetteImportStatus:
 * @MUSETTE_IMPORT_REFUSED: it cannot be read
 * @MUSETTE_IMPORT_REPAIRED: it was read, but something in it had to be mended or left out
 * @MUSETTE_IMPORT_READ: it was read
 *
 * What became of a file, the worst first.
 */
typedef enum
{
  MUSETTE_IMPORT_REFUSED,
  MUSETTE_IMPORT_REPAIRED,
  MUSETTE_IMPORT_READ,
} MusetteImportStatus;

MusetteImportFile *musette_import_file_read (GFile *file,
                                             const char *name,
                                             const MusetteThresholds *thresholds,
                                             GCancellable *cancellable);
MusetteImportFile *musette_import_file_new_refused (const char *name, const char *reason);
const char *musette_import_file_get_name (MusetteImportFile *self);
const char *musette_import_file_get_text (MusetteImportFile *self);
MusetteImportStatus musette_import_file_get_status (MusetteImportFile *self);
MusettePatch *musette_import_file_get_body (MusetteImportFile *self);

G_END_DECLS
