/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MusetteTestMode:
 * @MUSETTE_TEST_MODE_WHOLE: a well-formed reply
 * @MUSETTE_TEST_MODE_GZIP: the same, compressed
 * @MUSETTE_TEST_MODE_CUT: half of the body under a full Content-Length
 * @MUSETTE_TEST_MODE_CHUNK_CUT: half of the body, ended cleanly between two chunks
 * @MUSETTE_TEST_MODE_GARBAGE: bytes that are no HTTP
 * @MUSETTE_TEST_MODE_CLOSED: the connection is closed without a word
 * @MUSETTE_TEST_MODE_SILENT: no answer, ever
 */
typedef enum
{
  MUSETTE_TEST_MODE_WHOLE,
  MUSETTE_TEST_MODE_GZIP,
  MUSETTE_TEST_MODE_CUT,
  MUSETTE_TEST_MODE_CHUNK_CUT,
  MUSETTE_TEST_MODE_GARBAGE,
  MUSETTE_TEST_MODE_CLOSED,
  MUSETTE_TEST_MODE_SILENT,
} MusetteTestMode;

/**
 * MusetteTestReply:
 * @status: the HTTP status, 0 for 200
 * @body: (nullable): the body
 * @length: its length in bytes, 0 when it is zero-terminated
 * @headers: (nullable): more headers, each `Name: value` on a line
 * @mode: how it is sent
 * @delay_ms: how long the server thinks
 */
typedef struct
{
  guint status;
  const char *body;
  gsize length;
  const char *headers;
  MusetteTestMode mode;
  guint delay_ms;
} MusetteTestReply;

/**
 * MusetteTestServer:
 *
 * An HTTP server in a thread of its own that answers as the test wrote down.
 */
typedef struct _MusetteTestServer MusetteTestServer;

MusetteTestServer *musette_test_server_new (void);
void musette_test_server_free (MusetteTestServer *self);
const char *musette_test_server_get_url (MusetteTestServer *self);
void musette_test_server_push (MusetteTestServer *self, const MusetteTestReply *reply);
void musette_test_server_set_default (MusetteTestServer *self, const MusetteTestReply *reply);
guint musette_test_server_get_count (MusetteTestServer *self);
guint musette_test_server_get_most_at_once (MusetteTestServer *self);
char *musette_test_server_dup_method (MusetteTestServer *self, guint index);
char *musette_test_server_dup_request (MusetteTestServer *self, guint index);
GBytes *musette_test_server_get_body (MusetteTestServer *self, guint index);
char *musette_test_server_dup_header (MusetteTestServer *self, guint index, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteTestServer, musette_test_server_free)

G_END_DECLS
