/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-cli.h"
#include "musette-installation.h"

int
main (int argc, char **argv)
{
  musette_installation_set_up_texts ();
  return musette_cli_run (argc, argv);
}
