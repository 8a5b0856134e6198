-- A row holds the whole note, so lists and counts over all rows read from indices alone.
CREATE INDEX notes_by_day ON notes
    (page, (date IS NOT NULL), date DESC, title COLLATE NOCASE, path, problems);
CREATE INDEX notes_by_title ON notes (page, title COLLATE NOCASE, path, problems);
CREATE INDEX notes_by_change ON notes (page, modified DESC, path, problems);
CREATE INDEX notes_counted ON notes (page, problems, topic, state);
