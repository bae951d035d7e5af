/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-json-writer.h"
#include "musette-recording.h"
#include "musette-timeline.h"

G_BEGIN_DECLS

void musette_cli_write_recording (MusetteJsonWriter *writer,
                                  MusetteRecording *recording,
                                  MusetteTimeline *timeline);

G_END_DECLS
