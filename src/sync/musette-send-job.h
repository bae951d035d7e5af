/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-conflict-private.h"
#include "musette-item-type.h"
#include "musette-kept-files.h"
#include "musette-outbox-item-private.h"

G_BEGIN_DECLS

/**
 * MusetteSendResult:
 * @error: (nullable): why it did not succeed
 * @wrote: whether a request that changes something was begun, so that it may have been done
 * @covered: how many of the items are done
 * @records: (element-type GObject): what the service has now
 * @renamed: (nullable): the id of the thing from now on
 * @gone: whether the thing is no longer at the service
 * @conflict: (nullable): what differs
 * @base: (nullable): JSON of the thing as it was before it was deleted
 * @results: (nullable): the ids of what an upload made
 * @found: (nullable): the ids of what an upload made or found
 * @notice: (nullable): what is worth telling
 *
 * How sending ended.
 */
typedef struct
{
  GError *error;
  gboolean wrote;
  guint covered;
  GPtrArray *records;
  char *renamed;
  gboolean gone;
  MusetteConflict *conflict;
  char *base;
  GStrv results;
  GStrv found;
  char *notice;
} MusetteSendResult;

/**
 * MusetteSendJob:
 * @service: whom to ask
 * @type: what is special about the thing
 * @files: where recordings are kept
 * @items: (element-type MusetteOutboxItem): what is sent as one
 * @patch, @base: of all updates together
 * @before: (nullable): the record that was read first
 * @fresh: (nullable): a record that a later part goes on from
 * @result: how it ended
 *
 * Sending one change, or several of the same thing in one.
 */
typedef struct
{
  MusetteItemService service;
  MusetteClient *client;
  char *athlete_id;
  const MusetteItemType *type;
  MusetteKeptFiles *files;
  GPtrArray *items;
  MusetteChange *change;
  MusettePatch *patch;
  MusettePatch *base;
  char *external_id;
  gboolean unclear;
  GObject *before;
  GObject *fresh;
  GStrv pending;
  guint next;
  MusetteSendResult *result;
} MusetteSendJob;

void musette_send_job_run_async (const MusetteItemService *service,
                                 MusetteKeptFiles *files,
                                 GPtrArray *items,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
MusetteSendResult *musette_send_job_run_finish (GAsyncResult *result);
void musette_send_result_free (MusetteSendResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteSendResult, musette_send_result_free)

/* For the parts of a job. */
void musette_send_job_fail (GTask *task, GError *error);
void musette_send_job_succeed (GTask *task);
void musette_send_job_create (GTask *task);
GBytes *musette_send_job_make_body (MusetteSendJob *self, MusettePatch *patch);
void musette_send_job_write (MusetteSendJob *self);
gboolean musette_send_job_is_refusal (const GError *error);
GObject *
musette_send_job_with_intervals (MusetteSendJob *self, GObject *record, MusetteActivity *answer);
void musette_send_job_take_gone (GTask *task);
void musette_send_job_keep_base (MusetteSendJob *self);
void musette_send_job_remove (GTask *task);
void musette_send_job_take_restored (GTask *task, GObject *record);
void musette_send_job_fail_unknown (GTask *task);
void musette_send_job_intervals (GTask *task);
void musette_send_job_delete (GTask *task);
void musette_send_job_restore (GTask *task);
void musette_send_job_upload (GTask *task);
void musette_send_job_delete_planned (GTask *task);
void musette_send_job_restore_planned (GTask *task);

G_END_DECLS
