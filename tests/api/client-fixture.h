/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-client.h"
#include "musette-error.h"
#include "musette-test-server.h"
#include "musette-test.h"

G_BEGIN_DECLS

#define SECRET "s3cretk3y0123456789"
#define SECRET_BASE64 "QVBJX0tFWTpzM2NyZXRrM3kwMTIzNDU2Nzg5"

/**
 * Fixture:
 * @server: a server that answers as the test wrote down
 * @client: a client of it that hardly waits
 * @result: the result of the last request
 */
typedef struct
{
  MusetteTestServer *server;
  MusetteClient *client;
  GAsyncResult *result;
} Fixture;

void on_done (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *wait_for (Fixture *f);
void add (const char *name, void (*test) (Fixture *, gconstpointer));

G_END_DECLS
