-- How the bytes of a text are packed: 0 as they are, 1 by zstd.
ALTER TABLE texts ADD COLUMN packed INTEGER NOT NULL DEFAULT 0;

-- Which reader read a row from its file, and which put its words into the full text; 0 is none that
-- a program still knows. `labels` are the titles of topic and tags as the full text has them.
ALTER TABLE notes ADD COLUMN reader INTEGER NOT NULL DEFAULT 0;
ALTER TABLE notes ADD COLUMN worded INTEGER NOT NULL DEFAULT 0;
ALTER TABLE notes ADD COLUMN labels TEXT NOT NULL DEFAULT '';
CREATE INDEX notes_worded ON notes (worded, size);
-- No list is asked in this order.
DROP INDEX notes_by_date;

-- What a note links to stands in its row; where that leads, only all names together know.
DROP TABLE links;

-- Words are folded and parted by the program (`words.rs`), so that SQLite only has to cut at spaces.
-- The rows have the notes' ids. No text is held here a second time.
DROP TRIGGER notes_text_gone;
DROP TABLE note_text;
CREATE VIRTUAL TABLE note_heads USING fts5 (
    title, labels,
    content = '', contentless_delete = 1,
    tokenize = "ascii tokenchars '+#'",
    prefix = '1 2 3'
);
CREATE VIRTUAL TABLE note_words USING fts5 (
    body,
    content = '', contentless_delete = 1,
    tokenize = "ascii tokenchars '+#'"
);
-- With which one to three letters words of a body begin, each once: a prefix index of FTS5 would
-- hold every place of every word once more for each length.
CREATE VIRTUAL TABLE note_beginnings USING fts5 (
    body,
    content = '', contentless_delete = 1, detail = none,
    tokenize = "ascii tokenchars '+#'"
);
CREATE TRIGGER notes_words_gone AFTER DELETE ON notes BEGIN
    DELETE FROM note_heads WHERE rowid = old.id;
    DELETE FROM note_words WHERE rowid = old.id;
    DELETE FROM note_beginnings WHERE rowid = old.id;
END;
-- Both stand in the rest of the row, and no list is asked for them.
ALTER TABLE notes DROP COLUMN updated;
ALTER TABLE notes DROP COLUMN summary;
