/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-builder.h"

#include <math.h>

#include "musette-wbal.h"

/**
 * MusetteBuilder:
 *
 * One workout while it is built, for all views of it: its text, what the text means, and the step
 * that is selected. The views follow each other through it without knowing each other.
 */
struct _MusetteBuilder
{
  GObject parent_instance;

  MusetteWorkoutDraft *draft;
  MusetteWorkoutProfile *profile;
  MusetteWorkoutTotals totals;
  double lowest_w_balance_j;
  float *w_balance_j; /* a value a second, NULL when CP or W' is not known */
  gsize n_w_balance;
  guint line;
};

enum
{
  PROP_0,
  PROP_LINE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusetteBuilder, musette_builder, G_TYPE_OBJECT)

static void
compute_w_balance (MusetteBuilder *self,
                   const MusetteWorkout *workout,
                   const MusetteWorkoutContext *context)
{
  const MusetteThresholds *thresholds = &context->thresholds;
  double cp_w = thresholds->cp_w > 0 ? thresholds->cp_w : thresholds->ftp_w;
  g_autofree float *watts = NULL;
  MusetteSegment whole = { 0 };
  MusetteWbalSummary summary;
  gsize n = 0;

  g_clear_pointer (&self->w_balance_j, g_free);
  self->n_w_balance = 0;
  self->lowest_w_balance_j = NAN;
  if (cp_w > 0 && thresholds->w_prime_j > 0)
    watts = musette_workout_unroll (workout, context, MUSETTE_WORKOUT_POWER, &n);
  if (watts == NULL || n == 0)
    return;
  whole.length_s = (guint) n;
  self->w_balance_j = g_new (float, n);
  self->n_w_balance = n;
  musette_wbal_differential (watts, n, &whole, 1, cp_w, thresholds->w_prime_j, self->w_balance_j,
                             &summary);
  self->lowest_w_balance_j = summary.min_j;
}

static void
read_draft (MusetteBuilder *self)
{
  const MusetteWorkout *workout = musette_workout_draft_get_workout (self->draft);
  const MusetteWorkoutContext *context = musette_workout_draft_get_context (self->draft);
  g_autoptr (MusetteWorkout) empty = NULL;

  if (workout == NULL)
    workout = empty = musette_workout_new ();
  g_clear_pointer (&self->profile, musette_workout_profile_free);
  self->profile = musette_workout_profile_new (workout, context);
  musette_workout_compute_totals (workout, context, &self->totals);
  compute_w_balance (self, workout, context);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
musette_builder_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_LINE)
    g_value_set_uint (value, musette_builder_get_line (MUSETTE_BUILDER (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
musette_builder_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  if (prop_id == PROP_LINE)
    musette_builder_set_line (MUSETTE_BUILDER (object), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
musette_builder_finalize (GObject *object)
{
  MusetteBuilder *self = (MusetteBuilder *) object;

  g_clear_object (&self->draft);
  g_clear_pointer (&self->profile, musette_workout_profile_free);
  g_free (self->w_balance_j);
  G_OBJECT_CLASS (musette_builder_parent_class)->finalize (object);
}

static void
musette_builder_class_init (MusetteBuilderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = musette_builder_get_property;
  object_class->set_property = musette_builder_set_property;
  object_class->finalize = musette_builder_finalize;

  /**
   * MusetteBuilder:line:
   *
   * The line of the step that is selected, 0 for none.
   */
  properties[PROP_LINE]
      = g_param_spec_uint ("line", NULL, NULL, 0, G_MAXUINT, 0,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * MusetteBuilder::changed:
   * @self: a builder
   *
   * The workout, its bars and its totals have changed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
musette_builder_init (MusetteBuilder *self)
{
}

/**
 * musette_builder_new:
 * @draft: the workout
 *
 * Returns: (transfer full): a builder
 */
MusetteBuilder *
musette_builder_new (MusetteWorkoutDraft *draft)
{
  MusetteBuilder *self;

  g_return_val_if_fail (MUSETTE_IS_WORKOUT_DRAFT (draft), NULL);

  self = g_object_new (MUSETTE_TYPE_BUILDER, NULL);
  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (read_draft), self, G_CONNECT_SWAPPED);
  read_draft (self);
  return self;
}

/**
 * musette_builder_get_draft:
 * @self: a builder
 *
 * Returns: (transfer none): the workout's text
 */
MusetteWorkoutDraft *
musette_builder_get_draft (MusetteBuilder *self)
{
  g_return_val_if_fail (MUSETTE_IS_BUILDER (self), NULL);

  return self->draft;
}

/**
 * musette_builder_get_profile:
 * @self: a builder
 *
 * Returns: (transfer none): the workout as bars, until it changes
 */
const MusetteWorkoutProfile *
musette_builder_get_profile (MusetteBuilder *self)
{
  g_return_val_if_fail (MUSETTE_IS_BUILDER (self), NULL);

  return self->profile;
}

/**
 * musette_builder_get_totals:
 * @self: a builder
 *
 * Returns: (transfer none): duration, load and the like
 */
const MusetteWorkoutTotals *
musette_builder_get_totals (MusetteBuilder *self)
{
  g_return_val_if_fail (MUSETTE_IS_BUILDER (self), NULL);

  return &self->totals;
}

/**
 * musette_builder_get_lowest_w_balance:
 * @self: a builder
 *
 * Returns: what is left of W' at the hardest moment in J, below 0 when the workout asks for more
 * than there is; NaN when CP or W' is not known
 */
double
musette_builder_get_lowest_w_balance (MusetteBuilder *self)
{
  g_return_val_if_fail (MUSETTE_IS_BUILDER (self), NAN);

  return self->lowest_w_balance_j;
}

/**
 * musette_builder_get_w_balance:
 * @self: a builder
 * @n: (out): how many seconds there are
 *
 * Returns: (transfer none) (nullable) (array length=n): what is left of W' in each second in J,
 * until the workout changes; %NULL when CP or W' is not known
 */
const float *
musette_builder_get_w_balance (MusetteBuilder *self, gsize *n)
{
  g_return_val_if_fail (MUSETTE_IS_BUILDER (self) && n != NULL, NULL);

  *n = self->n_w_balance;
  return self->w_balance_j;
}

/**
 * musette_builder_get_line:
 * @self: a builder
 *
 * Returns: the line of the step that is selected, 0 for none
 */
guint
musette_builder_get_line (MusetteBuilder *self)
{
  g_return_val_if_fail (MUSETTE_IS_BUILDER (self), 0);

  return self->line;
}

/**
 * musette_builder_set_line:
 * @self: a builder
 * @line: the line of the step to select, 0 for none
 */
void
musette_builder_set_line (MusetteBuilder *self, guint line)
{
  g_return_if_fail (MUSETTE_IS_BUILDER (self));

  if (self->line == line)
    return;
  self->line = line;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINE]);
}

static const MusetteWorkoutStep *
find (GPtrArray *steps, guint line)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const MusetteWorkoutStep *step = g_ptr_array_index (steps, i);
      const MusetteWorkoutStep *child;

      if (step->line == line)
        return step;
      child = step->steps != NULL ? find (step->steps, line) : NULL;
      if (child != NULL)
        return child;
    }
  return NULL;
}

/**
 * musette_builder_get_step:
 * @self: a builder
 *
 * Returns: (transfer none) (nullable): the step or repeat on the selected line
 */
const MusetteWorkoutStep *
musette_builder_get_step (MusetteBuilder *self)
{
  const MusetteWorkout *workout;

  g_return_val_if_fail (MUSETTE_IS_BUILDER (self), NULL);

  workout = musette_workout_draft_get_workout (self->draft);
  return workout != NULL && self->line > 0 ? find (workout->steps, self->line) : NULL;
}
