/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-json.h"
#include "musette-simulator.h"
#include "musette-test.h"

G_BEGIN_DECLS

#define TODAY "2026-05-12"

/**
 * Fixture:
 * @simulator: (nullable): the local service, %NULL while it is stopped
 * @url: its address, the same after another start
 * @athlete: the athlete's id
 * @folder: a folder of its own for this test, with the keyring, and the data of the program
 * @key: (nullable): `$MUSETTE_API_KEY`
 * @token: (nullable): `$MUSETTE_ACCESS_TOKEN`
 * @data_home: (nullable): `$XDG_DATA_HOME`, %NULL for one in @folder
 * @debug: whether the program tells everything that GLib can tell
 * @output: what the last command printed
 * @length: how much that is
 * @messages: what it said besides
 *
 * A place to run musette-cli as a script would.
 */
typedef struct
{
  MusetteSimulator *simulator;
  char *url;
  char *athlete;
  char *folder;
  const char *key;
  const char *token;
  const char *data_home;
  gboolean debug;
  char *output;
  gsize length;
  char *messages;
  char *own_key;
} Fixture;

void start_service (Fixture *f, const char *const *faults);
void stop_service (Fixture *f);
int run (Fixture *f, const char *line);
int run_with_bytes (Fixture *f, const char *line, GBytes *in);
int run_with_input (Fixture *f, const char *line, const char *input);
MusetteJson *parse (Fixture *f);
guint count_lines (const char *text);
char *dup_first_id (Fixture *f);
void add (const char *name, const char *const *faults, void (*test) (Fixture *, gconstpointer));

G_END_DECLS
