/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MusetteSimulatorRequest:
 * @method: the verb
 * @path: the decoded path
 * @query: (nullable): the raw query
 * @authorization: (nullable): the Authorization header
 * @content_type: (nullable): the Content-Type header with its parameters
 * @body: the body, empty when there is none
 *
 * What a worker needs to know of a request.
 */
typedef struct
{
  char *method;
  char *path;
  char *query;
  char *authorization;
  char *content_type;
  GBytes *body;
} MusetteSimulatorRequest;

G_END_DECLS
