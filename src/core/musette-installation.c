/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-installation.h"

#include <libintl.h>
#include <locale.h>

/* A program that is run from its build folder takes what belongs to it from there. */

/* src/musette, tests/ui/test-ui-shell */
#define DEEPEST 2

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
  g_autofree char *folder = g_file_read_link ("/proc/self/exe", NULL);

  for (guint i = 0; folder != NULL && i <= DEEPEST; i++)
    {
      g_autofree char *child = folder;
      g_autofree char *schemas = NULL;

      folder = g_path_get_dirname (child);
      schemas = g_build_filename (folder, "data", "gschemas.compiled", NULL);
      if (i > 0 && g_file_test (schemas, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&folder);
    }
  return NULL;
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
