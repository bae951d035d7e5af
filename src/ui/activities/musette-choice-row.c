/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-choice-row.h"

#include <glib/gi18n.h>

#include "musette-effort-words.h"
#include "musette-sport.h"

/* A row with a list of words of which each stands for a value. */
struct _MusetteChoiceRow
{
  AdwComboRow parent_instance;

  GtkStringList *labels;
  GPtrArray *ids; /* NULL is an id too */
};

G_DEFINE_FINAL_TYPE (MusetteChoiceRow, musette_choice_row, ADW_TYPE_COMBO_ROW)

static void
musette_choice_row_finalize (GObject *object)
{
  MusetteChoiceRow *self = (MusetteChoiceRow *) object;

  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_object (&self->labels);
  G_OBJECT_CLASS (musette_choice_row_parent_class)->finalize (object);
}

static void
musette_choice_row_class_init (MusetteChoiceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_choice_row_finalize;
}

static void
musette_choice_row_init (MusetteChoiceRow *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->labels = gtk_string_list_new (NULL);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (self->labels));
}

/**
 * musette_choice_row_new:
 * @title: what is chosen
 *
 * Returns: (transfer floating): a row without choices
 */
GtkWidget *
musette_choice_row_new (const char *title)
{
  return g_object_new (MUSETTE_TYPE_CHOICE_ROW, "title", title, NULL);
}

/**
 * musette_choice_row_add:
 * @self: a row
 * @id: (nullable): the value
 * @label: the word for it
 */
void
musette_choice_row_add (MusetteChoiceRow *self, const char *id, const char *label)
{
  g_return_if_fail (MUSETTE_IS_CHOICE_ROW (self));
  g_return_if_fail (label != NULL);

  g_ptr_array_add (self->ids, g_strdup (id));
  gtk_string_list_append (self->labels, label);
}

/**
 * musette_choice_row_add_number:
 * @self: a row
 * @id: the value
 * @label: the word for it
 */
void
musette_choice_row_add_number (MusetteChoiceRow *self, int id, const char *label)
{
  g_autofree char *text = g_strdup_printf ("%d", id);

  musette_choice_row_add (self, text, label);
}

/**
 * musette_choice_row_choose:
 * @self: a row
 * @id: (nullable): a value; one that is not there changes nothing
 */
void
musette_choice_row_choose (MusetteChoiceRow *self, const char *id)
{
  g_return_if_fail (MUSETTE_IS_CHOICE_ROW (self));

  for (guint i = 0; i < self->ids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->ids, i), id) == 0)
      {
        adw_combo_row_set_selected (ADW_COMBO_ROW (self), i);
        return;
      }
}

/**
 * musette_choice_row_choose_number:
 * @self: a row
 * @id: a value
 */
void
musette_choice_row_choose_number (MusetteChoiceRow *self, int id)
{
  g_autofree char *text = g_strdup_printf ("%d", id);

  musette_choice_row_choose (self, text);
}

/**
 * musette_choice_row_get_chosen:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the chosen value
 */
const char *
musette_choice_row_get_chosen (MusetteChoiceRow *self)
{
  guint selected;

  g_return_val_if_fail (MUSETTE_IS_CHOICE_ROW (self), NULL);

  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  return selected < self->ids->len ? g_ptr_array_index (self->ids, selected) : NULL;
}

/**
 * musette_choice_row_get_number:
 * @self: a row of numbers
 *
 * Returns: the chosen value
 */
int
musette_choice_row_get_number (MusetteChoiceRow *self)
{
  const char *chosen = musette_choice_row_get_chosen (self);

  return chosen != NULL ? (int) g_ascii_strtoll (chosen, NULL, 10) : 0;
}

static gboolean
is_same (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (a, b) == 0;
}

static void
add_type (MusetteChoiceRow *self, const char *type)
{
  g_autofree char *label = NULL;

  if (g_ptr_array_find_with_equal_func (self->ids, type, is_same, NULL))
    return;
  label = musette_sport_dup_type_label (type);
  musette_choice_row_add (self, type, label);
}

/**
 * musette_choice_row_add_types:
 * @self: a row
 * @first_types: (nullable): types that come first, in the service's words
 *
 * Adds these types and then all others.
 */
void
musette_choice_row_add_types (MusetteChoiceRow *self, char **first_types)
{
  const char *type;

  g_return_if_fail (MUSETTE_IS_CHOICE_ROW (self));

  for (guint i = 0; first_types != NULL && first_types[i] != NULL; i++)
    add_type (self, first_types[i]);
  for (guint i = 0; (type = musette_sport_get_nth_type (i)) != NULL; i++)
    add_type (self, type);
}

static void
add_words (MusetteChoiceRow *self, int n, const char *(*get_word) (int) )
{
  musette_choice_row_add_number (self, 0, _ ("None"));
  for (int i = 1; i <= n; i++)
    {
      g_autofree char *label = g_strdup_printf ("%d · %s", i, get_word (i));

      musette_choice_row_add_number (self, i, label);
    }
}

/**
 * musette_choice_row_add_efforts:
 * @self: a row
 *
 * Adds the perceived exertions, 0 for none.
 */
void
musette_choice_row_add_efforts (MusetteChoiceRow *self)
{
  add_words (self, MUSETTE_MOST_RPE, musette_effort_words_get_rpe);
}

/**
 * musette_choice_row_add_feels:
 * @self: a row
 *
 * Adds how one can feel, 0 for none.
 */
void
musette_choice_row_add_feels (MusetteChoiceRow *self)
{
  add_words (self, MUSETTE_N_FEELS, musette_effort_words_get_feel);
}

/**
 * musette_choice_row_add_gear:
 * @self: a row
 * @gear: (nullable) (element-type utf8 utf8): names of gear by ID
 */
void
musette_choice_row_add_gear (MusetteChoiceRow *self, GHashTable *gear)
{
  g_autoptr (GList) ids = gear != NULL ? g_hash_table_get_keys (gear) : NULL;

  ids = g_list_sort (ids, (GCompareFunc) g_strcmp0);
  for (GList *item = ids; item != NULL; item = item->next)
    musette_choice_row_add (self, item->data, g_hash_table_lookup (gear, item->data));
}
