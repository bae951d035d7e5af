/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-whole-body.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-error.h"
#include "musette-gunzip.h"

/* A body that comes in chunks and ends between two of them looks whole to the transport. What it
 * holds tells more. */

#define MAX_UNPACKED ((gsize) 512 << 20)
#define ZIP_END "PK\5\6"
#define ZIP_END_BYTES 22
#define ZIP_MAX_COMMENT 65535

static gboolean
set_error_cut (GError **error)
{
  g_set_error_literal (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL,
                       _ ("it ends too early"));
  return FALSE;
}

/* The number of fields of the record at @at, which is moved behind it; 0 when it ends within
 * quotes. See RFC 4180. */
static gsize
count_fields (const char **at, const char *end)
{
  gsize n = 1;
  gboolean quoted = FALSE;

  for (; *at < end && (quoted || **at != '\n'); (*at)++)
    if (**at == '"')
      quoted = !quoted;
    else if (**at == ',' && !quoted)
      n++;
  if (*at < end)
    (*at)++;
  return quoted ? 0 : n;
}

/**
 * musette_whole_body_check_csv:
 * @body: a table in CSV
 * @error: return location of a %MUSETTE_API_ERROR_PROTOCOL
 *
 * Returns: whether its last record has as many fields as its first
 */
gboolean
musette_whole_body_check_csv (GBytes *body, GError **error)
{
  gsize length;
  const char *at = g_bytes_get_data (body, &length);
  const char *end = at + length;
  gsize n_titles = count_fields (&at, end);
  gsize n = n_titles;

  while (at < end && n > 0)
    n = count_fields (&at, end);
  return n > 0 && n == n_titles ? TRUE : set_error_cut (error);
}

static gboolean
is_whole_gzip (GBytes *body)
{
  gboolean is_cut = TRUE;
  g_autoptr (GBytes) content = musette_gunzip (body, MAX_UNPACKED, &is_cut, NULL);

  return content != NULL && !is_cut;
}

static gboolean
is_fit (const guint8 *data, gsize length)
{
  return length >= 12 && (data[0] == 12 || data[0] == 14) && memcmp (data + 8, ".FIT", 4) == 0;
}

/* Several FIT files may be chained: header, data, and two bytes of checksum each. */
static gboolean
is_whole_fit (const guint8 *data, gsize length)
{
  while (is_fit (data, length))
    {
      gsize size = data[4] | (gsize) data[5] << 8 | (gsize) data[6] << 16 | (gsize) data[7] << 24;

      size += data[0] + 2;
      if (size > length)
        return FALSE;
      data += size;
      length -= size;
    }
  return TRUE;
}

/* The last thing in a document is the end of its root, which some programs follow by blanks. */
static gboolean
is_whole_xml (const char *data, gsize length)
{
  static const char *const roots[] = { "</gpx>", "</TrainingCenterDatabase>" };

  while (length > 0 && (g_ascii_isspace (data[length - 1]) || data[length - 1] == '\0'))
    length--;
  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    {
      gsize n = strlen (roots[i]);

      if (length >= n && memcmp (data + length - n, roots[i], n) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_whole_zip (const char *data, gsize length)
{
  gsize reach = MIN (length, (gsize) ZIP_END_BYTES + ZIP_MAX_COMMENT);

  for (gsize back = ZIP_END_BYTES; back <= reach; back++)
    if (memcmp (data + length - back, ZIP_END, 4) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
begins_as_xml (const char *data, gsize length)
{
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return TRUE;
  while (length > 0 && g_ascii_isspace (*data))
    {
      data++;
      length--;
    }
  return length > 0 && *data == '<';
}

/**
 * musette_whole_body_check_file:
 * @body: a recorded activity: FIT, TCX or GPX, or one of these in gzip or zip
 * @error: return location of a %MUSETTE_API_ERROR_PROTOCOL
 *
 * Returns: %FALSE when its format tells that the end is missing
 */
gboolean
musette_whole_body_check_file (GBytes *body, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (body, &length);
  gboolean is_whole = TRUE;

  if (musette_gunzip_is_gzip (body))
    is_whole = is_whole_gzip (body);
  else if (is_fit ((const guint8 *) data, length))
    is_whole = is_whole_fit ((const guint8 *) data, length);
  else if (length >= 4 && memcmp (data, "PK\3\4", 4) == 0)
    is_whole = is_whole_zip (data, length);
  else if (begins_as_xml (data, length))
    is_whole = is_whole_xml (data, length);
  return is_whole ? TRUE : set_error_cut (error);
}
