/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-sync-plan.h"

/**
 * MusetteSyncPlan:
 *
 * Which days to ask the service for, and in which order. Activities carry no time of their last
 * change, so nothing but reading again tells what is new, changed or gone: the last fortnight each
 * time, and one older month in turn. The first time all months of the range are read, newest first;
 * where few activities are, several months at once. It is a plain value that knows neither clock
 * nor network; as a text it survives in the store, so that the next start goes on where this one
 * stopped.
 */
struct _MusetteSyncPlan
{
  /* What survives. */
  MusetteDate covered_from; /* all days from here to @covered_to were read, MUSETTE_DATE_NONE: no */
  MusetteDate covered_to;
  MusetteDate bottom; /* nothing is older, MUSETTE_DATE_NONE: not known */
  MusetteDate again;  /* a day of the month to read again next */

  /* The run. */
  MusetteDate today;
  MusetteSyncRange range;
  gboolean was_complete;
  gboolean head_given;
  gboolean head_done;
  gboolean again_given;
  MusetteDate next_newest; /* last day of the next older window */
  guint months;            /* of the next older window */
  guint n_running;
  guint n_done;
  GArray *islands; /* of MusetteSyncWindow: read, but something newer is still missing */

  /* Looking for the oldest activity. */
  gboolean probing;
  MusetteDate known; /* there may be something from here on */
  MusetteDate floor; /* there is nothing before */
  guint step_years;  /* of the next jump, 0: the search halves what is left */
};

#define FIRST_DAYS 42
#define REPEATED_DAYS 14
#define DAYS_AHEAD 2 /* zones of athlete and computer may be 26 hours apart */
#define YEAR_DAYS 366
#define ROWS_WANTED 150
#define MOST_MONTHS 12
#define FIRST_DAY "1970-01-01"
#define TEXT_VERSION "1"

/**
 * musette_sync_plan_new:
 *
 * Returns: (transfer full): a plan for a store that holds nothing
 */
MusetteSyncPlan *
musette_sync_plan_new (void)
{
  MusetteSyncPlan *self = g_new0 (MusetteSyncPlan, 1);

  self->islands = g_array_new (FALSE, FALSE, sizeof (MusetteSyncWindow));
  return self;
}

/**
 * musette_sync_plan_free:
 * @self: (transfer full): a plan
 */
void
musette_sync_plan_free (MusetteSyncPlan *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->islands);
  g_free (self);
}

static MusetteDate
parse_date (const char *text)
{
  return g_str_equal (text, "-") ? MUSETTE_DATE_NONE : musette_date_parse (text);
}

/**
 * musette_sync_plan_set_text:
 * @self: a plan
 * @text: (nullable): what musette_sync_plan_dup_text() gave, %NULL for a new store
 *
 * Takes up what was known. A text of another kind is taken as %NULL: then all is read again.
 */
void
musette_sync_plan_set_text (MusetteSyncPlan *self, const char *text)
{
  g_auto (GStrv) parts = NULL;

  g_return_if_fail (self != NULL);

  self->covered_from = self->covered_to = self->bottom = self->again = MUSETTE_DATE_NONE;
  if (text == NULL)
    return;
  parts = g_strsplit (text, " ", -1);
  if (g_strv_length (parts) != 5 || !g_str_equal (parts[0], TEXT_VERSION))
    return;
  self->covered_from = parse_date (parts[1]);
  self->covered_to = parse_date (parts[2]);
  self->bottom = parse_date (parts[3]);
  self->again = parse_date (parts[4]);
  if (self->covered_to == MUSETTE_DATE_NONE)
    self->covered_from = MUSETTE_DATE_NONE;
}

static char *
format_date (MusetteDate date)
{
  return date == MUSETTE_DATE_NONE ? g_strdup ("-") : musette_date_format (date);
}

/**
 * musette_sync_plan_dup_text:
 * @self: a plan
 *
 * Returns: (transfer full): what is known, to be kept
 */
char *
musette_sync_plan_dup_text (MusetteSyncPlan *self)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *bottom = NULL;
  g_autofree char *again = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  from = format_date (self->covered_from);
  to = format_date (self->covered_to);
  bottom = format_date (self->bottom);
  again = format_date (self->again);
  return g_strjoin (" ", TEXT_VERSION, from, to, bottom, again, NULL);
}

static MusetteDate
get_first_day (void)
{
  return musette_date_parse (FIRST_DAY);
}

static MusetteDate
months_ago (MusetteDate date, int months)
{
  return musette_date_add_months (musette_date_get_month_start (date), -months);
}

/* The first day that is wanted, MUSETTE_DATE_NONE while nobody knows. */
static MusetteDate
get_limit (MusetteSyncPlan *self)
{
  switch (self->range)
    {
    case MUSETTE_SYNC_RANGE_YEAR:
      return months_ago (self->today, 12);
    case MUSETTE_SYNC_RANGE_THREE_YEARS:
      return months_ago (self->today, 36);
    case MUSETTE_SYNC_RANGE_EVERYTHING:
    default:
      return self->bottom;
    }
}

static void
begin_search (MusetteSyncPlan *self)
{
  self->probing = self->range == MUSETTE_SYNC_RANGE_EVERYTHING && self->bottom == MUSETTE_DATE_NONE;
  self->known
      = self->covered_from != MUSETTE_DATE_NONE ? self->covered_from : self->today - FIRST_DAYS + 1;
  self->floor = get_first_day ();
  self->step_years = 1;
}

/* The month of which it is the turn to be read again; when the oldest was, the newest is next, and
 * how far back there is anything is asked anew too. */
static void
choose_again (MusetteSyncPlan *self)
{
  const MusetteDate newest = months_ago (self->today - REPEATED_DAYS, 0);

  if (self->again == MUSETTE_DATE_NONE || self->again > newest)
    self->again = newest;
  if (self->again >= get_limit (self))
    return;
  self->again = newest;
  self->bottom = MUSETTE_DATE_NONE;
}

/**
 * musette_sync_plan_set_wish:
 * @self: a plan
 * @today: the day
 * @range: how far back
 *
 * Says what is wanted, without beginning a run, so that musette_sync_plan_is_complete() can tell
 * whether it is there.
 */
void
musette_sync_plan_set_wish (MusetteSyncPlan *self, MusetteDate today, MusetteSyncRange range)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (today != MUSETTE_DATE_NONE);

  self->today = today;
  self->range = range;
}

/**
 * musette_sync_plan_begin:
 * @self: a plan
 * @today: the day
 * @range: how far back
 * @full: whether to read all days again
 *
 * Begins a run; what another run had under way is forgotten. Who was away for weeks begins anew.
 */
void
musette_sync_plan_begin (MusetteSyncPlan *self,
                         MusetteDate today,
                         MusetteSyncRange range,
                         gboolean full)
{
  g_return_if_fail (self != NULL);

  musette_sync_plan_set_wish (self, today, range);
  if (full || self->covered_to < today - FIRST_DAYS + REPEATED_DAYS)
    self->covered_from = MUSETTE_DATE_NONE;
  if (full)
    self->bottom = MUSETTE_DATE_NONE;
  self->was_complete = musette_sync_plan_is_complete (self);
  self->head_given = self->head_done = FALSE;
  self->n_running = self->n_done = 0;
  self->months = 1;
  g_array_set_size (self->islands, 0);
  self->again_given = !self->was_complete;
  if (self->was_complete)
    choose_again (self);
  begin_search (self);
}

static MusetteSyncWindow
make_head (MusetteSyncPlan *self)
{
  MusetteDate oldest = self->today - FIRST_DAYS + 1;

  if (self->covered_from != MUSETTE_DATE_NONE)
    oldest = MIN (self->covered_to, self->today) - REPEATED_DAYS + 1;
  return (MusetteSyncWindow){ MUSETTE_SYNC_WINDOW_HEAD, oldest, self->today + DAYS_AHEAD };
}

/* Of the last year it is worth while to read every month, whatever the search finds. */
static MusetteDate
get_older_limit (MusetteSyncPlan *self)
{
  const MusetteDate limit = get_limit (self);

  return limit != MUSETTE_DATE_NONE ? limit : months_ago (self->today, 12);
}

static gboolean
make_older (MusetteSyncPlan *self, MusetteSyncWindow *window)
{
  MusetteDate limit;
  MusetteDate oldest;

  if (!self->head_done)
    return FALSE;
  limit = get_older_limit (self);
  if (self->next_newest < limit)
    return FALSE;
  oldest = months_ago (self->next_newest, (int) self->months - 1);
  *window
      = (MusetteSyncWindow){ MUSETTE_SYNC_WINDOW_OLDER, MAX (oldest, limit), self->next_newest };
  self->next_newest = window->oldest - 1;
  return TRUE;
}

static gboolean
make_again (MusetteSyncPlan *self, MusetteSyncWindow *window)
{
  MusetteDate oldest;

  if (self->again_given || !self->head_done)
    return FALSE;
  oldest = musette_date_get_month_start (self->again);
  self->again_given = TRUE;
  *window = (MusetteSyncWindow){ MUSETTE_SYNC_WINDOW_AGAIN, oldest,
                                 musette_date_add_months (oldest, 1) - 1 };
  return TRUE;
}

/* One at a time, since each depends on the one before. */
static gboolean
make_probe (MusetteSyncPlan *self, MusetteSyncWindow *window)
{
  MusetteDate day = self->floor + (self->known - self->floor) / 2;

  if (!self->probing || !self->head_done)
    return FALSE;
  if (self->step_years > 0)
    day = MAX (self->known - (MusetteDate) self->step_years * YEAR_DAYS, self->floor);
  self->probing = FALSE;
  *window = (MusetteSyncWindow){ MUSETTE_SYNC_WINDOW_PROBE, get_first_day (), day };
  return TRUE;
}

/**
 * musette_sync_plan_next:
 * @self: a plan
 * @window: (out): what to ask for
 *
 * Returns: whether there is anything to ask for now; more may follow when a window is done
 */
gboolean
musette_sync_plan_next (MusetteSyncPlan *self, MusetteSyncWindow *window)
{
  gboolean found;

  g_return_val_if_fail (self != NULL && window != NULL, FALSE);

  if (!self->head_given)
    {
      *window = make_head (self);
      self->head_given = found = TRUE;
    }
  else
    found = make_probe (self, window) || make_older (self, window) || make_again (self, window);
  self->n_running += found;
  return found;
}

static void
take_head (MusetteSyncPlan *self, const MusetteSyncWindow *window)
{
  self->head_done = TRUE;
  self->covered_to = self->today;
  if (self->covered_from == MUSETTE_DATE_NONE || self->covered_from > window->oldest)
    self->covered_from = window->oldest;
  self->next_newest = self->covered_from - 1;
}

/* Windows may be done in another order than they were given. */
static void
take_older (MusetteSyncPlan *self, const MusetteSyncWindow *window)
{
  gboolean grown = TRUE;

  g_array_append_val (self->islands, *window);
  while (grown)
    {
      grown = FALSE;
      for (guint i = 0; i < self->islands->len; i++)
        {
          const MusetteSyncWindow *island = &g_array_index (self->islands, MusetteSyncWindow, i);

          if (island->newest + 1 != self->covered_from)
            continue;
          self->covered_from = island->oldest;
          g_array_remove_index_fast (self->islands, i);
          grown = TRUE;
          break;
        }
    }
}

static guint
count_months (MusetteDate from, MusetteDate to)
{
  int year[2];
  int month[2];

  musette_date_get_ymd (from, &year[0], &month[0], NULL);
  musette_date_get_ymd (to, &year[1], &month[1], NULL);
  return (guint) MAX (0, (year[1] - year[0]) * 12 + month[1] - month[0] + 1);
}

static void
choose_months (MusetteSyncPlan *self, const MusetteSyncWindow *window, guint n_rows)
{
  const guint months = count_months (window->oldest, window->newest);

  self->months = CLAMP (ROWS_WANTED * months / MAX (1, n_rows), 1, MOST_MONTHS);
}

/* Back in growing steps until there is nothing, then halves: a dozen small questions at most. */
static void
take_probe (MusetteSyncPlan *self, const MusetteSyncWindow *window, MusetteDate newest_row)
{
  if (newest_row != MUSETTE_DATE_NONE && newest_row >= self->floor)
    {
      self->known = MIN (newest_row, window->newest);
      self->step_years *= 2;
    }
  else
    {
      self->floor = window->newest + 1;
      self->step_years = 0;
    }
  self->probing = self->known - self->floor > YEAR_DAYS;
  if (!self->probing)
    self->bottom = musette_date_get_month_start (self->floor);
}

/**
 * musette_sync_plan_done:
 * @self: a plan
 * @window: a window of this run that was read to its end
 * @n_rows: how many activities there were
 * @newest_row: the day of the newest of them, %MUSETTE_DATE_NONE without any
 *
 * Marks a window as done.
 */
void
musette_sync_plan_done (MusetteSyncPlan *self,
                        const MusetteSyncWindow *window,
                        guint n_rows,
                        MusetteDate newest_row)
{
  g_return_if_fail (self != NULL && window != NULL);
  g_return_if_fail (self->n_running > 0);

  self->n_running--;
  self->n_done++;
  switch (window->kind)
    {
    case MUSETTE_SYNC_WINDOW_HEAD:
      take_head (self, window);
      break;
    case MUSETTE_SYNC_WINDOW_OLDER:
      take_older (self, window);
      choose_months (self, window, n_rows);
      break;
    case MUSETTE_SYNC_WINDOW_AGAIN:
      self->again = window->oldest - 1;
      break;
    case MUSETTE_SYNC_WINDOW_PROBE:
      take_probe (self, window, newest_row);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * musette_sync_plan_is_finished:
 * @self: a plan
 *
 * Returns: whether the run is at its end: nothing is under way and nothing is to be asked for
 */
gboolean
musette_sync_plan_is_finished (MusetteSyncPlan *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_running == 0 && self->head_done && !self->probing && self->again_given
         && self->next_newest < get_older_limit (self);
}

/**
 * musette_sync_plan_is_complete:
 * @self: a plan
 *
 * Returns: whether all days of the range have been read
 */
gboolean
musette_sync_plan_is_complete (MusetteSyncPlan *self)
{
  MusetteDate limit;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->today == MUSETTE_DATE_NONE)
    return FALSE;
  limit = get_limit (self);
  return self->covered_from != MUSETTE_DATE_NONE && limit != MUSETTE_DATE_NONE
         && self->covered_from <= limit;
}

/**
 * musette_sync_plan_get_done:
 * @self: a plan
 *
 * Returns: how many steps of musette_sync_plan_get_total() are done
 */
guint
musette_sync_plan_get_done (MusetteSyncPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->was_complete)
    return self->n_done;
  if (self->covered_from == MUSETTE_DATE_NONE)
    return 0;
  return MIN (count_months (self->covered_from, self->today), musette_sync_plan_get_total (self));
}

/**
 * musette_sync_plan_get_total:
 * @self: a plan
 *
 * Returns: how many steps the run has: months when it is the first time, otherwise requests; 0
 *   while nobody knows
 */
guint
musette_sync_plan_get_total (MusetteSyncPlan *self)
{
  MusetteDate limit;

  g_return_val_if_fail (self != NULL, 0);

  if (self->was_complete)
    return MAX (2, self->n_done + self->n_running);
  limit = get_limit (self);
  return limit != MUSETTE_DATE_NONE ? count_months (limit, self->today) : 0;
}
