//! Async locks that are held while the task waits for something else.

use std::sync::Arc;

use tokio::{
    io::AsyncWriteExt,
    net::TcpStream,
    sync::{Mutex, RwLock, mpsc},
};

struct Session {
    names: Mutex<Vec<String>>, //~ shared_readonly_lock: `Session.names`
    peer: Mutex<TcpStream>,
    updates: mpsc::Sender<String>,
    inner: RwLock<Option<Arc<Session>>>,
    turn: Mutex<()>,
}

impl Session {
    async fn announce(&self) {
        let names = self.names.lock().await;
                  //----------------- `Session.names` is locked here, and held by `names`
        for name in names.iter() {
            self.updates.send(name.clone()).await.unwrap();
          //------------------------------------- suspends here
          //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ guard_async_across_await(medium): `Session.names` is held while the task waits for `send`
            //~ help: end the life of `names` before this await: `drop(names)`, or a
            //~ help: everybody else who wants `Session.names` waits as long
        }
    }

    async fn in_a_head(&self) {
        if let Some(_inner) = self.inner.read().await.as_ref() {
        //                    -----------------[2021] `Session.inner` is read-locked here, and held to the end of the `if let`, `else` included
        //                    -----------------[2024] held to the end of the `if let`
            self.refresh().await; //~ guard_async_across_await(low): `Session.inner`
            //~ help: take the value into a variable before the `if let`: its guard
        }
    }

    /// What the head gives does not need the guard.
    async fn in_a_head_for_nothing(&self) {
        if let Some(inner) = self.inner.read().await.clone() {
            inner.refresh().await; //~ guard_async_across_await(high): `Session.inner`
            //~ edit(maybe): let the guard end before the `if let`
            //~[2021] edit(maybe): { let value =
        }
    }

    async fn unknown(&self, other: impl Future<Output = ()>) {
        let names = self.names.lock().await;
        other.await; //~ guard_async_across_await(low): `Session.names`
        drop(names);
    }

    /// A lock around nothing is for this.
    async fn one_at_a_time(&self) {
        let _turn = self.turn.lock().await;
        self.updates.send("turn".to_owned()).await.unwrap();
    }

    async fn refresh(&self) {}

    // What is fine.

    /// The lock is there to have one task at a time write.
    async fn write(&self, text: &str) {
        let mut peer = self.peer.lock().await;
        peer.write_all(text.as_bytes()).await.unwrap();
    }

    async fn before(&self) {
        let name = self.names.lock().await.join(", ");
        self.updates.send(name).await.unwrap();
    }

    /// The rules about order have their say.
    async fn two(&self) {
        let _inner = self.inner.read().await;
        let _names = self.names.lock().await;
    }
}
