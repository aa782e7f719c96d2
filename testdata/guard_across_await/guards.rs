//! Guards of locks that block threads, alive where a task may be suspended.

use std::{
    cell::RefCell,
    future::Future,
    sync::{Mutex, MutexGuard, RwLock},
};

struct Feed {
    entries: Mutex<Vec<String>>,
    title: RwLock<String>,
    local: RefCell<Vec<String>>,
}

impl Feed {
    async fn refresh(&self) {
        let mut entries = self.entries.lock().unwrap();
                        //------------------- `Feed.entries` is locked here, and held by `entries`
        let entry = fetch("status").await;
                  //^^^^^^^^^^^^^^^^^^^^^ guard_across_await(high): `Feed.entries` is held across an await point
        entries.push(entry);
        entries.push(fetch("more").await);
                   //------------------- and here
    }

    async fn in_one_statement(&self) {
        self.entries.lock().unwrap().push(fetch("status").await); //~ guard_across_await: `Feed.entries`
      //------------------- `Feed.entries` is locked here, and held to the end of the statement
        //~ help: take the value into a variable in a statement of its own: its
    }

    async fn handed_to_what_is_awaited(&self) {
        let entries = self.entries.lock().unwrap();
        let publish = async move {
            let newest = entries.last().cloned();
            drop(entries);
            fetch(&newest.unwrap_or_default()).await
        };
        publish.await;
    }

    async fn while_reading(&self) -> String {
        let title = self.title.read().unwrap();
        //          ----------------- `Feed.title` is read-locked here, and held by `title`
        fetch(&title).await //~ guard_across_await: `Feed.title`
    }

    async fn borrowed(&self) {
        let mut local = self.local.borrow_mut();
        //              ----------------------- `Feed.local` is mutably borrowed here, and held by `local`
        local.push(fetch("status").await); //~ guard_across_await: `Feed.local`
    }

    async fn handed_in(&self, mut entries: MutexGuard<'_, Vec<String>>) {
    //                            ------- the guard comes in here
        let entry = fetch("status").await; //~ guard_across_await: a guard that is a parameter
        //~ help: drop the guard before the `.await`, or leave it with the caller
        entries.push(entry);
    }

    fn in_a_block(&self) -> impl Future<Output = ()> + '_ {
        async move {
            let mut entries = self.entries.lock().unwrap();
            entries.push(fetch("status").await); //~ guard_across_await: `Feed.entries`
        }
    }

    async fn in_a_loop(&self) {
        let mut entries = self.entries.lock().unwrap();
        loop {
            if entries.len() > 2 {
                drop(entries);
                return;
            }
            entries.push(fetch("status").await); //~ guard_across_await: `Feed.entries`
        }
    }

    // What is fine.

    async fn dropped(&self) {
        let entries = self.entries.lock().unwrap();
        let first = entries.first().cloned().unwrap_or_default();
        drop(entries);
        fetch(&first).await;
    }

    async fn scoped(&self) {
        let first = {
            let entries = self.entries.lock().unwrap();
            entries.first().cloned().unwrap_or_default()
        };
        fetch(&first).await;
    }

    async fn copied(&self) {
        let first = self.entries.lock().unwrap().first().cloned();
        if let Some(first) = first {
            fetch(&first).await;
        }
    }

    async fn condition(&self) {
        if self.entries.lock().unwrap().is_empty() {
            fetch("status").await;
        }
    }

    async fn moved(&self) {
        let entries = self.entries.lock().unwrap();
        let len = finish(entries);
        fetch(&format!("{len}")).await;
    }

    async fn on_one_way(&self, is_offline: bool) {
        let mut entries = self.entries.lock().unwrap();
        if is_offline {
            entries.clear();
            return;
        }
        drop(entries);
        fetch("status").await;
    }

    fn in_a_closure(&self) -> impl Fn() -> usize + '_ {
        || self.entries.lock().unwrap().len()
    }

    async fn by_closure(&self) {
        let len = (self.in_a_closure())();
        fetch(&format!("{len}")).await;
    }
}

fn finish(entries: MutexGuard<'_, Vec<String>>) -> usize {
    entries.len()
}

async fn fetch(_: &str) -> String {
    String::new()
}
