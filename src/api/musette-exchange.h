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

/**
 * MusetteExchangeRequest:
 * @method: the HTTP method, a string that stays
 * @uri: where to send it
 * @body: (nullable): what is sent
 * @body_length: how many bytes @body gives
 * @content_type: (nullable): what @body is
 * @reader: what becomes of the body of the reply
 *
 * One request. What is not a GET is sent once and no more: it is neither repeated nor sent on.
 */
typedef struct
{
  const char *method;
  GUri *uri;
  GInputStream *body;
  gint64 body_length;
  const char *content_type;
  const MusetteBodyReader *reader;
} MusetteExchangeRequest;

void musette_exchange_run_async (const MusetteExchangeContext *context,
                                 const MusetteExchangeRequest *request,
                                 gpointer source_object,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gpointer musette_exchange_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
