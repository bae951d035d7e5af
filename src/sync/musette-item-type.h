/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-change-private.h"
#include "musette-client.h"
#include "musette-store.h"

G_BEGIN_DECLS

/**
 * MusetteItemService:
 * @client: the service
 * @athlete_id: whose things
 * @kind: what kind of things
 *
 * Whom to ask.
 */
typedef struct
{
  MusetteClient *client;
  const char *athlete_id;
  MusetteItemKind kind;
} MusetteItemService;

/**
 * MusetteItemCall:
 *
 * Asks the service for something about one thing: @id, with a JSON @body where one is needed.
 */
typedef void (*MusetteItemCall) (const MusetteItemService *service,
                                 const char *id,
                                 GBytes *body,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/**
 * MusetteItemType:
 * @parse: makes a record of the service's JSON
 * @get_json: the JSON of a record
 * @dup_id: the id in the JSON of a record
 * @make_created: makes the JSON of a thing that the service does not know yet
 * @overlay: lays a change over a record; returns the changed record
 * @describe: what a step says that does @action to @n things, of which @title is the first
 * @member_label: what people call a member
 * @dup_member_text: what people see of a member's value
 * @dup_both: (nullable result): one value that holds both, as JSON
 * @to_wire: how the service wants a member's value that is cleared, as JSON
 * @read, @read_finish: reads a whole record
 * @update, @update_finish: sends members
 * @create, @create_finish: makes a new one of members
 * @find, @find_finish: looks for one that was made of @body before; gives %NULL without an error
 *   when there is none
 * @remove, @remove_finish: deletes one
 * @merge: puts into @fresh what an answer to a change leaves out of the whole @before
 * @put, @put_row, @forget: keeps in the store a whole record, or as much of it as lists show;
 *   deletes it there
 *
 * All that is special about some kinds of things: there is one table for activities, and one for
 * all that is planned.
 */
typedef struct
{
  GObject *(*parse) (GBytes *json, GError **error);
  GBytes *(*get_json) (GObject *record);
  char *(*dup_id) (GObject *record);
  GBytes *(*make_created) (const char *id, MusettePatch *body);
  GObject *(*overlay) (GObject *record, MusetteChange *change);
  GObject *(*merge) (GObject *fresh, GObject *before);

  char *(*describe) (MusetteAction action, MusettePatch *patch, guint n, const char *title);
  const char *(*member_label) (const char *member);
  char *(*dup_member_text) (const char *member, const char *value);
  char *(*dup_both) (const char *member, const char *mine, const char *theirs);
  char *(*to_wire) (const char *member, const char *value);

  MusetteItemCall read;
  GObject *(*read_finish) (MusetteClient *client, GAsyncResult *result, GError **error);
  MusetteItemCall update;
  GObject *(*update_finish) (MusetteClient *client, GAsyncResult *result, GError **error);
  MusetteItemCall create;
  GObject *(*create_finish) (MusetteClient *client, GAsyncResult *result, GError **error);
  MusetteItemCall find;
  GObject *(*find_finish) (MusetteClient *client,
                           GAsyncResult *result,
                           const char *external_id,
                           GError **error);
  MusetteItemCall remove;
  gboolean (*remove_finish) (MusetteClient *client, GAsyncResult *result, GError **error);

  void (*put) (MusetteItemKind kind, MusetteStoreBatch *batch, GObject *record);
  void (*put_row) (MusetteItemKind kind, MusetteStoreBatch *batch, GObject *record);
  void (*forget) (MusetteItemKind kind, MusetteStoreBatch *batch, const char *id);
} MusetteItemType;

const MusetteItemType *musette_item_type_get (MusetteItemKind kind);
const char *musette_item_kind_to_name (MusetteItemKind kind);
gboolean musette_item_kind_from_name (const char *name, MusetteItemKind *kind);

extern const MusetteItemType musette_activity_item_type;
extern const MusetteItemType musette_plan_item_type;

G_END_DECLS
