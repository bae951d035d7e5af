/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-column-codec.h"

#include <math.h>
#include <string.h>

/* One column of samples as bytes that compress well. The service writes short decimals, so a column
 * becomes whole numbers: value · 10^k with the smallest k that gives the very float or double back.
 * Their differences, signs folded in (0, -1, 1, -2 … as 0, 1, 2, 3 …), are written as planes: the
 * lowest bytes of all samples, then the next ones. A bit for each sample marks those without value.
 * Few values that do not fit (-0, infinity, a stray digit) are written out beside; a column of many
 * such values is written as the planes of its floats or doubles.
 *
 * Everything is little-endian. A column begins with a #ColumnHeader. */

#define RAW 0xff
#define HAS_MISSING 0x01
#define MOST_DIGITS 7
#define EXCEPTION_SIZE 12

/* Whole numbers up to here are exact as double. */
#define LARGEST_EXACT 9007199254740992.0

/* One value in so many may be an exception. */
#define EXCEPTION_SHARE 50

typedef struct
{
  guint8 digits; /* k, or RAW */
  guint8 planes; /* bytes per sample */
  guint8 flags;
  guint32 n_exceptions;
} ColumnHeader;

#define HEADER_SIZE 7

static const double powers[MOST_DIGITS + 1] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7 };

static void
put_header (const ColumnHeader *header, GByteArray *out)
{
  guint32 count = GUINT32_TO_LE (header->n_exceptions);

  g_byte_array_append (out, &header->digits, 1);
  g_byte_array_append (out, &header->planes, 1);
  g_byte_array_append (out, &header->flags, 1);
  g_byte_array_append (out, (const guint8 *) &count, 4);
}

static gboolean
get_header (const guint8 **at, const guint8 *end, ColumnHeader *header)
{
  guint32 count;

  if (end - *at < HEADER_SIZE)
    return FALSE;
  header->digits = (*at)[0];
  header->planes = (*at)[1];
  header->flags = (*at)[2];
  memcpy (&count, *at + 3, 4);
  header->n_exceptions = GUINT32_FROM_LE (count);
  *at += HEADER_SIZE;
  return header->planes <= 8 && (header->digits <= MOST_DIGITS || header->digits == RAW);
}

/* Writes byte p of all numbers, then byte p + 1. */
static void
put_planes (const guint64 *numbers, guint n, guint planes, GByteArray *out)
{
  guint from = out->len;

  g_byte_array_set_size (out, from + n * planes);
  for (guint p = 0; p < planes; p++)
    {
      guint8 *plane = out->data + from + (gsize) p * n;

      for (guint i = 0; i < n; i++)
        plane[i] = (guint8) (numbers[i] >> (8 * p));
    }
}

static guint64
fold (gint64 value)
{
  return ((guint64) value << 1) ^ (guint64) (value >> 63);
}

static gint64
unfold (guint64 value)
{
  return (gint64) (value >> 1) ^ -(gint64) (value & 1);
}

/* Turns numbers into folded differences, in place. */
static void
put_differences (gint64 *numbers, guint n, ColumnHeader *header)
{
  gint64 before = 0;
  guint64 all = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 value = numbers[i];
      guint64 folded = fold ((gint64) ((guint64) value - (guint64) before));

      numbers[i] = (gint64) folded;
      all |= folded;
      before = value;
    }

  /* One at least: so a column is never shorter than its number of samples, which keeps a damaged
   * number from taking the memory. */
  header->planes = n > 0 ? 1 : 0;
  while (all >> 8 != 0)
    {
      header->planes++;
      all >>= 8;
    }
}

static void
get_planes (const guint8 *bytes, guint n, guint planes, guint64 *numbers)
{
  memset (numbers, 0, n * sizeof *numbers);
  for (guint p = 0; p < planes; p++)
    {
      const guint8 *plane = bytes + (gsize) p * n;

      for (guint i = 0; i < n; i++)
        numbers[i] |= (guint64) plane[i] << (8 * p);
    }
}

/* Most columns have one plane or two: these are added up as they are read. */
static void
get_differences (const guint8 *bytes, guint n, guint planes, gint64 *numbers)
{
  guint64 value = 0;

  if (planes > 2)
    get_planes (bytes, n, planes, (guint64 *) numbers);
  for (guint i = 0; i < n; i++)
    {
      guint64 folded;

      if (planes == 1)
        folded = bytes[i];
      else if (planes == 2)
        folded = bytes[i] | (guint64) bytes[(gsize) n + i] << 8;
      else
        folded = planes > 0 ? (guint64) numbers[i] : 0;
      value += (guint64) unfold (folded);
      numbers[i] = (gint64) value;
    }
}

/* Whether whole / 10^digits is the very double, or the very float. */
static gboolean
gives_back (double whole, guint digits, double value, gboolean is_float)
{
  double back = whole / powers[digits];

  if (!(fabs (whole) < LARGEST_EXACT))
    return FALSE;
  if (is_float)
    back = (float) back;
  return back == value && (value != 0 || !signbit (value));
}

static guint
count_exceptions (const double *values, guint n, guint digits, gboolean is_float, guint most)
{
  guint count = 0;

  for (guint i = 0; i < n && count <= most; i++)
    if (!isnan (values[i])
        && !gives_back (rint (values[i] * powers[digits]), digits, values[i], is_float))
      count++;
  return count;
}

static gboolean
choose_digits (const double *values, guint n, gboolean is_float, ColumnHeader *header)
{
  guint most = n / EXCEPTION_SHARE;

  for (guint digits = 0; digits <= MOST_DIGITS; digits++)
    {
      header->n_exceptions = count_exceptions (values, n, digits, is_float, most);
      if (header->n_exceptions <= most)
        {
          header->digits = (guint8) digits;
          return TRUE;
        }
    }
  return FALSE;
}

static void
put_missing (const double *values, guint n, ColumnHeader *header, GByteArray *bits)
{
  g_byte_array_set_size (bits, (n + 7) / 8);
  memset (bits->data, 0, bits->len);
  for (guint i = 0; i < n; i++)
    if (isnan (values[i]))
      {
        bits->data[i / 8] |= (guint8) (1 << (i % 8));
        header->flags |= HAS_MISSING;
      }
}

static void
put_exception (guint index, double value, GByteArray *out)
{
  guint32 place = GUINT32_TO_LE (index);
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  g_byte_array_append (out, (const guint8 *) &place, sizeof place);
  g_byte_array_append (out, (const guint8 *) &bits, sizeof bits);
}

/* A sample without a whole number repeats the one before, which costs nothing. */
static void
put_whole (const double *values,
           guint n,
           gboolean is_float,
           ColumnHeader *header,
           gint64 *numbers,
           GByteArray *exceptions)
{
  gint64 before = 0;

  for (guint i = 0; i < n; i++)
    {
      double whole = rint (values[i] * powers[header->digits]);

      if (isnan (values[i]))
        whole = (double) before;
      else if (!gives_back (whole, header->digits, values[i], is_float))
        {
          put_exception (i, values[i], exceptions);
          whole = (double) before;
        }
      before = (gint64) whole;
      numbers[i] = before;
    }
}

static void
encode_raw (const double *values, guint n, gboolean is_float, GByteArray *out)
{
  g_autofree guint64 *numbers = g_new (guint64, MAX (n, 1));
  ColumnHeader header = { RAW, is_float ? 4 : 8, 0, 0 };

  for (guint i = 0; i < n; i++)
    {
      float single = (float) values[i];
      guint32 bits;

      memcpy (&bits, &single, sizeof bits);
      numbers[i] = bits;
      if (!is_float)
        memcpy (&numbers[i], &values[i], sizeof numbers[i]);
    }
  put_header (&header, out);
  put_planes (numbers, n, header.planes, out);
}

static void
encode (const double *values, guint n, gboolean is_float, GByteArray *out)
{
  g_autofree gint64 *numbers = NULL;
  g_autoptr (GByteArray) missing = g_byte_array_new ();
  g_autoptr (GByteArray) exceptions = g_byte_array_new ();
  ColumnHeader header = { 0 };

  if (!choose_digits (values, n, is_float, &header))
    {
      encode_raw (values, n, is_float, out);
      return;
    }
  numbers = g_new (gint64, MAX (n, 1));
  put_missing (values, n, &header, missing);
  put_whole (values, n, is_float, &header, numbers, exceptions);
  put_differences (numbers, n, &header);
  put_header (&header, out);
  if (header.flags & HAS_MISSING)
    g_byte_array_append (out, missing->data, missing->len);
  g_byte_array_append (out, exceptions->data, exceptions->len);
  put_planes ((const guint64 *) numbers, n, header.planes, out);
}

/**
 * musette_column_encode_times:
 * @values: whole numbers
 * @n: how many
 * @out: where the bytes are appended
 *
 * Writes a column of times.
 */
void
musette_column_encode_times (const gint32 *values, guint n, GByteArray *out)
{
  g_autofree gint64 *numbers = g_new (gint64, MAX (n, 1));
  ColumnHeader header = { 0 };

  g_return_if_fail (values != NULL || n == 0);
  g_return_if_fail (out != NULL);

  for (guint i = 0; i < n; i++)
    numbers[i] = values[i];
  put_differences (numbers, n, &header);
  put_header (&header, out);
  put_planes ((const guint64 *) numbers, n, header.planes, out);
}

/**
 * musette_column_encode_floats:
 * @values: values, NaN = missing
 * @n: how many
 * @out: where the bytes are appended
 *
 * Writes a column of floats.
 */
void
musette_column_encode_floats (const float *values, guint n, GByteArray *out)
{
  g_autofree double *wide = g_new (double, MAX (n, 1));

  g_return_if_fail (values != NULL || n == 0);
  g_return_if_fail (out != NULL);

  for (guint i = 0; i < n; i++)
    wide[i] = values[i];
  encode (wide, n, TRUE, out);
}

/**
 * musette_column_encode_doubles:
 * @values: values, NaN = missing
 * @n: how many
 * @out: where the bytes are appended
 *
 * Writes a column of doubles.
 */
void
musette_column_encode_doubles (const double *values, guint n, GByteArray *out)
{
  g_return_if_fail (values != NULL || n == 0);
  g_return_if_fail (out != NULL);

  encode (values, n, FALSE, out);
}

typedef struct
{
  ColumnHeader header;
  const guint8 *missing;    /* a bit per sample, or NULL */
  const guint8 *exceptions; /* EXCEPTION_SIZE each */
} ColumnParts;

/* Finds the parts of a column and reads its planes; every length is checked before. */
static gboolean
open_column (const guint8 **at, const guint8 *end, guint n, gint64 *scratch, ColumnParts *parts)
{
  guint64 needed;

  *parts = (ColumnParts){ 0 };
  if (!get_header (at, end, &parts->header))
    return FALSE;
  needed
      = (guint64) n * parts->header.planes + (guint64) parts->header.n_exceptions * EXCEPTION_SIZE;
  if (parts->header.flags & HAS_MISSING)
    needed += (n + 7) / 8;
  if (needed > (guint64) (end - *at))
    return FALSE;
  if (parts->header.flags & HAS_MISSING)
    {
      parts->missing = *at;
      *at += (n + 7) / 8;
    }
  parts->exceptions = *at;
  *at += (gsize) parts->header.n_exceptions * EXCEPTION_SIZE;
  if (parts->header.digits == RAW)
    get_planes (*at, n, parts->header.planes, (guint64 *) scratch);
  else
    get_differences (*at, n, parts->header.planes, scratch);
  *at += (gsize) n * parts->header.planes;
  return TRUE;
}

static gboolean
get_exception (const ColumnParts *parts, guint k, guint n, guint *index, double *value)
{
  const guint8 *bytes = parts->exceptions + (gsize) k * EXCEPTION_SIZE;
  guint32 place;
  guint64 bits;

  memcpy (&place, bytes, sizeof place);
  memcpy (&bits, bytes + sizeof place, sizeof bits);
  *index = GUINT32_FROM_LE (place);
  bits = GUINT64_FROM_LE (bits);
  memcpy (value, &bits, sizeof bits);
  return *index < n;
}

/* Returns the first sample without value from i on, or n. Most bytes of the bits are empty. */
static guint
find_missing (const ColumnParts *parts, guint i, guint n)
{
  while (i < n)
    if (i % 8 == 0 && parts->missing[i / 8] == 0)
      i += 8;
    else if ((parts->missing[i / 8] >> (i % 8)) & 1)
      return i;
    else
      i++;
  return n;
}

/**
 * musette_column_decode_times:
 * @at: (inout): where the column begins; afterwards where it ended
 * @end: behind the last byte
 * @n: how many values
 * @scratch: room for @n numbers
 * @values: where the values go
 *
 * Reads what musette_column_encode_times () wrote.
 *
 * Returns: whether the bytes are a column
 */
gboolean
musette_column_decode_times (const guint8 **at,
                             const guint8 *end,
                             guint n,
                             gint64 *scratch,
                             gint32 *values)
{
  ColumnParts parts;

  g_return_val_if_fail (at != NULL && *at != NULL && scratch != NULL, FALSE);

  if (!open_column (at, end, n, scratch, &parts) || parts.header.digits != 0)
    return FALSE;
  for (guint i = 0; i < n; i++)
    values[i] = (gint32) scratch[i];
  return TRUE;
}

static void
fill_floats (const ColumnParts *parts, const gint64 *scratch, guint n, float *values)
{
  double power = parts->header.digits == RAW ? 1 : powers[parts->header.digits];

  if (parts->header.digits == RAW)
    for (guint i = 0; i < n; i++)
      {
        guint32 bits = (guint32) scratch[i];

        memcpy (&values[i], &bits, sizeof bits);
      }
  else if (parts->header.digits == 0)
    for (guint i = 0; i < n; i++)
      values[i] = (float) scratch[i];
  else
    for (guint i = 0; i < n; i++)
      values[i] = (float) ((double) scratch[i] / power);
}

/**
 * musette_column_decode_floats:
 * @at: (inout): where the column begins; afterwards where it ended
 * @end: behind the last byte
 * @n: how many values
 * @scratch: room for @n numbers
 * @values: where the values go
 *
 * Reads what musette_column_encode_floats () wrote.
 *
 * Returns: whether the bytes are a column
 */
gboolean
musette_column_decode_floats (const guint8 **at,
                              const guint8 *end,
                              guint n,
                              gint64 *scratch,
                              float *values)
{
  ColumnParts parts;

  g_return_val_if_fail (at != NULL && *at != NULL && scratch != NULL, FALSE);

  if (!open_column (at, end, n, scratch, &parts))
    return FALSE;
  fill_floats (&parts, scratch, n, values);
  if (parts.missing != NULL)
    for (guint i = find_missing (&parts, 0, n); i < n; i = find_missing (&parts, i + 1, n))
      values[i] = NAN;
  for (guint k = 0; k < parts.header.n_exceptions; k++)
    {
      double value;
      guint index;

      if (!get_exception (&parts, k, n, &index, &value))
        return FALSE;
      values[index] = (float) value;
    }
  return TRUE;
}

static void
fill_doubles (const ColumnParts *parts, const gint64 *scratch, guint n, double *values)
{
  double power = parts->header.digits == RAW ? 1 : powers[parts->header.digits];

  if (parts->header.digits == RAW)
    memcpy (values, scratch, n * sizeof *values);
  else if (parts->header.digits == 0)
    for (guint i = 0; i < n; i++)
      values[i] = (double) scratch[i];
  else
    for (guint i = 0; i < n; i++)
      values[i] = (double) scratch[i] / power;
}

/**
 * musette_column_decode_doubles:
 * @at: (inout): where the column begins; afterwards where it ended
 * @end: behind the last byte
 * @n: how many values
 * @scratch: room for @n numbers
 * @values: where the values go
 *
 * Reads what musette_column_encode_doubles () wrote.
 *
 * Returns: whether the bytes are a column
 */
gboolean
musette_column_decode_doubles (const guint8 **at,
                               const guint8 *end,
                               guint n,
                               gint64 *scratch,
                               double *values)
{
  ColumnParts parts;

  g_return_val_if_fail (at != NULL && *at != NULL && scratch != NULL, FALSE);

  if (!open_column (at, end, n, scratch, &parts))
    return FALSE;
  fill_doubles (&parts, scratch, n, values);
  if (parts.missing != NULL)
    for (guint i = find_missing (&parts, 0, n); i < n; i = find_missing (&parts, i + 1, n))
      values[i] = NAN;
  for (guint k = 0; k < parts.header.n_exceptions; k++)
    {
      double value;
      guint index;

      if (!get_exception (&parts, k, n, &index, &value))
        return FALSE;
      values[index] = value;
    }
  return TRUE;
}
