//! A wait gives up its guard, and hands it back: the lock is held again afterwards.

use std::sync::{Condvar, Mutex};

struct Mailbox {
    letters: Mutex<Vec<String>>,
    arrived: Condvar,
}

impl Mailbox {
    fn take(&self) -> Option<String> {
        let mut letters = self.letters.lock().unwrap();
        while letters.is_empty() {
            letters = self.arrived.wait(letters).unwrap();
        }
        letters.pop()
    }

    fn take_one_of_many(&self) -> Option<String> {
        let letters = self.letters.lock().unwrap();
        let mut letters = self.arrived.wait_while(letters, |it| it.len() < 2).unwrap();
        letters.pop()
    }

    fn locked_after_the_wait(&self) -> usize {
        let letters = self.letters.lock().unwrap();
        let letters = self.arrived.wait(letters).unwrap(); //~ wait_no_loop: the wait is not repeated
        letters.len() + self.letters.lock().unwrap().len() //~ lock_double: `Mailbox.letters`
    }

    fn locked_in_the_predicate(&self) {
        let letters = self.letters.lock().unwrap();
        // The predicate runs with the lock held.
        let _letters = self //~ lock_reentry: `Mailbox.letters`
            .arrived
            .wait_while(letters, |_| self.letters.lock().unwrap().is_empty())
            .unwrap();
    }

    fn put(&self, letter: String) {
        self.letters.lock().unwrap().push(letter);
        self.arrived.notify_one();
    }
}
