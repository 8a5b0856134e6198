-- The journal names texts by hash; the texts themselves lie in `texts`, each once. What the two
-- columns of bytes hold is moved there when this number is reached.
CREATE INDEX operation_files_by_before ON operation_files (before_hash);
CREATE INDEX operation_files_by_after ON operation_files (after_hash);

-- Whether the file stands as the operation left it. An undo that meets a conflict in one file takes
-- back all others, and that one later.
ALTER TABLE operation_files ADD COLUMN made INTEGER NOT NULL DEFAULT 1;
UPDATE operation_files SET made = 0
    WHERE operation IN (SELECT id FROM operations WHERE phase = 'undone');
CREATE INDEX operation_files_taken_back ON operation_files (operation) WHERE made = 0;

-- While an operation is undone or made again: what the file holds before and after that step, which
-- may be a merge with later edits.
ALTER TABLE operation_files ADD COLUMN step_from TEXT;
ALTER TABLE operation_files ADD COLUMN step_to TEXT;
CREATE INDEX operation_files_by_step_from ON operation_files (step_from)
    WHERE step_from IS NOT NULL;
CREATE INDEX operation_files_by_step_to ON operation_files (step_to) WHERE step_to IS NOT NULL;

-- Whether an undo found a conflict in every file that is left: those before it are then undone first.
ALTER TABLE operations ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
