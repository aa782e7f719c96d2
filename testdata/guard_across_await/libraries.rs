//! Which guards of other libraries may be alive at an await, and which may not.

use dashmap::DashMap;
use tokio::sync::{Mutex, RwLock, Semaphore};

struct Hub {
    table: parking_lot::RwLock<Vec<String>>,
    rooms: DashMap<String, Vec<String>>,
    members: Mutex<Vec<String>>,
    topics: RwLock<Vec<String>>,
    requests: Semaphore,
}

impl Hub {
    async fn by_parking_lot(&self) {
        let table = self.table.write();
        //          ------------------ `Hub.table` is write-locked here, and held by `table`
        send(&table[0]).await; //~ guard_across_await: `Hub.table`
    }

    async fn by_dashmap(&self) {
        let room = self.rooms.get("lobby").unwrap();
        send(&room[0]).await; //~ guard_across_await: `Hub.rooms`
    }

    async fn by_span(&self, span: &tracing::Span) {
        let _entered = span.enter();
                     //------------ `span` is entered here, and held by `_entered`
        send("x").await; //~ guard_across_await: the span entered by `_entered` is held across an await point
    }

    // What is fine.

    async fn by_tokio(&self) {
        let members = self.members.lock().await;
        let topics = self.topics.read().await;
        send(&members[0]).await; //~ guard_async_across_await(low): `Hub.topics`
        send(&topics[0]).await; //~ guard_async_across_await(low): `Hub.members`
    }

    async fn by_permit(&self) {
        let _permit = self.requests.acquire().await.unwrap();
        send("x").await;
    }

    async fn by_blocking_task(&self, table: std::sync::Arc<std::sync::Mutex<u32>>) {
        tokio::task::spawn_blocking(move || {
            let mut table = table.lock().unwrap();
            *table += 1;
        })
        .await
        .unwrap();
    }
}

async fn send(_: &str) {}
