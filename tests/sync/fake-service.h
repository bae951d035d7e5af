/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A service with activities that a test may change behind everybody's back. It lives in the main
 * loop of the test. */
typedef struct _FakeService FakeService;

FakeService *fake_service_new (void);
void fake_service_free (FakeService *self);
const char *fake_service_get_url (FakeService *self);

void fake_service_set_athlete (FakeService *self, const char *key, const char *athlete);
void fake_service_add (FakeService *self, const char *athlete, const char *id, const char *day);
void fake_service_add_days (FakeService *self, const char *athlete, const char *last, guint n);
void fake_service_add_many (FakeService *self,
                            const char *athlete,
                            const char *last,
                            guint n,
                            guint a_day);
void fake_service_rename (FakeService *self, const char *id, const char *name);
void fake_service_remove (FakeService *self, const char *id);
void fake_service_fail (FakeService *self, guint status, guint after, guint times);
guint fake_service_get_n_lists (FakeService *self);
guint fake_service_get_n_streams (FakeService *self);
guint fake_service_get_n_wholes (FakeService *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeService, fake_service_free)

G_END_DECLS
