-- What the service told, and what the app notes for itself. The row of an activity is what lists
-- show; all that is known of it stands in a table of its own, so that years of rows load fast.

CREATE TABLE activity (
  id TEXT NOT NULL PRIMARY KEY,
  start_local INTEGER NOT NULL,  -- seconds on the athlete's clock
  has_streams INTEGER NOT NULL,  -- whether the service may have samples of it
  json BLOB NOT NULL
) STRICT;

-- Lists go by time, and those who look for missing samples need nothing but this index.
CREATE INDEX activity_start ON activity (start_local, has_streams, id);

CREATE TABLE activity_whole (
  id TEXT NOT NULL PRIMARY KEY,
  stored_us INTEGER NOT NULL,
  json BLOB NOT NULL             -- text, or a zstd frame of it
) STRICT;

CREATE TABLE stream (
  id TEXT NOT NULL PRIMARY KEY,
  stored_us INTEGER NOT NULL,
  data BLOB NOT NULL             -- all channels, in one zstd frame
) STRICT;

CREATE TABLE record (
  kind INTEGER NOT NULL,
  id TEXT NOT NULL,
  day INTEGER NOT NULL,          -- day number, 0 = none
  stored_us INTEGER NOT NULL,
  json BLOB NOT NULL,            -- text, or a zstd frame of it
  PRIMARY KEY (kind, id)
) STRICT;

CREATE INDEX record_day ON record (kind, day);

CREATE TABLE state (
  key TEXT NOT NULL PRIMARY KEY,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
