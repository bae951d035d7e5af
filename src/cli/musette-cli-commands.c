/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-commands.h"

#include <glib/gi18n-lib.h>

#include "musette-cli-account.h"
#include "musette-cli-activity-change.h"
#include "musette-cli-activity.h"
#include "musette-cli-analyze.h"
#include "musette-cli-athlete.h"
#include "musette-cli-convert.h"
#include "musette-cli-curve.h"
#include "musette-cli-curves.h"
#include "musette-cli-event.h"
#include "musette-cli-gear.h"
#include "musette-cli-inspect.h"
#include "musette-cli-intervals.h"
#include "musette-cli-library.h"
#include "musette-cli-outbox.h"
#include "musette-cli-render.h"
#include "musette-cli-settings.h"
#include "musette-cli-simulate.h"
#include "musette-cli-sync.h"

/* The table of all commands, in the order in which help lists them. A command's function stands in
 * the file that is named after its noun. */
static const MusetteCliCommand commands[] = {
  { "analyze",
    "FILE... [--ftp W] [--cp W] [--w-prime J] [--lthr BPM] [--max-hr BPM] [--resting-hr BPM] "
    "[--weight KG] [-o FILE]",
    N_ ("Compute all numbers of recorded activities"), "analyze ride.fit --ftp 280",
    musette_cli_analyze },
  { "curve", "FILE... [--all] [-o FILE]", N_ ("Compute the power curve of recorded activities"),
    "curve ride.fit --json", musette_cli_curve },
  { "inspect",
    "FILE [--sport TYPE] [--indoor] [--settings FILE] [--ftp W] [--lthr BPM] [--max-hr BPM] "
    "[--resting-hr BPM] [--threshold-pace M/S] [-o FILE]",
    N_ ("Show what a workout is made of and what it costs"), "inspect workout.zwo --ftp 280",
    musette_cli_inspect },
  { "convert", "IN OUT [--ftp W] [--sport TYPE] [--settings FILE]",
    N_ ("Write a workout in another format"), "convert workout.zwo workout.fit",
    musette_cli_convert },
  { "render", "FILE OUT.png/.svg/.pdf [--width PX] [--height PX] [--streams A,B] [--dark]",
    N_ ("Draw the charts of a recorded ride into a file"),
    "render ride.fit ride.svg --streams watts,heartrate", musette_cli_render },
  { "simulate",
    "[--port N] [--seed N] [--today DATE] [--activities N] [--state FILE] [--lenient] "
    "[--latency MS] [--fault SPEC]... [--behind SPEC]...",
    N_ ("Run a local Intervals.icu with a demo athlete"),
    "simulate --port 8080 --fault 429/2@*/activities*:2", musette_cli_simulate },
  { "login", "", N_ ("Ask for a key or token, test it, and keep it in the keyring"), "login",
    musette_cli_login },
  { "logout", "", N_ ("Remove the key from the keyring"), "logout", musette_cli_logout },
  { "whoami", "[-o FILE]", N_ ("Tell whose key is in use and where it came from"), "whoami --json",
    musette_cli_whoami },
  { "sync", "[--full]", N_ ("Send the changes that wait, and read what is new at the service"),
    "sync", musette_cli_sync },
  { "outbox list", "[-o FILE]", N_ ("List the changes that the service does not have yet"),
    "outbox list --json", musette_cli_outbox_list },
  { "outbox retry", "[NUMBER]...",
    N_ ("Send changes again that were refused or are in conflict; without a number all"),
    "outbox retry 12", musette_cli_outbox_retry },
  { "outbox drop", "NUMBER.../--all", N_ ("Give up changes that wait"), "outbox drop 12",
    musette_cli_outbox_drop },
  { "activity list",
    "--oldest DATE [--newest DATE] [--limit N] [--fields A,B] [--type TYPE] [--csv] [-o FILE]",
    N_ ("List the activities of some days, newest first"),
    "activity list --oldest today-28 --type Ride", musette_cli_activity_list },
  { "activity search", "TEXT/#TAG [--limit N] [-o FILE]",
    N_ ("Find activities by a part of their name, or by a tag"), "activity search '#race'",
    musette_cli_activity_search },
  { "activity get", "ID [--intervals] [-o FILE]", N_ ("Show one activity"),
    "activity get i55610271 --intervals --json", musette_cli_activity_get },
  { "activity streams", "ID [--types A,B] [--csv] [-o FILE]",
    N_ ("Show the samples of one activity"), "activity streams i55610271 --csv -o ride.csv",
    musette_cli_activity_streams },
  { "activity create", "KEY=VALUE.../--file FILE [-o FILE]",
    N_ ("Make an activity without a recording, or several of a file"),
    "activity create type=Ride start_date_local=2026-05-12T07:00:00 moving_time=3600",
    musette_cli_activity_create },
  { "activity update", "ID KEY=VALUE... [-o FILE]", N_ ("Change members of one activity"),
    "activity update i55610271 name='Morning Ride' icu_rpe=4", musette_cli_activity_update },
  { "activity delete", "ID", N_ ("Delete one activity"), "activity delete i55610271",
    musette_cli_activity_delete },
  { "activity upload", "FILE... [-o FILE]", N_ ("Make activities of recorded files"),
    "activity upload ride.fit", musette_cli_activity_upload },
  { "activity download", "ID [--format original/fit/gpx] [-o FILE]",
    N_ ("Get the file of one activity"), "activity download i55610271 --format fit -o ride.fit",
    musette_cli_activity_download },
  { "activity intervals", "ID [--set FILE] [-o FILE]",
    N_ ("Show the intervals of one activity, or put others in their place"),
    "activity intervals i55610271 --set intervals.json", musette_cli_activity_intervals },
  { "activity csv", "[-o FILE]", N_ ("Get all activities as a table in CSV"),
    "activity csv -o activities.csv", musette_cli_activity_csv },
  { "event list",
    "--oldest DATE --newest DATE [--category A,B] [--fields A,B] [--calendar ID] [--csv] [-o FILE]",
    N_ ("List what is planned on some days"), "event list --oldest today --newest today+14",
    musette_cli_event_list },
  { "event get", "ID [-o FILE]", N_ ("Show one event"), "event get 1234 --json",
    musette_cli_event_get },
  { "event create", "[KEY=VALUE...] [--file FILE] [--date DATE] [--name NAME] [-o FILE]",
    N_ ("Plan a workout, a note or anything else"),
    "event create --file intervals.zwo --date monday", musette_cli_event_create },
  { "event update", "[ID] [--oldest DATE] [--newest DATE] KEY=VALUE... [-o FILE]",
    N_ ("Change an event, or all events of some days that the service has"),
    "event update 1234 name=Openers", musette_cli_event_update },
  { "event move", "ID DATE [-o FILE]", N_ ("Put an event on another day"),
    "event move 1234 2026-05-19", musette_cli_event_move },
  { "event copy", "ID DATE [-o FILE]", N_ ("Plan the same on another day too"),
    "event copy 1234 2026-05-26", musette_cli_event_copy },
  { "event delete", "ID... [-o FILE]", N_ ("Delete events"), "event delete 1234 1235",
    musette_cli_event_delete },
  { "event done", "ID [-o FILE]",
    N_ ("Make an activity of a planned workout; the service must be within reach"),
    "event done 1234", musette_cli_event_done },
  { "event download", "ID --format zwo/mrc/erg/fit [-o FILE]",
    N_ ("Get a planned workout as a file"), "event download 1234 --format zwo -o openers.zwo",
    musette_cli_event_download },
  { "event zip", "--oldest DATE --newest DATE --format zwo/mrc/erg/fit [-o FILE]",
    N_ ("Get the planned workouts of some days as files"),
    "event zip --oldest today --newest today+7 --format zwo -o week.zip", musette_cli_event_zip },
  { "folder list", "[-o FILE]", N_ ("List the folders and plans of the library"), "folder list",
    musette_cli_folder_list },
  { "folder create", "NAME [KEY=VALUE...] [-o FILE]", N_ ("Make a folder in the library"),
    "folder create Threshold", musette_cli_folder_create },
  { "folder update", "ID KEY=VALUE... [-o FILE]", N_ ("Change a folder"),
    "folder update 12 name=Tempo", musette_cli_folder_update },
  { "folder delete", "ID [-o FILE]", N_ ("Delete a folder with its workouts"), "folder delete 12",
    musette_cli_folder_delete },
  { "folder share", "ID [ATHLETE[:edit]...] [--nobody] [-o FILE]",
    N_ ("Show who may see a folder, or say who may see or edit it"),
    "folder share 12 i55555 i66666:edit", musette_cli_folder_share },
  { "workout list", "[--folder ID] [-o FILE]", N_ ("List the workouts of the library"),
    "workout list --folder 12", musette_cli_workout_list },
  { "workout get", "ID [-o FILE]", N_ ("Show one workout of the library"), "workout get 345 --json",
    musette_cli_workout_get },
  { "workout create", "--folder ID --file FILE [KEY=VALUE...] [-o FILE]",
    N_ ("Put a workout into the library"), "workout create --folder 12 --file tempo.txt",
    musette_cli_workout_create },
  { "workout update", "ID KEY=VALUE... [-o FILE]", N_ ("Change a workout of the library"),
    "workout update 345 name=Tempo", musette_cli_workout_update },
  { "workout delete", "ID [-o FILE]", N_ ("Delete a workout of the library"), "workout delete 345",
    musette_cli_workout_delete },
  { "workout download", "ID --format zwo/mrc/erg/fit [-o FILE]",
    N_ ("Get a workout of the library as a file"), "workout download 345 --format fit -o tempo.fit",
    musette_cli_workout_download },
  { "athlete get", "[-o FILE]", N_ ("Show the athlete"), "athlete get --json",
    musette_cli_athlete_get },
  { "settings list", "[-o FILE]", N_ ("List the settings of all sports"), "settings list",
    musette_cli_settings_list },
  { "settings get", "SPORT [-o FILE]", N_ ("Show the settings of one sport"),
    "settings get Ride --json", musette_cli_settings_get },
  { "curves power", "[--type TYPE] [--curves A,B] [-o FILE]",
    N_ ("Show the best power of some periods"), "curves power --type Ride --curves 42d,1y",
    musette_cli_curves_power },
  { "gear list", "[-o FILE]", N_ ("List bikes, shoes and their parts"), "gear list",
    musette_cli_gear_list },
  { NULL, NULL, NULL, NULL, NULL },
};

/**
 * musette_cli_commands_get:
 * @n_commands: (out): how many there are
 *
 * Returns: (array length=n_commands) (transfer none): the command table
 */
const MusetteCliCommand *
musette_cli_commands_get (gsize *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands) - 1;
  return commands;
}
