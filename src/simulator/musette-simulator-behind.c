/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-behind.h"

#include <string.h>

#define MAX_AFTER 1000000
#define NEWEST "newest"
#define LONGEST_KEPT_NAME 50

/* What somebody else does, as a request of theirs. */
struct _MusetteSimulatorBehind
{
  char *action; /* `rename`, `delete`, `split`, `add` or MEMBER=VALUE */
  char *target; /* an id, `newest` or a day */
  guint after;  /* so many requests for the target come first */
};

/**
 * musette_simulator_behind_free:
 * @self: a change
 */
void
musette_simulator_behind_free (MusetteSimulatorBehind *self)
{
  g_free (self->action);
  g_free (self->target);
  g_free (self);
}

static gboolean
is_action (const char *action, const char *target)
{
  static const char *const words[] = { "rename", "delete", "split", NULL };
  const char *equals = strchr (action, '=');

  if (strcmp (action, "add") == 0)
    return musette_date_parse (target) != MUSETTE_DATE_NONE;
  return g_strv_contains (words, action) || (equals != NULL && equals != action);
}

/* TARGET or TARGET:AFTER */
static gboolean
read_target (MusetteSimulatorBehind *self, const char *text)
{
  const char *colon = strrchr (text, ':');
  guint64 after;

  self->target = colon == NULL ? g_strdup (text) : g_strndup (text, (gsize) (colon - text));
  if (*self->target == '\0')
    return FALSE;
  if (colon == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (colon + 1, 10, 1, MAX_AFTER, &after, NULL))
    return FALSE;
  self->after = (guint) after;
  return TRUE;
}

/**
 * musette_simulator_behind_parse:
 * @text: `rename@ID[:AFTER]`, `delete@…`, `split@…`, `MEMBER=VALUE@…` or `add@DATE[:AFTER]`; ID may
 *   be `newest`
 * @error: %G_OPTION_ERROR_BAD_VALUE when it is none of these
 *
 * Returns: (transfer full): the change, or %NULL with @error set
 */
MusetteSimulatorBehind *
musette_simulator_behind_parse (const char *text, GError **error)
{
  g_autoptr (MusetteSimulatorBehind) self = g_new0 (MusetteSimulatorBehind, 1);
  const char *at = strrchr (text, '@');

  if (at != NULL)
    {
      self->action = g_strndup (text, (gsize) (at - text));
      if (read_target (self, at + 1) && is_action (self->action, self->target))
        return g_steal_pointer (&self);
    }
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "“%s” is not a change: use rename, delete, split or MEMBER=VALUE with @ID[:AFTER], "
               "or add@DATE[:AFTER]",
               text);
  return NULL;
}

/**
 * musette_simulator_behind_is_due:
 * @self: a change
 * @path: (nullable): the path of a request that was just answered, %NULL before the first
 *
 * Counts the request when it asks for the target of the change; every request does when the target
 * is not an id.
 *
 * Returns: whether the change is to be made now; once it was, it is not due again
 */
gboolean
musette_simulator_behind_is_due (MusetteSimulatorBehind *self, const char *path)
{
  gboolean any = strcmp (self->target, NEWEST) == 0 || strcmp (self->action, "add") == 0;

  if (path == NULL)
    return self->after == 0;
  if (self->after == 0 || (!any && strstr (path, self->target) == NULL))
    return FALSE;
  self->after--;
  return self->after == 0;
}

static void
set_request (MusetteSimulatorRequest *request, const char *method, char *path, char *body)
{
  request->method = g_strdup (method);
  request->path = path;
  request->body = g_bytes_new_take (body, body == NULL ? 0 : strlen (body));
}

/* Words are taken for text where they are no JSON. */
static char *
make_member (const char *action)
{
  const char *equals = strchr (action, '=');
  g_autofree char *name = g_strndup (action, (gsize) (equals - action));
  g_autoptr (MusetteSimulatorMembers) members = musette_simulator_members_new ();
  g_autoptr (MusetteJson) value = musette_json_parse (equals + 1, -1, NULL);
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  if (value != NULL)
    musette_simulator_members_set (members, name, equals + 1);
  else
    musette_simulator_members_set_string (members, name, equals + 1);
  musette_json_writer_begin_object (writer);
  musette_simulator_members_write (members, writer);
  musette_json_writer_end (writer);
  return musette_json_writer_finish (writer);
}

static char *
make_name (MusetteSimulatorEntry *entry)
{
  const char *name = musette_simulator_entry_get_planned (entry)->name;
  g_autofree char *short_name = g_strdup (name == NULL ? "" : name);
  g_autoptr (GString) json = g_string_new ("{\"name\":");
  g_autofree char *changed = NULL;

  if (g_utf8_strlen (short_name, -1) > LONGEST_KEPT_NAME)
    *g_utf8_offset_to_pointer (short_name, LONGEST_KEPT_NAME) = '\0';
  changed = g_strconcat (short_name, " (changed elsewhere)", NULL);
  musette_json_append_string (json, changed);
  g_string_append_c (json, '}');
  return g_strdup (json->str);
}

static void
make_for_entry (MusetteSimulatorBehind *self,
                MusetteSimulatorEntry *entry,
                MusetteSimulatorRequest *request)
{
  char *path = g_strconcat ("/api/v1/activity/", musette_simulator_entry_get_id (entry), NULL);

  if (strcmp (self->action, "delete") == 0)
    set_request (request, "DELETE", path, NULL);
  else if (strcmp (self->action, "rename") == 0)
    set_request (request, "PUT", path, make_name (entry));
  else if (strcmp (self->action, "split") == 0)
    {
      guint n = musette_simulator_entry_get_totals (entry)->n_samples;

      request->query = g_strdup_printf ("splitAt=%u", n / 2 + 7);
      set_request (request, "PUT", g_strconcat (path, "/split-interval", NULL), NULL);
      g_free (path);
    }
  else
    set_request (request, "PUT", path, make_member (self->action));
}

/**
 * musette_simulator_behind_make_request:
 * @self: a change
 * @activities: what the athlete did
 * @request: (out): what somebody else would send; its strings and body are the caller's
 *
 * Returns: whether there is anything to change
 */
gboolean
musette_simulator_behind_make_request (MusetteSimulatorBehind *self,
                                       MusetteSimulatorActivities *activities,
                                       MusetteSimulatorRequest *request)
{
  MusetteSimulatorEntry *entry;

  if (strcmp (self->action, "add") == 0)
    {
      set_request (request, "POST", g_strdup ("/api/v1/athlete/0/activities/manual"),
                   g_strdup_printf ("{\"start_date_local\":\"%sT12:00:00\",\"type\":\"Ride\","
                                    "\"name\":\"Added elsewhere\",\"moving_time\":2700}",
                                    self->target));
      return TRUE;
    }
  if (strcmp (self->target, NEWEST) == 0)
    entry = musette_simulator_activities_get_n (activities) == 0
                ? NULL
                : musette_simulator_activities_get (activities, 0);
  else
    entry = musette_simulator_activities_find (activities, self->target);
  if (entry == NULL)
    return FALSE;
  make_for_entry (self, entry, request);
  return TRUE;
}
