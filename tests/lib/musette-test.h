/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#undef G_DISABLE_ASSERT

char *musette_test_corpus (const char *first, ...) G_GNUC_NULL_TERMINATED;
char *musette_test_data (const char *first, ...) G_GNUC_NULL_TERMINATED;
GBytes *musette_test_read (const char *path);
void musette_test_remove_tree (const char *path);
gboolean musette_test_wait_until (gboolean (*done) (gpointer), gpointer user_data, guint timeout_s);

/**
 * MUSETTE_TEST_WAIT:
 * @condition: what must become true
 *
 * Runs the main loop until @condition holds; the test fails after a minute.
 */
#define MUSETTE_TEST_WAIT(condition)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 musette_test_end_ = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;                      \
    while (!(condition) && g_get_monotonic_time () < musette_test_end_)                            \
      musette_test_iterate ();                                                                     \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

void musette_test_iterate (void);

G_END_DECLS
