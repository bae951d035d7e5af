/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MusetteRecordingFormat:
 *
 * The file formats of recorded activities. The stream formats are the service's own.
 */
typedef enum
{
  MUSETTE_RECORDING_FORMAT_FIT,
  MUSETTE_RECORDING_FORMAT_TCX,
  MUSETTE_RECORDING_FORMAT_GPX,
  MUSETTE_RECORDING_FORMAT_STREAMS_JSON,
  MUSETTE_RECORDING_FORMAT_STREAMS_CSV,
} MusetteRecordingFormat;

/* The codes of MusetteDamage. */
#define MUSETTE_DAMAGE_HEADER_CRC "header-crc"           /* the header's check sum is wrong */
#define MUSETTE_DAMAGE_FILE_CRC "file-crc"               /* the file's check sum is wrong */
#define MUSETTE_DAMAGE_CUT "cut"                         /* the file ends too early */
#define MUSETTE_DAMAGE_DERAILED "derailed"               /* unreadable from the offset on */
#define MUSETTE_DAMAGE_TRAILING_BYTES "trailing-bytes"   /* more bytes behind the recording */
#define MUSETTE_DAMAGE_DATA_SIZE "data-size"             /* the header's size cannot be true */
#define MUSETTE_DAMAGE_XML_CUT "xml-cut"                 /* the XML ends or breaks */
#define MUSETTE_DAMAGE_UNEQUAL_STREAMS "unequal-streams" /* streams of different lengths */
#define MUSETTE_DAMAGE_TIME_JUMP "time-jump" /* a last sample in a far future, dropped */

/**
 * MusetteDamage:
 * @code: one of the MUSETTE_DAMAGE_… strings
 * @offset: where it is in the file as it was given (behind any compression), in bytes
 * @message: one sentence for people
 *
 * Something that was lost although the rest of the file could be read.
 */
typedef struct
{
  const char *code;
  guint64 offset;
  char *message;
} MusetteDamage;

/**
 * MusetteRecordingSession:
 * @sport: the FIT number of the sport, -1 when there is none
 * @sub_sport: the FIT number of the sub-sport, -1 when there is none
 * @sport_name: (nullable): the FIT profile's name of @sport ("cycling"), or the TCX file's own word
 *   ("Biking"); %NULL when there is none
 * @type: the service's activity type ("Ride", "VirtualRide", "OpenWaterSwim", …)
 * @start_unix: start in seconds since 1970 UTC, 0 when it is not written
 * @end_unix: end as the file says, 0 when it is not written
 * @elapsed_s: from start to end with all pauses, s
 * @timer_s: without the pauses of the device, s
 * @moving_s: moving time of the device, s
 * @distance_m: m
 * @average_speed_mps: m/s
 * @average_power_w: W
 * @max_power_w: W
 * @normalized_power_w: W
 * @work_j: J
 * @average_hr: bpm
 * @max_hr: bpm
 * @average_cadence: rpm
 * @ascent_m: m
 * @descent_m: m
 * @calories: kcal
 * @ftp_w: the threshold power the device had in mind, W
 * @load: training stress score
 * @pool_length_m: m
 * @laps: number of laps in it (TCX), or as the file says (FIT), -1 when it is not written
 * @points: number of track points (TCX), else 0
 *
 * One activity of a recording as the device summed it up. A number that is not written is NaN.
 * These are the device's figures; the analysis makes its own.
 */
typedef struct
{
  int sport;
  int sub_sport;
  char *sport_name;
  char *type;
  gint64 start_unix;
  gint64 end_unix;
  double elapsed_s;
  double timer_s;
  double moving_s;
  double distance_m;
  double average_speed_mps;
  double average_power_w;
  double max_power_w;
  double normalized_power_w;
  double work_j;
  double average_hr;
  double max_hr;
  double average_cadence;
  double ascent_m;
  double descent_m;
  double calories;
  double ftp_w;
  double load;
  double pool_length_m;
  int laps;
  guint points;
} MusetteRecordingSession;

/**
 * MusetteRecordingLap:
 *
 * One lap as the device summed it up. Numbers that are not written are NaN, moments 0, and
 * @intensity and @trigger are -1 (FIT: 0 active, 1 rest, 2 warm-up, 3 cool-down, 4 recovery,
 * 5 interval; trigger 0 manual, 1 time, 2 distance, 4 position, 7 end of session).
 */
typedef struct
{
  gint64 start_unix;
  gint64 end_unix;
  double elapsed_s;
  double timer_s;
  double distance_m;
  double average_speed_mps;
  double average_power_w;
  double max_power_w;
  double normalized_power_w;
  double average_hr;
  double max_hr;
  double average_cadence;
  double calories;
  int intensity;
  int trigger;
} MusetteRecordingLap;

/**
 * MusetteRecordingPause:
 * @start_unix: when the timer was stopped
 * @end_unix: when it was started again, 0 when it was not
 */
typedef struct
{
  gint64 start_unix;
  gint64 end_unix;
} MusetteRecordingPause;

/**
 * MusetteRecordingProfile:
 *
 * What the device knew of its rider; NaN = not written.
 */
typedef struct
{
  double weight_kg;
  double resting_hr;
  double max_hr;
  double threshold_hr;
  double ftp_w;
} MusetteRecordingProfile;

typedef enum
{
  MUSETTE_FIT_CRC_OK,
  MUSETTE_FIT_CRC_BAD,
  MUSETTE_FIT_CRC_ZERO,    /* 0 in the header: not given */
  MUSETTE_FIT_CRC_ABSENT,  /* an old header of 12 bytes has none */
  MUSETTE_FIT_CRC_MISSING, /* the file ends before it */
} MusetteFitCrc;

const char *musette_fit_crc_get_name (MusetteFitCrc crc);

/**
 * MusetteFitPart:
 *
 * One of the FIT files that are chained in one file.
 */
typedef struct
{
  guint header_size;
  guint8 protocol; /* high nibble.low nibble */
  guint profile;
  guint32 data_size;
  MusetteFitCrc header_crc;
  MusetteFitCrc file_crc;
  gboolean truncated;
} MusetteFitPart;

/**
 * MusetteFitMessageCount:
 *
 * How often a message with this global number occurs.
 */
typedef struct
{
  guint16 number;
  guint count;
} MusetteFitMessageCount;

/**
 * MusetteFitDeveloperField:
 *
 * A field that an app on the device described; @native_message and @native_field are -1 when it
 * does not stand for a field of the profile.
 */
typedef struct
{
  guint8 developer_index;
  guint8 number;
  guint8 base_type;
  int native_message;
  int native_field;
  char *name;  /* nullable */
  char *units; /* nullable */
} MusetteFitDeveloperField;

/**
 * MusetteFitFacts:
 * @bytes: size of the file
 * @parts: (element-type MusetteFitPart): the chained files
 * @definitions: definition messages
 * @big_endian_definitions: of these, big endian
 * @developer_field_definitions: of these, with developer fields
 * @compressed_timestamp_messages: data messages with a compressed time stamp
 * @fields_with_odd_size: fields whose size is no multiple of their base type
 * @undefined_local_type: the local type at which the decoding derailed, -1 when it did not
 * @messages: (element-type MusetteFitMessageCount): by number, ascending
 * @records: record messages
 * @developer_fields: (element-type MusetteFitDeveloperField): in order of first appearance
 * @has_file_id: whether there is a file_id message
 * @file_type: its type, -1 when not written; likewise @manufacturer and @product
 * @time_created: in FIT time, -1 when not written
 *
 * How the decoding of a FIT file went.
 */
typedef struct
{
  gsize bytes;
  GArray *parts;
  guint definitions;
  guint big_endian_definitions;
  guint developer_field_definitions;
  guint compressed_timestamp_messages;
  guint fields_with_odd_size;
  int undefined_local_type;
  GArray *messages;
  guint records;
  GArray *developer_fields;
  gboolean has_file_id;
  int file_type;
  int manufacturer;
  int product;
  gint64 time_created;
} MusetteFitFacts;

/**
 * MusetteGpxFacts:
 * @version: (nullable): the document's version
 * @tracks: number of tracks
 * @segments: (element-type guint): number of segments of each track
 * @way_points: number of way points
 * @routes: number of routes
 */
typedef struct
{
  char *version;
  guint tracks;
  GArray *segments;
  guint way_points;
  guint routes;
} MusetteGpxFacts;

/**
 * MusetteRawStats:
 * @n: values that are present
 * @sum: their sum
 * @min: the least, NaN when there is none
 * @max: the greatest, NaN when there is none
 * @crc32: CRC-32 of the values in file order as decimal text joined by commas, a missing value
 *   being empty
 */
typedef struct
{
  guint n;
  double sum;
  double min;
  double max;
  guint32 crc32;
} MusetteRawStats;

/**
 * MUSETTE_FIT_EPOCH:
 *
 * 1989-12-31T00:00:00Z, the zero of FIT times, in seconds since 1970 UTC.
 */
#define MUSETTE_FIT_EPOCH G_GINT64_CONSTANT (631065600)

G_END_DECLS
