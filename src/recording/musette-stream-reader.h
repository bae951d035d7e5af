/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-recording.h"

G_BEGIN_DECLS

MusetteRecording *musette_stream_json_read (GBytes *bytes, GError **error);
MusetteRecording *musette_stream_csv_read (GBytes *bytes, GError **error);

G_END_DECLS
