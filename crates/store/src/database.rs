//! The one SQLite file of a library: where it lies, how it opens, which number its tables have.
//! The seam is here so that pragmas, migrations and damage are decided once; what the tables
//! mean is said beside the types that read them, not here.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use crate::{StoreError, journal, texts};

/// The hidden folder in a library that holds what only this machine knows.
pub const FOLDER: &str = ".fieldnotes";

/// A released migration is never edited; the next number is added.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_library.sql"),
    include_str!("migrations/0002_versions.sql"),
    include_str!("migrations/0003_lists.sql"),
    include_str!("migrations/0004_settled.sql"),
    include_str!("migrations/0005_steps.sql"),
    include_str!("migrations/0006_index.sql"),
];

/// Before this number the journal held bytes itself.
const BYTES_IN_TEXTS: u32 = 5;

/// What SQLite's header says of whose database it is: "FdNt", since the fourth migration.
const APPLICATION: i64 = 1_180_978_804;

/// How long another program is waited for, before the library counts as in use.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// Where the database of the library at `root` lies.
pub fn path(root: &Path) -> PathBuf {
    root.join(FOLDER).join("library.db")
}

/// The database, and what it has written and not yet taken in.
pub fn files(root: &Path) -> [PathBuf; 2] {
    let database = path(root);
    let log = database.with_extension("db-wal");
    [database, log]
}

/// The file that is locked while files and database change together.
pub fn lock_path(root: &Path) -> PathBuf {
    root.join(FOLDER).join("change.lock")
}

/// Begins to write. Who reads first and writes later would be refused when another program wrote
/// in between; this way it waits its turn.
pub fn begin(connection: &mut Connection) -> Result<Transaction<'_>, StoreError> {
    Ok(connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
}

/// Makes what was written last.
pub fn commit(transaction: Transaction<'_>) -> Result<(), StoreError> {
    committed(|| Ok(transaction.commit()?))
}

/// Commits; before and after it a test may have the process die, before it the disk fail.
pub fn committed(commit: impl FnOnce() -> Result<(), StoreError>) -> Result<(), StoreError> {
    files::fault::point("commit")
        .map_err(|source| StoreError::folder("write", Path::new(FOLDER), source))?;
    commit()?;
    // What is committed cannot fail any more.
    files::fault::point("committed").ok();
    Ok(())
}

/// Opens the database of the library at `root` and brings its tables to the newest number.
pub fn open(root: &Path) -> Result<Connection, StoreError> {
    open_at(&path(root))
}

/// The same for a database that lies elsewhere.
///
/// # Errors
/// [`StoreError::NotOurs`] when another program's tables are in it; nothing is changed then.
pub fn open_at(path: &Path) -> Result<Connection, StoreError> {
    private_file(path).map_err(|source| StoreError::folder("create", path, source))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let mut connection = Connection::open_with_flags(real(path)?, flags)?;
    connection.busy_timeout(PATIENCE)?;
    if !is_ours(&connection)? {
        return Err(StoreError::NotOurs(path.to_owned()));
    }
    // Only an empty database takes it, to others it would be written at each opening; `keep_small`
    // gives it to older ones.
    let pages: i64 = connection.pragma_query_value(None, "page_count", |row| row.get(0))?;
    if pages == 0 {
        connection.pragma_update(None, "auto_vacuum", "incremental")?;
    }
    connection.pragma_update(None, "journal_mode", "wal")?;
    // The log is taken in after so many pages, and cut to so many bytes then.
    connection.pragma_update(None, "wal_autocheckpoint", 1_000)?;
    connection.pragma_update(None, "journal_size_limit", 4 * 1024 * 1024)?;
    // With "normal" a power cut takes the last commits back: the words of the last seconds, or
    // the journal of files that are already swapped.
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    migrate(&mut connection)?;
    connection.execute_batch(texts::BASES)?;
    Ok(connection)
}

/// Opens a database that is open for writing already, for questions only.
pub fn open_to_read(path: &Path) -> Result<Connection, StoreError> {
    // Whoever may not write could not read what a crash left in the log.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let connection = Connection::open_with_flags(real(path)?, flags)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

/// Gives the disk back what the database no longer needs, of its file and of its log. Where another
/// program reads or writes just now, nobody waits: it is left for the next time.
pub fn keep_small(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(Duration::ZERO)?;
    let kept = make_small(connection);
    connection.busy_timeout(PATIENCE)?;
    match kept {
        Err(StoreError::Locked) => Ok(()),
        kept => kept,
    }
}

fn make_small(connection: &Connection) -> Result<(), StoreError> {
    let number = |name: &str| -> rusqlite::Result<i64> {
        connection.pragma_query_value(None, name, |row| row.get(0))
    };
    let (pages, free) = (number("page_count")?, number("freelist_count")?);
    let all = |pragma: &str| -> rusqlite::Result<()> {
        let mut rows = connection.prepare(pragma)?;
        let mut rows = rows.query([])?;
        while rows.next()?.is_some() {}
        Ok(())
    };
    if free > MANY_PAGES && number("auto_vacuum")? == INCREMENTAL {
        all("PRAGMA incremental_vacuum")?;
    } else if free > MANY_PAGES && free > pages / 4 {
        // Written anew, it is smaller, and frees its pages in small steps from then on.
        connection.pragma_update(None, "auto_vacuum", "incremental")?;
        all("VACUUM")?;
    }
    all("PRAGMA wal_checkpoint(TRUNCATE)")?;
    Ok(())
}

/// Fewer free pages are left for what is written next.
const MANY_PAGES: i64 = 250;

/// How SQLite calls a database that frees its pages when it is asked to.
const INCREMENTAL: i64 = 2;

/// The path with every link in its folder resolved: SQLite is told to follow none, and the folder of
/// a library is the author's own word.
fn real(path: &Path) -> Result<PathBuf, StoreError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let folder =
        fs::canonicalize(folder).map_err(|source| StoreError::folder("open", folder, source))?;
    Ok(folder.join(path.file_name().unwrap_or_default()))
}

/// Whether a database is one of ours, or none yet.
fn is_ours(connection: &Connection) -> Result<bool, StoreError> {
    let number = |name: &str| -> rusqlite::Result<i64> {
        connection.pragma_query_value(None, name, |row| row.get(0))
    };
    let has = |condition: &str| -> rusqlite::Result<bool> {
        connection.query_row(
            &format!("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE {condition})"),
            [],
            |row| row.get(0),
        )
    };
    Ok(match number("application_id")? {
        APPLICATION => true,
        // Before the fourth migration ours had no mark; an empty file is nobody's yet.
        0 if number("user_version")? == 0 => !has("true")?,
        0 => has("name = 'operation_files'")?,
        _ => false,
    })
}

/// Renames a damaged database, so that nothing in it is lost, to the first free
/// `library.db.corrupt-N`, which is returned.
pub fn put_aside(root: &Path) -> Result<PathBuf, StoreError> {
    let damaged = path(root);
    let aside = (1..)
        .map(|number| damaged.with_file_name(format!("library.db.corrupt-{number}")))
        .find(|candidate| !candidate.exists())
        .expect("the numbers do not end");
    // The database goes last: what is beside it must never meet the next one of its name.
    for ending in BESIDE {
        let beside = with_ending(&damaged, ending);
        if beside.exists() {
            files::rename(&beside, &with_ending(&aside, ending))?;
        }
    }
    files::rename(&damaged, &aside)?;
    Ok(aside)
}

/// Removes the database at `path` with all that SQLite keeps beside it.
pub fn remove(path: &Path) -> Result<(), StoreError> {
    for ending in BESIDE.iter().chain(&[""]) {
        let file = with_ending(path, ending);
        if file.exists() {
            files::remove(&file)?;
        }
    }
    Ok(())
}

/// Makes the hidden folder with its `.gitignore`. Only the author may look into it: it holds every
/// text of the library, those never published too.
///
/// # Errors
/// When a link, or something that is no file, stands where a file of ours belongs: a library may
/// come from a stranger.
pub fn prepare_folder(root: &Path) -> Result<(), StoreError> {
    let folder = files::unlinked(root, FOLDER)?;
    let refused = |act| {
        let folder = &folder;
        move |source| StoreError::folder(act, folder, source)
    };
    match fs::create_dir(&folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        made => made.map_err(refused("create"))?,
    }
    keep_private(&folder, 0o700);
    let ignored = files::unlinked(root, Path::new(FOLDER).join(".gitignore"))?;
    if !ignored.exists() {
        fs::write(&ignored, "*\n").map_err(refused("write into"))?;
    }
    let entries = fs::read_dir(&folder).map_err(refused("look into"))?;
    for entry in entries {
        let entry = entry.map_err(refused("look into"))?;
        let is_ours = entry
            .file_name()
            .to_string_lossy()
            .starts_with("library.db");
        if is_ours || entry.path() == lock_path(root) {
            files::found(root, &entry.path())?;
            keep_private(&entry.path(), 0o600);
        }
    }
    Ok(())
}

/// Whether this program may write in the hidden folder of the library at `root`, which it makes;
/// if not, why.
///
/// # Errors
/// Those of [`prepare_folder`] that are no refusal to write.
pub fn refuses_writing(root: &Path) -> Result<Option<String>, StoreError> {
    let tried = prepare_folder(root).and_then(|()| {
        private_file(&lock_path(root))
            .map_err(|source| StoreError::folder("write", &lock_path(root), source))?;
        let there = [path(root), lock_path(root)].into_iter();
        for file in there.filter(|file| file.exists()) {
            // Asking to write is enough to hear whether one may.
            OpenOptions::new()
                .append(true)
                .open(&file)
                .map_err(|source| StoreError::folder("write", &file, source))?;
        }
        Ok(())
    });
    match tried {
        Ok(()) => Ok(None),
        Err(error) if error.is_refused_writing() => Ok(Some(error.to_string())),
        Err(error) => Err(error),
    }
}

/// Makes a folder of ours where there is none, for the author's eyes only.
pub fn private_folder(folder: &Path) -> Result<(), StoreError> {
    match fs::create_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        made => made.map_err(|source| StoreError::folder("create", folder, source))?,
    }
    keep_private(folder, 0o700);
    Ok(())
}

/// Makes the file at `path` where there is none, for the author's eyes only: what SQLite keeps
/// beside a database gets the same permissions.
fn private_file(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.create_new(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made.map(drop),
    }
}

/// Takes from others what they may do with a file or folder of ours. Where that is refused it is
/// somebody else's, and stays as that one wants it.
fn keep_private(path: &Path, most: u32) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if let Ok(metadata) = fs::symlink_metadata(path) {
            let mode = metadata.permissions().mode() & 0o777;
            if mode & !most != 0 {
                fs::set_permissions(path, fs::Permissions::from_mode(mode & most)).ok();
            }
        }
    }
    #[cfg(not(unix))]
    let _ = (path, most);
}

fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let known = MIGRATIONS.len() as u32;
    let number = |connection: &Connection| -> rusqlite::Result<u32> {
        connection.pragma_query_value(None, "user_version", |row| row.get(0))
    };
    if number(connection)? == known {
        return Ok(());
    }
    let transaction = begin(connection)?;
    let found = number(&transaction)?;
    if found > known {
        return Err(StoreError::NewerDatabase { found, known });
    }
    for migration in &MIGRATIONS[found as usize..] {
        transaction.execute_batch(migration)?;
    }
    if found < BYTES_IN_TEXTS {
        journal::move_bytes_to_texts(&transaction)?;
    }
    transaction.pragma_update(None, "user_version", known)?;
    transaction.commit()?;
    Ok(())
}

/// How the files end that SQLite keeps beside a database.
const BESIDE: [&str; 2] = ["-wal", "-shm"];

/// The file of this ending beside the database at `path`.
fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
