/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <adwaita.h>

#include "musette-builder.h"
#include "musette-workout-device.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_DEVICE_WINDOW (musette_device_window_get_type ())
G_DECLARE_FINAL_TYPE (MusetteDeviceWindow, musette_device_window, MUSETTE, DEVICE_WINDOW, AdwWindow)

GtkWidget *musette_device_window_new (GtkWindow *parent, MusetteBuilder *builder);
void musette_device_window_set_device (MusetteDeviceWindow *self, MusetteWorkoutDevice device);

G_END_DECLS
