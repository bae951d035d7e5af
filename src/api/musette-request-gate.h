/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MUSETTE_REQUEST_GATE_PLACES 4

#define MUSETTE_TYPE_REQUEST_GATE (musette_request_gate_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRequestGate, musette_request_gate, MUSETTE, REQUEST_GATE, GObject)

MusetteRequestGate *musette_request_gate_new (void);
void musette_request_gate_set_time_factor (MusetteRequestGate *self, double factor);
void musette_request_gate_set_unlimited (MusetteRequestGate *self, gboolean unlimited);

void musette_request_gate_enter_async (MusetteRequestGate *self,
                                       int io_priority,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
musette_request_gate_enter_finish (MusetteRequestGate *self, GAsyncResult *result, GError **error);
void musette_request_gate_leave (MusetteRequestGate *self);
void musette_request_gate_pause (MusetteRequestGate *self, double seconds);

G_END_DECLS
