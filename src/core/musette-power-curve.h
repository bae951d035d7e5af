/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-record.h"

G_BEGIN_DECLS

/**
 * MusettePowerModel:
 * @type: `MS_2P`, `MORTON_3P`, `FFT_CURVES` or `ECP`
 * @critical_power_w: critical power in W, NaN = not known
 * @w_prime_j: W' in J, NaN = not known
 * @p_max_w: highest power in W, NaN = not known
 * @ftp_w: the FTP that the model implies in W, NaN = not known
 */
typedef struct
{
  char type[16];
  double critical_power_w;
  double w_prime_j;
  double p_max_w;
  double ftp_w;
} MusettePowerModel;

#define MUSETTE_TYPE_POWER_CURVE (musette_power_curve_get_type ())
G_DECLARE_FINAL_TYPE (MusettePowerCurve, musette_power_curve, MUSETTE, POWER_CURVE, MusetteRecord)

MusettePowerCurve *musette_power_curve_new_from_json (GBytes *json, GError **error);
GPtrArray *musette_power_curve_list_from_json (GBytes *json, GError **error);
GPtrArray *musette_power_curve_list_from_reply (GBytes *json, GError **error);
const char *musette_power_curve_get_label (MusettePowerCurve *self);
guint musette_power_curve_get_length (MusettePowerCurve *self);
const double *musette_power_curve_get_values (MusettePowerCurve *self);
const char *musette_power_curve_get_activity_id (MusettePowerCurve *self, guint index);
double musette_power_curve_get_value_at (MusettePowerCurve *self, double secs);
const MusettePowerModel *musette_power_curve_get_models (MusettePowerCurve *self, guint *n);

G_END_DECLS
