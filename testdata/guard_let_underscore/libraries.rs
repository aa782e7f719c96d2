//! Guards of other libraries: asynchronous locks, permits, spans, references into maps.

use dashmap::DashMap;
use tokio::sync::{Mutex, Semaphore};

struct Client {
    connection: Mutex<Vec<u8>>,
    requests: Semaphore,
    table: parking_lot::RwLock<Vec<u32>>,
    cache: DashMap<String, u32>,
}

impl Client {
    async fn locked(&self) {
        let _ = self.connection.lock().await; //~ guard_let_underscore(certain): `Client.connection`
        //      ---------------------- locked and released here
        //~ help: give it a name to hold it to the end of the block; `drop(..)`
        //~ help: `threadlint_runtime::ordered::Mutex::with` holds a lock for a
        //~ edit: hold the guard to the end of the block
        //~ edit: _guard
        self.send().await;
    }

    async fn limited(&self) {
        let _ = self.requests.acquire().await.unwrap(); //~ guard_let_underscore(certain): `_` drops the permit of `Client.requests`
        //      ----------------------- acquired and released here
        self.send().await;
    }

    fn written(&self) {
        let _ = self.table.write(); //~ guard_let_underscore(certain): `Client.table`
        //      ------------------ write-locked and released here
    }

    fn traced(&self, span: &tracing::Span) {
        let _ = span.enter(); //~ guard_let_underscore(medium): `_` leaves the span at once
        //      ------------ entered and left here
    }

    async fn send(&self) {}

    // What is fine.

    async fn limited_for_long(&self) {
        let _permit = self.requests.acquire().await.unwrap();
        self.send().await;
    }

    fn never_awaited(&self) {
        let _ = self.requests.try_acquire();
    }

    fn cached(&self) {
        let _ = self.cache.insert(String::new(), 1);
        let _ = self.cache.entry(String::new()).or_insert(1);
    }
}
