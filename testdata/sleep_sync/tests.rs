//! Tests that sleep and then assert.

use std::{sync::Mutex, time::Duration};

struct Server {
    seen: Mutex<Vec<String>>,
}

impl Server {
    fn start() -> Server {
        Server { seen: Mutex::new(Vec::new()) }
    }

    fn seen(&self) -> usize {
        self.seen.lock().unwrap().len()
    }
}

#[cfg(test)]
mod tests {
    use std::{thread, time::Duration};

    use super::Server;

    #[test]
    fn requests_are_seen() {
        let server = Server::start();
        thread::sleep(Duration::from_millis(50)); //~ sleep_sync(medium): the assertion relies on a sleep
        assert_eq!(server.seen(), 1);
    }

    #[test]
    fn requests_of_a_thread_are_seen() {
        let server = Server::start();
        let client = thread::spawn(|| println!("request"));
        thread::sleep(Duration::from_millis(50)); //~ sleep_sync(high): the assertion relies on a sleep
        assert_eq!(server.seen(), 1);
        client.join().unwrap();
    }

    #[test]
    fn nothing_is_slow() {
        thread::sleep(Duration::from_millis(50));
        drop(Server::start());
    }
}

fn pause() -> Duration {
    Duration::from_millis(1)
}
