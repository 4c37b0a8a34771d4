-- Version 3: the versions that a clerk kept of a report, each with the Word file
-- that went out. Large columns last.
CREATE TABLE version (
	id       INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice
	report   INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
	name     TEXT    NOT NULL CHECK (name <> ''),
	note     TEXT    NOT NULL,
	step     INTEGER NOT NULL, -- the latest of the log then; 0 = there was none
	at       INTEGER NOT NULL,
	who      TEXT    NOT NULL, -- account name
	document TEXT    NOT NULL, -- file name of the Word file; '' = none is kept
	content  BLOB,
	CHECK ((document = '') = (content IS NULL))
) STRICT;

CREATE INDEX version_report ON version (report);
