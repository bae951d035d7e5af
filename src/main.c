/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-application.h"
#include "musette-installation.h"
#include "musette-simulator.h"

static void
set_up_settings (void)
{
  g_autofree char *build = musette_installation_find_build_folder ();
  g_autofree char *schemas = build != NULL ? g_build_filename (build, "data", NULL) : NULL;

  if (schemas != NULL)
    g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, FALSE);
}

static gboolean
start_demo (gpointer user_data, char **server, char **key, GError **error)
{
  const MusetteSimulatorOptions options = { .seed = 0 };
  MusetteSimulator **simulator = user_data;

  *simulator = musette_simulator_new (&options);
  if (!musette_simulator_start (*simulator, error))
    return FALSE;
  *server = g_strdup (musette_simulator_get_url (*simulator));
  *key = g_strdup (musette_simulator_get_key (*simulator));
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (MusetteSimulator) simulator = NULL;
  g_autoptr (MusetteApplication) application = NULL;
  int status;

  musette_installation_set_up_texts ();
  set_up_settings ();
  application = musette_application_new (start_demo, &simulator);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  if (simulator != NULL)
    musette_simulator_stop (simulator);
  return status;
}
