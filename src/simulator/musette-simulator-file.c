/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-file.h"

#include "musette-json-writer.h"

/**
 * musette_simulator_file_new:
 * @name: what it is called
 * @bytes: its content
 *
 * Returns: (transfer full): an uploaded file
 */
MusetteSimulatorFile *
musette_simulator_file_new (const char *name, GBytes *bytes)
{
  MusetteSimulatorFile *self = g_atomic_rc_box_new0 (MusetteSimulatorFile);

  self->name = g_strdup (name);
  self->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA1, bytes);
  self->bytes = g_bytes_ref (bytes);
  return self;
}

/**
 * musette_simulator_file_ref:
 * @self: a file
 *
 * Returns: (transfer full): @self
 */
MusetteSimulatorFile *
musette_simulator_file_ref (MusetteSimulatorFile *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
file_clear (gpointer data)
{
  MusetteSimulatorFile *self = data;

  g_free (self->name);
  g_free (self->hash);
  g_bytes_unref (self->bytes);
}

/**
 * musette_simulator_file_unref:
 * @self: a file
 */
void
musette_simulator_file_unref (MusetteSimulatorFile *self)
{
  g_atomic_rc_box_release_full (self, file_clear);
}

/**
 * musette_simulator_file_to_json:
 * @self: a file
 *
 * Returns: (transfer full): the file, to be kept in a state file
 */
char *
musette_simulator_file_to_json (const MusetteSimulatorFile *self)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);
  gsize size;
  const guchar *data = g_bytes_get_data (self->bytes, &size);
  g_autofree char *content = g_base64_encode (data, size);

  musette_json_writer_begin_object (writer);
  musette_json_writer_member_string (writer, "name", self->name);
  musette_json_writer_member_string (writer, "content", content);
  musette_json_writer_end (writer);
  return musette_json_writer_finish (writer);
}

/**
 * musette_simulator_file_new_from_json:
 * @object: from musette_simulator_file_to_json ()
 *
 * Returns: (transfer full): that file
 */
MusetteSimulatorFile *
musette_simulator_file_new_from_json (JsonObject *object)
{
  const char *content = musette_json_get_string (object, "content");
  const char *name = musette_json_get_string (object, "name");
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  guchar *data = g_base64_decode (content == NULL ? "" : content, &size);

  bytes = g_bytes_new_take (data, size);
  return musette_simulator_file_new (name == NULL ? "" : name, bytes);
}
