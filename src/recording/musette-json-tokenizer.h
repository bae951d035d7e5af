/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MUSETTE_JSON_TOKENIZER_MAX_DEPTH 64

typedef enum
{
  MUSETTE_JSON_EVENT_NONE, /* more bytes are needed */
  MUSETTE_JSON_EVENT_BEGIN_ARRAY,
  MUSETTE_JSON_EVENT_END_ARRAY,
  MUSETTE_JSON_EVENT_BEGIN_OBJECT,
  MUSETTE_JSON_EVENT_END_OBJECT,
  MUSETTE_JSON_EVENT_KEY,
  MUSETTE_JSON_EVENT_STRING,
  MUSETTE_JSON_EVENT_NUMBER,
  MUSETTE_JSON_EVENT_TRUE,
  MUSETTE_JSON_EVENT_FALSE,
  MUSETTE_JSON_EVENT_NULL,
  MUSETTE_JSON_EVENT_BROKEN,
} MusetteJsonEvent;

typedef enum
{
  MUSETTE_JSON_STATE_VALUE,       /* a value must come */
  MUSETTE_JSON_STATE_FIRST_VALUE, /* a value or the end of the array */
  MUSETTE_JSON_STATE_FIRST_KEY,   /* a key or the end of the object */
  MUSETTE_JSON_STATE_KEY,         /* a key must come */
  MUSETTE_JSON_STATE_COLON,       /* the colon behind a key */
  MUSETTE_JSON_STATE_AFTER_VALUE, /* a comma or the end of the container */
  MUSETTE_JSON_STATE_DONE,        /* nothing but white space */
  MUSETTE_JSON_STATE_IN_STRING,
  MUSETTE_JSON_STATE_IN_NUMBER,
  MUSETTE_JSON_STATE_IN_LITERAL,
} MusetteJsonState;

/**
 * MusetteJsonTokenizer:
 * @state: what may come next
 * @text: the text of the last key or string, cut when it is long
 * @number: the last number
 * @message: (nullable): what is wrong
 *
 * Splits JSON text (RFC 8259) into events. The text may come in pieces that are cut anywhere.
 */
typedef struct
{
  MusetteJsonState state;
  guint depth;
  guint64 objects; /* bit n: the container at depth n + 1 is an object */
  gboolean is_key;
  guint escape; /* 0 none, 1 behind the backslash, 2-5 the digits of \u */
  guint code_unit;
  guint high_surrogate;
  const char *literal;
  GString *text;
  double number;
  const char *message;
} MusetteJsonTokenizer;

void musette_json_tokenizer_init (MusetteJsonTokenizer *self);
void musette_json_tokenizer_clear (MusetteJsonTokenizer *self);
const char *musette_json_tokenizer_next (MusetteJsonTokenizer *self,
                                         const char *p,
                                         const char *end,
                                         MusetteJsonEvent *event);
gboolean musette_json_tokenizer_is_complete (const MusetteJsonTokenizer *self);

G_END_DECLS
