//! `_` binds nothing, and what it is given is gone at the semicolon.
//@ only

#![allow(let_underscore_lock)]

use std::{
    io,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, RwLock, mpsc::Sender},
};

static TERMINAL: Mutex<()> = Mutex::new(());

struct Log {
    lines: Mutex<Vec<String>>,
    config: RwLock<u32>,
    sender: Mutex<Sender<String>>,
    ready: Condvar,
}

impl Log {
    fn lock(&self) -> MutexGuard<'_, Vec<String>> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn by_let(&self) {
        let _ = self.lines.lock().unwrap();
              //^^^^^^^^^^^^^^^^^ guard_let_underscore(certain): `_` drops the guard of `Log.lines` at once
        println!("alone?");
    }

    fn by_result(&self) {
        let _ = self.lines.lock(); //~ guard_let_underscore(certain): `Log.lines`
        println!("alone?");
    }

    /// There is nothing more to do: waiting may be all that is wanted.
    fn by_barrier(&self) {
        println!("whoever writes ends first");
        let _ = self.config.read(); //~ guard_let_underscore(medium): `Log.config`
        //      ------------------ read-locked and released here
    }

    /// Any guard would end with this block.
    fn by_block(&self) {
        {
            let _ = self.lines.lock(); //~ guard_let_underscore(medium): `Log.lines`
        }
        println!("whoever had it is done");
    }

    fn by_block_with_more(&self) {
        {
            let _ = self.lines.lock(); //~ guard_let_underscore(certain): `Log.lines`
            println!("alone?");
        }
        println!("done");
    }

    fn by_round(&self) {
        for _ in 0..2 {
            println!("alone?");
            let _ = self.config.read(); //~ guard_let_underscore(certain): `Log.config`
        }
    }

    fn by_assignment(&self) {
        _ = self.config.write(); //~ guard_let_underscore(certain): `Log.config`
    }

    fn by_read(&self) {
        let _ = self.config.read().unwrap_or_else(PoisonError::into_inner); //~ guard_let_underscore(medium): `Log.config`
    }

    fn by_accessor(&self) {
        let _ = self.lock(); //~ guard_let_underscore(certain): `Log.lines`
    }

    fn by_static() {
        let _ = TERMINAL.lock().expect("poisoned"); //~ guard_let_underscore(certain): `TERMINAL`
        println!("alone?");
    }

    // What is fine.

    fn held(&self) {
        let _guard = self.lines.lock().unwrap();
        println!("alone");
    }

    fn result_of_a_method(&self) {
        let _ = self.sender.lock().unwrap().send(String::new());
        let _ = self.lines.lock().unwrap().len();
        let _ = self.lines.lock().is_ok();
        let _ = self.lines.lock().map(|mut it| it.push(String::new()));
    }

    fn tried(&self) {
        let _ = self.lines.try_lock();
    }

    fn waited(&self) {
        let lines = self.lines.lock().unwrap();
        let _ = self.ready.wait(lines);
    }

    fn waited_until_free(&self) {
        drop(self.lines.lock());
    }

    fn already_bound(&self) {
        let lines = self.lines.lock().unwrap();
        // This moves nothing: `lines` lives on.
        let _ = lines;
    }

    fn no_lock(&self, shared: &Arc<Log>) {
        let _ = io::stdout().lock();
        let _ = Arc::clone(shared);
    }

    fn not_a_lock_of_ours(&self, event: &Event) {
        let _ = event.read();
    }
}

struct Event;

impl Event {
    fn read(&self) -> io::Result<u64> {
        Ok(0)
    }
}
