/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-store-keeper.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "musette-error.h"

/**
 * MusetteStoreKeeper:
 *
 * Opens and closes the store of the account in use. When its file cannot be opened, a store in
 * memory takes its place until Musette ends, and #MusetteStoreKeeper:message says why.
 */
struct _MusetteStoreKeeper
{
  GObject parent_instance;

  MusetteStore *store;
  GCancellable *opening; /* of the opening under way, else NULL */
  char *path;            /* of the file that is or shall be open, NULL for memory */
  gboolean wanted;       /* whether anything is or shall be open */
  char *message;
};

/* An opening on its way. */
typedef struct
{
  MusetteStoreKeeper *self;
  GCancellable *cancellable;
} Opening;

enum
{
  PROP_0,
  PROP_STORE,
  PROP_MESSAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MusetteStoreKeeper, musette_store_keeper, G_TYPE_OBJECT)

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->self);
  g_object_unref (opening->cancellable);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
set_message (MusetteStoreKeeper *self, char *message)
{
  g_autofree char *own = message;

  if (g_strcmp0 (self->message, message) == 0)
    return;
  g_free (self->message);
  self->message = g_steal_pointer (&own);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

static void
close_store (MusetteStoreKeeper *self)
{
  g_autoptr (MusetteStore) store = g_steal_pointer (&self->store);

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  if (store == NULL)
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
  musette_store_close_async (store, NULL, NULL);
}

static char *
describe_error (const GError *error)
{
  if (g_error_matches (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_FULL))
    return g_strdup (_ ("The disk is full. What is fetched now cannot be kept."));
  if (g_error_matches (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_READ_ONLY))
    return g_strdup (_ ("The data on this computer can be read but not written. What is fetched "
                        "now cannot be kept."));
  if (g_error_matches (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_NEWER))
    return g_strdup (_ ("The data on this computer was written by a newer version of Musette and "
                        "is left alone. What is fetched now is kept until Musette ends."));
  if (g_error_matches (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_BUSY))
    return g_strdup (_ ("Another program keeps the data on this computer locked. What is fetched "
                        "now cannot be kept."));
  /* Translators: %s is why, as a sentence of its own */
  return g_strdup_printf (_ ("Data cannot be kept on this computer: %s"), error->message);
}

static char *
describe_store (MusetteStore *store)
{
  g_autofree char *set_aside = musette_store_get_set_aside (store);

  if (set_aside != NULL)
    /* Translators: %s is the path of a file */
    return g_strdup_printf (_ ("The data on this computer was damaged and is fetched anew. The "
                               "damaged file was kept as “%s”."),
                            set_aside);
  if (!musette_store_is_writable (store))
    return g_strdup (_ ("The data on this computer can be read but not written. What is fetched "
                        "now cannot be kept."));
  return NULL;
}

/* The damage was found only while the data was read. */
static void
set_aside_cb (MusetteStoreKeeper *self)
{
  if (self->store != NULL)
    set_message (self, describe_store (self->store));
}

static void start_opening (MusetteStoreKeeper *self, const char *path);

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteStore) store = musette_store_open_finish (result, &error);
  MusetteStoreKeeper *self = opening->self;

  if (self->opening != opening->cancellable)
    {
      if (store != NULL)
        musette_store_close_async (store, NULL, NULL);
      return;
    }
  g_clear_object (&self->opening);
  /* Who hears the message asks for the store, or whether it is still being opened. */
  if (store == NULL && self->message == NULL && self->path != NULL)
    {
      start_opening (self, NULL);
      set_message (self, describe_error (error));
      return;
    }
  self->store = g_steal_pointer (&store);
  if (self->store != NULL)
    g_signal_connect_object (self->store, "set-aside", G_CALLBACK (set_aside_cb), self,
                             G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
  if (self->store != NULL && self->message == NULL)
    set_message (self, describe_store (self->store));
}

static void
start_opening (MusetteStoreKeeper *self, const char *path)
{
  Opening *opening = g_new0 (Opening, 1);

  self->opening = g_cancellable_new ();
  opening->self = g_object_ref (self);
  opening->cancellable = g_object_ref (self->opening);
  musette_store_open_async (path, NULL, opened_cb, opening);
}

static void
musette_store_keeper_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MusetteStoreKeeper *self = MUSETTE_STORE_KEEPER (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
musette_store_keeper_dispose (GObject *object)
{
  close_store ((MusetteStoreKeeper *) object);
  G_OBJECT_CLASS (musette_store_keeper_parent_class)->dispose (object);
}

static void
musette_store_keeper_finalize (GObject *object)
{
  MusetteStoreKeeper *self = (MusetteStoreKeeper *) object;

  g_free (self->path);
  g_free (self->message);
  G_OBJECT_CLASS (musette_store_keeper_parent_class)->finalize (object);
}

static void
musette_store_keeper_class_init (MusetteStoreKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = musette_store_keeper_get_property;
  object_class->dispose = musette_store_keeper_dispose;
  object_class->finalize = musette_store_keeper_finalize;

  /**
   * MusetteStoreKeeper:store: (nullable)
   *
   * The open store. Notified too when none could be opened.
   */
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, MUSETTE_TYPE_STORE, flags);
  /**
   * MusetteStoreKeeper:message: (nullable)
   *
   * What is wrong with the store, or what was done to it, for people.
   */
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
musette_store_keeper_init (MusetteStoreKeeper *self)
{
}

/**
 * musette_store_keeper_new:
 *
 * Returns: (transfer full): a keeper of nothing
 */
MusetteStoreKeeper *
musette_store_keeper_new (void)
{
  return g_object_new (MUSETTE_TYPE_STORE_KEEPER, NULL);
}

/**
 * musette_store_keeper_open:
 * @self: a keeper
 * @path: (nullable) (type filename): the database, %NULL for one in memory
 *
 * Closes what is open and opens another store. #MusetteStoreKeeper:store is notified at the end.
 */
void
musette_store_keeper_open (MusetteStoreKeeper *self, const char *path)
{
  g_autofree char *own_path = g_strdup (path);

  g_return_if_fail (MUSETTE_IS_STORE_KEEPER (self));

  musette_store_keeper_close (self);
  self->path = g_steal_pointer (&own_path);
  self->wanted = TRUE;
  start_opening (self, self->path);
}

/**
 * musette_store_keeper_close:
 * @self: a keeper
 *
 * Closes the store. What was committed before is kept.
 */
void
musette_store_keeper_close (MusetteStoreKeeper *self)
{
  g_return_if_fail (MUSETTE_IS_STORE_KEEPER (self));

  self->wanted = FALSE;
  g_clear_pointer (&self->path, g_free);
  close_store (self);
  set_message (self, NULL);
}

/**
 * musette_store_keeper_close_and_wait:
 * @self: a keeper
 *
 * Closes the store at the end of the program, and waits until all that was committed has gone from
 * the journal into the database: a journal that is left behind looks as if the program had not
 * ended well, for which the next one looks the whole database over.
 */
void
musette_store_keeper_close_and_wait (MusetteStoreKeeper *self)
{
  g_autoptr (MusetteStore) store = NULL;

  g_return_if_fail (MUSETTE_IS_STORE_KEEPER (self));

  /* A thread that still opens it would go on while the program is being taken down. */
  while (self->opening != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_set_object (&store, self->store);
  musette_store_keeper_close (self);
  if (store != NULL)
    musette_store_end (store);
}

/**
 * musette_store_keeper_get_store:
 * @self: a keeper
 *
 * Returns: (transfer none) (nullable): the open store
 */
MusetteStore *
musette_store_keeper_get_store (MusetteStoreKeeper *self)
{
  g_return_val_if_fail (MUSETTE_IS_STORE_KEEPER (self), NULL);

  return self->store;
}

/**
 * musette_store_keeper_get_opening:
 * @self: a keeper
 *
 * Returns: whether a store is being opened
 */
gboolean
musette_store_keeper_get_opening (MusetteStoreKeeper *self)
{
  g_return_val_if_fail (MUSETTE_IS_STORE_KEEPER (self), FALSE);

  return self->opening != NULL;
}

/**
 * musette_store_keeper_is_open_for:
 * @self: a keeper
 * @path: (nullable) (type filename): a database, %NULL for one in memory
 *
 * Returns: whether that store is or will be open
 */
gboolean
musette_store_keeper_is_open_for (MusetteStoreKeeper *self, const char *path)
{
  g_return_val_if_fail (MUSETTE_IS_STORE_KEEPER (self), FALSE);

  return self->wanted && g_strcmp0 (self->path, path) == 0;
}

/**
 * musette_store_keeper_get_message:
 * @self: a keeper
 *
 * Returns: (transfer none) (nullable): what is wrong with the store, for people
 */
const char *
musette_store_keeper_get_message (MusetteStoreKeeper *self)
{
  g_return_val_if_fail (MUSETTE_IS_STORE_KEEPER (self), NULL);

  return self->message;
}

/**
 * musette_store_keeper_report:
 * @self: a keeper
 * @error: (nullable): why something could not be kept, %NULL when it could
 *
 * Tells how writing went. When it works again, what was said before is taken back.
 */
void
musette_store_keeper_report (MusetteStoreKeeper *self, const GError *error)
{
  g_return_if_fail (MUSETTE_IS_STORE_KEEPER (self));

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_CLOSED))
    return;
  if (error != NULL)
    set_message (self, describe_error (error));
  else if (musette_store_is_writable (self->store) && self->path != NULL
           && musette_store_get_path (self->store) != NULL)
    set_message (self, describe_store (self->store));
}
