/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-cli-command.h"
#include "musette-json-writer.h"
#include "musette-recording.h"
#include "musette-thresholds.h"
#include "musette-timeline.h"

G_BEGIN_DECLS

/**
 * MusetteCliRide:
 * @file: base name of the file
 * @recording: what the file holds
 * @timeline: its samples in order, without what an app on the device made up
 *
 * A recorded activity that a command works on.
 */
typedef struct
{
  char *file;
  MusetteRecording *recording;
  MusetteTimeline *timeline;
} MusetteCliRide;

/**
 * MusetteCliRideFunc:
 * @ride: one ride
 * @writer: (nullable): where JSON goes, %NULL when people read the output
 * @text: (nullable): where the text for people goes, else %NULL
 * @user_data: data of the caller
 *
 * Shows one ride.
 */
typedef void (*MusetteCliRideFunc) (const MusetteCliRide *ride,
                                    MusetteJsonWriter *writer,
                                    GString *text,
                                    gpointer user_data);

int musette_cli_ride_each (MusetteCliContext *context,
                           char **paths,
                           MusetteCliRideFunc func,
                           gpointer user_data);

void musette_cli_ride_init_thresholds (MusetteThresholds *thresholds);
MusetteCliRide *musette_cli_ride_read (const char *path, GError **error);
void musette_cli_ride_free (MusetteCliRide *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteCliRide, musette_cli_ride_free)

G_END_DECLS
