/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "simulator-fixture.h"

#include <string.h>

void
simulator_fixture_start (SimulatorFixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (musette_simulator_start (self->simulator, &error));
  g_assert_no_error (error);
}

static SimulatorFixture *
fixture_new (const MusetteSimulatorOptions *options, const char *const *faults)
{
  SimulatorFixture *self = g_new0 (SimulatorFixture, 1);
  g_autoptr (GError) error = NULL;

  self->options = *options;
  self->options.today = SIMULATOR_TODAY;
  self->simulator = musette_simulator_new (&self->options);
  self->session = soup_session_new_with_options ("proxy-resolver", NULL, NULL);
  for (; faults != NULL && *faults != NULL; faults++)
    {
      g_assert_true (musette_simulator_add_fault (self->simulator, *faults, &error));
      g_assert_no_error (error);
    }
  simulator_fixture_start (self);
  return self;
}

SimulatorFixture *
simulator_fixture_new (const char *const *faults)
{
  const MusetteSimulatorOptions options = { .seed = 1 };

  return fixture_new (&options, faults);
}

SimulatorFixture *
simulator_fixture_new_with (const MusetteSimulatorOptions *options)
{
  return fixture_new (options, NULL);
}

void
simulator_fixture_stop (SimulatorFixture *self)
{
  soup_session_abort (self->session);
  musette_simulator_stop (self->simulator);
}

void
simulator_fixture_free (SimulatorFixture *self)
{
  simulator_fixture_stop (self);
  g_object_unref (self->session);
  g_assert_finalize_object (self->simulator);
  g_free (self);
}

static char *
make_authorization (SimulatorFixture *self)
{
  g_autofree char *pair
      = g_strconcat ("API_KEY:", musette_simulator_get_key (self->simulator), NULL);
  g_autofree char *encoded = g_base64_encode ((const guchar *) pair, strlen (pair));

  return g_strconcat ("Basic ", encoded, NULL);
}

/* @path is taken below /api/v1/ unless it begins with a slash. */
SimulatorAnswer *
simulator_fixture_send (SimulatorFixture *self,
                        const char *method,
                        const char *path,
                        const char *type,
                        GBytes *body)
{
  const char *url = musette_simulator_get_url (self->simulator);
  g_autofree char *uri = g_strconcat (url, path[0] == '/' ? "" : "/api/v1/", path, NULL);
  g_autofree char *authorization = make_authorization (self);
  g_autoptr (SoupMessage) message = soup_message_new (method, uri);
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  SimulatorAnswer *answer = g_new0 (SimulatorAnswer, 1);

  soup_message_headers_append (soup_message_get_request_headers (message), "Authorization",
                               authorization);
  if (body != NULL)
    soup_message_set_request_body_from_bytes (message, type, body);
  answer->body = soup_session_send_and_read (self->session, message, NULL, NULL);
  answer->status = soup_message_get_status (message);
  answer->content_type = g_strdup (soup_message_headers_get_content_type (headers, NULL));
  return answer;
}

void
simulator_answer_free (SimulatorAnswer *self)
{
  g_free (self->content_type);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

char *
simulator_answer_dup_text (SimulatorAnswer *self)
{
  g_assert_nonnull (self->body);
  return g_strndup (g_bytes_get_data (self->body, NULL), g_bytes_get_size (self->body));
}

static SimulatorAnswer *
send_text (SimulatorFixture *self, const char *method, const char *path, const char *body)
{
  g_autoptr (GBytes) bytes = body == NULL ? NULL : g_bytes_new (body, strlen (body));

  return simulator_fixture_send (self, method, path, "application/json", bytes);
}

MusetteJson *
simulator_fixture_call (SimulatorFixture *self,
                        const char *method,
                        const char *path,
                        const char *body)
{
  g_autoptr (SimulatorAnswer) answer = send_text (self, method, path, body);
  g_autoptr (GError) error = NULL;
  MusetteJson *json;

  if (answer->status != 200)
    g_test_message ("%s %s: %s", method, path, simulator_answer_dup_text (answer));
  g_assert_cmpuint (answer->status, ==, 200);
  json = musette_json_parse_bytes (answer->body, &error);
  g_assert_no_error (error);
  return json;
}

void
simulator_fixture_expect (SimulatorFixture *self,
                          const char *method,
                          const char *path,
                          const char *body,
                          guint status,
                          const char *text)
{
  g_autoptr (SimulatorAnswer) answer = send_text (self, method, path, body);
  g_autofree char *words = simulator_answer_dup_text (answer);

  if (answer->status != status || strstr (words, text) == NULL)
    g_test_message ("%s %s %s: %u %s", method, path, body, answer->status, words);
  g_assert_cmpuint (answer->status, ==, status);
  g_assert_nonnull (strstr (words, text));
  g_assert_true (musette_json_check (words, -1, NULL));
}

/* The id of the newest activity of a type; for a NULL type of one that is a stub. */
char *
simulator_fixture_find (SimulatorFixture *self, const char *type)
{
  g_autoptr (MusetteJson) json = simulator_fixture_call (
      self, "GET", "athlete/0/activities?oldest=2024-01-01&fields=id,type", NULL);
  JsonArray *rows = musette_json_as_array (json, NULL);

  for (guint i = 0; i < musette_json_array_get_length (rows); i++)
    {
      JsonObject *row = musette_json_array_get_object (rows, i);

      if (g_strcmp0 (musette_json_get_string (row, "type"), type) == 0)
        return g_strdup (musette_json_get_string (row, "id"));
    }
  g_assert_not_reached ();
}

JsonObject *
simulator_find_by_id (JsonArray *rows, const char *id)
{
  for (guint i = 0; i < musette_json_array_get_length (rows); i++)
    {
      JsonObject *row = musette_json_array_get_object (rows, i);

      if (g_strcmp0 (musette_json_get_string (row, "id"), id) == 0)
        return row;
    }
  return NULL;
}
