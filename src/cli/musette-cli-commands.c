/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-commands.h"

#include <glib/gi18n-lib.h>

#include "musette-cli-render.h"
#include "musette-cli-analyze.h"
#include "musette-cli-curve.h"
#include "musette-cli-simulate.h"

/* The table of all commands, in the order in which help lists them. A command's function stands in
 * the file that is named after its noun. */
static const MusetteCliCommand commands[] = {
  { "analyze",
    "FILE... [--ftp W] [--cp W] [--w-prime J] [--lthr BPM] [--max-hr BPM] [--resting-hr BPM] "
    "[--weight KG]",
    N_ ("Compute all numbers of recorded activities"), "analyze ride.fit --ftp 280",
    musette_cli_analyze },
  { "curve", "FILE... [--all]", N_ ("Compute the power curve of recorded activities"),
    "curve ride.fit --json", musette_cli_curve },
  { "render", "FILE OUT.png/.svg/.pdf [--width PX] [--height PX] [--streams A,B] [--dark]",
    N_ ("Draw the charts of a recorded ride into a file"),
    "render ride.fit ride.svg --streams watts,heartrate", musette_cli_render },
  { "simulate",
    "[--port N] [--seed N] [--today DATE] [--activities N] [--lenient] [--latency MS] [--fault "
    "SPEC]...",
    N_ ("Run a local Intervals.icu with a demo athlete"),
    "simulate --port 8080 --fault 429/2@*/activities*:2", musette_cli_simulate },
  { NULL, NULL, NULL, NULL, NULL },
};

/**
 * musette_cli_commands_get:
 * @n_commands: (out): how many there are
 *
 * Returns: (array length=n_commands) (transfer none): the command table
 */
const MusetteCliCommand *
musette_cli_commands_get (gsize *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands) - 1;
  return commands;
}
