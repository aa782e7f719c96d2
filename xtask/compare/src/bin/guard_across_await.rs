//! A guard is held across an await point.

use std::{future::ready, sync::Mutex};

struct Session {
    name: Mutex<String>,
}

impl Session {
    async fn greet(&self) {
        let name = self.name.lock().unwrap(); //~ fault
        ready(()).await; //~ fault
        println!("{name}");
    }
}

fn main() {
    let session = Session { name: Mutex::default() };
    drop(session.greet());
}
