//! Which locks let readers in again.

use parking_lot::{RwLock, RwLockReadGuard, RwLockWriteGuard};

struct Index {
    words: RwLock<Vec<String>>,
    pages: spin::RwLock<Vec<u32>>,
}

impl Index {
    fn by_parking_lot(&self) -> usize {
        let words = self.words.read();
        words.len() + self.words.read().len() //~ lock_recursive_read: `Index.words`
        //            ----------------- `Index.words` is read-locked again here
        //~ help: a writer that queues between the two blocks this thread for
        //~ help: end the life of `words` before the lock is taken again:
        //~ help: `threadlint_runtime::ordered::RwLock` reports this at run time
    }

    fn renewed(&self) -> RwLockReadGuard<'_, Vec<String>> {
        let mut words = self.words.write();
        words.sort();
        RwLockWriteGuard::downgrade(words)
    }

    fn by_a_downgraded(&self) -> usize {
        let words = self.renewed();
        words.len() + self.words.read().len() //~ lock_recursive_read: `Index.words`
    }

    fn by_read_recursive(&self) -> usize {
        let words = self.words.read();
        words.len() + self.words.read_recursive().len()
    }

    fn by_spin(&self) -> usize {
        let pages = self.pages.read();
        pages.len() + self.pages.read().len()
    }

    fn by_spin_twice_written(&self) {
        let pages = self.pages.read();
        self.pages.write().push(pages.len() as u32); //~ lock_upgrade: `Index.pages`
    }

    fn upgradable(&self) -> usize {
        let words = self.words.upgradable_read();
        //          ---------------------------- `Index.words` is locked for an upgradable read here, and held by `words`
        words.len() + self.words.read().len() //~ lock_recursive_read: `Index.words`
        //            ----------------- `Index.words` is read-locked here
    }
}
