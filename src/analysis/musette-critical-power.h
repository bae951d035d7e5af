/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-mmp.h"

G_BEGIN_DECLS

/**
 * MusetteEffort:
 * @secs: duration in s
 * @watts: mean power in W
 *
 * One maximal effort.
 */
typedef struct
{
  double secs;
  double watts;
} MusetteEffort;

/**
 * MusetteCpModel:
 * @cp_w: critical power in W
 * @w_prime_j: W' in J
 * @p_max_w: power at time 0 in W, NaN for the model with two parameters
 * @ftp_w: the model's own power at 3600 s
 *
 * A power-duration model.
 */
typedef struct
{
  double cp_w;
  double w_prime_j;
  double p_max_w;
  double ftp_w;
} MusetteCpModel;

/**
 * MusetteEftp:
 * @ftp_w: estimated FTP in W
 * @secs: duration of the effort that gives it
 * @watts: its mean power
 * @start_s: its start in elapsed seconds
 *
 * An FTP estimate from the best single effort of one ride.
 */
typedef struct
{
  double ftp_w;
  gint32 secs;
  double watts;
  gint32 start_s;
} MusetteEftp;

gboolean musette_cp_fit_two (const MusetteEffort *efforts, guint n, MusetteCpModel *out);
gboolean musette_cp_fit_three (const MusetteEffort *efforts, guint n, MusetteCpModel *out);
gboolean musette_cp_fit_two_from_mmp (MusetteMmp *mmp, MusetteCpModel *out);
gboolean musette_cp_fit_three_from_mmp (MusetteMmp *mmp, MusetteCpModel *out);
void musette_cp_model_init (MusetteCpModel *self, double cp_w, double w_prime_j, double p_max_w);
double musette_cp_model_get_power (const MusetteCpModel *self, double secs);
double musette_cp_model_get_time (const MusetteCpModel *self, double watts);
double musette_eftp_factor (double secs);
gboolean musette_eftp_estimate (MusetteMmp *mmp, gint32 min_secs, MusetteEftp *out);

G_END_DECLS
