//! Guards that outlive their last use.

use std::{cell::RefCell, sync::Mutex};

struct Names {
    names: Mutex<Vec<String>>,
    turn: Mutex<()>,
    drafts: RefCell<Vec<String>>,
}

fn render(name: &str) -> String {
    name.to_owned()
}

fn sign(page: &str) -> u64 {
    page.len() as u64
}

fn publish(signature: u64) {}

struct Index<'n> {
    names: &'n [String],
}

impl<'n> Index<'n> {
    fn of(names: &'n [String]) -> Index<'n> {
        Index { names }
    }

    fn len(&self) -> u64 {
        self.names.len() as u64
    }
}

impl Names {
    fn add(&self, name: &str) {
        let mut names = self.names.lock().unwrap();
        //              ----------------- `Names.names` is locked here, and held by `names`
                      //^^^^^^^^^^^^^^^^^ guard_long(low): `Names.names` is held for 5 calls after the last use of `names`
        //~ help: `drop(names)` after its last use ends the critical section there
        //~ help: `threadlint_runtime::ordered::Mutex::with` holds a lock for a
        names.push(name.to_owned());
      //--------------------------- last used here
        let page = render(name);
        //         ------------ this runs under the lock
        let first = sign(&page);
        let second = sign(name);
        publish(first);
        publish(second);
      //--------------- and so does all up to here
    }

    // What is fine.

    fn borrows(&self) {
        let names = self.names.lock().unwrap();
        let Some(first) = names.first() else { return };
        let page = render(first);
        publish(sign(&page));
        publish(sign(&page));
        publish(sign(first));
    }

    fn lends(&self) {
        let names = self.names.lock().unwrap();
        let index = Index::of(&names);
        let page = render("index");
        publish(sign(&page));
        publish(sign(&page));
        publish(sign(&page));
        publish(index.len());
    }

    fn in_rounds(&self) {
        let mut names = self.names.lock().unwrap();
        for n in 0..3 {
            names.push(n.to_string());
            let page = render("n");
            publish(sign(&page));
            publish(sign(&page));
            publish(sign(&page));
        }
    }

    /// The lock protects nothing but the turn.
    fn takes_turns(&self) {
        let _turn = self.turn.lock().unwrap();
        let page = render("turn");
        publish(sign(&page));
        publish(sign(&page));
        publish(sign(&page));
    }

    fn dropped_at_last(&self, name: &str) {
        let mut names = self.names.lock().unwrap();
        names.push(name.to_owned());
        let page = render(name);
        let first = sign(&page);
        let second = sign(name);
        publish(first);
        publish(second);
        drop(names);
    }

    /// Nobody waits for a cell.
    fn in_a_cell(&self, name: &str) {
        let mut drafts = self.drafts.borrow_mut();
        drafts.push(name.to_owned());
        let page = render(name);
        let first = sign(&page);
        let second = sign(name);
        publish(first);
        publish(second);
    }

    fn dropped(&self, name: &str) {
        let mut names = self.names.lock().unwrap();
        names.push(name.to_owned());
        drop(names);
        let page = render(name);
        publish(sign(&page));
        publish(sign(&page));
        publish(sign(&page));
    }
}
