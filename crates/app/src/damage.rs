//! What the store could not do as it should: the library's database turns out damaged in the midst
//! of work, and is put aside and built again; an operation had been broken off; the library
//! cannot be written; the index lags behind the files. The author hears of each once.

use std::path::Path;

use store::Behind;

use crate::session::Session;
use crate::{Code, Failure};

/// That a database was put aside.
pub(crate) fn put_aside(aside: &Path) -> Failure {
    Failure::new(
        format!(
            "The library's database was damaged. It was put aside as {} and is built again from your files.",
            aside.display()
        ),
        "",
    )
}

impl Session {
    /// Does what was asked; where the database is damaged, mends it and does it once more. Only for
    /// what does no harm when it is done twice: an operation is never repeated, see
    /// [`Session::unrepeated`].
    pub fn mending<Reply>(
        &mut self,
        act: impl Fn(&mut Session) -> Result<Reply, Failure>,
    ) -> Result<Reply, Failure> {
        match act(self) {
            Err(failure) if failure.code == Some(Code::Damaged) => {
                self.mend()?;
                act(self)
            }
            done => done,
        }
    }

    /// Does what was asked; where the database is damaged, mends it and leaves it to the author to
    /// look, for a second time might undo two operations or find its own work in the way.
    pub fn unrepeated<Reply>(
        &mut self,
        act: impl FnOnce(&mut Session) -> Result<Reply, Failure>,
    ) -> Result<Reply, Failure> {
        match act(self) {
            Err(failure) if failure.code == Some(Code::Damaged) => {
                self.mend()?;
                Err(Failure::new(
                    "The library's database turned out damaged during this change; it is built again.",
                    "Look whether the change was made, then go on.",
                ))
            }
            done => done,
        }
    }

    /// Tells of operations that were broken off and have been taken back.
    pub fn tell_settled(&mut self) {
        let settled = match self.library() {
            Ok(open) => open.store.take_settled(),
            Err(_) => return,
        };
        for settled in &settled {
            self.trouble(settled.into());
        }
    }

    /// Tells that the library cannot be written, where that is so.
    pub fn tell_read_only(&mut self) {
        let why = self.library().ok().and_then(|open| open.store.read_only());
        if let Some(why) = why.map(str::to_owned) {
            self.trouble(Failure::new(
                format!("The library is open for reading only: {why}."),
                "Its notes can be read and its site be exported to another disk. To write, make \
                 the folder writable and open the library again.",
            ));
        }
    }

    /// The index does not know of what was done: that is told, and a damaged database mended.
    pub fn lags(&mut self, done: &str, behind: Option<Behind>) -> Result<(), Failure> {
        match behind {
            None => Ok(()),
            Some(behind) if behind.is_damage => self.mend(),
            Some(behind) => {
                self.trouble(Failure::behind(done, &behind));
                Ok(())
            }
        }
    }

    fn mend(&mut self) -> Result<(), Failure> {
        let aside = self.library()?.store.rebuild()?;
        self.trouble(put_aside(&aside));
        self.look_at_everything()
    }
}
