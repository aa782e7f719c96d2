//! Tasks that sleep with a lock.

use std::time::Duration;

use tokio::{sync::Mutex, time::sleep};

struct Link {
    state: Mutex<u32>,
    sync: std::sync::Mutex<u32>,
}

impl Link {
    async fn reconnect(&self) {
        let mut state = self.state.lock().await;
        *state += 1;
        sleep(Duration::from_millis(1)).await; //~ guard_across_sleep: `Link.state` is held across a sleep
    }

    async fn with_a_guard_for_threads(&self) {
        let mut sync = self.sync.lock().unwrap();
        *sync += 1;
        sleep(Duration::from_millis(1)).await; //~ guard_across_await: `Link.sync`
    }

    async fn released(&self) {
        *self.state.lock().await += 1;
        sleep(Duration::from_millis(1)).await;
    }
}
