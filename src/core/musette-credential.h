/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MusetteCredentialKind:
 * @MUSETTE_CREDENTIAL_API_KEY: the personal key of the settings page
 * @MUSETTE_CREDENTIAL_TOKEN: an access token that was granted to an app
 */
typedef enum
{
  MUSETTE_CREDENTIAL_API_KEY,
  MUSETTE_CREDENTIAL_TOKEN,
} MusetteCredentialKind;

#define MUSETTE_TYPE_CREDENTIAL (musette_credential_get_type ())

typedef struct _MusetteCredential MusetteCredential;

GType musette_credential_get_type (void);

MusetteCredential *musette_credential_new (MusetteCredentialKind kind, const char *secret);
MusetteCredential *musette_credential_new_from_text (const char *text, GError **error);
MusetteCredential *musette_credential_ref (MusetteCredential *self);
void musette_credential_unref (MusetteCredential *self);

MusetteCredentialKind musette_credential_get_kind (const MusetteCredential *self);
char *musette_credential_dup_fingerprint (const MusetteCredential *self);
const char *musette_credential_get_secret (const MusetteCredential *self);
const char *musette_credential_get_athlete_id (const MusetteCredential *self);
char *musette_credential_dup_header (const MusetteCredential *self);

const char *musette_credential_kind_to_string (MusetteCredentialKind kind);
gboolean musette_credential_kind_from_string (const char *name, MusetteCredentialKind *kind);

void musette_secret_free (char *secret);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteCredential, musette_credential_unref)

G_END_DECLS
