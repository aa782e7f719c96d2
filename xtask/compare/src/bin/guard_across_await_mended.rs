//! A guard is held across an await point. Mended.

use std::{future::ready, sync::Mutex};

struct Session {
    name: Mutex<String>,
}

impl Session {
    async fn greet(&self) {
        ready(()).await;
        let name = self.name.lock().unwrap();
        println!("{name}");
    }
}

fn main() {
    let session = Session { name: Mutex::default() };
    drop(session.greet());
}
