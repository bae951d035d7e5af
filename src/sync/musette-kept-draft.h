/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define MUSETTE_TYPE_KEPT_DRAFT (musette_kept_draft_get_type ())
G_DECLARE_FINAL_TYPE (MusetteKeptDraft, musette_kept_draft, MUSETTE, KEPT_DRAFT, GObject)

MusetteKeptDraft *musette_kept_draft_new (void);
gboolean musette_kept_draft_take (MusetteKeptDraft *self);
void musette_kept_draft_leave (MusetteKeptDraft *self);
void musette_kept_draft_open (MusetteKeptDraft *self, const char *path, const char *ownerless);
void musette_kept_draft_end (MusetteKeptDraft *self);

gboolean musette_kept_draft_get_loaded (MusetteKeptDraft *self);
gboolean musette_kept_draft_get_continued (MusetteKeptDraft *self);
const char *musette_kept_draft_get_message (MusetteKeptDraft *self);
const char *musette_kept_draft_get_name (MusetteKeptDraft *self);
const char *musette_kept_draft_get_sport_type (MusetteKeptDraft *self);
const char *musette_kept_draft_get_text (MusetteKeptDraft *self);
void musette_kept_draft_keep (MusetteKeptDraft *self,
                              const char *name,
                              const char *type,
                              const char *text);
void musette_kept_draft_forget (MusetteKeptDraft *self);

G_END_DECLS
