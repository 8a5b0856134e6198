//! Operations: the one way in which files of the library change under a name, be it a verb of the
//! author's, an undo or an earlier text that is put back.

use domain::{Change, Library, NotePath, Refused};
use store::{Applied, Store};

use crate::inbox::message::Message;
use crate::session::Session;
use crate::{Code, Failure};

/// An operation over more notes than this leaves a large log behind.
const MANY: usize = 300;

/// The change that `plan` finds for the library as it is when the operation is made.
pub(crate) fn change(
    plan: impl FnOnce(&Library) -> Result<Change, Refused>,
) -> impl FnOnce(&mut Store) -> Result<Applied, Failure> {
    |store| {
        let change = plan(&store.snapshot().library)?;
        Ok(store.apply(change)?)
    }
}

impl Session {
    /// Makes an operation, tells of it, and returns what it did.
    ///
    /// It is made once. Where the database turns out damaged, that is mended and the author left to
    /// look: a second time might undo two operations, or find its own work in the way.
    pub fn operate<Reply: From<Applied>>(
        &mut self,
        operation: impl FnOnce(&mut Store) -> Result<Applied, Failure>,
    ) -> Result<Reply, Failure> {
        match self.make(operation) {
            Err(failure) if failure.code == Some(Code::Damaged) => {
                self.mend()?;
                Err(Failure::new(
                    "The library's database turned out damaged during this change; it is built again.",
                    "Look whether the change was made, then go on.",
                ))
            }
            made => Ok(made?.into()),
        }
    }

    fn make(
        &mut self,
        operation: impl FnOnce(&mut Store) -> Result<Applied, Failure>,
    ) -> Result<Applied, Failure> {
        let applied = operation(&mut self.library()?.store);
        self.tell_settled();
        let applied = applied?;
        self.tell_behind(&applied.name, applied.behind.clone())?;
        let notes: Vec<NotePath> = applied
            .files
            .iter()
            .filter_map(|file| NotePath::new(file.path()).ok())
            .collect();
        self.tell_changed(&notes, &applied.moves)?;
        if notes.len() > MANY {
            self.inbox.send(Message::Tidy).ok();
        }
        Ok(applied)
    }

    /// Keeps the database small after a large operation. Where another program reads just now, that
    /// is for the next time.
    pub fn tidy(&mut self) -> Result<(), Failure> {
        match self.library()?.store.keep_small() {
            Err(error) if error.is_damage() => Err(error.into()),
            _ => Ok(()),
        }
    }
}
