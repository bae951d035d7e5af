/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-timeline.h"

G_BEGIN_DECLS

GBytes *musette_streams_writer_to_csv (MusetteTimeline *timeline, double from_s, double to_s);

G_END_DECLS
