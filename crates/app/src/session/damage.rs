//! What the store could not do as it should: the library's database turns out damaged in the midst
//! of work, and is put aside and built again; an operation had been broken off; the library
//! cannot be written; the index lags behind the files. The author hears of each once.

use store::Behind;

use crate::session::Session;
use crate::{Code, Failure};

impl Session {
    /// Does what was asked; where the database is damaged, mends it and does it once more. Only for
    /// what does no harm when it is done twice: an operation says itself that it may
    /// have been made ([`Session::operate`]).
    pub fn mend_and_repeat<Reply>(
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

    /// Tells of operations that were broken off and have been taken back.
    pub fn tell_settled(&mut self) {
        let settled = match self.library() {
            Ok(open) => open.store.take_settled(),
            Err(_) => return,
        };
        for settled in &settled {
            self.trouble(settled.into());
        }
        self.tell_begun_anew();
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

    /// Tells that the index does not know of what was done, where that is so; a damaged database is mended.
    pub fn tell_behind(&mut self, done: &str, behind: Option<Behind>) -> Result<(), Failure> {
        match behind {
            None => Ok(()),
            Some(behind) if behind.is_damage => self.mend(),
            Some(behind) => {
                self.trouble(Failure::behind(done, &behind));
                Ok(())
            }
        }
    }

    /// Mends for who reads, unless that was done since `mended`.
    pub fn mend_for_readers(&mut self, mended: u64) -> Result<(), Failure> {
        match self.library()?.mended == mended {
            true => self.mend(),
            false => Ok(()),
        }
    }

    /// Puts a damaged database aside and builds it again.
    pub fn mend(&mut self) -> Result<(), Failure> {
        let open = self.library()?;
        open.mended += 1;
        open.scan = None;
        // One that is gone is begun anew by the scan.
        if open.store.has_database() {
            let aside = open.store.rebuild()?;
            self.trouble(Failure::put_aside(&aside));
        }
        self.scan_everything()
    }

    /// Tells that another program took the database away.
    pub fn tell_begun_anew(&mut self) {
        let begun = self
            .library()
            .is_ok_and(|open| open.store.take_begun_anew());
        if begun {
            self.trouble(Failure::new(
                "The library's database (.fieldnotes/library.db) was removed by another program. \
                 It is built again from your files.",
                "What was typed and not saved is kept from now on. Earlier texts and changes to \
                 undo were in it: if it lies in a trash, quit and put it back.",
            ));
        }
    }
}
