/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-cli.h"
#include "musette-installation.h"

int
main (int argc, char **argv)
{
  musette_installation_set_up_texts ();
  /* Standard output is for data alone, also while debugging. */
  g_log_writer_default_set_use_stderr (TRUE);
  return musette_cli_run (argc, argv);
}
