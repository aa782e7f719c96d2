//! Two calls of a concurrent map with one key, where the map is a cache.
//@ only

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU64, Ordering},
};

use dashmap::DashMap;

struct Page {
    text: String,
}

struct Site {
    pages: DashMap<String, Arc<Page>>,
    locks: DashMap<String, Arc<Mutex<()>>>,
    ids: DashMap<String, u64>,
    next: AtomicU64,
}

async fn load(name: &str) -> Option<Page> {
    Some(Page { text: name.to_owned() })
}

impl Site {
    /// Loads a page twice at worst.
    async fn page(&self, name: &str) -> Option<Arc<Page>> {
        if let Some(page) = self.pages.get(name) {
        //     ---------- decided by what was seen
            return Some(page.clone());
        }
        let page = Arc::new(load(name).await?);
        self.pages.insert(name.to_owned(), page.clone()); //~ shared_check_then_act(medium): two threads can make a value for the same key of `Site.pages`, and the later one replaces the other
      //------------------------------------------------ and put in here
        //~ help: `entry` looks and puts in while the key is locked once
        //~ help: `threadlint_runtime::ordered::Mutex::with` holds the lock for
        Some(page)
    }

    fn length(&self, name: &str) -> usize {
        let page = match self.pages.get(name) {
            Some(page) => page.clone(),
            None => {
                let page = Arc::new(Page { text: String::new() });
                self.pages.insert(name.to_owned(), page.clone()); //~ shared_check_then_act(medium): two threads can make a value
                page
            }
        };
        page.text.len()
    }

    /// Two threads have a lock each.
    fn lock(&self, name: &str) -> Arc<Mutex<()>> {
        if let Some(lock) = self.locks.get(name) {
            return lock.clone();
        }
        let lock = Arc::new(Mutex::new(()));
        self.locks.insert(name.to_owned(), lock.clone()); //~ shared_check_then_act(high): another thread can put in the same key of `Site.locks`
      //------------------------------------------------ and acted upon here
        lock
    }

    /// Two threads have a number each.
    fn id(&self, name: &str) -> u64 {
        if let Some(id) = self.ids.get(name) {
            return *id;
        }
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        self.ids.insert(name.to_owned(), id); //~ shared_check_then_act(high): another thread can put in the same key of `Site.ids`
        id
    }

    /// What was there is not what is used.
    fn publish(&self, name: &str, page: Page) -> bool {
        let is_new = self.pages.get(name).is_none();
        if is_new {
            self.pages.insert(name.to_owned(), Arc::new(page)); //~ shared_check_then_act(high): another thread can put in the same key of `Site.pages`
        }
        is_new
    }
}
