/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-simulator-curves.h"
#include "musette-simulator-ledger.h"
#include "musette-simulator-query.h"
#include "musette-simulator-reply.h"
#include "musette-simulator-request.h"

G_BEGIN_DECLS

/**
 * MusetteSimulatorCall:
 * @request: what was sent
 * @demo: the demo athlete
 * @curves: the curves of its activities
 * @ledger: what the service knows, locked when the verb changes something
 * @activities: the activities as they were when the call came in
 * @athlete_id: the athlete's id
 * @segments: the parts of the path behind the prefix
 * @extension: the form that the path asks for, `json` when it says nothing
 * @query: its parameters
 * @entry: (nullable): the activity, on the routes below `/activity/{id}`
 *
 * One request on its way through a handler.
 */
typedef struct
{
  const MusetteSimulatorRequest *request;
  MusetteDemo *demo;
  MusetteSimulatorCurves *curves;
  MusetteSimulatorLedger *ledger;
  MusetteSimulatorActivities *activities;
  const char *athlete_id;
  char **segments;
  const char *extension;
  MusetteSimulatorQuery *query;
  MusetteSimulatorEntry *entry;
} MusetteSimulatorCall;

typedef MusetteSimulatorReply *(*MusetteSimulatorHandler) (MusetteSimulatorCall *call);

/**
 * MusetteSimulatorRoute:
 * @method: the verb
 * @pattern: the path behind the prefix, `*` stands for one segment
 * @extensions: (nullable): those that the last segment may have
 * @handler: makes the answer
 *
 * Something that can be asked of the service.
 */
typedef struct
{
  const char *method;
  const char *pattern;
  const char *extensions;
  MusetteSimulatorHandler handler;
} MusetteSimulatorRoute;

MusetteSimulatorReply *musette_simulator_call_missing_parameter (const char *name,
                                                                 const char *java_type);
MusetteSimulatorReply *musette_simulator_call_wrong_date (const char *text);
gboolean musette_simulator_call_get_number (MusetteSimulatorCall *self,
                                            const char *name,
                                            guint fallback,
                                            guint *value,
                                            MusetteSimulatorReply **refused);
gboolean musette_simulator_call_get_time (MusetteSimulatorCall *self,
                                          const char *name,
                                          gboolean to_end,
                                          MusetteLocalTime fallback,
                                          MusetteLocalTime *value,
                                          MusetteSimulatorReply **refused);
gboolean musette_simulator_call_get_day (MusetteSimulatorCall *self,
                                         const char *name,
                                         MusetteDate fallback,
                                         MusetteDate *value,
                                         MusetteSimulatorReply **refused);
GHashTable *musette_simulator_call_get_fields (MusetteSimulatorCall *self);
MusetteJson *musette_simulator_call_parse_object (MusetteSimulatorCall *self,
                                                  MusetteSimulatorReply **refused);
MusetteJson *musette_simulator_call_parse_array (MusetteSimulatorCall *self,
                                                 MusetteSimulatorReply **refused);
void musette_simulator_call_write_activity (MusetteSimulatorCall *self,
                                            MusetteJsonWriter *writer,
                                            MusetteSimulatorEntry *entry,
                                            GHashTable *fields);
MusetteSimulatorReply *musette_simulator_call_reply_writer (MusetteJsonWriter *writer);
gboolean musette_simulator_call_put (MusetteSimulatorCall *self,
                                     MusetteSimulatorEntry *entry,
                                     MusetteSimulatorReply **refused);
gboolean musette_simulator_call_put_all (MusetteSimulatorCall *self,
                                         GPtrArray *entries,
                                         MusetteSimulatorReply **refused);
gboolean musette_simulator_call_commit (MusetteSimulatorCall *self,
                                        MusetteSimulatorReply **refused);
MusetteSimulatorReply *musette_simulator_call_not_kept (const GError *error);

G_END_DECLS
