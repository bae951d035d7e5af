/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "musette-application.h"
#include "musette-simulator.h"

/* The build folder this program lies in, or NULL when it is installed. */
static char *
find_build_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *src = program != NULL ? g_path_get_dirname (program) : NULL;
  g_autofree char *build = src != NULL ? g_path_get_dirname (src) : NULL;
  g_autofree char *schemas
      = build != NULL ? g_build_filename (build, "data", "gschemas.compiled", NULL) : NULL;

  if (schemas == NULL || !g_file_test (schemas, G_FILE_TEST_EXISTS))
    return NULL;
  return g_steal_pointer (&build);
}

static void
set_up_paths (void)
{
  g_autofree char *build = find_build_folder ();
  g_autofree char *schemas = NULL;
  g_autofree char *locale = NULL;

  if (build != NULL)
    {
      schemas = g_build_filename (build, "data", NULL);
      locale = g_build_filename (build, "po", NULL);
      g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, FALSE);
    }
  bindtextdomain (GETTEXT_PACKAGE, locale != NULL ? locale : MUSETTE_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
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

  setlocale (LC_ALL, "");
  set_up_paths ();
  application = musette_application_new (start_demo, &simulator);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  if (simulator != NULL)
    musette_simulator_stop (simulator);
  return status;
}
