/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout-page.h"

#include "musette-banner.h"
#include "musette-draft-file.h"
#include "musette-workout-editor.h"
#include "musette-workout-graph.h"
#include "musette-workout-table.h"

G_BEGIN_DECLS

/* The workout builder: text, bars and table of one workout, which follow each other, and what it
 * comes to. */
struct _MusetteWorkoutPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  MusetteBanner *banner;
  GtkEntry *name_entry;
  GtkDropDown *sport_chooser;
  GtkPaned *paned;
  MusetteWorkoutEditor *editor;
  MusetteWorkoutGraph *graph;
  MusetteWorkoutTable *table;
  GtkWidget *problems;
  GtkListBox *problem_list;
  GtkDrawingArea *zone_bar;
  GtkFlowBox *totals_box;

  MusetteRepository *repository;
  MusetteKeptDraft *kept; /* of this page alone */
  MusetteBuilder *builder;
  GSettings *settings;
  GCancellable *cancellable;
  gboolean ftp_assumed;

  MusetteDraftWords shown;    /* what was last put here, from the draft that was left */
  MusetteDraftWords saved;    /* what is somewhere else too: sent, exported, opened */
  MusetteDraftWords replaced; /* what was here before another workout was opened */
  MusetteDraftWords exported; /* what is being written to a file that can hold all of it */
  gboolean is_changing;       /* what is seen now is neither the old nor the new workout */
  gboolean is_losing;         /* what is being replaced is nowhere else */
};

const char *_musette_workout_page_get_sport_type (MusetteWorkoutPage *self);
void _musette_workout_page_set_sport_type (MusetteWorkoutPage *self, const char *type);
void _musette_workout_page_take_text (MusetteWorkoutPage *self, const char *text, const char *name);

void _musette_workout_page_install_draft_actions (GtkWidgetClass *widget_class);
void _musette_workout_page_follow_draft (MusetteWorkoutPage *self);
void _musette_workout_page_note (MusetteWorkoutPage *self, MusetteDraftWords *words);
void _musette_workout_page_keep (MusetteWorkoutPage *self);
void _musette_workout_page_set_saved (MusetteWorkoutPage *self);
void _musette_workout_page_begin_replacement (MusetteWorkoutPage *self);
void _musette_workout_page_end_replacement (MusetteWorkoutPage *self, gboolean is_saved);

void _musette_workout_page_install_file_actions (GtkWidgetClass *widget_class);
void _musette_workout_page_accept_files (MusetteWorkoutPage *self);

G_END_DECLS
