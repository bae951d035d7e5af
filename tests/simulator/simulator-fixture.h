/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-json.h"
#include "musette-simulator.h"

#include "musette-test.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define SIMULATOR_TODAY musette_date_new (2026, 11, 21)

/* A running service and a client that is signed in. */
typedef struct
{
  MusetteSimulator *simulator;
  SoupSession *session;
  MusetteSimulatorOptions options;
} SimulatorFixture;

typedef struct
{
  guint status;
  char *content_type;
  GBytes *body; /* NULL when the reply was broken */
} SimulatorAnswer;

SimulatorFixture *simulator_fixture_new (const char *const *faults);
SimulatorFixture *simulator_fixture_new_with (const MusetteSimulatorOptions *options);
void simulator_fixture_stop (SimulatorFixture *self);
void simulator_fixture_start (SimulatorFixture *self);
void simulator_fixture_free (SimulatorFixture *self);

SimulatorAnswer *simulator_fixture_send (SimulatorFixture *self,
                                         const char *method,
                                         const char *path,
                                         const char *type,
                                         GBytes *body);
void simulator_answer_free (SimulatorAnswer *self);
char *simulator_answer_dup_text (SimulatorAnswer *self);

MusetteJson *simulator_fixture_call (SimulatorFixture *self,
                                     const char *method,
                                     const char *path,
                                     const char *body);
void simulator_fixture_expect (SimulatorFixture *self,
                               const char *method,
                               const char *path,
                               const char *body,
                               guint status,
                               const char *text);
char *simulator_fixture_find (SimulatorFixture *self, const char *type);
JsonObject *simulator_find_by_id (JsonArray *rows, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimulatorFixture, simulator_fixture_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimulatorAnswer, simulator_answer_free)

G_END_DECLS
