/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-store-batch.h"

G_BEGIN_DECLS

/* What one operation does. */
typedef enum
{
  MUSETTE_BATCH_PUT_ROWS,
  MUSETTE_BATCH_PUT_ACTIVITY,
  MUSETTE_BATCH_DELETE_ACTIVITY,
  MUSETTE_BATCH_PUT_STREAMS,
  MUSETTE_BATCH_PUT_RECORD,
  MUSETTE_BATCH_DELETE_RECORD,
  MUSETTE_BATCH_ADD_OUTBOX,
  MUSETTE_BATCH_UPDATE_OUTBOX,
  MUSETTE_BATCH_DELETE_OUTBOX,
  MUSETTE_BATCH_ADD_HISTORY,
  MUSETTE_BATCH_UPDATE_HISTORY,
  MUSETTE_BATCH_DELETE_HISTORY,
  MUSETTE_BATCH_RENAME_ITEM,
  MUSETTE_BATCH_SET_STATE,
} MusetteBatchOperationKind;

/* One operation; which members are set depends on its kind. */
typedef struct
{
  MusetteBatchOperationKind kind;
  MusetteRecordKind record_kind;
  char *id;
  char *text;
  gint64 number;
  MusetteDate day;
  gpointer data;
  GDestroyNotify destroy_data;
  gint64 assigned; /* the number that the database gave, written while it is committed */
} MusetteBatchOperation;

guint musette_store_batch_get_length (MusetteStoreBatch *self);
MusetteBatchOperation *musette_store_batch_get (MusetteStoreBatch *self, guint index);
void musette_store_batch_seal (MusetteStoreBatch *self);

G_END_DECLS
