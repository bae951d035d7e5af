/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MusetteUpload:
 * @file: (nullable): the file to send: FIT, TCX, GPX, or one of these in gzip or zip
 * @content: (nullable): its content, where there is no @file
 * @file_name: (nullable): the name that the service sees; needed with @content, else that of @file
 * @name: (nullable): the name of the activity, %NULL to leave it to the service
 * @description: (nullable): what the activity was like
 * @device_name: (nullable): what it was recorded with
 * @external_id: (nullable): the activity's identifier where it comes from
 * @paired_event_id: the planned workout that it fulfils, 0 for none
 *
 * A recorded activity for the service.
 */
typedef struct
{
  GFile *file;
  GBytes *content;
  const char *file_name;
  const char *name;
  const char *description;
  const char *device_name;
  const char *external_id;
  gint64 paired_event_id;
} MusetteUpload;

/**
 * MusetteUploadResult:
 * @ids: (array zero-terminated=1): the activities that the file became, or was before
 * @all_duplicates: whether the service knew all of them already and made none
 * @json: the answer as it came
 *
 * What became of an upload.
 */
typedef struct
{
  GStrv ids;
  gboolean all_duplicates;
  GBytes *json;
} MusetteUploadResult;

MusetteUploadResult *
musette_upload_result_new_from_json (GBytes *json, gboolean all_duplicates, GError **error);
void musette_upload_result_free (MusetteUploadResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteUploadResult, musette_upload_result_free)

G_END_DECLS
