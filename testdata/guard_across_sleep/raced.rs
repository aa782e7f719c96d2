//! A sleep that bounds the wait for something else, in a `select!`, and one that is waited for.

//@ only

use std::time::Duration;

use tokio::{
    sync::{RwLock, oneshot},
    time::sleep,
};

struct Resolver {
    cache: RwLock<Vec<String>>,
}

impl Resolver {
    async fn resolve(&self, answer: oneshot::Receiver<String>) -> usize {
        let mut cache = self.cache.write().await;
        let name = first_of(answer).await;
        cache.extend(name);
        cache.len()
    }

    async fn resolve_later(&self) -> usize {
        let mut cache = self.cache.write().await;
        pause().await; //~ guard_across_sleep: `Resolver.cache` is held across a sleep
        cache.clear();
        cache.len()
    }
}

async fn first_of(answer: oneshot::Receiver<String>) -> Option<String> {
    tokio::select! {
        name = answer => name.ok(),
        _ = sleep(Duration::from_secs(1)) => None,
    }
}

async fn pause() {
    sleep(Duration::from_secs(1)).await;
}
