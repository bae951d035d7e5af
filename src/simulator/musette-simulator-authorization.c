/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-authorization.h"

#include <string.h>

#define USER_NAME "API_KEY"

/* The part of @header behind "@scheme ", or NULL when it has another scheme. */
static const char *
read_scheme (const char *header, const char *scheme)
{
  gsize length = strlen (scheme);

  if (g_ascii_strncasecmp (header, scheme, length) != 0 || header[length] != ' ')
    return NULL;
  return header + length + 1;
}

static guint
check_basic (const char *text, const char *key)
{
  g_autofree char *expected = g_strdup_printf ("%s:%s", USER_NAME, key);
  g_autofree guchar *decoded = NULL;
  gsize length = 0;

  if (*text == '\0')
    return 401;
  decoded = g_base64_decode (text, &length);
  if (length != strlen (expected) || memcmp (decoded, expected, length) != 0)
    return 401;
  return 200;
}

/* A personal key as Bearer is a well-known mistake and has its own answer. */
static guint
check_bearer (const char *text, const char *key, const char *token)
{
  if (strcmp (text, token) == 0)
    return 200;
  return strcmp (text, key) == 0 ? 403 : 401;
}

static guint
check_api_key (const char *text, const char *key)
{
  const char *colon = strrchr (text, ':');

  return strcmp (colon == NULL ? text : colon + 1, key) == 0 ? 200 : 401;
}

/**
 * musette_simulator_authorize:
 * @header: (nullable): the Authorization header
 * @key: the athlete's personal key
 * @token: the athlete's access token
 * @lenient: also accept the `ApiKey` scheme
 *
 * Returns: 200 when the request may go on, else 401 or 403
 */
guint
musette_simulator_authorize (const char *header,
                             const char *key,
                             const char *token,
                             gboolean lenient)
{
  const char *rest;

  g_return_val_if_fail (key != NULL && token != NULL, 401);

  if (header == NULL)
    return 401;
  rest = read_scheme (header, "Basic");
  if (rest != NULL)
    return check_basic (rest, key);
  rest = read_scheme (header, "Bearer");
  if (rest != NULL)
    return check_bearer (rest, key, token);
  rest = read_scheme (header, "ApiKey");
  return lenient && rest != NULL ? check_api_key (rest, key) : 401;
}
