-- The texts that notes, versions and buffers speak of, each once.
CREATE TABLE texts (
    id    INTEGER PRIMARY KEY,
    hash  TEXT NOT NULL UNIQUE,
    text  BLOB NOT NULL,
    -- since when nothing speaks of it any more, in milliseconds since 1970 (UTC)
    spare INTEGER
) STRICT;
CREATE INDEX texts_spare ON texts (spare) WHERE spare IS NOT NULL;
CREATE INDEX notes_by_hash ON notes (hash);

-- Earlier texts of a note, each once, at the moment something else took their place.
CREATE TABLE versions (
    id         INTEGER PRIMARY KEY,
    path       TEXT NOT NULL,
    hash       TEXT NOT NULL,
    -- milliseconds since 1970 (UTC)
    at         INTEGER NOT NULL,
    why        TEXT NOT NULL,
    operation  TEXT,
    UNIQUE (path, hash)
) STRICT;
CREATE INDEX versions_by_hash ON versions (hash);

INSERT OR IGNORE INTO texts (hash, text) SELECT hash, text FROM history;
INSERT OR REPLACE INTO versions (path, hash, at, why)
    SELECT path, hash, at * 1000, 'saved' FROM history ORDER BY at;
DROP TABLE history;

-- Texts of notes are known from their next look on: no stamp fits.
UPDATE notes SET modified = -1;

-- Where a note was moved to; and which files an undo leaves alone.
ALTER TABLE operation_files ADD COLUMN moved_to TEXT;
ALTER TABLE operation_files ADD COLUMN skipped INTEGER NOT NULL DEFAULT 0;
