/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-repository.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_EDIT_MESSAGES (musette_edit_messages_get_type ())
G_DECLARE_FINAL_TYPE (MusetteEditMessages, musette_edit_messages, MUSETTE, EDIT_MESSAGES, GObject)

MusetteEditMessages *musette_edit_messages_new (MusetteRepository *repository);
void musette_edit_messages_undo (MusetteEditMessages *self);
void musette_edit_messages_redo (MusetteEditMessages *self);

G_END_DECLS
