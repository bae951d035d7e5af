/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MusetteDate:
 *
 * A local calendar day as a day number (1 = 1 January of year 1, as GDate counts). 0 is "no date".
 * It has no time zone on purpose: a planned day must not move with the computer's zone.
 */
typedef gint32 MusetteDate;

/**
 * MusetteLocalTime:
 *
 * A wall-clock time of the athlete as seconds since 1970-01-01T00:00:00 on that same wall clock.
 * It has no zone either. %MUSETTE_LOCAL_TIME_NONE is "no time".
 */
typedef gint64 MusetteLocalTime;

#define MUSETTE_DATE_NONE ((MusetteDate) 0)
#define MUSETTE_LOCAL_TIME_NONE G_MININT64

MusetteDate musette_date_new (int year, int month, int day);
MusetteDate musette_date_parse (const char *text);
char *musette_date_format (MusetteDate date);
void musette_date_get_ymd (MusetteDate date, int *year, int *month, int *day);
int musette_date_get_weekday (MusetteDate date);
MusetteDate musette_date_get_monday (MusetteDate date);
MusetteDate musette_date_get_month_start (MusetteDate date);
MusetteDate musette_date_add_months (MusetteDate date, int months);
MusetteDate musette_date_parse_relative (const char *text, MusetteDate today);

MusetteLocalTime musette_local_time_parse (const char *text);
char *musette_local_time_format (MusetteLocalTime time);
MusetteDate musette_local_time_get_date (MusetteLocalTime time);
int musette_local_time_get_second_of_day (MusetteLocalTime time);
MusetteLocalTime musette_local_time_from_date (MusetteDate date);

G_END_DECLS
