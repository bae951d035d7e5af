/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MusetteComplianceLevel:
 * @MUSETTE_COMPLIANCE_NONE: nothing planned or nothing done
 * @MUSETTE_COMPLIANCE_GOOD: within 20 % of the plan
 * @MUSETTE_COMPLIANCE_MIDDLING: within 50 %
 * @MUSETTE_COMPLIANCE_POOR: further away
 *
 * How well a plan was kept.
 */
typedef enum
{
  MUSETTE_COMPLIANCE_NONE,
  MUSETTE_COMPLIANCE_GOOD,
  MUSETTE_COMPLIANCE_MIDDLING,
  MUSETTE_COMPLIANCE_POOR,
} MusetteComplianceLevel;

double
musette_compliance_percent (double load, double planned_load, double moving_s, double planned_s);
MusetteComplianceLevel musette_compliance_level (double percent);
double musette_polarization_index (const guint *zone_seconds, guint n);

G_END_DECLS
