/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-fetch-private.h"

/**
 * MusetteFetch:
 *
 * One thing that a page asked for. Its data may arrive twice: at once from the cache, and fresh
 * from the service later; the second time only when it differs. A failure with cached data still
 * completes: then both #MusetteFetch:data and #MusetteFetch:error are set, and the page shows what
 * there is and says why it may be old.
 */
struct _MusetteFetch
{
  GObject parent_instance;

  GObject *data;
  GError *error;
  GCancellable *cancellable;
  gboolean completed;
  gboolean from_cache;
};

enum
{
  PROP_0,
  PROP_DATA,
  PROP_ERROR,
  PROP_COMPLETED,
  PROP_FROM_CACHE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MusetteFetch, musette_fetch, G_TYPE_OBJECT)

static void
musette_fetch_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MusetteFetch *self = MUSETTE_FETCH (object);

  switch (prop_id)
    {
    case PROP_DATA:
      g_value_set_object (value, self->data);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_COMPLETED:
      g_value_set_boolean (value, self->completed);
      break;
    case PROP_FROM_CACHE:
      g_value_set_boolean (value, self->from_cache);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
musette_fetch_finalize (GObject *object)
{
  MusetteFetch *self = (MusetteFetch *) object;

  g_clear_object (&self->data);
  g_clear_error (&self->error);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (musette_fetch_parent_class)->finalize (object);
}

static void
musette_fetch_class_init (MusetteFetchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = musette_fetch_get_property;
  object_class->finalize = musette_fetch_finalize;

  /**
   * MusetteFetch:data: (nullable)
   *
   * What was asked for, once it is there.
   */
  properties[PROP_DATA] = g_param_spec_object ("data", NULL, NULL, G_TYPE_OBJECT, flags);
  /**
   * MusetteFetch:error: (nullable)
   *
   * Why there is nothing, or nothing newer.
   */
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  /**
   * MusetteFetch:completed:
   *
   * Whether nothing more will come.
   */
  properties[PROP_COMPLETED] = g_param_spec_boolean ("completed", NULL, NULL, FALSE, flags);
  /**
   * MusetteFetch:from-cache:
   *
   * Whether #MusetteFetch:data is what was stored, so that it may be old.
   */
  properties[PROP_FROM_CACHE] = g_param_spec_boolean ("from-cache", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
musette_fetch_init (MusetteFetch *self)
{
  self->cancellable = g_cancellable_new ();
}

/*< private >
 * _musette_fetch_new:
 *
 * Returns: (transfer full): a fetch that waits for its data
 */
MusetteFetch *
_musette_fetch_new (void)
{
  return g_object_new (MUSETTE_TYPE_FETCH, NULL);
}

/*< private >
 * _musette_fetch_deliver:
 * @self: a fetch that is not completed
 * @data: what was found
 * @from_cache: whether it is the stored copy
 *
 * Hands over data. After musette_fetch_cancel() it is dropped.
 */
void
_musette_fetch_deliver (MusetteFetch *self, GObject *data, gboolean from_cache)
{
  g_return_if_fail (MUSETTE_IS_FETCH (self));
  g_return_if_fail (G_IS_OBJECT (data));
  g_return_if_fail (!self->completed || g_cancellable_is_cancelled (self->cancellable));

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  g_object_freeze_notify (G_OBJECT (self));
  if (self->from_cache != from_cache)
    {
      self->from_cache = from_cache;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FROM_CACHE]);
    }
  if (g_set_object (&self->data, data))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATA]);
  g_object_thaw_notify (G_OBJECT (self));
}

/*< private >
 * _musette_fetch_replace:
 * @self: a fetch that has data
 * @data: the same thing after it was changed here
 *
 * Shows a change at once, also after the fetch completed.
 */
void
_musette_fetch_replace (MusetteFetch *self, GObject *data)
{
  g_return_if_fail (MUSETTE_IS_FETCH (self));
  g_return_if_fail (G_IS_OBJECT (data));

  if (self->data != NULL && !g_cancellable_is_cancelled (self->cancellable)
      && g_set_object (&self->data, data))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATA]);
}

/*< private >
 * _musette_fetch_complete:
 * @self: a fetch
 * @error: (transfer full) (nullable): what went wrong
 *
 * Tells that nothing more will come. A second call does nothing.
 */
void
_musette_fetch_complete (MusetteFetch *self, GError *error)
{
  g_return_if_fail (MUSETTE_IS_FETCH (self));

  if (self->completed)
    {
      g_clear_error (&error);
      return;
    }
  g_object_freeze_notify (G_OBJECT (self));
  self->completed = TRUE;
  if (error != NULL)
    {
      self->error = error;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETED]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * musette_fetch_get_data:
 * @self: a fetch
 *
 * Returns: (transfer none) (nullable) (type GObject): what was asked for, once it is there
 */
gpointer
musette_fetch_get_data (MusetteFetch *self)
{
  g_return_val_if_fail (MUSETTE_IS_FETCH (self), NULL);

  return self->data;
}

/**
 * musette_fetch_get_error:
 * @self: a fetch
 *
 * Returns: (transfer none) (nullable): why there is nothing, or nothing newer than the data
 */
const GError *
musette_fetch_get_error (MusetteFetch *self)
{
  g_return_val_if_fail (MUSETTE_IS_FETCH (self), NULL);

  return self->error;
}

/**
 * musette_fetch_get_completed:
 * @self: a fetch
 *
 * Returns: whether nothing more will come
 */
gboolean
musette_fetch_get_completed (MusetteFetch *self)
{
  g_return_val_if_fail (MUSETTE_IS_FETCH (self), FALSE);

  return self->completed;
}

/**
 * musette_fetch_get_from_cache:
 * @self: a fetch
 *
 * Returns: whether the data is the stored copy
 */
gboolean
musette_fetch_get_from_cache (MusetteFetch *self)
{
  g_return_val_if_fail (MUSETTE_IS_FETCH (self), FALSE);

  return self->from_cache;
}

/**
 * musette_fetch_get_cancellable:
 * @self: a fetch
 *
 * Returns: (transfer none): what ends the requests behind it
 */
GCancellable *
musette_fetch_get_cancellable (MusetteFetch *self)
{
  g_return_val_if_fail (MUSETTE_IS_FETCH (self), NULL);

  return self->cancellable;
}

/**
 * musette_fetch_cancel:
 * @self: a fetch
 *
 * Says that nobody waits any longer. It completes at once with %G_IO_ERROR_CANCELLED, unless it had
 * completed before, and no data is delivered afterwards.
 */
void
musette_fetch_cancel (MusetteFetch *self)
{
  g_autoptr (MusetteFetch) keep = NULL;

  g_return_if_fail (MUSETTE_IS_FETCH (self));

  keep = g_object_ref (self);
  g_cancellable_cancel (self->cancellable);
  if (!self->completed)
    {
      GError *error = NULL;

      g_cancellable_set_error_if_cancelled (self->cancellable, &error);
      _musette_fetch_complete (self, error);
    }
}
