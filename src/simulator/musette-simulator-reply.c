/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-reply.h"

#include "musette-json.h"

static MusetteSimulatorReply *
reply_new (guint status, const char *content_type, GBytes *body)
{
  MusetteSimulatorReply *self = g_new0 (MusetteSimulatorReply, 1);

  self->status = status;
  self->content_type = content_type;
  self->body = body;
  return self;
}

/**
 * musette_simulator_reply_new_json:
 * @body: (transfer full): a JSON text
 *
 * Returns: (transfer full): a reply with status 200
 */
MusetteSimulatorReply *
musette_simulator_reply_new_json (GBytes *body)
{
  g_return_val_if_fail (body != NULL, NULL);

  return reply_new (200, "application/json", body);
}

/**
 * musette_simulator_reply_new_csv:
 * @body: (transfer full): a CSV text
 *
 * Returns: (transfer full): a reply with status 200
 */
MusetteSimulatorReply *
musette_simulator_reply_new_csv (GBytes *body)
{
  g_return_val_if_fail (body != NULL, NULL);

  return reply_new (200, "text/csv", body);
}

/**
 * musette_simulator_reply_new_file:
 * @body: (transfer full): a file
 * @content_type: (not nullable): its media type, a constant
 * @file_name: under which name it is to be saved
 *
 * Returns: (transfer full): a reply with status 200
 */
MusetteSimulatorReply *
musette_simulator_reply_new_file (GBytes *body, const char *content_type, const char *file_name)
{
  MusetteSimulatorReply *self = reply_new (200, content_type, body);

  self->file_name = g_strdup (file_name);
  return self;
}

/**
 * musette_simulator_reply_new_error:
 * @status: the HTTP status
 * @format: the text
 *
 * Returns: (transfer full): an error in the shape of the service's own handlers
 */
MusetteSimulatorReply *
musette_simulator_reply_new_error (guint status, const char *format, ...)
{
  GString *body = g_string_new (NULL);
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_string_append_printf (body, "{\"status\":%u,\"error\":", status);
  musette_json_append_string (body, text);
  g_string_append_c (body, '}');
  return reply_new (status, "application/json", g_string_free_to_bytes (body));
}

/**
 * musette_simulator_reply_new_framework_error:
 * @status: 404 or 405
 * @path: the path that was asked for
 * @date: the day that the time stamp shows
 *
 * Returns: (transfer full): an error in the shape of the service's web framework
 */
MusetteSimulatorReply *
musette_simulator_reply_new_framework_error (guint status, const char *path, const char *date)
{
  GString *body = g_string_new (NULL);
  g_autofree char *escaped = g_uri_escape_string (path, "/,.-_~:@", FALSE);

  g_string_append_printf (body,
                          "{\"timestamp\":\"%sT12:00:00.000+00:00\",\"status\":%u,\"error\":\"%s\","
                          "\"path\":\"%s\"}",
                          date, status, status == 405 ? "Method Not Allowed" : "Not Found",
                          escaped);
  return reply_new (status, "application/json", g_string_free_to_bytes (body));
}

/**
 * musette_simulator_reply_free:
 * @self: a reply
 */
void
musette_simulator_reply_free (MusetteSimulatorReply *self)
{
  g_bytes_unref (self->body);
  g_free (self->file_name);
  g_free (self);
}
