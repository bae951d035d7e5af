/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-demo-form.h"
#include "musette-demo-plan.h"
#include "musette-demo-totals.h"
#include "musette-stream-set.h"

G_BEGIN_DECLS

typedef struct _MusetteDemo MusetteDemo;

MusetteDemo *musette_demo_new (guint64 seed, MusetteDate today, guint activities);
MusetteDemo *musette_demo_get (guint64 seed, MusetteDate today, guint activities);
void musette_demo_unref (MusetteDemo *self);

guint64 musette_demo_get_seed (MusetteDemo *self);
MusetteDate musette_demo_get_today (MusetteDemo *self);
guint musette_demo_get_n_activities (MusetteDemo *self);
const MusetteDemoPlanned *musette_demo_get_planned (MusetteDemo *self, guint index);
void musette_demo_get_form (MusetteDemo *self, guint index, MusetteDemoForm *out);
MusetteStreamSet *musette_demo_get_streams (MusetteDemo *self, guint index);
void musette_demo_prepare (MusetteDemo *self, guint first, guint end);
const MusetteDemoTotals *musette_demo_get_totals (MusetteDemo *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteDemo, musette_demo_unref)

G_END_DECLS
