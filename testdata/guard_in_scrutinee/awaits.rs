//! A head's guard at an await point.

use std::sync::Mutex;

struct Peers {
    known: Mutex<Vec<String>>, //~ shared_readonly_lock: `Peers.known`
    active: tokio::sync::Mutex<Vec<String>>,
}

impl Peers {
    async fn ping_first(&self) {
        if let Some(peer) = self.known.lock().unwrap().first() {
            ping(peer).await; //~ guard_in_scrutinee: `Peers.known` is held across an await point
          //---------------- suspends here
            //~ help: take the value into a variable before the `if let`: its guard
            //~ help: `threadlint_runtime::ordered::Mutex::with` holds a lock for a
        }
    }

    async fn ping_all(&self) {
        for peer in self.known.lock().unwrap().iter() {
        //          ----------------- `Peers.known` is locked here, and held for the whole loop
            ping(peer).await; //~ guard_in_scrutinee: `Peers.known` is held across an await point
        }
    }

    async fn ping_in_the_head(&self) {
        match ping(&self.known.lock().unwrap()[0]).await { //~ guard_in_scrutinee: `Peers.known` is held across an await point
        //~ help: take what is needed into a variable before the wait: its guard
            true => {}
            false => {}
        }
    }

    async fn ping_copies(&self) {
        let known = self.known.lock().unwrap().clone();
        for peer in &known {
            ping(peer).await;
        }
    }

    async fn ping_active(&self) {
        for peer in self.active.lock().await.iter() {
            ping(peer).await;
        }
    }
}

async fn ping(_: &str) -> bool {
    true
}
