//! A future that is put aside runs later, when what it was put into is polled; and futures that go on together.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use futures::{StreamExt, future::join, stream::FuturesUnordered};
use tokio::time::timeout;

struct Reader {
    keys: Arc<Mutex<Vec<u64>>>,
}

impl Reader {
    async fn put_aside(&self) {
        let waiting = FuturesUnordered::new();
        for key in self.keys.lock().unwrap().iter().copied() {
            let keys = Arc::clone(&self.keys);
            waiting.push(async move {
                keys.lock().unwrap().retain(|it| *it != key);
            });
        }
        waiting.for_each(|()| async {}).await;
    }

    async fn at_once(&self) {
        let keys = self.keys.lock().unwrap();
        let clear = async { self.keys.lock().unwrap().clear() };
        clear.await; //~ guard_across_await
      //----------- calls an async block in `Reader::at_once`
                     //~ lock_reentry: an async block in `Reader::at_once` locks `Reader.keys`
        drop(keys);
    }
}

// Of two futures that go on together, one may let the other have the lock.

struct Cache {
    entries: tokio::sync::Mutex<Vec<u32>>,
}

impl Cache {
    async fn together(&self) {
        let mut entries = self.entries.lock().await;
        let first = async move {
            entries.push(1);
            drop(entries);
        };
        let second = async { self.entries.lock().await.push(2) };
        join(first, second).await; //~ lock_reentry(medium): an async block in `Cache::together` locks `Cache.entries`
    }

    async fn only_one(&self) {
        let mut entries = self.entries.lock().await;
        let push = async { self.entries.lock().await.push(2) };
        timeout(Duration::from_secs(1), push).await.unwrap(); //~ guard_async_across_await
                                                              //~ lock_reentry(high): an async block in `Cache::only_one` locks `Cache.entries`
        entries.push(1);
    }
}
