/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-effort-words.h"

#include <glib/gi18n.h>

/**
 * musette_effort_words_get_feel:
 * @feel: how the athlete felt, 1 (best) to 5
 *
 * Returns: (transfer none) (nullable): the word for it
 */
const char *
musette_effort_words_get_feel (int feel)
{
  static const char *const words[MUSETTE_N_FEELS] = {
    /* Translators: how the athlete felt in an activity, best first */
    NC_ ("feel", "Strong"), NC_ ("feel", "Good"), NC_ ("feel", "Normal"),
    NC_ ("feel", "Poor"),   NC_ ("feel", "Weak"),
  };

  return feel >= 1 && feel <= MUSETTE_N_FEELS ? g_dpgettext2 (NULL, "feel", words[feel - 1]) : NULL;
}

/**
 * musette_effort_words_get_rpe:
 * @rpe: the perceived exertion, 1 to 10
 *
 * The words follow the scale CR-10 (G. Borg, Psychophysical bases of perceived exertion, 1982).
 *
 * Returns: (transfer none) (nullable): the word for it
 */
const char *
musette_effort_words_get_rpe (int rpe)
{
  static const char *const words[MUSETTE_MOST_RPE] = {
    /* Translators: how hard an activity was, from 1 to 10 */
    NC_ ("exertion", "Very easy"),      NC_ ("exertion", "Easy"),
    NC_ ("exertion", "Moderate"),       NC_ ("exertion", "Somewhat hard"),
    NC_ ("exertion", "Hard"),           NC_ ("exertion", "Hard"),
    NC_ ("exertion", "Very hard"),      NC_ ("exertion", "Very hard"),
    NC_ ("exertion", "Extremely hard"), NC_ ("exertion", "Maximal"),
  };

  return rpe >= 1 && rpe <= MUSETTE_MOST_RPE ? g_dpgettext2 (NULL, "exertion", words[rpe - 1])
                                             : NULL;
}
