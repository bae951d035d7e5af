/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-installation.h"

#include <libintl.h>
#include <locale.h>

/* A program that is run from its build folder takes what belongs to it from there. */

/**
 * musette_installation_find_build_folder:
 *
 * Finds the build folder that the running program lies in.
 *
 * Returns: (transfer full) (nullable): its path, or %NULL when the program is installed
 */
char *
musette_installation_find_build_folder (void)
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

/**
 * musette_installation_set_up_texts:
 *
 * Takes on the locale of the user and binds the program's texts to their translations. Call it
 * once, before anything is shown or printed.
 */
void
musette_installation_set_up_texts (void)
{
  g_autofree char *build = musette_installation_find_build_folder ();
  g_autofree char *folder = build != NULL ? g_build_filename (build, "po", NULL) : NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : MUSETTE_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
