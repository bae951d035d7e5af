/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-fit-message.h"
#include "musette-recording-private.h"

G_BEGIN_DECLS

void musette_fit_summary_add (MusetteRecording *recording, const MusetteFitMessage *message);

G_END_DECLS
