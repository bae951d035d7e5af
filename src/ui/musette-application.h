/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _MusetteRepository MusetteRepository;

/**
 * MusetteDemoStart:
 * @user_data: what was given with the function
 * @server: (out): the address of the local service
 * @key: (out): the key it accepts
 * @error: return location for an error
 *
 * Starts the local service with the demo athlete. Called from a worker thread, once.
 *
 * Returns: whether it runs
 */
typedef gboolean (*MusetteDemoStart) (gpointer user_data,
                                      char **server,
                                      char **key,
                                      GError **error);

#define MUSETTE_TYPE_APPLICATION (musette_application_get_type ())
G_DECLARE_FINAL_TYPE (MusetteApplication, musette_application, MUSETTE, APPLICATION, AdwApplication)

MusetteApplication *musette_application_new (MusetteDemoStart start_demo, gpointer user_data);
void musette_application_set_repository (MusetteApplication *self, MusetteRepository *repository);

G_END_DECLS
