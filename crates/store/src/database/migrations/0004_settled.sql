-- Another program's database is never taken for ours: "FdNt".
PRAGMA application_id = 1180978804;

-- What the journal holds is compared with these before it is written into a file. Older rows have
-- none. `mode` says who might read a file that an undo makes again.
ALTER TABLE operation_files ADD COLUMN before_hash TEXT;
ALTER TABLE operation_files ADD COLUMN after_hash TEXT;
ALTER TABLE operation_files ADD COLUMN mode INTEGER;

-- Which version came after which, whatever the clock said; and on which day of use it was kept:
-- such days are counted, so that no clock that jumps makes a version old.
ALTER TABLE versions ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
ALTER TABLE versions ADD COLUMN day INTEGER NOT NULL DEFAULT 0;
UPDATE versions SET day = at / 86400000, number = ranked.place
    FROM (SELECT id, row_number() OVER (ORDER BY at, id) AS place FROM versions) AS ranked
    WHERE ranked.id = versions.id;
CREATE INDEX versions_by_number ON versions (number);
