/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-range-row.h"

#include <glib/gi18n.h>

/* How far back activities are kept on this computer, with the time that it takes to fetch them. */
struct _MusetteRangeRow
{
  AdwComboRow parent_instance;
};

G_DEFINE_FINAL_TYPE (MusetteRangeRow, musette_range_row, ADW_TYPE_COMBO_ROW)

static void
update_subtitle (MusetteRangeRow *self)
{
  guint seconds = musette_synchronizer_estimate_s (musette_range_row_get_range (self));
  guint minutes = (seconds + 59) / 60;
  g_autofree char *text = NULL;

  if (seconds < 60)
    text = g_strdup (_ ("The list is filled in less than a minute; you can begin at once."));
  else
    text = g_strdup_printf (
        ngettext ("The list is filled in about %u minute; you can begin at once.",
                  "The list is filled in about %u minutes; you can begin at once.", minutes),
        minutes);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
}

static void
musette_range_row_class_init (MusetteRangeRowClass *klass)
{
}

static void
musette_range_row_init (MusetteRangeRow *self)
{
  const char *const labels[] = { _ ("Last Year"), _ ("Last Three Years"), _ ("Everything"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (labels);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Keep on This Computer"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), MUSETTE_SYNC_RANGE_YEAR);
  g_signal_connect (self, "notify::selected", G_CALLBACK (update_subtitle), NULL);
  update_subtitle (self);
}

static gboolean
to_selected (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_uint (to, (guint) g_value_get_enum (from));
  return TRUE;
}

static gboolean
to_range (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_enum (to, (int) MIN (g_value_get_uint (from), MUSETTE_SYNC_RANGE_EVERYTHING));
  return TRUE;
}

/**
 * musette_range_row_follow:
 * @self: a row
 * @synchronizer: whose range it is from now on
 *
 * A choice in the row takes effect at once.
 */
void
musette_range_row_follow (MusetteRangeRow *self, MusetteSynchronizer *synchronizer)
{
  g_return_if_fail (MUSETTE_IS_RANGE_ROW (self));
  g_return_if_fail (MUSETTE_IS_SYNCHRONIZER (synchronizer));

  g_object_bind_property_full (synchronizer, "range", self, "selected",
                               G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL, to_selected,
                               to_range, NULL, NULL);
}

/**
 * musette_range_row_get_range:
 * @self: a row
 *
 * Returns: what is chosen
 */
MusetteSyncRange
musette_range_row_get_range (MusetteRangeRow *self)
{
  g_return_val_if_fail (MUSETTE_IS_RANGE_ROW (self), MUSETTE_SYNC_RANGE_YEAR);

  return (MusetteSyncRange) MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (self)),
                                 MUSETTE_SYNC_RANGE_EVERYTHING);
}
