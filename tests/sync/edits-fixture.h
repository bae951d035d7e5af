/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-clock.h"
#include "musette-edits.h"
#include "musette-history-private.h"
#include "musette-journal.h"
#include "musette-sender.h"
#include "musette-simulator.h"
#include "musette-store.h"

G_BEGIN_DECLS

/* One program with its outbox, before a local service. */
typedef struct
{
  MusetteSimulator *simulator;
  MusetteSimulatorOptions options;
  char *folder;
  char *store_path; /* NULL for no store */
  char *state_path;
  MusetteClock *clock;
  MusetteClient *client;
  MusetteConnectionMonitor *monitor;
  MusetteActivityList *list;
  MusetteCache *cache;
  MusetteStore *store;
  MusetteEdits *edits;
  MusetteOutbox *outbox;
  MusetteHistory *history;
  char *notice;
  guint n_failed;
  GError *failure;         /* the last one */
  GError *storing_failure; /* why how far changes came cannot be stored now */
} Program;

void program_answer (GObject *source, GAsyncResult *result, gpointer user_data);
void program_init (Program *self, gboolean with_store);
void program_leave (Program *self);
void program_clear (Program *self);
void program_start_service (Program *self, const char *fault);
void program_stop_service (Program *self);
void program_start (Program *self);
void program_connect (Program *self);
void program_stop (Program *self);
void program_show_rows (Program *self, GPtrArray *rows);
void program_load_rows (Program *self);
void program_flush (Program *self);
void program_save (Program *self);

MusetteActivity *program_get_row (Program *self, guint nth);
MusetteActivity *program_read (Program *self, const char *id);
gboolean program_has (Program *self, const char *id);
guint program_count_named (Program *self, const char *name);
void program_set_text (Program *self, const char *id, const char *member, const char *value);
void program_set_number (Program *self, const char *id, const char *member, gint64 value);
const char *program_create (Program *self, const char *name);
GPtrArray *program_split_first (MusetteActivity *whole);
void program_delete (Program *self, const char *id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Program, program_clear)

G_END_DECLS
