/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-entry.h"

#include "musette-demo-workout.h"

#include <math.h>
#include <string.h>

/* One activity as the service keeps it: what the demo planned or somebody sent, and what was
 * changed since. It never changes; a change makes a new one, so that answers under way see the old.
 */
struct _MusetteSimulatorEntry
{
  MusetteDemo *demo;
  guint index; /* in the demo, or MUSETTE_SIMULATOR_NO_INDEX */
  guint samples_key;
  MusetteDemoPlanned planned;
  char *name;
  MusetteSimulatorMembers *members; /* NULL = nothing was changed */
  GArray *spans;                    /* of MusetteSimulatorSpan, NULL = as they are found */
  MusetteStreamSet *streams;        /* NULL = the demo's */
  MusetteSimulatorFile *file;       /* what was uploaded, or NULL */
  gboolean plain;                   /* the demo's totals are right */
  GMutex mutex;
  MusetteDemoTotals *totals; /* guarded by mutex, then never changed */
};

/* Members that the totals follow when they are written. */
static const char *const measured[] = { "moving_time",          "elapsed_time",      "distance",
                                        "total_elevation_gain", "icu_training_load", NULL };

static void
span_clear (gpointer span)
{
  g_free (((MusetteSimulatorSpan *) span)->label);
}

/**
 * musette_simulator_spans_new:
 *
 * Returns: (transfer full) (element-type MusetteSimulatorSpan): no intervals
 */
GArray *
musette_simulator_spans_new (void)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (MusetteSimulatorSpan));

  g_array_set_clear_func (spans, span_clear);
  return spans;
}

/**
 * musette_simulator_spans_add:
 * @spans: (element-type MusetteSimulatorSpan): intervals
 * @start: the first sample of another
 * @end: behind its last sample
 * @label: (nullable): what it is called
 * @filled: whether it only fills a gap
 */
void
musette_simulator_spans_add (GArray *spans,
                             guint start,
                             guint end,
                             const char *label,
                             gboolean filled)
{
  MusetteSimulatorSpan span = { start, end, g_strdup (label), filled };

  g_array_append_val (spans, span);
}

/**
 * musette_simulator_spans_copy:
 * @spans: (element-type MusetteSimulatorSpan): intervals
 *
 * Returns: (transfer full) (element-type MusetteSimulatorSpan): the same to change
 */
GArray *
musette_simulator_spans_copy (GArray *spans)
{
  GArray *copy = musette_simulator_spans_new ();

  for (guint i = 0; i < spans->len; i++)
    {
      const MusetteSimulatorSpan *span = &g_array_index (spans, MusetteSimulatorSpan, i);

      musette_simulator_spans_add (copy, span->start, span->end, span->label, span->filled);
    }
  return copy;
}

/* Names, types and starts that were changed replace the planned ones. */
static void
follow_members (MusetteSimulatorEntry *self)
{
  g_autofree char *name = musette_simulator_members_dup_string (self->members, "name");
  g_autofree char *type = musette_simulator_members_dup_string (self->members, "type");
  g_autofree char *start = musette_simulator_members_dup_string (self->members, "start_date_local");

  self->name = g_strdup (name == NULL ? self->planned.name : name);
  self->planned.name = self->name;
  if (type != NULL)
    self->planned.type = g_intern_string (type);
  if (start != NULL)
    self->planned.start = musette_local_time_parse (start);
}

static gboolean
is_measured_otherwise (MusetteSimulatorEntry *self)
{
  for (const char *const *name = measured; *name != NULL; name++)
    if (musette_simulator_members_get (self->members, *name) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
are_demo_totals_right (MusetteSimulatorEntry *self)
{
  const MusetteDemoPlanned *planned;

  if (self->index == MUSETTE_SIMULATOR_NO_INDEX || self->streams != NULL)
    return FALSE;
  planned = musette_demo_get_planned (self->demo, self->index);
  return g_strcmp0 (planned->type, self->planned.type) == 0
         && musette_local_time_get_date (planned->start)
                == musette_local_time_get_date (self->planned.start)
         && !is_measured_otherwise (self);
}

static MusetteSimulatorEntry *
entry_new (MusetteDemo *demo,
           guint index,
           guint samples_key,
           const MusetteDemoPlanned *planned,
           MusetteSimulatorMembers *members)
{
  MusetteSimulatorEntry *self = g_atomic_rc_box_new0 (MusetteSimulatorEntry);

  self->demo = demo;
  self->index = index;
  self->samples_key = samples_key;
  self->planned = *planned;
  self->members = members == NULL ? NULL : musette_simulator_members_ref (members);
  g_mutex_init (&self->mutex);
  follow_members (self);
  self->plain = are_demo_totals_right (self);
  return self;
}

/* Samples that are not the demo's are told apart by numbers that the demo does not use. */
static guint
next_samples_key (void)
{
  static gint last = 0;

  return G_MAXUINT / 2 + (guint) g_atomic_int_add (&last, 1);
}

/**
 * musette_simulator_entry_new_demo:
 * @demo: the demo athlete, which must outlive the activity
 * @index: an activity of it
 *
 * Returns: (transfer full): that activity
 */
MusetteSimulatorEntry *
musette_simulator_entry_new_demo (MusetteDemo *demo, guint index)
{
  return entry_new (demo, index, index, musette_demo_get_planned (demo, index), NULL);
}

/**
 * musette_simulator_entry_new:
 * @demo: the demo athlete, which must outlive the activity
 * @id: a new id
 * @kind: %MUSETTE_DEMO_KIND_MANUAL for one without samples
 * @members: what is known of it, at least `start_date_local` and `type`
 * @streams: (nullable): its samples
 * @file: (nullable): the file that they come from
 *
 * Returns: (transfer full): an activity that the demo did not plan
 */
MusetteSimulatorEntry *
musette_simulator_entry_new (MusetteDemo *demo,
                             const char *id,
                             MusetteDemoKind kind,
                             MusetteSimulatorMembers *members,
                             MusetteStreamSet *streams,
                             MusetteSimulatorFile *file)
{
  MusetteDemoPlanned planned = { .kind = kind, .workout = MUSETTE_DEMO_NO_WORKOUT };
  MusetteSimulatorEntry *self;

  g_strlcpy (planned.id, id, sizeof planned.id);
  planned.seed = g_str_hash (id);
  self = entry_new (demo, MUSETTE_SIMULATOR_NO_INDEX, next_samples_key (), &planned, members);
  if (streams != NULL)
    self->streams = g_object_ref (streams);
  if (file != NULL)
    self->file = musette_simulator_file_ref (file);
  return self;
}

/**
 * musette_simulator_entry_ref:
 * @self: an activity
 *
 * Returns: (transfer full): @self
 */
MusetteSimulatorEntry *
musette_simulator_entry_ref (MusetteSimulatorEntry *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
entry_clear (gpointer data)
{
  MusetteSimulatorEntry *self = data;

  g_free (self->name);
  g_clear_pointer (&self->members, musette_simulator_members_unref);
  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_object (&self->streams);
  g_clear_pointer (&self->file, musette_simulator_file_unref);
  g_clear_pointer (&self->totals, musette_demo_totals_free);
  g_mutex_clear (&self->mutex);
}

/**
 * musette_simulator_entry_unref:
 * @self: an activity
 */
void
musette_simulator_entry_unref (MusetteSimulatorEntry *self)
{
  g_atomic_rc_box_release_full (self, entry_clear);
}

static MusetteSimulatorEntry *
derive (MusetteSimulatorEntry *self, MusetteSimulatorMembers *members)
{
  MusetteSimulatorEntry *copy
      = entry_new (self->demo, self->index, self->samples_key, &self->planned, members);

  if (self->spans != NULL)
    copy->spans = g_array_ref (self->spans);
  if (self->streams != NULL)
    copy->streams = g_object_ref (self->streams);
  if (self->file != NULL)
    copy->file = musette_simulator_file_ref (self->file);
  copy->plain = are_demo_totals_right (copy);
  return copy;
}

/**
 * musette_simulator_entry_with_members:
 * @self: an activity
 * @members: all that was changed
 *
 * Returns: (transfer full): the activity with these members
 */
MusetteSimulatorEntry *
musette_simulator_entry_with_members (MusetteSimulatorEntry *self, MusetteSimulatorMembers *members)
{
  return derive (self, members);
}

/**
 * musette_simulator_entry_with_spans:
 * @self: an activity
 * @spans: (element-type MusetteSimulatorSpan): its intervals, in order and without gaps
 *
 * Returns: (transfer full): the activity with these intervals
 */
MusetteSimulatorEntry *
musette_simulator_entry_with_spans (MusetteSimulatorEntry *self, GArray *spans)
{
  MusetteSimulatorEntry *copy = derive (self, self->members);

  g_clear_pointer (&copy->spans, g_array_unref);
  copy->spans = g_array_ref (spans);
  return copy;
}

/**
 * musette_simulator_entry_with_streams:
 * @self: an activity
 * @streams: its samples from now on
 *
 * Returns: (transfer full): the activity with these samples
 */
MusetteSimulatorEntry *
musette_simulator_entry_with_streams (MusetteSimulatorEntry *self, MusetteStreamSet *streams)
{
  MusetteSimulatorEntry *copy = derive (self, self->members);

  g_clear_object (&copy->streams);
  copy->streams = g_object_ref (streams);
  copy->samples_key = next_samples_key ();
  copy->plain = FALSE;
  return copy;
}

/**
 * musette_simulator_entry_get_id:
 * @self: an activity
 *
 * Returns: its id
 */
const char *
musette_simulator_entry_get_id (MusetteSimulatorEntry *self)
{
  return self->planned.id;
}

/**
 * musette_simulator_entry_get_planned:
 * @self: an activity
 *
 * Returns: (transfer none): what it is, with the changes of name, type and start
 */
const MusetteDemoPlanned *
musette_simulator_entry_get_planned (MusetteSimulatorEntry *self)
{
  return &self->planned;
}

/**
 * musette_simulator_entry_get_start:
 * @self: an activity
 *
 * Returns: when it began
 */
MusetteLocalTime
musette_simulator_entry_get_start (MusetteSimulatorEntry *self)
{
  return self->planned.start;
}

/**
 * musette_simulator_entry_get_index:
 * @self: an activity
 *
 * Returns: its index in the demo, or %MUSETTE_SIMULATOR_NO_INDEX
 */
guint
musette_simulator_entry_get_index (MusetteSimulatorEntry *self)
{
  return self->index;
}

/**
 * musette_simulator_entry_get_samples_key:
 * @self: an activity
 *
 * Returns: a number that no other samples have
 */
guint
musette_simulator_entry_get_samples_key (MusetteSimulatorEntry *self)
{
  return self->samples_key;
}

/**
 * musette_simulator_entry_is_stub:
 * @self: an activity
 *
 * Returns: whether Strava lets almost nothing of it pass
 */
gboolean
musette_simulator_entry_is_stub (MusetteSimulatorEntry *self)
{
  return self->planned.kind == MUSETTE_DEMO_KIND_STUB;
}

/**
 * musette_simulator_entry_is_created:
 * @self: an activity
 *
 * Returns: whether somebody sent it, rather than the demo planning it
 */
gboolean
musette_simulator_entry_is_created (MusetteSimulatorEntry *self)
{
  return self->index == MUSETTE_SIMULATOR_NO_INDEX;
}

/**
 * musette_simulator_entry_is_manual:
 * @self: an activity
 *
 * Returns: whether it was typed in and has no samples
 */
gboolean
musette_simulator_entry_is_manual (MusetteSimulatorEntry *self)
{
  return self->planned.kind == MUSETTE_DEMO_KIND_MANUAL;
}

/**
 * musette_simulator_entry_is_race:
 * @self: an activity
 *
 * Returns: whether it is marked as a race
 */
gboolean
musette_simulator_entry_is_race (MusetteSimulatorEntry *self)
{
  if (musette_simulator_members_get (self->members, "race") != NULL)
    return musette_simulator_members_get_bool (self->members, "race");
  return self->planned.kind == MUSETTE_DEMO_KIND_RACE;
}

/**
 * musette_simulator_entry_get_members:
 * @self: an activity
 *
 * Returns: (transfer none) (nullable): what was changed
 */
MusetteSimulatorMembers *
musette_simulator_entry_get_members (MusetteSimulatorEntry *self)
{
  return self->members;
}

/**
 * musette_simulator_entry_get_spans:
 * @self: an activity
 *
 * Returns: (transfer none) (nullable) (element-type MusetteSimulatorSpan): the intervals that
 *   somebody set, %NULL when they are as they were found
 */
GArray *
musette_simulator_entry_get_spans (MusetteSimulatorEntry *self)
{
  return self->spans;
}

/**
 * musette_simulator_entry_get_file:
 * @self: an activity
 *
 * Returns: (transfer none) (nullable): the file that was uploaded
 */
MusetteSimulatorFile *
musette_simulator_entry_get_file (MusetteSimulatorEntry *self)
{
  return self->file;
}

/**
 * musette_simulator_entry_get_own_streams:
 * @self: an activity
 *
 * Returns: (transfer none) (nullable): its samples when the demo does not make them
 */
MusetteStreamSet *
musette_simulator_entry_get_own_streams (MusetteSimulatorEntry *self)
{
  return self->streams;
}

/**
 * musette_simulator_entry_get_form:
 * @self: an activity
 * @out: (out): what the athlete could do on its day
 */
void
musette_simulator_entry_get_form (MusetteSimulatorEntry *self, MusetteDemoForm *out)
{
  musette_demo_form_at (musette_demo_get_seed (self->demo),
                        musette_local_time_get_date (self->planned.start), out);
}

/**
 * musette_simulator_entry_get_streams:
 * @self: an activity
 *
 * Returns: (transfer full) (nullable): its samples, %NULL when there are none
 */
MusetteStreamSet *
musette_simulator_entry_get_streams (MusetteSimulatorEntry *self)
{
  if (self->streams != NULL)
    return g_object_ref (self->streams);
  if (self->index == MUSETTE_SIMULATOR_NO_INDEX)
    return NULL;
  return musette_demo_get_streams (self->demo, self->index);
}

/**
 * musette_simulator_entry_is_plain:
 * @self: an activity
 *
 * Returns: whether the demo's own totals hold for it
 */
gboolean
musette_simulator_entry_is_plain (MusetteSimulatorEntry *self)
{
  return self->plain;
}

static void
take_seconds (MusetteSimulatorEntry *self, const char *name, guint *seconds)
{
  double value = musette_simulator_members_get_double (self->members, name);

  if (value >= 0)
    *seconds = (guint) value;
}

static void
take_value (MusetteSimulatorEntry *self, const char *name, double *value)
{
  if (musette_simulator_members_get (self->members, name) != NULL)
    *value = musette_simulator_members_get_double (self->members, name);
}

/* What was typed in counts more than what was measured. */
static void
take_measures (MusetteSimulatorEntry *self, MusetteDemoTotals *totals)
{
  take_seconds (self, "moving_time", &totals->moving_s);
  take_seconds (self, "elapsed_time", &totals->elapsed_s);
  take_value (self, "distance", &totals->distance_m);
  take_value (self, "total_elevation_gain", &totals->gain_m);
  take_value (self, "icu_training_load", &totals->load);
  if (isnan (totals->load))
    totals->load = 0;
  if (totals->n_samples > 0)
    return;
  totals->elapsed_s = MAX (totals->elapsed_s, totals->moving_s);
  if (totals->moving_s > 0)
    totals->speed_mps = totals->distance_m / totals->moving_s;
}

static MusetteDemoTotals *
compute_totals (MusetteSimulatorEntry *self)
{
  g_autoptr (MusetteStreamSet) streams = musette_simulator_entry_get_streams (self);
  MusetteDemoTotals *totals;
  MusetteDemoForm form;

  musette_simulator_entry_get_form (self, &form);
  totals = musette_demo_totals_new (&self->planned, &form, streams);
  take_measures (self, totals);
  return totals;
}

/**
 * musette_simulator_entry_get_totals:
 * @self: an activity
 *
 * Computes them when they are not known yet. May be called from any thread.
 *
 * Returns: (transfer none): what the analysis says of it
 */
const MusetteDemoTotals *
musette_simulator_entry_get_totals (MusetteSimulatorEntry *self)
{
  if (self->plain)
    return musette_demo_get_totals (self->demo, self->index);
  g_mutex_lock (&self->mutex);
  if (self->totals == NULL)
    self->totals = compute_totals (self);
  g_mutex_unlock (&self->mutex);
  return self->totals;
}

/**
 * musette_simulator_entry_get_load:
 * @self: an activity
 *
 * Returns: its training load
 */
double
musette_simulator_entry_get_load (MusetteSimulatorEntry *self)
{
  return musette_simulator_entry_get_totals (self)->load;
}
