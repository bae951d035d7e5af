/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-ride-loader.h"
#include "musette-ride-sessions.h"

G_BEGIN_DECLS

/* The loader's own state, shared by its parts: what is read, and what is made of it in the view. */
struct _MusetteRideLoader
{
  GObject parent_instance;

  MusetteRideView *view;
  MusetteRepository *repository;
  GSettings *settings;

  MusetteRideEditor *editor;

  GCancellable *cancellable;
  GCancellable *computing; /* of the newest computation; an older one is worth nothing */
  GFile *file;
  char *activity_id;
  MusetteFetch *activity_fetch;
  MusetteFetch *streams_fetch;
  MusetteStreamSet *streams;
  MusetteRideSessions *sessions;
  guint session; /* position in them */
  gboolean use_laps;
  gboolean repair;
  MusetteRepairReport report;

  gboolean asleep; /* what is open is known, but not in memory */
  guint pending;   /* reads and computations that are under way */
  GError *error;
};

void _musette_ride_loader_emit_changed (MusetteRideLoader *self);
void _musette_ride_loader_compute (MusetteRideLoader *self);
void _musette_ride_loader_show_activity (MusetteRideLoader *self, MusetteActivity *activity);
void _musette_ride_loader_show_session (MusetteRideLoader *self);
void _musette_ride_loader_clear_view (MusetteRideLoader *self);

G_END_DECLS
