/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MusetteApiError:
 * @MUSETTE_API_ERROR_UNAUTHORIZED: 401, the key or token is not accepted
 * @MUSETTE_API_ERROR_FORBIDDEN: 403, wrong athlete or missing scope
 * @MUSETTE_API_ERROR_NOT_FOUND: 404, unknown item or route
 * @MUSETTE_API_ERROR_CONFLICT: 409, changed meanwhile
 * @MUSETTE_API_ERROR_INVALID: 400, 405, 422 and every other 4xx: the request was refused
 * @MUSETTE_API_ERROR_RATE_LIMITED: 429 after the last retry
 * @MUSETTE_API_ERROR_SERVER: 5xx
 * @MUSETTE_API_ERROR_PROTOCOL: the reply is cut, empty or otherwise not what it must be
 * @MUSETTE_API_ERROR_UNCLEAR: a change was sent, but no answer came: it may have been done
 * @MUSETTE_API_ERROR_WEB_PAGE: the reply is a web page, as from a network that wants a login
 *
 * What the service answered. Network failures before a change was sent, those of reading, and
 * cancellation stay %G_IO_ERROR.
 */
typedef enum
{
  MUSETTE_API_ERROR_UNAUTHORIZED,
  MUSETTE_API_ERROR_FORBIDDEN,
  MUSETTE_API_ERROR_NOT_FOUND,
  MUSETTE_API_ERROR_CONFLICT,
  MUSETTE_API_ERROR_INVALID,
  MUSETTE_API_ERROR_RATE_LIMITED,
  MUSETTE_API_ERROR_SERVER,
  MUSETTE_API_ERROR_PROTOCOL,
  MUSETTE_API_ERROR_UNCLEAR,
  MUSETTE_API_ERROR_WEB_PAGE,
} MusetteApiError;

#define MUSETTE_API_ERROR (musette_api_error_quark ())
GQuark musette_api_error_quark (void);
gboolean musette_api_error_is_refused (const GError *error);
gboolean musette_api_error_is_unreachable (const GError *error);
gboolean musette_api_error_is_unclear (const GError *error);

/**
 * MusetteAccountError:
 * @MUSETTE_ACCOUNT_ERROR_UNAVAILABLE: no keyring service answers
 * @MUSETTE_ACCOUNT_ERROR_LOCKED: the keyring is locked, which is not "no key"
 * @MUSETTE_ACCOUNT_ERROR_INVALID: what the user entered cannot be a key or token
 * @MUSETTE_ACCOUNT_ERROR_FAILED: the keyring refused for another reason
 */
typedef enum
{
  MUSETTE_ACCOUNT_ERROR_UNAVAILABLE,
  MUSETTE_ACCOUNT_ERROR_LOCKED,
  MUSETTE_ACCOUNT_ERROR_INVALID,
  MUSETTE_ACCOUNT_ERROR_FAILED,
} MusetteAccountError;

#define MUSETTE_ACCOUNT_ERROR (musette_account_error_quark ())
GQuark musette_account_error_quark (void);

/**
 * MusetteStoreError:
 * @MUSETTE_STORE_ERROR_FULL: the disk or the quota is full; nothing was changed
 * @MUSETTE_STORE_ERROR_READ_ONLY: the files may be read but not written
 * @MUSETTE_STORE_ERROR_NEWER: a newer version of Musette wrote the database; it is left alone
 * @MUSETTE_STORE_ERROR_DAMAGED: the database cannot be read, and could not be replaced either
 * @MUSETTE_STORE_ERROR_BUSY: another program keeps the database locked
 * @MUSETTE_STORE_ERROR_CLOSED: the store was closed
 * @MUSETTE_STORE_ERROR_FAILED: the system refused for another reason
 *
 * Why something could not be kept on this computer or read from it.
 */
typedef enum
{
  MUSETTE_STORE_ERROR_FULL,
  MUSETTE_STORE_ERROR_READ_ONLY,
  MUSETTE_STORE_ERROR_NEWER,
  MUSETTE_STORE_ERROR_DAMAGED,
  MUSETTE_STORE_ERROR_BUSY,
  MUSETTE_STORE_ERROR_CLOSED,
  MUSETTE_STORE_ERROR_FAILED,
} MusetteStoreError;

#define MUSETTE_STORE_ERROR (musette_store_error_quark ())
GQuark musette_store_error_quark (void);

/**
 * MusetteRecordingError:
 * @MUSETTE_RECORDING_ERROR_EMPTY: the file has no content at all, or nothing behind its header
 * @MUSETTE_RECORDING_ERROR_FORMAT: the content is of no format that can be read
 * @MUSETTE_RECORDING_ERROR_NOT_ACTIVITY: a valid file of another kind (settings, workout, course)
 * @MUSETTE_RECORDING_ERROR_NO_SAMPLES: an activity or route without any timed point
 * @MUSETTE_RECORDING_ERROR_REFUSED: content that is refused on purpose (entities, nesting, size)
 */
typedef enum
{
  MUSETTE_RECORDING_ERROR_EMPTY,
  MUSETTE_RECORDING_ERROR_FORMAT,
  MUSETTE_RECORDING_ERROR_NOT_ACTIVITY,
  MUSETTE_RECORDING_ERROR_NO_SAMPLES,
  MUSETTE_RECORDING_ERROR_REFUSED,
} MusetteRecordingError;

#define MUSETTE_RECORDING_ERROR (musette_recording_error_quark ())
GQuark musette_recording_error_quark (void);

/**
 * MusetteJsonError:
 * @MUSETTE_JSON_ERROR_SYNTAX: not one well-formed JSON value
 * @MUSETTE_JSON_ERROR_DEPTH: nested deeper than 64 levels
 * @MUSETTE_JSON_ERROR_TYPE: a member has another type than the one that is needed
 * @MUSETTE_JSON_ERROR_MISSING: a needed member is absent
 */
typedef enum
{
  MUSETTE_JSON_ERROR_SYNTAX,
  MUSETTE_JSON_ERROR_DEPTH,
  MUSETTE_JSON_ERROR_TYPE,
  MUSETTE_JSON_ERROR_MISSING,
} MusetteJsonError;

#define MUSETTE_JSON_ERROR (musette_json_error_quark ())
GQuark musette_json_error_quark (void);

G_END_DECLS
