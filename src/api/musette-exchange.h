/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <libsoup/soup.h>

#include "musette-body-reader.h"
#include "musette-credential.h"
#include "musette-request-gate.h"

G_BEGIN_DECLS

/**
 * MusetteExchangeWaitFunc:
 * @seconds: how long the exchange waits from now on in s, 0 when it goes on
 * @user_data: data of the caller
 *
 * Tells that an exchange waits before it tries again.
 */
typedef void (*MusetteExchangeWaitFunc) (double seconds, gpointer user_data);

/**
 * MusetteExchangeContext:
 * @session: the HTTP session
 * @gate: where the requests queue
 * @credential: (nullable): what to prove who we are with
 * @io_priority: how urgent the exchanges are, as for #GTask
 * @time_factor: what a second of waiting is worth; below 1 in tests
 * @on_wait: told about waiting
 * @user_data: data of @on_wait
 *
 * What the exchanges of a client have in common; must outlive them.
 */
typedef struct
{
  SoupSession *session;
  MusetteRequestGate *gate;
  MusetteCredential *credential;
  int io_priority;
  double time_factor;
  MusetteExchangeWaitFunc on_wait;
  gpointer user_data;
} MusetteExchangeContext;

void musette_exchange_run_async (const MusetteExchangeContext *context,
                                 GUri *uri,
                                 const MusetteBodyReader *reader,
                                 gpointer source_object,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gpointer musette_exchange_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
