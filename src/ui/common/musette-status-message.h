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
 * What a window has to say about account and connection. All texts are static.
 */
typedef struct
{
  const char *text;
  const char *button;
  const char *action;
} MusetteStatusMessage;

MusetteStatusMessage musette_status_message_for (MusetteAccountState account,
                                                 MusetteConnection connection,
                                                 gboolean demo);

G_END_DECLS
