/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-server.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define API_PATH "/api/v1"

static void
set_error_no_address (const char *text, GError **error)
{
  /* What stands before an "@" may be a key that was pasted along. */
  const char *shown = strchr (text, '@') != NULL ? "…" : text;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               /* Translators: the first %s is what the user entered, the second an example */
               _ ("“%s” is not a server address: give scheme and host, like %s"), shown,
               MUSETTE_DEFAULT_SERVER);
}

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);
  return g_ascii_strcasecmp (host, "localhost") == 0;
}

static gboolean
is_host_name (const char *host)
{
  if (host == NULL || *host == '\0')
    return FALSE;
  for (const char *at = host; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr (".-_:", *at) == NULL && (guchar) *at < 0x80)
      return FALSE;
  return TRUE;
}

static gboolean
is_api_path (const char *path)
{
  g_autofree char *trimmed = g_strdup (path);

  while (g_str_has_suffix (trimmed, "/"))
    trimmed[strlen (trimmed) - 1] = '\0';
  return *trimmed == '\0' || strcmp (trimmed, API_PATH) == 0;
}

static gboolean
check_uri (GUri *uri, const char *text, GError **error)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  if (!is_host_name (host) || g_uri_get_userinfo (uri) != NULL || g_uri_get_query (uri) != NULL
      || g_uri_get_fragment (uri) != NULL || !is_api_path (g_uri_get_path (uri)))
    {
      set_error_no_address (text, error);
      return FALSE;
    }
  if (strcmp (scheme, "https") == 0 || (strcmp (scheme, "http") == 0 && is_loopback (host)))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               /* Translators: %s is the address of a server */
               _ ("“%s” would send the key unprotected: use https, or http to this computer"),
               text);
  return FALSE;
}

/**
 * musette_server_normalize:
 * @text: the address of a server as somebody wrote it
 * @error: return location for an error
 *
 * Brings the address of a server into the one form used everywhere: scheme, host and port, with
 * neither a path nor a final slash. A missing scheme means https; a path "/api/v1" is dropped.
 * Credentials travel only over https, or over http to this computer, so nothing else is accepted.
 *
 * Returns: (transfer full) (nullable): for instance "https://intervals.icu", or %NULL with
 *   %G_IO_ERROR_INVALID_ARGUMENT
 */
char *
musette_server_normalize (const char *text, GError **error)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *full = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  trimmed = g_strstrip (g_strdup (text));
  full = strstr (trimmed, "://") != NULL ? g_strdup (trimmed)
                                         : g_strconcat ("https://", trimmed, NULL);
  uri = g_uri_parse (full, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL)
    {
      set_error_no_address (trimmed, error);
      return NULL;
    }
  if (!check_uri (uri, trimmed, error))
    return NULL;
  return g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                     g_uri_get_port (uri), "", NULL, NULL);
}
