/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-recording.h"

G_BEGIN_DECLS

MusetteRecording *musette_tcx_read (GBytes *bytes, GCancellable *cancellable, GError **error);

G_END_DECLS
