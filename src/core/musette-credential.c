/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-credential.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-error.h"

#define USER_NAME "API_KEY"
#define MAX_SECRET_LENGTH 1024
#define FINGERPRINT_LENGTH 16

/**
 * MusetteCredential:
 *
 * What proves to the service whose data we may read. It cannot be changed, is shared by reference
 * and overwritten before its memory is given back. Never put it into a message.
 */
struct _MusetteCredential
{
  gatomicrefcount references;
  MusetteCredentialKind kind;
  char *secret;
  char *athlete_id;
};

G_DEFINE_BOXED_TYPE (MusetteCredential,
                     musette_credential,
                     musette_credential_ref,
                     musette_credential_unref)

/**
 * musette_secret_free:
 * @secret: (nullable) (transfer full): a string
 *
 * Overwrites a string before freeing it.
 */
void
musette_secret_free (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

/**
 * musette_credential_new:
 * @kind: what it is
 * @secret: the key or token itself
 *
 * Returns: (transfer full): a credential
 */
MusetteCredential *
musette_credential_new (MusetteCredentialKind kind, const char *secret)
{
  MusetteCredential *self;

  g_return_val_if_fail (secret != NULL && *secret != '\0', NULL);

  self = g_new0 (MusetteCredential, 1);
  g_atomic_ref_count_init (&self->references);
  self->kind = kind;
  self->secret = g_strdup (secret);
  return self;
}

/**
 * musette_credential_ref:
 * @self: a credential
 *
 * Returns: (transfer full): @self
 */
MusetteCredential *
musette_credential_ref (MusetteCredential *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * musette_credential_unref:
 * @self: (transfer full): a credential
 */
void
musette_credential_unref (MusetteCredential *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  musette_secret_free (self->secret);
  g_free (self->athlete_id);
  g_free (self);
}

static gboolean
is_secret_char (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("-._~+/=", c) != NULL);
}

static char *
dup_secret_run (const char *text)
{
  gsize length = 0;

  while (length <= MAX_SECRET_LENGTH && is_secret_char (text[length]))
    length++;
  return length > 0 && length <= MAX_SECRET_LENGTH ? g_strndup (text, length) : NULL;
}

/* An athlete's id: digits, mostly with an i before them. */
static char *
dup_athlete_id (const char *text)
{
  gsize length = *text == 'i' ? 1 : 0;
  gsize digits = 0;

  for (; g_ascii_isdigit (text[length]); length++)
    digits++;
  return digits > 0 ? g_strndup (text, length) : NULL;
}

static char *
find_athlete_id (const char *text)
{
  const char *at = strstr (text, "/athlete/");
  char *id = at != NULL ? dup_athlete_id (at + strlen ("/athlete/")) : NULL;

  if (g_strcmp0 (id, "0") == 0)
    g_clear_pointer (&id, g_free);
  return id;
}

static const char *
skip_prefix (const char *text, const char *prefix)
{
  gsize length = strlen (prefix);

  return g_ascii_strncasecmp (text, prefix, length) == 0 ? text + length : NULL;
}

/* "name:secret", where the name is the literal user name or an athlete's id. */
static MusetteCredential *
read_pair (const char *text)
{
  const char *colon = strchr (text, ':');
  g_autofree char *id = NULL;
  char *secret;
  MusetteCredential *self;

  if (colon == NULL)
    return NULL;
  id = dup_athlete_id (text);
  if (id != NULL && strlen (id) != (gsize) (colon - text))
    return NULL;
  if (id == NULL && !g_str_has_prefix (text, USER_NAME ":"))
    return NULL;
  secret = dup_secret_run (colon + 1);
  if (secret == NULL)
    return NULL;
  self = musette_credential_new (MUSETTE_CREDENTIAL_API_KEY, secret);
  self->athlete_id = g_steal_pointer (&id);
  musette_secret_free (secret);
  return self;
}

static MusetteCredential *
read_basic (const char *text)
{
  g_autofree char *encoded = dup_secret_run (text);
  guchar *decoded;
  gsize length;
  char *pair;
  MusetteCredential *self;

  if (encoded == NULL)
    return NULL;
  decoded = g_base64_decode (encoded, &length);
  pair = g_strndup ((const char *) decoded, length);
  explicit_bzero (decoded, length);
  explicit_bzero (encoded, strlen (encoded));
  g_free (decoded);
  self = read_pair (pair);
  musette_secret_free (pair);
  return self;
}

/* What is left of a header or a command line from which the secret itself was not copied. */
static gboolean
is_word_around_secret (const char *text)
{
  static const char *const words[] = { "Basic", "Bearer", "ApiKey", USER_NAME, "curl" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

static MusetteCredential *
read_bare (MusetteCredentialKind kind, const char *text)
{
  char *secret = dup_secret_run (text);
  MusetteCredential *self = NULL;

  if (secret != NULL && text[strlen (secret)] == '\0' && !is_word_around_secret (secret))
    self = musette_credential_new (kind, secret);
  musette_secret_free (secret);
  return self;
}

static MusetteCredential *
read_scheme (const char *text)
{
  const char *rest;

  if ((rest = skip_prefix (text, "Basic ")) != NULL)
    return read_basic (rest + strspn (rest, " "));
  if ((rest = skip_prefix (text, "Bearer ")) != NULL)
    return read_bare (MUSETTE_CREDENTIAL_TOKEN, rest + strspn (rest, " "));
  if ((rest = skip_prefix (text, "ApiKey ")) != NULL)
    return read_pair (rest + strspn (rest, " "));
  return NULL;
}

static const char *
find_header (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    {
      const char *rest = skip_prefix (at, "Authorization:");

      if (rest != NULL)
        return rest + strspn (rest, " ");
    }
  return text;
}

static MusetteCredential *
read_text (char *text)
{
  const char *at = find_header (text);
  const char *pair = strstr (at, USER_NAME ":");
  MusetteCredential *self = read_scheme (at);

  if (self == NULL && pair != NULL)
    self = read_pair (pair);
  if (self == NULL)
    self = read_pair (at);
  if (self == NULL && strstr (at, "//") == NULL)
    self = read_bare (MUSETTE_CREDENTIAL_API_KEY, at);
  if (self != NULL && self->athlete_id == NULL)
    self->athlete_id = find_athlete_id (text);
  return self;
}

/* Quotes may stand around a pasted text or, in a command line, before its end. */
static char *
normalize (const char *text)
{
  char *copy = g_strdup (text);

  for (char *at = copy; *at != '\0'; at++)
    if (*at == '"' || *at == '\'' || *at == '\n' || *at == '\r' || *at == '\t')
      *at = ' ';
  return g_strstrip (copy);
}

/**
 * musette_credential_new_from_text:
 * @text: what somebody pasted
 * @error: return location of a %MUSETTE_ACCOUNT_ERROR_INVALID, which does not repeat the text
 *
 * Understands a bare key, `API_KEY:key`, an `Authorization` header or its value (Basic, Bearer,
 * ApiKey), a copied link with the key in it and a whole command line of such a link. An athlete's
 * id that stands there too is kept.
 *
 * Returns: (transfer full) (nullable): the credential
 */
MusetteCredential *
musette_credential_new_from_text (const char *text, GError **error)
{
  char *copy;
  MusetteCredential *self;

  g_return_val_if_fail (text != NULL, NULL);

  copy = normalize (text);
  self = read_text (copy);
  musette_secret_free (copy);
  if (self == NULL)
    g_set_error_literal (error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_INVALID,
                         _ ("This cannot be a key: a key is one word of letters and digits. Copy "
                            "it from Settings, Developer Settings on the service’s website"));
  return self;
}

/**
 * musette_credential_get_kind:
 * @self: a credential
 *
 * Returns: what it is
 */
MusetteCredentialKind
musette_credential_get_kind (const MusetteCredential *self)
{
  g_return_val_if_fail (self != NULL, MUSETTE_CREDENTIAL_API_KEY);

  return self->kind;
}

/**
 * musette_credential_dup_fingerprint:
 * @self: a credential
 *
 * Returns: (transfer full): 16 letters that tell credentials apart and from which none can be had
 *   back
 */
char *
musette_credential_dup_fingerprint (const MusetteCredential *self)
{
  g_autofree char *checksum = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->secret, -1);
  return g_strndup (checksum, FINGERPRINT_LENGTH);
}

/**
 * musette_credential_get_secret:
 * @self: a credential
 *
 * Returns: (transfer none): the key or token; for the keyring and the request only
 */
const char *
musette_credential_get_secret (const MusetteCredential *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->secret;
}

/**
 * musette_credential_get_athlete_id:
 * @self: a credential
 *
 * Returns: (transfer none) (nullable): the athlete's id that stood beside the key
 */
const char *
musette_credential_get_athlete_id (const MusetteCredential *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->athlete_id;
}

/**
 * musette_credential_dup_header:
 * @self: a credential
 *
 * Returns: (transfer full): the value of the `Authorization` header; free with
 * musette_secret_free()
 */
char *
musette_credential_dup_header (const MusetteCredential *self)
{
  char *pair;
  char *encoded;
  char *header;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->kind == MUSETTE_CREDENTIAL_TOKEN)
    return g_strconcat ("Bearer ", self->secret, NULL);
  pair = g_strconcat (USER_NAME ":", self->secret, NULL);
  encoded = g_base64_encode ((const guchar *) pair, strlen (pair));
  header = g_strconcat ("Basic ", encoded, NULL);
  musette_secret_free (pair);
  musette_secret_free (encoded);
  return header;
}

/**
 * musette_credential_kind_to_string:
 * @kind: a kind
 *
 * Returns: (transfer none): its name in files and on the command line
 */
const char *
musette_credential_kind_to_string (MusetteCredentialKind kind)
{
  return kind == MUSETTE_CREDENTIAL_TOKEN ? "token" : "api-key";
}

/**
 * musette_credential_kind_from_string:
 * @name: (nullable): a name
 * @kind: (out): the kind
 *
 * Returns: whether @name is one
 */
gboolean
musette_credential_kind_from_string (const char *name, MusetteCredentialKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  *kind = g_strcmp0 (name, "token") == 0 ? MUSETTE_CREDENTIAL_TOKEN : MUSETTE_CREDENTIAL_API_KEY;
  return *kind == MUSETTE_CREDENTIAL_TOKEN || g_strcmp0 (name, "api-key") == 0;
}
