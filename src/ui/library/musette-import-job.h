/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-import-file.h"
#include "musette-sport.h"

G_BEGIN_DECLS

#define MUSETTE_IMPORT_MAX_FILES 5000
#define MUSETTE_IMPORT_N_SPORTS (MUSETTE_SPORT_OTHER + 1)

#define MUSETTE_TYPE_IMPORT_JOB (musette_import_job_get_type ())
G_DECLARE_FINAL_TYPE (MusetteImportJob, musette_import_job, MUSETTE, IMPORT_JOB, GObject)

MusetteImportJob *musette_import_job_new (GListModel *files, const MusetteThresholds *thresholds);
void musette_import_job_run_async (MusetteImportJob *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *
musette_import_job_run_finish (MusetteImportJob *self, GAsyncResult *result, GError **error);
void musette_import_job_get_progress (MusetteImportJob *self, guint *done, guint *total);

G_END_DECLS
