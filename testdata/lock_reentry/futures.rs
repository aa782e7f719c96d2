//! A future that is put aside runs later, when what it was put into is polled.

use std::sync::{Arc, Mutex};

use futures::{StreamExt, stream::FuturesUnordered};

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
                     //~ lock_reentry: an async block in `Reader::at_once` locks `Reader.keys`
        drop(keys);
    }
}
