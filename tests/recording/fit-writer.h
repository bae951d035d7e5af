/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Three numbers for each field of a definition: number, size and base type (or developer index). */
typedef struct
{
  guint8 number;
  guint8 size;
  guint8 type;
} FitField;

GByteArray *fit_begin (void);
void fit_define (GByteArray *self,
                 guint8 local,
                 guint16 message,
                 gboolean big_endian,
                 const FitField *fields,
                 guint n_fields,
                 const FitField *developer,
                 guint n_developer);
void fit_byte (GByteArray *self, guint8 value);
void fit_u16 (GByteArray *self, guint16 value, gboolean big_endian);
void fit_u32 (GByteArray *self, guint32 value, gboolean big_endian);
void fit_end (GByteArray *self);

G_END_DECLS
