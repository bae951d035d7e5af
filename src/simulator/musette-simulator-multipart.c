/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-multipart.h"

#include <libsoup/soup.h>
#include <string.h>

#define PART_NAME "file"

static MusetteSimulatorFile *
read_part (SoupMessageHeaders *headers, GBytes *body)
{
  g_autofree char *disposition = NULL;
  GHashTable *parameters = NULL;
  MusetteSimulatorFile *file = NULL;

  if (!soup_message_headers_get_content_disposition (headers, &disposition, &parameters))
    return NULL;
  if (g_strcmp0 (g_hash_table_lookup (parameters, "name"), PART_NAME) == 0)
    {
      const char *name = g_hash_table_lookup (parameters, "filename");
      g_autofree char *base = g_path_get_basename (name == NULL ? PART_NAME : name);

      file = musette_simulator_file_new (base, body);
    }
  g_hash_table_unref (parameters);
  return file;
}

/**
 * musette_simulator_multipart_get_file:
 * @request: an upload
 * @refused: (out): what to answer when it has no part of the name `file`
 *
 * Returns: (transfer full) (nullable): the uploaded file
 */
MusetteSimulatorFile *
musette_simulator_multipart_get_file (const MusetteSimulatorRequest *request,
                                      MusetteSimulatorReply **refused)
{
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  SoupMultipart *parts = NULL;
  MusetteSimulatorFile *file = NULL;

  if (request->content_type != NULL)
    {
      soup_message_headers_append (headers, "Content-Type", request->content_type);
      if (g_ascii_strncasecmp (request->content_type, "multipart/", strlen ("multipart/")) == 0)
        parts = soup_multipart_new_from_message (headers, request->body);
    }
  for (int i = 0; parts != NULL && file == NULL && i < soup_multipart_get_length (parts); i++)
    {
      SoupMessageHeaders *part_headers;
      GBytes *body;

      if (soup_multipart_get_part (parts, i, &part_headers, &body))
        file = read_part (part_headers, body);
    }
  g_clear_pointer (&parts, soup_multipart_free);
  soup_message_headers_unref (headers);
  if (file == NULL)
    *refused
        = musette_simulator_reply_new_error (422, "Required request part 'file' is not present");
  return file;
}
