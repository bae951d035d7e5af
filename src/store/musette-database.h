/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-database-file.h"

G_BEGIN_DECLS

typedef struct _MusetteDatabase MusetteDatabase;

/**
 * MusetteDatabaseFunc:
 * @file: the file, with an open connection
 * @data: what it needs to know
 * @error: return location of an error
 *
 * A job. It runs in the thread of the database.
 *
 * Returns: (nullable): the answer; %NULL may be one too when @error is not set
 */
typedef gpointer (*MusetteDatabaseFunc) (MusetteDatabaseFile *file, gpointer data, GError **error);

/**
 * MusetteDatabaseJob:
 * @func: what to do
 * @opens: whether it is done though the file is not open
 * @data: what @func needs to know
 * @destroy_data: (nullable): frees @data
 * @destroy_result: (nullable): frees an answer that nobody takes
 *
 * What is to be done in the thread of a database.
 */
typedef struct
{
  MusetteDatabaseFunc func;
  gboolean opens;
  gpointer data;
  GDestroyNotify destroy_data;
  GDestroyNotify destroy_result;
} MusetteDatabaseJob;

MusetteDatabase *musette_database_new (const char *path);
void musette_database_free (MusetteDatabase *self);
void musette_database_end (MusetteDatabase *self);
MusetteDatabaseFile *musette_database_get_file (MusetteDatabase *self);
void musette_database_push (MusetteDatabase *self, GTask *task, const MusetteDatabaseJob *job);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteDatabase, musette_database_free)

G_END_DECLS
