/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MUSETTE_DEMO_FOLDERS 8
#define MUSETTE_DEMO_PLAN_FOLDER 8 /* behind the folders */

/**
 * MusetteDemoRecipe:
 * @folder: index of its folder
 * @name: what it is called
 * @type: the service's type
 * @tag: what it is good for
 * @text: the steps in the service's workout text
 *
 * A workout of the demo athlete's library.
 */
typedef struct
{
  guint folder;
  const char *name;
  const char *type;
  const char *tag;
  const char *text;
} MusetteDemoRecipe;

const char *musette_demo_library_get_folder_name (guint index);
const MusetteDemoRecipe *musette_demo_library_get_recipes (guint *n);
const MusetteDemoRecipe *musette_demo_library_get_plan_day (guint index, int *day);
const MusetteDemoRecipe *musette_demo_library_find (const char *name);

G_END_DECLS
