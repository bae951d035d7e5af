/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-demo-form.h"
#include "musette-demo-plan.h"
#include "musette-demo-route.h"
#include "musette-stream-set.h"

G_BEGIN_DECLS

MusetteStreamSet *musette_demo_streams_new (const MusetteDemoPlanned *planned,
                                            const MusetteDemoForm *form,
                                            MusetteDemoRoutes *routes);

G_END_DECLS
