/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-recording.h"

G_BEGIN_DECLS

/**
 * MusetteRideSessions:
 *
 * The activities of a file in the order in which people want them: the longest first.
 */
typedef struct _MusetteRideSessions MusetteRideSessions;

MusetteRideSessions *musette_ride_sessions_new (MusetteRecording *recording);
void musette_ride_sessions_free (MusetteRideSessions *self);
guint musette_ride_sessions_get_n (const MusetteRideSessions *self);
guint musette_ride_sessions_get_index (const MusetteRideSessions *self, guint position);
const MusetteRecordingSession *musette_ride_sessions_get (const MusetteRideSessions *self,
                                                          guint position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteRideSessions, musette_ride_sessions_free)

G_END_DECLS
