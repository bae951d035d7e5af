/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-connection-monitor.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "musette-error.h"

/**
 * MusetteConnectionMonitor:
 *
 * Knows from the outcome of every request how the service is doing. What a request was refused for
 * (a wrong id, a missing right) says that the service is well; only what concerns every request
 * changes the state.
 */
struct _MusetteConnectionMonitor
{
  GObject parent_instance;

  MusetteClient *client;
  MusetteConnection state; /* by the last answer; waiting stands above it */
  char *message;
  char *waiting_message;
  guint waiting_s;
  guint n_running;
  guint countdown; /* source */
};

enum
{
  PROP_0,
  PROP_STATE,
  PROP_MESSAGE,
  PROP_WAITING_S,
  PROP_BUSY,
  N_PROPS
};

enum
{
  UNAUTHORIZED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusetteConnectionMonitor, musette_connection_monitor, G_TYPE_OBJECT)

static void
set_state (MusetteConnectionMonitor *self, MusetteConnection state, const char *message)
{
  if (self->state == state && g_strcmp0 (self->message, message) == 0)
    return;
  self->state = state;
  g_free (self->message);
  self->message = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
update_waiting (MusetteConnectionMonitor *self)
{
  guint seconds = self->client != NULL ? musette_client_get_waiting_seconds (self->client) : 0;

  if (seconds == self->waiting_s)
    return;
  self->waiting_s = seconds;
  g_free (self->waiting_message);
  /* Translators: the service allows only so many requests in a time; %u is the pause that is left
   */
  self->waiting_message
      = g_strdup_printf (ngettext ("Waiting %u s (limit of Intervals.icu)",
                                   "Waiting %u s (limit of Intervals.icu)", seconds),
                         seconds);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAITING_S]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static gboolean
countdown_cb (gpointer user_data)
{
  MusetteConnectionMonitor *self = user_data;

  update_waiting (self);
  if (self->waiting_s > 0)
    return G_SOURCE_CONTINUE;
  self->countdown = 0;
  return G_SOURCE_REMOVE;
}

/* The client tells when a pause begins and ends; in between the seconds are counted here. */
static void
waiting_changed_cb (MusetteConnectionMonitor *self)
{
  update_waiting (self);
  if (self->waiting_s > 0 && self->countdown == 0)
    self->countdown = g_timeout_add_seconds (1, countdown_cb, self);
}

static MusetteConnection
judge_api_error (const GError *error)
{
  switch ((MusetteApiError) error->code)
    {
    case MUSETTE_API_ERROR_RATE_LIMITED:
    case MUSETTE_API_ERROR_SERVER:
    case MUSETTE_API_ERROR_PROTOCOL:
    case MUSETTE_API_ERROR_WEB_PAGE:
    case MUSETTE_API_ERROR_UNCLEAR:
      return MUSETTE_CONNECTION_ERROR;
    case MUSETTE_API_ERROR_UNAUTHORIZED:
    case MUSETTE_API_ERROR_FORBIDDEN:
    case MUSETTE_API_ERROR_NOT_FOUND:
    case MUSETTE_API_ERROR_CONFLICT:
    case MUSETTE_API_ERROR_INVALID:
    default:
      return MUSETTE_CONNECTION_ONLINE;
    }
}

static MusetteConnection
judge (const GError *error)
{
  if (error == NULL)
    return MUSETTE_CONNECTION_ONLINE;
  if (error->domain == MUSETTE_API_ERROR)
    return judge_api_error (error);
  if (error->domain == MUSETTE_JSON_ERROR || error->domain == G_TLS_ERROR)
    return MUSETTE_CONNECTION_ERROR;
  return MUSETTE_CONNECTION_OFFLINE;
}

static void
set_running (MusetteConnectionMonitor *self, guint n_running)
{
  gboolean changed = (self->n_running > 0) != (n_running > 0);

  self->n_running = n_running;
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
musette_connection_monitor_get_property (GObject *object,
                                         guint prop_id,
                                         GValue *value,
                                         GParamSpec *pspec)
{
  MusetteConnectionMonitor *self = MUSETTE_CONNECTION_MONITOR (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, musette_connection_monitor_get_state (self));
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, musette_connection_monitor_get_message (self));
      break;
    case PROP_WAITING_S:
      g_value_set_uint (value, self->waiting_s);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->n_running > 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
musette_connection_monitor_finalize (GObject *object)
{
  MusetteConnectionMonitor *self = (MusetteConnectionMonitor *) object;

  g_clear_handle_id (&self->countdown, g_source_remove);
  g_clear_object (&self->client);
  g_free (self->message);
  g_free (self->waiting_message);
  G_OBJECT_CLASS (musette_connection_monitor_parent_class)->finalize (object);
}

static void
musette_connection_monitor_class_init (MusetteConnectionMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = musette_connection_monitor_get_property;
  object_class->finalize = musette_connection_monitor_finalize;

  /**
   * MusetteConnectionMonitor:state:
   *
   * How the service is doing.
   */
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, MUSETTE_TYPE_CONNECTION,
                                              MUSETTE_CONNECTION_ONLINE, flags);
  /**
   * MusetteConnectionMonitor:message: (nullable)
   *
   * The same for people, unless all is well.
   */
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  /**
   * MusetteConnectionMonitor:waiting-s:
   *
   * How long the client still pauses, in s.
   */
  properties[PROP_WAITING_S] = g_param_spec_uint ("waiting-s", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * MusetteConnectionMonitor:busy:
   *
   * Whether a request is under way.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * MusetteConnectionMonitor::unauthorized:
   *
   * A request was answered with 401.
   */
  signals[UNAUTHORIZED] = g_signal_new ("unauthorized", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
musette_connection_monitor_init (MusetteConnectionMonitor *self)
{
}

/**
 * musette_connection_monitor_new:
 *
 * Returns: (transfer full): a monitor that has seen nothing
 */
MusetteConnectionMonitor *
musette_connection_monitor_new (void)
{
  return g_object_new (MUSETTE_TYPE_CONNECTION_MONITOR, NULL);
}

/**
 * musette_connection_monitor_watch:
 * @self: a monitor
 * @client: (nullable): the client whose pauses to follow from now on
 *
 * Starts anew with another client, or with none.
 */
void
musette_connection_monitor_watch (MusetteConnectionMonitor *self, MusetteClient *client)
{
  g_return_if_fail (MUSETTE_IS_CONNECTION_MONITOR (self));

  if (self->client == client)
    return;
  if (self->client != NULL)
    g_signal_handlers_disconnect_by_data (self->client, self);
  g_set_object (&self->client, client);
  if (client != NULL)
    g_signal_connect_object (client, "notify::waiting-seconds", G_CALLBACK (waiting_changed_cb),
                             self, G_CONNECT_SWAPPED);
  waiting_changed_cb (self);
  set_state (self, MUSETTE_CONNECTION_ONLINE, NULL);
}

/**
 * musette_connection_monitor_begin:
 * @self: a monitor
 *
 * Tells that a request starts.
 */
void
musette_connection_monitor_begin (MusetteConnectionMonitor *self)
{
  g_return_if_fail (MUSETTE_IS_CONNECTION_MONITOR (self));

  set_running (self, self->n_running + 1);
}

/**
 * musette_connection_monitor_end:
 * @self: a monitor
 * @error: (nullable): how it failed
 *
 * Tells that a request came to its end. One that was cancelled says nothing about the service.
 */
void
musette_connection_monitor_end (MusetteConnectionMonitor *self, const GError *error)
{
  g_return_if_fail (MUSETTE_IS_CONNECTION_MONITOR (self));
  g_return_if_fail (self->n_running > 0);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      MusetteConnection state = judge (error);

      set_state (self, state, state != MUSETTE_CONNECTION_ONLINE ? error->message : NULL);
    }
  set_running (self, self->n_running - 1);
  if (g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_UNAUTHORIZED))
    g_signal_emit (self, signals[UNAUTHORIZED], 0);
}

/**
 * musette_connection_monitor_get_state:
 * @self: a monitor
 *
 * Returns: how the service is doing
 */
MusetteConnection
musette_connection_monitor_get_state (MusetteConnectionMonitor *self)
{
  g_return_val_if_fail (MUSETTE_IS_CONNECTION_MONITOR (self), MUSETTE_CONNECTION_ONLINE);

  return self->waiting_s > 0 ? MUSETTE_CONNECTION_WAITING : self->state;
}

/**
 * musette_connection_monitor_get_message:
 * @self: a monitor
 *
 * Returns: (transfer none) (nullable): the same for people, %NULL when all is well
 */
const char *
musette_connection_monitor_get_message (MusetteConnectionMonitor *self)
{
  g_return_val_if_fail (MUSETTE_IS_CONNECTION_MONITOR (self), NULL);

  return self->waiting_s > 0 ? self->waiting_message : self->message;
}

/**
 * musette_connection_monitor_get_waiting_s:
 * @self: a monitor
 *
 * Returns: how long the client still pauses, in s
 */
guint
musette_connection_monitor_get_waiting_s (MusetteConnectionMonitor *self)
{
  g_return_val_if_fail (MUSETTE_IS_CONNECTION_MONITOR (self), 0);

  return self->waiting_s;
}

/**
 * musette_connection_monitor_get_busy:
 * @self: a monitor
 *
 * Returns: whether a request is under way
 */
gboolean
musette_connection_monitor_get_busy (MusetteConnectionMonitor *self)
{
  g_return_val_if_fail (MUSETTE_IS_CONNECTION_MONITOR (self), FALSE);

  return self->n_running > 0;
}
