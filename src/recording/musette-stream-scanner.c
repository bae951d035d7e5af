/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-stream-scanner.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "musette-error.h"
#include "musette-json-tokenizer.h"
#include "musette-number.h"
#include "musette-recording-private.h"

/**
 * MusetteStreamScanner:
 *
 * Reads the service's stream JSON in pieces as they arrive, straight into the columns of a stream
 * set: no tree is built and no text is kept. Both forms are read: a list of
 * `{"type":"watts","data":[…]}` (latitude in `data`, longitude in `data2`, or pairs in `data`) and
 * an object with one member per stream. Streams and members that are not known are skipped.
 */

/* What the containers that are open mean. */
typedef enum
{
  CONTEXT_LIST,   /* the array of streams */
  CONTEXT_DICT,   /* the object of streams */
  CONTEXT_STREAM, /* one stream with its members */
  CONTEXT_DATA,   /* its numbers */
  CONTEXT_PAIR,   /* two of them in an array of their own */
  CONTEXT_SKIP,
} Context;

typedef enum
{
  MEMBER_OTHER,
  MEMBER_TYPE,
  MEMBER_DATA,
  MEMBER_DATA2,
} Member;

#define BLOCK 512
#define MAX_TYPES 256
#define MAX_NUMBER 512

/* Numbers up to this length, with a sign, a point and a comma, take the quickest road. */
#define MAX_PLAIN_DIGITS 7
#define MAX_PLAIN_DECIMALS 8
#define MAX_PLAIN 24

struct _MusetteStreamScanner
{
  GObject parent_instance;

  MusetteJsonTokenizer tokenizer;
  Context contexts[MUSETTE_JSON_TOKENIZER_MAX_DEPTH];
  MusetteStreamSet *streams;
  gboolean has_time;
  GPtrArray *types;
  GArray *lengths; /* guint, one per type */
  char *unequal;
  gboolean is_open;  /* the list or object of streams has begun */
  gboolean is_alien; /* there is something in the list that is no stream */

  /* The stream that is being read. */
  char *type;
  Member member;
  gboolean has_data;
  guint target; /* 0 data, 1 data2 */
  guint pair_index;
  double pair[2];
  guint counts[2];        /* numbers read */
  double block[2][BLOCK]; /* the last of them, on their way into the column */
  guint in_block[2];
  GArray *pending[2]; /* double: numbers of a stream whose place is not known yet */
};

G_DEFINE_FINAL_TYPE (MusetteStreamScanner, musette_stream_scanner, G_TYPE_OBJECT)

static void
musette_stream_scanner_finalize (GObject *object)
{
  MusetteStreamScanner *self = (MusetteStreamScanner *) object;

  musette_json_tokenizer_clear (&self->tokenizer);
  g_clear_object (&self->streams);
  g_ptr_array_unref (self->types);
  g_array_unref (self->lengths);
  g_free (self->unequal);
  g_free (self->type);
  for (guint i = 0; i < 2; i++)
    g_clear_pointer (&self->pending[i], g_array_unref);
  G_OBJECT_CLASS (musette_stream_scanner_parent_class)->finalize (object);
}

static void
musette_stream_scanner_class_init (MusetteStreamScannerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_stream_scanner_finalize;
}

static void
musette_stream_scanner_init (MusetteStreamScanner *self)
{
  musette_json_tokenizer_init (&self->tokenizer);
  self->streams = musette_stream_set_new (0);
  self->types = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->types, NULL);
  self->lengths = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * musette_stream_scanner_new:
 *
 * Returns: (transfer full): a scanner that has read nothing yet
 */
MusetteStreamScanner *
musette_stream_scanner_new (void)
{
  return g_object_new (MUSETTE_TYPE_STREAM_SCANNER, NULL);
}

/* ---- numbers into columns ---- */

static MusetteChannel
get_channel (MusetteStreamScanner *self, guint target)
{
  MusetteChannel channel = musette_channel_from_stream_name (self->type);

  if (target == 0)
    return channel;
  return channel == MUSETTE_CHANNEL_LATITUDE ? MUSETTE_CHANNEL_LONGITUDE : MUSETTE_N_CHANNELS;
}

/* Numbers can go into their column at once when the type is known, is not the time itself, and a
 * stream before has told how long the column is. */
static gboolean
is_direct (MusetteStreamScanner *self)
{
  return self->type != NULL && musette_stream_set_get_length (self->streams) > 0
         && strcmp (self->type, "time") != 0;
}

static void
write_column (MusetteStreamScanner *self,
              MusetteChannel channel,
              guint first,
              const double *values,
              guint n)
{
  guint length = musette_stream_set_get_length (self->streams);
  float *column;

  if (channel == MUSETTE_N_CHANNELS)
    return;
  if (first + n > length && !self->has_time)
    {
      length = first + n;
      if (first > 0)
        musette_stream_set_reserve (self->streams, length + length / 2);
      musette_stream_set_set_length (self->streams, length);
    }
  if (first >= length)
    return;
  n = MIN (n, length - first);
  if (musette_channel_is_double (channel))
    {
      memcpy (musette_stream_set_edit_doubles (self->streams, channel) + first, values,
              n * sizeof *values);
      return;
    }
  column = musette_stream_set_edit_floats (self->streams, channel) + first;
  for (guint i = 0; i < n; i++)
    column[i] = (float) values[i];
}

static void
flush_block (MusetteStreamScanner *self, guint target)
{
  guint n = self->in_block[target];

  if (n == 0)
    return;
  self->in_block[target] = 0;
  if (self->pending[target] == NULL && is_direct (self))
    {
      write_column (self, get_channel (self, target), self->counts[target] - n, self->block[target],
                    n);
      return;
    }
  if (self->pending[target] == NULL)
    self->pending[target] = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_vals (self->pending[target], self->block[target], n);
}

static inline void
append_number (MusetteStreamScanner *self, guint target, double value)
{
  self->block[target][self->in_block[target]++] = value;
  self->counts[target]++;
  if (self->in_block[target] == BLOCK)
    flush_block (self, target);
}

static void
write_time (MusetteStreamScanner *self, const double *values, guint n)
{
  gint32 *time;

  musette_stream_set_set_length (self->streams, n);
  time = musette_stream_set_edit_time (self->streams);
  for (guint i = 0; i < n; i++)
    {
      double whole = floor (values[i]);

      time[i] = whole > G_MININT32 && whole <= G_MAXINT32 ? (gint32) whole : MUSETTE_TIME_NONE;
    }
  self->has_time = TRUE;
}

static void
write_pending (MusetteStreamScanner *self, guint target)
{
  g_autoptr (GArray) pending = g_steal_pointer (&self->pending[target]);

  if (pending == NULL)
    return;
  if (target == 0 && strcmp (self->type, "time") == 0)
    write_time (self, (const double *) (gpointer) pending->data, pending->len);
  else
    write_column (self, get_channel (self, target), 0, (const double *) (gpointer) pending->data,
                  pending->len);
}

/* ---- streams ---- */

static void
begin_stream (MusetteStreamScanner *self, const char *type)
{
  g_free (self->type);
  self->type = type != NULL ? g_utf8_make_valid (type, -1) : NULL;
  self->member = MEMBER_OTHER;
  self->has_data = FALSE;
  for (guint i = 0; i < 2; i++)
    {
      self->counts[i] = 0;
      self->in_block[i] = 0;
      g_clear_pointer (&self->pending[i], g_array_unref);
    }
}

static void
end_stream (MusetteStreamScanner *self)
{
  if (self->type != NULL && self->has_data)
    {
      for (guint i = 0; i < 2; i++)
        {
          flush_block (self, i);
          write_pending (self, i);
        }
      if (self->types->len <= MAX_TYPES)
        {
          g_ptr_array_insert (self->types, (int) self->types->len - 1, g_strdup (self->type));
          g_array_append_val (self->lengths, self->counts[0]);
        }
    }
  begin_stream (self, NULL);
}

/* A stream that is read again, or has arrays of other members, starts with the new one. */
static void
begin_data (MusetteStreamScanner *self, guint target)
{
  self->target = target;
  self->has_data = TRUE;
  self->counts[target] = 0;
  self->in_block[target] = 0;
  g_clear_pointer (&self->pending[target], g_array_unref);
}

/* ---- events ---- */

static Context
open_array (MusetteStreamScanner *self, guint depth, Context parent)
{
  self->is_open = TRUE;
  if (depth == 1)
    return CONTEXT_LIST;
  if (parent == CONTEXT_LIST)
    self->is_alien = TRUE;
  if (parent == CONTEXT_DICT)
    {
      begin_data (self, 0);
      return CONTEXT_DATA;
    }
  if (parent == CONTEXT_STREAM && (self->member == MEMBER_DATA || self->member == MEMBER_DATA2))
    {
      begin_data (self, self->member == MEMBER_DATA ? 0 : 1);
      return CONTEXT_DATA;
    }
  if (parent != CONTEXT_DATA)
    return CONTEXT_SKIP;
  self->pair_index = 0;
  self->pair[0] = self->pair[1] = NAN;
  return CONTEXT_PAIR;
}

static Context
open_object (MusetteStreamScanner *self, guint depth, Context parent)
{
  self->is_open = TRUE;
  if (depth == 1)
    return CONTEXT_DICT;
  if (parent == CONTEXT_LIST)
    begin_stream (self, NULL);
  if (parent == CONTEXT_LIST || parent == CONTEXT_DICT)
    return CONTEXT_STREAM;
  if (parent == CONTEXT_DATA)
    append_number (self, self->target, NAN);
  return CONTEXT_SKIP;
}

static void
close_container (MusetteStreamScanner *self, Context closed, guint depth)
{
  Context parent = depth > 0 ? self->contexts[depth - 1] : CONTEXT_SKIP;

  if (closed == CONTEXT_PAIR)
    {
      append_number (self, self->target, self->pair[0]);
      if (self->target == 0 && get_channel (self, 0) == MUSETTE_CHANNEL_LATITUDE)
        append_number (self, 1, self->pair[1]);
      else if (self->target == 0 && self->type == NULL)
        append_number (self, 1, self->pair[1]);
    }
  else if (closed == CONTEXT_STREAM || (closed == CONTEXT_DATA && parent == CONTEXT_DICT))
    end_stream (self);
}

static void
take_key (MusetteStreamScanner *self, Context context)
{
  const char *key = self->tokenizer.text->str;

  if (context == CONTEXT_DICT)
    begin_stream (self, key);
  else if (context == CONTEXT_STREAM)
    self->member = strcmp (key, "type") == 0    ? MEMBER_TYPE
                   : strcmp (key, "data") == 0  ? MEMBER_DATA
                   : strcmp (key, "data2") == 0 ? MEMBER_DATA2
                                                : MEMBER_OTHER;
}

static void
take_scalar (MusetteStreamScanner *self, Context context, double value)
{
  if (context == CONTEXT_DATA)
    append_number (self, self->target, isfinite (value) ? value : NAN);
  else if (context == CONTEXT_PAIR && self->pair_index < 2)
    self->pair[self->pair_index++] = isfinite (value) ? value : NAN;
  else if (context == CONTEXT_LIST)
    self->is_alien = TRUE;
}

static void
take_string (MusetteStreamScanner *self, Context context)
{
  if (context == CONTEXT_STREAM && self->member == MEMBER_TYPE)
    {
      g_free (self->type);
      self->type = g_utf8_make_valid (self->tokenizer.text->str, -1);
    }
  else
    take_scalar (self, context, NAN);
}

static void
handle_event (MusetteStreamScanner *self, MusetteJsonEvent event)
{
  guint depth = self->tokenizer.depth;
  gboolean opens
      = event == MUSETTE_JSON_EVENT_BEGIN_ARRAY || event == MUSETTE_JSON_EVENT_BEGIN_OBJECT;
  guint outer = opens ? depth - 1 : depth;
  Context context = outer > 0 ? self->contexts[outer - 1] : CONTEXT_SKIP;

  switch (event)
    {
    case MUSETTE_JSON_EVENT_BEGIN_ARRAY:
      self->contexts[depth - 1] = open_array (self, depth, context);
      break;
    case MUSETTE_JSON_EVENT_BEGIN_OBJECT:
      self->contexts[depth - 1] = open_object (self, depth, context);
      break;
    case MUSETTE_JSON_EVENT_END_ARRAY:
    case MUSETTE_JSON_EVENT_END_OBJECT:
      close_container (self, self->contexts[depth], depth);
      break;
    case MUSETTE_JSON_EVENT_KEY:
      take_key (self, context);
      break;
    case MUSETTE_JSON_EVENT_STRING:
      take_string (self, context);
      break;
    case MUSETTE_JSON_EVENT_NUMBER:
      take_scalar (self, context, self->tokenizer.number);
      break;
    case MUSETTE_JSON_EVENT_TRUE:
    case MUSETTE_JSON_EVENT_FALSE:
    case MUSETTE_JSON_EVENT_NULL:
      take_scalar (self, context, NAN);
      break;
    default:
      break;
    }
}

/* ---- the fast road ---- */

static gboolean
is_in_data (MusetteStreamScanner *self)
{
  guint depth = self->tokenizer.depth;

  return depth > 0 && self->contexts[depth - 1] == CONTEXT_DATA
         && (self->tokenizer.state == MUSETTE_JSON_STATE_VALUE
             || self->tokenizer.state == MUSETTE_JSON_STATE_FIRST_VALUE
             || self->tokenizer.state == MUSETTE_JSON_STATE_AFTER_VALUE);
}

static inline gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Nearly all of the text is plain numbers with a comma behind them. This loop takes those, as long
 * as enough of the piece is left that none can reach its end and the block has room; it returns
 * where the first value stands that is anything else. */
static const char *
scan_plain (const char *p, const char *end, double **out, const double *limit)
{
  static const double powers[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9 };
  double *next = *out;

  while (end - p > MAX_PLAIN && next < limit)
    {
      const char *q = p;
      gboolean negative = *q == '-';
      const char *first = q += negative;
      const char *point = NULL;
      guint64 mantissa = 0;
      double value;

      while (musette_number_is_digit (*q) && q - first < MAX_PLAIN_DIGITS)
        mantissa = mantissa * 10 + (guint64) (*q++ - '0');
      if (q == first || (*first == '0' && q - first > 1))
        break;
      value = (double) mantissa;
      if (*q == '.')
        {
          point = ++q;
          while (musette_number_is_digit (*q) && q - point < MAX_PLAIN_DECIMALS)
            mantissa = mantissa * 10 + (guint64) (*q++ - '0');
          if (q == point)
            break;
          value = (double) mantissa / powers[q - point];
        }
      if (*q != ',')
        break;
      *next++ = negative ? -value : value;
      p = q + 1;
    }
  *out = next;
  return p;
}

/* Runs scan_plain() into the block; @p is where a value must begin. */
static const char *
scan_plain_blocks (MusetteStreamScanner *self, const char *p, const char *end)
{
  guint target = self->target;

  for (;;)
    {
      double *block = self->block[target];
      double *first = block + self->in_block[target];
      double *out = first;

      p = scan_plain (p, end, &out, block + BLOCK);
      self->in_block[target] += (guint) (out - first);
      self->counts[target] += (guint) (out - first);
      if (self->in_block[target] < BLOCK)
        return p;
      flush_block (self, target);
    }
}

/* As scan_plain() but with white space, nulls and all kinds of numbers, which must lie whole in the
 * piece; whatever else comes is left to the tokenizer, which is told where it stands. */
static const char *
scan_numbers (MusetteStreamScanner *self, const char *p, const char *end)
{
  MusetteJsonState state = self->tokenizer.state;

  for (;;)
    {
      const char *next;
      double value;

      if (state == MUSETTE_JSON_STATE_VALUE)
        p = scan_plain_blocks (self, p, end);
      while (p < end && is_space (*p))
        p++;
      if (p == end)
        break;
      if (state == MUSETTE_JSON_STATE_AFTER_VALUE)
        {
          if (*p != ',')
            break;
          p++;
          state = MUSETTE_JSON_STATE_VALUE;
          continue;
        }
      if (*p == 'n' && end - p > 4 && memcmp (p, "null", 4) == 0)
        {
          append_number (self, self->target, NAN);
          p += 4;
          state = MUSETTE_JSON_STATE_AFTER_VALUE;
          continue;
        }
      next = musette_number_scan (p, end, &value);
      if (next == NULL || next == end || next - p > MAX_NUMBER || !isfinite (value))
        break;
      append_number (self, self->target, value);
      p = next;
      state = MUSETTE_JSON_STATE_AFTER_VALUE;
    }
  self->tokenizer.state = state;
  return p;
}

static gboolean
check_size (MusetteStreamScanner *self, GError **error)
{
  if (self->counts[0] <= MUSETTE_MAX_SAMPLES && self->counts[1] <= MUSETTE_MAX_SAMPLES)
    return TRUE;
  g_set_error_literal (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_REFUSED,
                       _ ("A stream has more values than any real recording."));
  return FALSE;
}

/* Bounds how far the numbers can grow between two looks at their count. */
#define MAX_PIECE (1u << 20)

static gboolean
feed_piece (MusetteStreamScanner *self, const char *p, const char *end, GError **error)
{
  while (p < end)
    {
      MusetteJsonEvent event;

      if (is_in_data (self))
        p = scan_numbers (self, p, end);
      p = musette_json_tokenizer_next (&self->tokenizer, p, end, &event);
      if (event == MUSETTE_JSON_EVENT_BROKEN)
        {
          g_set_error (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_FORMAT,
                       /* Translators: %s is a technical reason such as "no comma". */
                       _ ("The streams are no well-formed JSON: %s."), self->tokenizer.message);
          return FALSE;
        }
      if (event != MUSETTE_JSON_EVENT_NONE)
        handle_event (self, event);
    }
  return check_size (self, error);
}

/**
 * musette_stream_scanner_feed:
 * @self: a scanner
 * @data: (array length=length): the next bytes, cut anywhere
 * @length: how many
 * @error: return location
 *
 * Reads on. After an error only musette_stream_scanner_finish_partial() may be called.
 *
 * Returns: whether the text is well-formed so far
 */
gboolean
musette_stream_scanner_feed (MusetteStreamScanner *self,
                             const char *data,
                             gsize length,
                             GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_STREAM_SCANNER (self), FALSE);
  g_return_val_if_fail (data != NULL || length == 0, FALSE);

  while (length > 0)
    {
      gsize piece = MIN (length, MAX_PIECE);

      if (!feed_piece (self, data, data + piece, error))
        return FALSE;
      data += piece;
      length -= piece;
    }
  return TRUE;
}

static void
note_unequal (MusetteStreamScanner *self)
{
  guint length = musette_stream_set_get_length (self->streams);

  for (guint i = 0; i < self->lengths->len && self->unequal == NULL; i++)
    {
      guint values = g_array_index (self->lengths, guint, i);

      if (values != length && values > 0)
        self->unequal
            = g_strdup_printf (_ ("The stream “%s” has %u values, the time has %u."),
                               (const char *) g_ptr_array_index (self->types, i), values, length);
    }
}

/**
 * musette_stream_scanner_finish_partial:
 * @self: a scanner
 *
 * Ends the reading of a text that was cut or broke off: the streams that were complete by then.
 *
 * Returns: (transfer full): the streams, empty when the time is not among them
 */
MusetteStreamSet *
musette_stream_scanner_finish_partial (MusetteStreamScanner *self)
{
  g_autoptr (MusetteStreamSet) streams = NULL;

  g_return_val_if_fail (MUSETTE_IS_STREAM_SCANNER (self), NULL);

  streams = g_steal_pointer (&self->streams);
  self->streams = musette_stream_set_new (0);
  if (!self->has_time)
    return musette_stream_set_new (0);
  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    {
      guint length = musette_stream_set_get_length (streams);
      gboolean has_value = FALSE;

      for (guint k = 0; k < length && !has_value && musette_stream_set_has (streams, i); k++)
        has_value = !isnan (musette_stream_set_get_value (streams, k, i));
      if (!has_value)
        musette_stream_set_drop (streams, i);
    }
  return g_steal_pointer (&streams);
}

/**
 * musette_stream_scanner_finish:
 * @self: a scanner
 * @error: return location
 *
 * Ends the reading. When streams are of different lengths, the time's length counts: longer ones
 * are cut, the tail of shorter ones is missing, and musette_stream_scanner_get_unequal() tells.
 *
 * Returns: (transfer full) (nullable): the streams; without a sample when there is no time stream
 */
MusetteStreamSet *
musette_stream_scanner_finish (MusetteStreamScanner *self, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_STREAM_SCANNER (self), NULL);

  if (!musette_json_tokenizer_is_complete (&self->tokenizer))
    {
      g_set_error_literal (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_FORMAT,
                           _ ("The streams end too early."));
      return NULL;
    }
  if (!self->is_open || self->is_alien)
    {
      g_set_error_literal (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_FORMAT,
                           _ ("This is JSON, but no list of streams."));
      return NULL;
    }
  if (self->has_time)
    note_unequal (self);
  return musette_stream_scanner_finish_partial (self);
}

/**
 * musette_stream_scanner_get_types:
 * @self: a scanner
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of the streams so far, also of
 *   those that are not kept
 */
const char *const *
musette_stream_scanner_get_types (MusetteStreamScanner *self)
{
  g_return_val_if_fail (MUSETTE_IS_STREAM_SCANNER (self), NULL);

  return (const char *const *) self->types->pdata;
}

/**
 * musette_stream_scanner_get_unequal:
 * @self: a scanner that is finished
 *
 * Returns: (transfer none) (nullable): a sentence on streams of different lengths, %NULL when all
 *   are equal
 */
const char *
musette_stream_scanner_get_unequal (MusetteStreamScanner *self)
{
  g_return_val_if_fail (MUSETTE_IS_STREAM_SCANNER (self), NULL);

  return self->unequal;
}
