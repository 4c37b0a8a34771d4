-- Version 1. Times are milliseconds since 1970, UTC.

-- A form as it was when a report was typed under it. The large columns stand
-- last, so that reading the others does not read them.
CREATE TABLE bundle (
	hash     BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
	id       TEXT NOT NULL,
	name     TEXT NOT NULL,
	year_key TEXT NOT NULL, -- the value that tells a report's year; may be ''
	unit_key TEXT NOT NULL, -- the value that names the reporting unit; may be ''
	template BLOB NOT NULL,
	fields   BLOB NOT NULL
) STRICT;

CREATE TABLE report (
	id      INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice
	bundle  BLOB    NOT NULL REFERENCES bundle (hash),
	state   TEXT    NOT NULL CHECK (state IN ('draft', 'checked', 'submitted')),
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL, -- the latest step
	deleted INTEGER,          -- when it went into the bin
	cell    TEXT    NOT NULL DEFAULT '' -- the key of the cell last worked in
) STRICT;

CREATE INDEX report_bundle ON report (bundle);

-- What is filled in; a value that is not has no row. Tables of long texts keep
-- their rowid: the file is smaller by half and lists are three times as fast.
CREATE TABLE value (
	report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
	key    TEXT    NOT NULL,
	text   TEXT    NOT NULL CHECK (text <> ''),
	PRIMARY KEY (report, key)
) STRICT;

-- The log of what was done to a report.
CREATE TABLE step (
	report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
	no     INTEGER NOT NULL CHECK (no > 0),
	kind   TEXT    NOT NULL,
	of     INTEGER NOT NULL, -- the step taken back or brought again, else 0
	label  TEXT    NOT NULL,
	at     INTEGER NOT NULL,
	who    TEXT    NOT NULL, -- account name
	PRIMARY KEY (report, no)
) STRICT, WITHOUT ROWID;

CREATE TABLE edit (
	report INTEGER NOT NULL,
	step   INTEGER NOT NULL,
	key    TEXT    NOT NULL,
	place  INTEGER NOT NULL, -- among the step's edits
	old    TEXT    NOT NULL,
	new    TEXT    NOT NULL,
	PRIMARY KEY (report, step, key),
	FOREIGN KEY (report, step) REFERENCES step (report, no) ON DELETE CASCADE
) STRICT;

-- What the program remembers for itself.
CREATE TABLE setting (
	name  TEXT NOT NULL PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
