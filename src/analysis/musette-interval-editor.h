/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-interval.h"

G_BEGIN_DECLS

/**
 * MUSETTE_INTERVAL_CHANGED:
 *
 * The origin of an interval that is not the one it was made from any more.
 */
#define MUSETTE_INTERVAL_CHANGED G_MAXUINT

/**
 * MusetteIntervalEdge:
 * @MUSETTE_INTERVAL_START: where an interval begins
 * @MUSETTE_INTERVAL_END: where it ends
 *
 * One of the two edges of an interval.
 */
typedef enum
{
  MUSETTE_INTERVAL_START,
  MUSETTE_INTERVAL_END,
} MusetteIntervalEdge;

/**
 * MusetteEditedInterval:
 * @start: its first sample
 * @end: the sample behind its last one
 * @kind: effort or recovery
 * @label: (nullable): what it is called
 * @origin: which of the appended intervals has the same place, or %MUSETTE_INTERVAL_CHANGED
 *
 * An interval while it is edited.
 */
typedef struct
{
  guint start;
  guint end;
  MusetteIntervalType kind;
  char *label;
  guint origin;
} MusetteEditedInterval;

/**
 * MusetteIntervalEditor:
 *
 * The intervals of a ride on its samples, and what people do to them. Whatever is done, they stay
 * in order of time, none is empty, and no two overlap.
 */
typedef struct _MusetteIntervalEditor MusetteIntervalEditor;

MusetteIntervalEditor *musette_interval_editor_new (const gint32 *times_s, guint n_samples);
MusetteIntervalEditor *musette_interval_editor_copy (const MusetteIntervalEditor *self);
void musette_interval_editor_free (MusetteIntervalEditor *self);
gboolean musette_interval_editor_equal (const MusetteIntervalEditor *self,
                                        const MusetteIntervalEditor *other);
gint32 musette_interval_editor_get_time (const MusetteIntervalEditor *self, guint position);
guint musette_interval_editor_find_position (const MusetteIntervalEditor *self, double elapsed_s);
guint musette_interval_editor_get_n (const MusetteIntervalEditor *self);
const MusetteEditedInterval *musette_interval_editor_get (const MusetteIntervalEditor *self,
                                                          guint index);

gboolean musette_interval_editor_append (MusetteIntervalEditor *self,
                                         guint start,
                                         guint end,
                                         MusetteIntervalType kind,
                                         const char *label);
gboolean musette_interval_editor_move_edge (MusetteIntervalEditor *self,
                                            guint index,
                                            MusetteIntervalEdge edge,
                                            guint position);
gboolean musette_interval_editor_split (MusetteIntervalEditor *self, guint index, guint position);
gboolean musette_interval_editor_join (MusetteIntervalEditor *self, guint index);
gboolean
musette_interval_editor_add (MusetteIntervalEditor *self, guint start, guint end, guint *index);
void musette_interval_editor_replace (MusetteIntervalEditor *self,
                                      const MusetteIntervalEditor *other);
gboolean musette_interval_editor_remove (MusetteIntervalEditor *self, guint index);
gboolean
musette_interval_editor_set_label (MusetteIntervalEditor *self, guint index, const char *label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteIntervalEditor, musette_interval_editor_free)

G_END_DECLS
