/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-repair.h"
#include "musette-repository.h"
#include "musette-ride-editor.h"
#include "musette-ride-view.h"

G_BEGIN_DECLS

/**
 * MusetteRideIntervalSource:
 * @MUSETTE_RIDE_INTERVALS_SERVICE: the service's intervals
 * @MUSETTE_RIDE_INTERVALS_DETECTED: found in the power of a file
 * @MUSETTE_RIDE_INTERVALS_LAPS: the laps of the device
 *
 * Where the intervals of a ride come from.
 */
typedef enum
{
  MUSETTE_RIDE_INTERVALS_SERVICE,
  MUSETTE_RIDE_INTERVALS_DETECTED,
  MUSETTE_RIDE_INTERVALS_LAPS,
} MusetteRideIntervalSource;

#define MUSETTE_TYPE_RIDE_LOADER (musette_ride_loader_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRideLoader, musette_ride_loader, MUSETTE, RIDE_LOADER, GObject)

MusetteRideLoader *
musette_ride_loader_new (MusetteRideView *view, MusetteRepository *repository, GSettings *settings);

void musette_ride_loader_set_editor (MusetteRideLoader *self, MusetteRideEditor *editor);
void musette_ride_loader_restore_intervals (MusetteRideLoader *self);
gboolean musette_ride_loader_get_edited (MusetteRideLoader *self);
void musette_ride_loader_open_file (MusetteRideLoader *self, GFile *file);
void musette_ride_loader_open_file_later (MusetteRideLoader *self, GFile *file);
void musette_ride_loader_open_activity (MusetteRideLoader *self, const char *id);
void musette_ride_loader_open_row (MusetteRideLoader *self, MusetteActivity *row);
void musette_ride_loader_reload (MusetteRideLoader *self);
void musette_ride_loader_sleep (MusetteRideLoader *self);
void musette_ride_loader_wake (MusetteRideLoader *self);
void musette_ride_loader_cancel (MusetteRideLoader *self);

gboolean musette_ride_loader_get_asleep (MusetteRideLoader *self);
gboolean musette_ride_loader_get_loading (MusetteRideLoader *self);
const GError *musette_ride_loader_get_error (MusetteRideLoader *self);
GFile *musette_ride_loader_get_file (MusetteRideLoader *self);
const char *musette_ride_loader_get_activity_id (MusetteRideLoader *self);

guint musette_ride_loader_get_n_sessions (MusetteRideLoader *self);
const MusetteRecordingSession *musette_ride_loader_get_session (MusetteRideLoader *self,
                                                                guint position);
guint musette_ride_loader_get_chosen_session (MusetteRideLoader *self);
void musette_ride_loader_choose_session (MusetteRideLoader *self, guint position);

guint musette_ride_loader_get_n_laps (MusetteRideLoader *self);
MusetteRideIntervalSource musette_ride_loader_get_interval_source (MusetteRideLoader *self);
void musette_ride_loader_set_use_laps (MusetteRideLoader *self, gboolean use_laps);

const MusetteRepairReport *musette_ride_loader_get_repair_report (MusetteRideLoader *self);
gboolean musette_ride_loader_get_repair (MusetteRideLoader *self);
void musette_ride_loader_set_repair (MusetteRideLoader *self, gboolean repair);

G_END_DECLS
