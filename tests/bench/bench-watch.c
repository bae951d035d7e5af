/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "bench-watch.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define POLL_US 5000
#define LIMIT_S 120
/* It rests from the moment after which it uses less than so much CPU in so long, nor more than this
 * share of what it has used. */
#define REST_CPU_S 0.1
#define REST_SHARE 0.1
#define REST_S 1.5
/* A splash screen is no content. */
#define LEAST_WIDTH 600

typedef struct
{
  double time_s;
  double cpu_s;
} Sample;

typedef struct
{
  Display *display;
  GPid pid;
  gint64 begun_us;
  GArray *samples; /* of Sample */
} Watch;

/* CPU seconds of all threads of a process, negative when it is gone. */
static double
get_cpu_s (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", pid);
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  const char *after;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (after = strrchr (text, ')')) == NULL)
    return -1;
  /* State, the third field, is the first word after the name; user and system are 14 and 15. */
  words = g_strsplit (after + 2, " ", -1);
  if (g_strv_length (words) < 13 || *words[0] == 'Z')
    return -1;
  return (g_ascii_strtod (words[11], NULL) + g_ascii_strtod (words[12], NULL))
         / (double) sysconf (_SC_CLK_TCK);
}

/* Windows come and go while they are looked at. */
static int
ignore_error (Display *display, XErrorEvent *event)
{
  return 0;
}

/* The numbers of a property, or NULL. They are freed with XFree (). */
static unsigned long *
get_numbers (Display *display, Window window, const char *name, unsigned long *n)
{
  unsigned char *data = NULL;
  unsigned long left;
  Atom type;
  int format;

  *n = 0;
  XGetWindowProperty (display, window, XInternAtom (display, name, False), 0, 64, False,
                      AnyPropertyType, &type, &format, n, &left, &data);
  return (unsigned long *) data;
}

static gboolean
has_pid (Display *display, Window window, GPid pid)
{
  unsigned long n;
  unsigned long *numbers = get_numbers (display, window, "_NET_WM_PID", &n);
  gboolean same = n == 1 && numbers[0] == (unsigned long) pid;

  if (numbers != NULL)
    XFree (numbers);
  return same;
}

static gboolean
shows_content (Display *display, Window window)
{
  XWindowAttributes attributes;
  XImage *image;
  gboolean uniform = TRUE;

  if (!XGetWindowAttributes (display, window, &attributes) || attributes.map_state != IsViewable
      || attributes.width < LEAST_WIDTH)
    return FALSE;
  image = XGetImage (display, window, 0, 0, (unsigned) attributes.width,
                     (unsigned) attributes.height, AllPlanes, ZPixmap);
  if (image == NULL)
    return FALSE;
  for (int y = 0; y < image->height && uniform; y++)
    for (int x = 0; x < image->width && uniform; x++)
      uniform = XGetPixel (image, x, y) == XGetPixel (image, 0, 0);
  XDestroyImage (image);
  return !uniform;
}

static gboolean
find_content (Watch *self)
{
  unsigned long n;
  unsigned long *windows
      = get_numbers (self->display, DefaultRootWindow (self->display), "_NET_CLIENT_LIST", &n);
  gboolean found = FALSE;

  for (unsigned long i = 0; i < n && !found; i++)
    found = has_pid (self->display, windows[i], self->pid)
            && shows_content (self->display, windows[i]);
  if (windows != NULL)
    XFree (windows);
  return found;
}

static gboolean
find_rest (Watch *self, BenchWatch *out)
{
  const Sample *last = &g_array_index (self->samples, Sample, self->samples->len - 1);
  const double allowed_s = MIN (REST_CPU_S, REST_SHARE * last->cpu_s);

  for (guint i = 0; i < self->samples->len; i++)
    {
      const Sample *sample = &g_array_index (self->samples, Sample, i);

      if (sample->time_s < out->content_s || last->cpu_s - sample->cpu_s > allowed_s)
        continue;
      out->settled_s = sample->time_s;
      out->cpu_s = last->cpu_s;
      return last->time_s - sample->time_s >= REST_S;
    }
  return FALSE;
}

static gboolean
watch (Watch *self, BenchWatch *out)
{
  for (;;)
    {
      Sample sample = { (double) (g_get_monotonic_time () - self->begun_us) / G_USEC_PER_SEC,
                        get_cpu_s (self->pid) };

      if (sample.cpu_s < 0 || sample.time_s > LIMIT_S)
        return FALSE;
      g_array_append_val (self->samples, sample);
      if (out->content_s == 0 && find_content (self))
        out->content_s = sample.time_s;
      if (out->content_s > 0 && find_rest (self, out))
        return TRUE;
      g_usleep (POLL_US);
    }
}

/**
 * bench_watch_run:
 * @argv: a program and its arguments; it stays the process that is started
 * @out: (out): what it needs
 *
 * Starts a program with a window, and ends it when it rests.
 *
 * Returns: %FALSE when it does not run, shows nothing or never rests
 */
gboolean
bench_watch_run (const char *const *argv, BenchWatch *out)
{
  Watch self = { .display = XOpenDisplay (NULL), .begun_us = g_get_monotonic_time () };
  gboolean ok;

  *out = (BenchWatch){ 0, 0, 0 };
  if (self.display == NULL
      || !g_spawn_async (NULL, (char **) argv, NULL,
                         G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL
                             | G_SPAWN_STDERR_TO_DEV_NULL,
                         NULL, NULL, &self.pid, NULL))
    return FALSE;
  XSetErrorHandler (ignore_error);
  self.samples = g_array_new (FALSE, FALSE, sizeof (Sample));
  ok = watch (&self, out);
  kill (self.pid, SIGTERM);
  waitpid (self.pid, NULL, 0);
  XCloseDisplay (self.display);
  g_array_unref (self.samples);
  return ok;
}

/**
 * bench_watch_keep_least:
 * @least: (inout): the least of what was seen
 * @other: another run
 *
 * Keeps the least of several runs; what else the machine does only adds.
 */
void
bench_watch_keep_least (BenchWatch *least, const BenchWatch *other)
{
  least->content_s = MIN (least->content_s, other->content_s);
  least->settled_s = MIN (least->settled_s, other->settled_s);
  least->cpu_s = MIN (least->cpu_s, other->cpu_s);
}
