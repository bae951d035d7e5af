/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MusetteSimulatorReply:
 * @status: the HTTP status
 * @content_type: the media type of @body
 * @body: (owned): the body
 * @file_name: (owned) (nullable): under which name it is to be saved
 *
 * What the local service answers, before a fault may damage it.
 */
typedef struct
{
  guint status;
  const char *content_type;
  GBytes *body;
  char *file_name;
} MusetteSimulatorReply;

MusetteSimulatorReply *musette_simulator_reply_new_json (GBytes *body);
MusetteSimulatorReply *musette_simulator_reply_new_csv (GBytes *body);
MusetteSimulatorReply *
musette_simulator_reply_new_file (GBytes *body, const char *content_type, const char *file_name);
MusetteSimulatorReply *musette_simulator_reply_new_error (guint status, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
MusetteSimulatorReply *
musette_simulator_reply_new_framework_error (guint status, const char *path, const char *date);
void musette_simulator_reply_free (MusetteSimulatorReply *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteSimulatorReply, musette_simulator_reply_free)

G_END_DECLS
