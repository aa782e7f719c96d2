//! Tasks of actix, whose clock is that of tokio.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

use actix_rt::time::sleep;

static SAVED: AtomicUsize = AtomicUsize::new(0);

async fn save() {
    SAVED.fetch_add(1, Ordering::SeqCst);
}

async fn is_saved() -> usize {
    let saving = actix_rt::spawn(save());
    sleep(Duration::from_secs(2)).await; //~ sleep_sync(high): the look at `SAVED` relies on a sleep
  //----------------------------------- sleeps here
    //~ help: let the other task say when it is there: a channel, `Notify`,
    let saved = SAVED.load(Ordering::SeqCst);
    saving.await.unwrap();
    saved
}

/// Waits for the task itself.
async fn is_saved_at_once() -> usize {
    actix_rt::spawn(save()).await.unwrap();
    SAVED.load(Ordering::SeqCst)
}
