/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <adwaita.h>

#include "musette-activity-edit.h"

G_BEGIN_DECLS

/**
 * MusetteEditorWords:
 * @types: (nullable): types that occur
 * @tags: (nullable): tags that occur
 * @gear: (nullable) (element-type utf8 utf8): names of gear by ID
 * @units: units for people
 *
 * What an editor can propose.
 */
typedef struct
{
  char **types;
  char **tags;
  GHashTable *gear;
  MusetteUnits units;
} MusetteEditorWords;

#define MUSETTE_TYPE_ACTIVITY_EDITOR (musette_activity_editor_get_type ())
G_DECLARE_FINAL_TYPE (MusetteActivityEditor,
                      musette_activity_editor,
                      MUSETTE,
                      ACTIVITY_EDITOR,
                      AdwWindow)

GtkWindow *musette_activity_editor_new (GtkWindow *parent,
                                        GPtrArray *activities,
                                        const MusetteEditorWords *words);

G_END_DECLS
