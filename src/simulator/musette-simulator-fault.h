/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MusetteSimulatorFaultKind:
 * @MUSETTE_SIMULATOR_FAULT_STATUS: answer with another status
 * @MUSETTE_SIMULATOR_FAULT_SLOW: answer late
 * @MUSETTE_SIMULATOR_FAULT_CUT: half the body under the full Content-Length
 * @MUSETTE_SIMULATOR_FAULT_CUT_CHUNK: a chunked body that ends cleanly between two chunks
 * @MUSETTE_SIMULATOR_FAULT_GARBAGE: bytes that are no JSON
 * @MUSETTE_SIMULATOR_FAULT_HTML: a web page, as a content network sends it
 * @MUSETTE_SIMULATOR_FAULT_EMPTY: an empty body with status 200
 * @MUSETTE_SIMULATOR_FAULT_DONE: do what was asked, but answer with another status
 * @MUSETTE_SIMULATOR_FAULT_LOST: do what was asked, but close the connection where the answer
 *   begins
 */
typedef enum
{
  MUSETTE_SIMULATOR_FAULT_STATUS,
  MUSETTE_SIMULATOR_FAULT_SLOW,
  MUSETTE_SIMULATOR_FAULT_CUT,
  MUSETTE_SIMULATOR_FAULT_CUT_CHUNK,
  MUSETTE_SIMULATOR_FAULT_GARBAGE,
  MUSETTE_SIMULATOR_FAULT_HTML,
  MUSETTE_SIMULATOR_FAULT_EMPTY,
  MUSETTE_SIMULATOR_FAULT_DONE,
  MUSETTE_SIMULATOR_FAULT_LOST,
} MusetteSimulatorFaultKind;

/**
 * MusetteSimulatorFault:
 * @kind: what goes wrong
 * @value: the status, or the delay in ms
 * @retry_after_s: seconds for a Retry-After header, -1 = none
 * @method: (nullable): the verb that is hit, %NULL = all
 * @glob: pattern for the path with `/api/v1`, without the query
 * @remaining: how many more requests are hit, -1 = all
 *
 * One scripted fault of the local service.
 */
typedef struct
{
  MusetteSimulatorFaultKind kind;
  guint value;
  int retry_after_s;
  char *method;
  GPatternSpec *glob;
  int remaining;
} MusetteSimulatorFault;

MusetteSimulatorFault *musette_simulator_fault_parse (const char *text, GError **error);
void musette_simulator_fault_free (MusetteSimulatorFault *self);
gboolean
musette_simulator_fault_take (MusetteSimulatorFault *self, const char *method, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteSimulatorFault, musette_simulator_fault_free)

G_END_DECLS
