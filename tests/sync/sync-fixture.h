/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity.h"

G_BEGIN_DECLS

MusetteActivity *new_test_activity (const char *id, const char *start, const char *name);
GPtrArray *new_test_activities (const char *first_id, ...) G_GNUC_NULL_TERMINATED;
char *list_test_ids (GListModel *model);

G_END_DECLS
