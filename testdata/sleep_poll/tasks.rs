//! Tasks that sleep and look again.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use tokio::{sync::Mutex, time::sleep};

struct Upload {
    done: AtomicBool,
    result: Mutex<Option<u32>>,
}

impl Upload {
    async fn by_flag(&self) {
        while !self.done.load(Ordering::Acquire) {
            sleep(Duration::from_millis(10)).await; //~ sleep_poll: `Upload.done`
            //~ help: `tokio::sync::Notify` or `watch` waits until whoever changes it
        }
    }

    async fn by_lock(&self) -> u32 {
        loop {
            if let Some(result) = *self.result.lock().await {
                return result;
            }
            sleep(Duration::from_millis(10)).await; //~ sleep_poll: `Upload.result`
        }
    }

    async fn keep_alive(&self) {
        while !self.done.load(Ordering::Acquire) {
            self.ping().await;
            sleep(Duration::from_millis(10)).await;
        }
    }

    async fn ping(&self) {}
}
