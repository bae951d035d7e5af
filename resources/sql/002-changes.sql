-- What the service is still to be told, and what can be undone. Numbers are never used twice, so
-- that two programs which hold one cannot mean different things.

CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  step INTEGER NOT NULL,
  item_kind TEXT,
  item TEXT,
  action TEXT,
  body TEXT,
  base TEXT,
  file TEXT,
  state TEXT,
  attempts INTEGER NOT NULL,
  not_before_us INTEGER NOT NULL,
  created_us INTEGER NOT NULL,
  error TEXT
) STRICT;

CREATE INDEX outbox_item ON outbox (item);

CREATE TABLE history (
  step INTEGER PRIMARY KEY AUTOINCREMENT,
  undone INTEGER NOT NULL,
  data TEXT
) STRICT;
