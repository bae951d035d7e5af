/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-error.h"

/* The formatter would put spaces into the names. */
/* clang-format off */
G_DEFINE_QUARK (musette-api-error-quark, musette_api_error)
G_DEFINE_QUARK (musette-account-error-quark, musette_account_error)
G_DEFINE_QUARK (musette-store-error-quark, musette_store_error)
G_DEFINE_QUARK (musette-recording-error-quark, musette_recording_error)
G_DEFINE_QUARK (musette-json-error-quark, musette_json_error)
/* clang-format on */
