/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-library-page-private.h"

#include <glib/gi18n.h>

#include "musette-dialogs.h"
#include "musette-folder-share.h"
#include "musette-library-workout.h"
#include "musette-name-dialog.h"
#include "musette-plan-apply.h"
#include "musette-repository-library.h"
#include "musette-undo-toast.h"

/* What the menu and the keys of the library do. Each is a step that can be undone. */

/* Does a step, and says so with the words of the history. */
static void
apply (MusetteLibraryPage *self, MusetteStep *step)
{
  MusetteRepository *repository = _musette_library_page_get_repository (self);
  g_autofree char *text = musette_step_describe (step);

  musette_undo_toast_apply (GTK_WIDGET (self), repository, step, text);
}

static void
change (MusetteLibraryPage *self, MusetteItemKind kind, MusettePlanItem *item, MusettePatch *patch)
{
  g_autoptr (MusetteStep) step = musette_step_new ();

  if (musette_step_update_planned (step, kind, item, patch))
    apply (self, g_steal_pointer (&step));
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteLibraryPage *self = MUSETTE_LIBRARY_PAGE (widget);

  _musette_library_page_open (self, _musette_library_page_get_workout (self));
}

static void
rename_to (const char *name, gpointer owner)
{
  MusetteLibraryPage *self = MUSETTE_LIBRARY_PAGE (owner);
  MusettePlanItem *workout = _musette_library_page_get_workout (self);
  g_autoptr (MusettePatch) patch = musette_patch_new ();

  musette_patch_set_string (patch, "name", name);
  if (workout != NULL)
    change (self, MUSETTE_ITEM_WORKOUT, workout, patch);
}

static void
rename_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MusettePlanItem *workout = _musette_library_page_get_workout (MUSETTE_LIBRARY_PAGE (widget));
  const char *name = musette_plan_item_get_name (workout);

  musette_name_dialog_ask (widget, _ ("Rename Workout"), _ ("_Rename"), name != NULL ? name : "",
                           rename_to, G_OBJECT (widget));
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteLibraryPage *self = MUSETTE_LIBRARY_PAGE (widget);
  MusetteStep *step = musette_step_new ();

  musette_step_delete_planned (step, MUSETTE_ITEM_WORKOUT,
                               _musette_library_page_get_workout (self));
  apply (self, step);
}

void
_musette_library_page_move (MusetteLibraryPage *self,
                            MusettePlanItem *workout,
                            const char *folder_id)
{
  g_autoptr (MusettePatch) patch = musette_patch_new ();

  musette_patch_set_id (patch, "folder_id", folder_id);
  change (self, MUSETTE_ITEM_WORKOUT, workout, patch);
}

void
_musette_library_page_move_to_day (MusetteLibraryPage *self, MusettePlanItem *workout, guint day)
{
  MusettePlanItem *plan = _musette_library_page_get_folder (self);
  g_autoptr (MusettePatch) patch = musette_patch_new ();

  if (plan == NULL)
    return;
  musette_patch_set_id (patch, "folder_id", musette_plan_item_get_id (plan));
  musette_patch_set_int (patch, "day", day);
  change (self, MUSETTE_ITEM_WORKOUT, workout, patch);
}

static void
move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteLibraryPage *self = MUSETTE_LIBRARY_PAGE (widget);

  _musette_library_page_move (self, _musette_library_page_get_workout (self),
                              g_variant_get_string (parameter, NULL));
}

static gboolean
has_name (GListModel *workouts, const char *name, const char *folder_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (workouts); i++)
    {
      g_autoptr (MusettePlanItem) item = g_list_model_get_item (workouts, i);

      if (g_strcmp0 (musette_plan_item_get_name (item), name) == 0
          && g_strcmp0 (musette_plan_item_get_folder_id (item), folder_id) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The first of "Hills 2", "Hills 3" … that the folder does not have. */
static char *
find_free_name (MusetteLibraryPage *self, const char *name, const char *folder_id)
{
  GListModel *workouts = musette_library_get_items (
      musette_repository_get_library (_musette_library_page_get_repository (self)),
      MUSETTE_ITEM_WORKOUT);
  char *free_name = g_strdup (name);

  for (guint n = 2; has_name (workouts, free_name, folder_id); n++)
    {
      g_free (free_name);
      free_name = g_strdup_printf ("%s %u", name, n);
    }
  return free_name;
}

void
_musette_library_page_copy (MusetteLibraryPage *self,
                            MusettePlanItem *workout,
                            const char *folder_id)
{
  g_autoptr (MusettePatch) body = musette_library_workout_copy_members (workout);
  const char *name = musette_plan_item_get_name (workout);
  g_autofree char *free_name = find_free_name (self, name != NULL ? name : "", folder_id);
  MusetteStep *step = musette_step_new ();

  musette_patch_set_string (body, "name", free_name);
  musette_patch_set_id (body, "folder_id", folder_id);
  if (g_strcmp0 (folder_id, musette_plan_item_get_folder_id (workout)) != 0)
    musette_patch_remove (body, "day");
  musette_step_create_planned (step, MUSETTE_ITEM_WORKOUT, body);
  apply (self, step);
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteLibraryPage *self = MUSETTE_LIBRARY_PAGE (widget);

  _musette_library_page_copy (self, _musette_library_page_get_workout (self),
                              g_variant_get_string (parameter, NULL));
}

static void
duplicate_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteLibraryPage *self = MUSETTE_LIBRARY_PAGE (widget);
  MusettePlanItem *workout = _musette_library_page_get_workout (self);
  const char *folder_id = musette_plan_item_get_folder_id (workout);

  if (folder_id != NULL)
    _musette_library_page_copy (self, workout, folder_id);
}

/* Folders */

static void
make_folder (const char *name, gpointer owner)
{
  g_autoptr (MusettePatch) body = musette_patch_new ();
  MusetteStep *step = musette_step_new ();

  musette_patch_set_string (body, "name", name);
  musette_patch_set_string (body, "type", "FOLDER");
  musette_step_create_planned (step, MUSETTE_ITEM_FOLDER, body);
  apply (MUSETTE_LIBRARY_PAGE (owner), step);
}

static void
new_folder_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  musette_name_dialog_ask (widget, _ ("New Folder"), _ ("_Create"), "", make_folder,
                           G_OBJECT (widget));
}

static void
rename_folder_to (const char *name, gpointer owner)
{
  MusetteLibraryPage *self = MUSETTE_LIBRARY_PAGE (owner);
  MusettePlanItem *folder = _musette_library_page_get_folder (self);
  g_autoptr (MusettePatch) patch = musette_patch_new ();

  musette_patch_set_string (patch, "name", name);
  if (folder != NULL)
    change (self, MUSETTE_ITEM_FOLDER, folder, patch);
}

static void
rename_folder_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MusettePlanItem *folder = _musette_library_page_get_folder (MUSETTE_LIBRARY_PAGE (widget));
  const char *name = musette_plan_item_get_name (folder);

  musette_name_dialog_ask (widget, _ ("Rename Folder"), _ ("_Rename"), name != NULL ? name : "",
                           rename_folder_to, G_OBJECT (widget));
}

static void
delete_folder_confirmed (gboolean confirmed, gpointer owner)
{
  MusetteLibraryPage *self = MUSETTE_LIBRARY_PAGE (owner);
  MusettePlanItem *folder = _musette_library_page_get_folder (self);
  MusetteStep *step;

  if (!confirmed || folder == NULL)
    return;
  step = musette_step_new ();
  musette_step_delete_planned (step, MUSETTE_ITEM_FOLDER, folder);
  apply (self, step);
}

/* Its workouts go with it, so that is asked first, though it can be undone. */
static void
delete_folder_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MusettePlanItem *folder = _musette_library_page_get_folder (MUSETTE_LIBRARY_PAGE (widget));
  GtkRoot *root = gtk_widget_get_root (widget);
  const char *name = musette_plan_item_get_name (folder);
  g_autofree char *heading = NULL;

  /* Translators: %s is the name of a folder */
  heading = g_strdup_printf (_ ("Delete “%s”?"), name != NULL ? name : "");
  musette_dialogs_confirm (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading,
                           _ ("The workouts in it are deleted too."), _ ("_Delete"),
                           ADW_RESPONSE_DESTRUCTIVE, delete_folder_confirmed, G_OBJECT (widget));
}

static void
import_files (MusetteLibraryPage *self, GListModel *files)
{
  _musette_library_page_import (self, _musette_library_page_get_folder (self), files);
}

static void
import_chosen_cb (GListModel *files, gpointer owner)
{
  if (files != NULL && g_list_model_get_n_items (files) > 0)
    import_files (MUSETTE_LIBRARY_PAGE (owner), files);
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  musette_dialogs_open_workouts (widget, FALSE, import_chosen_cb);
}

static void
import_folder_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  musette_dialogs_open_workouts (widget, TRUE, import_chosen_cb);
}

static void
apply_plan_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MusetteLibraryPage *self = MUSETTE_LIBRARY_PAGE (widget);

  musette_plan_apply_ask (widget, _musette_library_page_get_repository (self),
                          _musette_library_page_get_folder (self));
}

static void
share_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MusetteLibraryPage *self = MUSETTE_LIBRARY_PAGE (widget);

  musette_folder_share_ask (widget, _musette_library_page_get_repository (self),
                            _musette_library_page_get_folder (self));
}

/* Menu */

static GMenuModel *
make_folder_menu (MusetteLibraryPage *self, const char *action)
{
  GListModel *folders = musette_library_get_items (
      musette_repository_get_library (_musette_library_page_get_repository (self)),
      MUSETTE_ITEM_FOLDER);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (folders); i++)
    {
      g_autoptr (MusettePlanItem) folder = g_list_model_get_item (folders, i);
      const char *name = musette_plan_item_get_name (folder);
      g_autoptr (GMenuItem) item = NULL;

      item = g_menu_item_new (name != NULL ? name : "", NULL);
      g_menu_item_set_action_and_target (item, action, "s", musette_plan_item_get_id (folder));
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

GMenuModel *
_musette_library_page_make_menu (MusetteLibraryPage *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) workout = g_menu_new ();
  g_autoptr (GMenu) folder = g_menu_new ();
  g_autoptr (GMenuModel) move = make_folder_menu (self, "library.move");
  g_autoptr (GMenuModel) copy = make_folder_menu (self, "library.copy");

  g_menu_append (workout, _ ("_Open in the Builder"), "library.open");
  g_menu_append (workout, _ ("_Rename…"), "library.rename");
  g_menu_append (workout, _ ("D_uplicate"), "library.duplicate");
  g_menu_append_submenu (workout, _ ("_Move To"), move);
  g_menu_append_submenu (workout, _ ("_Copy To"), copy);
  g_menu_append (workout, _ ("_Delete"), "library.delete");
  g_menu_append (folder, _ ("_Import Files…"), "library.import");
  g_menu_append (folder, _ ("Import a Fold_er…"), "library.import-folder");
  g_menu_append (folder, _ ("_New Folder…"), "library.new-folder");
  g_menu_append (folder, _ ("Rename _Folder…"), "library.rename-folder");
  g_menu_append (folder, _ ("Follow Pl_an…"), "library.apply-plan");
  g_menu_append (folder, _ ("_Share Folder…"), "library.share");
  g_menu_append (folder, _ ("Delete Fo_lder…"), "library.delete-folder");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (workout));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (folder));
  return G_MENU_MODEL (menu);
}

void
_musette_library_page_update_actions (MusetteLibraryPage *self)
{
  static const char *const workout_actions[]
      = { "library.open",      "library.rename", "library.delete",
          "library.duplicate", "library.move",   "library.copy" };
  const gboolean has_workout = _musette_library_page_get_workout (self) != NULL;
  const gboolean has_folder = _musette_library_page_get_folder (self) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (workout_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), workout_actions[i], has_workout);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "library.rename-folder", has_folder);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "library.delete-folder", has_folder);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "library.share", has_folder);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "library.apply-plan",
                                 _musette_library_page_shows_plan (self));
}

void
_musette_library_page_install_actions (GtkWidgetClass *widget_class)
{
  const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "library.open", NULL, open_cb },
    { "library.rename", NULL, rename_cb },
    { "library.delete", NULL, delete_cb },
    { "library.duplicate", NULL, duplicate_cb },
    { "library.move", "s", move_cb },
    { "library.copy", "s", copy_cb },
    { "library.import", NULL, import_cb },
    { "library.import-folder", NULL, import_folder_cb },
    { "library.new-folder", NULL, new_folder_cb },
    { "library.rename-folder", NULL, rename_folder_cb },
    { "library.apply-plan", NULL, apply_plan_cb },
    { "library.share", NULL, share_cb },
    { "library.delete-folder", NULL, delete_folder_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "library.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "library.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK,
                                       "library.duplicate", NULL);
}
