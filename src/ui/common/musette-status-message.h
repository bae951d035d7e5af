/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-repository.h"

G_BEGIN_DECLS

/**
 * MusetteStatusMessage:
 * @text: (nullable): what to say, %NULL when all is well
 * @button: (nullable): the words on a button that helps
 * @action: (nullable): what the button does
 *
 * What a window has to say about account and connection.
 */
typedef struct
{
  char *text;
  const char *button;
  const char *action;
} MusetteStatusMessage;

void musette_status_message_init (MusetteStatusMessage *self,
                                  MusetteAccountState account,
                                  MusetteConnection connection,
                                  const char *store_message,
                                  guint n_pending,
                                  gboolean demo);
void musette_status_message_clear (MusetteStatusMessage *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MusetteStatusMessage, musette_status_message_clear)

G_END_DECLS
