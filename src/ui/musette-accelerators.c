/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-accelerators.h"

/**
 * musette_accelerators_set:
 * @application: the application
 *
 * Gives the actions of application and windows their keys; the shortcuts window reads them back.
 */
void
musette_accelerators_set (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } accelerators[] = {
    { "app.quit", { "<Control>q" } },
    { "app.open", { "<Control>o" } },
    { "app.new-window", { "<Control><Shift>n" } },
    { "app.preferences", { "<Control>comma" } },
    { "window.close", { "<Control>w" } },
    { "win.search", { "<Control>f" } },
    { "win.refresh", { "<Control>r", "F5" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.outbox", { "<Control><Shift>o" } },
    { "win.go-back", { "<Alt>Left" } },
    { "win.go-forward", { "<Alt>Right" } },
    { "win.go-page(0)", { "<Alt>1" } },
    { "win.go-page(1)", { "<Alt>2" } },
    { "win.go-page(2)", { "<Alt>3" } },
    { "win.go-page(3)", { "<Alt>4" } },
    { "win.toggle-sidebar", { "F9" } },
    { "win.toggle-fullscreen", { "F11" } },
    { "win.main-menu", { "F10" } },
    { "win.show-help-overlay", { "<Control>question" } },
  };

  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (application, accelerators[i].action,
                                           accelerators[i].keys);
}
