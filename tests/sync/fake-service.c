/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "fake-service.h"

#include <libsoup/soup.h>
#include <string.h>

#include "musette-date.h"
#include "musette-test.h"

struct _FakeService
{
  SoupServer *server;
  char *url;
  GHashTable *athletes; /* value of Authorization -> id */
  GPtrArray *rows;
  guint status;     /* of the lists that fail */
  guint fail_after; /* lists that go well before */
  guint fail_times;
  guint n_lists;
  guint n_streams;
  guint n_wholes;
};

typedef struct
{
  char *athlete;
  char *id;
  char *name;
  MusetteDate day;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->athlete);
  g_free (row->id);
  g_free (row->name);
  g_free (row);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *row_a = *(Row *const *) a;
  const Row *row_b = *(Row *const *) b;

  return row_a->day != row_b->day ? row_b->day - row_a->day : strcmp (row_b->id, row_a->id);
}

static void
append_row (GString *text, const Row *row)
{
  g_autofree char *day = musette_date_format (row->day);

  g_string_append_printf (text,
                          "{\"id\":\"%s\",\"icu_athlete_id\":\"%s\",\"name\":\"%s\","
                          "\"type\":\"Ride\",\"start_date_local\":\"%sT07:00:00\","
                          "\"moving_time\":3600,\"distance\":30000.5,"
                          "\"stream_types\":[\"time\",\"watts\"]}",
                          row->id, row->athlete, row->name, day);
}

static void
reply (SoupServerMessage *message, guint status, const char *text)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, text,
                                    strlen (text));
}

static void
list_rows (FakeService *self, SoupServerMessage *message, const char *athlete, GHashTable *query)
{
  const MusetteDate oldest = musette_date_parse (g_hash_table_lookup (query, "oldest"));
  const MusetteDate newest = musette_date_parse (g_hash_table_lookup (query, "newest"));
  const char *limit_text = g_hash_table_lookup (query, "limit");
  const guint limit = limit_text != NULL ? (guint) atoi (limit_text) : G_MAXUINT;
  g_autoptr (GString) text = g_string_new ("[");
  guint n = 0;

  self->n_lists++;
  if (self->n_lists > self->fail_after && self->fail_times > 0)
    {
      self->fail_times--;
      reply (message, self->status, "{\"status\":1,\"error\":\"No\"}");
      return;
    }
  for (guint i = 0; i < self->rows->len && n < limit; i++)
    {
      const Row *row = g_ptr_array_index (self->rows, i);

      if (row->day < oldest || row->day > newest || !g_str_equal (row->athlete, athlete))
        continue;
      if (n++ > 0)
        g_string_append_c (text, ',');
      append_row (text, row);
    }
  g_string_append_c (text, ']');
  reply (message, 200, text->str);
}

static const Row *
find_row (FakeService *self, const char *id)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (self->rows, i);

      if (g_str_equal (row->id, id))
        return row;
    }
  return NULL;
}

static void
get_activity (FakeService *self, SoupServerMessage *message, const char *rest)
{
  g_auto (GStrv) parts = g_strsplit (rest, "/", 2);
  const Row *row = find_row (self, parts[0]);
  g_autoptr (GString) text = g_string_new (NULL);

  if (row == NULL)
    reply (message, 404, "{\"status\":404,\"error\":\"Not found\"}");
  else if (parts[1] != NULL && g_str_has_prefix (parts[1], "streams"))
    {
      self->n_streams++;
      reply (message, 200,
             "[{\"type\":\"time\",\"data\":[0,1,2,3]},{\"type\":\"watts\",\"data\":[100,101,102,"
             "103]}]");
    }
  else
    {
      self->n_wholes++;
      append_row (text, row);
      reply (message, 200, text->str);
    }
}

static void
handle (SoupServer *server,
        SoupServerMessage *message,
        const char *path,
        GHashTable *query,
        gpointer user_data)
{
  FakeService *self = user_data;
  const char *authorization = soup_message_headers_get_one (
      soup_server_message_get_request_headers (message), "Authorization");
  const char *athlete
      = authorization != NULL ? g_hash_table_lookup (self->athletes, authorization) : NULL;
  g_autofree char *text = NULL;

  if (athlete == NULL)
    reply (message, 401, "{\"status\":401,\"error\":\"Unauthorized\"}");
  else if (g_str_has_suffix (path, "/activities"))
    list_rows (self, message, athlete, query);
  else if (g_str_has_prefix (path, "/api/v1/activity/"))
    get_activity (self, message, path + strlen ("/api/v1/activity/"));
  else if (g_str_has_suffix (path, "/gear"))
    reply (message, 200, "[{\"id\":\"b1\",\"type\":\"Bike\",\"name\":\"Old Steel\"}]");
  else
    {
      text = g_strdup_printf ("{\"id\":\"%s\",\"name\":\"%s\"}", athlete, athlete);
      reply (message, 200, text);
    }
}

FakeService *
fake_service_new (void)
{
  FakeService *self = g_new0 (FakeService, 1);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->athletes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, handle, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->url = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return self;
}

void
fake_service_free (FakeService *self)
{
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_hash_table_unref (self->athletes);
  g_ptr_array_unref (self->rows);
  g_free (self->url);
  g_free (self);
}

const char *
fake_service_get_url (FakeService *self)
{
  return self->url;
}

/* Whose key it is. */
void
fake_service_set_athlete (FakeService *self, const char *key, const char *athlete)
{
  g_autofree char *pair = g_strconcat ("API_KEY:", key, NULL);
  g_autofree char *encoded = g_base64_encode ((const guchar *) pair, strlen (pair));

  g_hash_table_replace (self->athletes, g_strconcat ("Basic ", encoded, NULL), g_strdup (athlete));
}

static void
add_row (FakeService *self, const char *athlete, const char *id, MusetteDate day)
{
  Row *row = g_new0 (Row, 1);

  row->athlete = g_strdup (athlete);
  row->id = g_strdup (id);
  row->name = g_strdup ("Ride");
  row->day = day;
  g_ptr_array_add (self->rows, row);
}

void
fake_service_add (FakeService *self, const char *athlete, const char *id, const char *day)
{
  add_row (self, athlete, id, musette_date_parse (day));
  g_ptr_array_sort (self->rows, compare_rows);
}

/* @a_day activities a day, back from the day @last. */
void
fake_service_add_many (FakeService *self,
                       const char *athlete,
                       const char *last,
                       guint n,
                       guint a_day)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%05u", athlete, i);

      add_row (self, athlete, id, musette_date_parse (last) - (MusetteDate) (i / a_day));
    }
  g_ptr_array_sort (self->rows, compare_rows);
}

void
fake_service_add_days (FakeService *self, const char *athlete, const char *last, guint n)
{
  fake_service_add_many (self, athlete, last, n, 1);
}

void
fake_service_rename (FakeService *self, const char *id, const char *name)
{
  Row *row = (Row *) find_row (self, id);

  g_free (row->name);
  row->name = g_strdup (name);
}

void
fake_service_remove (FakeService *self, const char *id)
{
  g_ptr_array_remove (self->rows, (gpointer) find_row (self, id));
}

/* After @after more lists, @times lists fail. */
void
fake_service_fail (FakeService *self, guint status, guint after, guint times)
{
  self->status = status;
  self->fail_after = self->n_lists + after;
  self->fail_times = times;
}

guint
fake_service_get_n_lists (FakeService *self)
{
  return self->n_lists;
}

guint
fake_service_get_n_streams (FakeService *self)
{
  return self->n_streams;
}

guint
fake_service_get_n_wholes (FakeService *self)
{
  return self->n_wholes;
}
