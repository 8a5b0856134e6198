-- The index of the library: everything here can be rebuilt from the folder.
CREATE TABLE notes (
    id            INTEGER PRIMARY KEY,
    path          TEXT NOT NULL UNIQUE,
    hash          TEXT NOT NULL,
    size          INTEGER NOT NULL,
    modified      INTEGER NOT NULL,
    inode         INTEGER NOT NULL,
    page          INTEGER NOT NULL,
    slug          TEXT NOT NULL,
    title         TEXT NOT NULL,
    topic         TEXT,
    date          TEXT,
    updated       TEXT,
    state         TEXT NOT NULL,
    summary       TEXT,
    words         INTEGER NOT NULL,
    problems      INTEGER NOT NULL,
    -- the whole note as the program reads it, so that the library opens without its files
    note          TEXT NOT NULL
) STRICT;
CREATE INDEX notes_by_topic ON notes (topic);
CREATE INDEX notes_by_date ON notes (date);
CREATE INDEX notes_by_slug ON notes (slug);

CREATE TABLE note_tags (
    note  INTEGER NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
    tag   TEXT NOT NULL,
    PRIMARY KEY (note, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX note_tags_by_tag ON note_tags (tag);

CREATE TABLE links (
    note    INTEGER NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
    target  TEXT NOT NULL,
    anchor  TEXT,
    line    INTEGER NOT NULL,
    kind    TEXT NOT NULL
) STRICT;
CREATE INDEX links_by_note ON links (note);

-- The catalogue's mirror, so that lists and counts are one query.
CREATE TABLE topics (
    slug         TEXT PRIMARY KEY,
    position     INTEGER NOT NULL,
    title        TEXT NOT NULL,
    headline     TEXT NOT NULL,
    description  TEXT NOT NULL
) STRICT;
CREATE TABLE tags (
    slug         TEXT PRIMARY KEY,
    title        TEXT NOT NULL,
    description  TEXT NOT NULL
) STRICT;

-- The row of a note's text has the note's id. '+' and '#' belong to words: C++, C#.
CREATE VIRTUAL TABLE note_text USING fts5 (
    title, labels, body,
    tokenize = "unicode61 remove_diacritics 2 tokenchars '+#'",
    prefix = '2 3'
);
CREATE TRIGGER notes_text_gone AFTER DELETE ON notes BEGIN
    DELETE FROM note_text WHERE rowid = old.id;
END;

-- What only this machine knows: unsaved text, remembered choices, the journal.
CREATE TABLE buffers (
    path  TEXT PRIMARY KEY,
    base  TEXT,
    text  TEXT NOT NULL,
    at    INTEGER NOT NULL
) STRICT;

CREATE TABLE settings (
    key    TEXT PRIMARY KEY,
    value  TEXT NOT NULL
) STRICT;

CREATE TABLE operations (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    name  TEXT NOT NULL,
    at    INTEGER NOT NULL,
    -- 'begun' while files are being written, then 'done' or 'undone'
    phase TEXT NOT NULL
) STRICT;
CREATE TABLE operation_files (
    operation  INTEGER NOT NULL REFERENCES operations (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    file       TEXT NOT NULL,
    before     BLOB,
    after      BLOB,
    PRIMARY KEY (operation, position)
) STRICT, WITHOUT ROWID;

-- Earlier texts of a note, as they were replaced by saving.
CREATE TABLE history (
    id    INTEGER PRIMARY KEY,
    path  TEXT NOT NULL,
    hash  TEXT NOT NULL,
    text  BLOB NOT NULL,
    at    INTEGER NOT NULL
) STRICT;
CREATE INDEX history_by_path ON history (path, at);
