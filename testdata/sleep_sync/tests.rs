//! Tests that sleep and then assert.

use std::{sync::Mutex, time::Duration};

struct Server {
    seen: Mutex<Vec<String>>,
}

impl Server {
    fn start() -> Server {
        Server { seen: Mutex::new(Vec::new()) }
    }

    fn put(&self, line: &str) {
        self.seen.lock().unwrap().push(line.to_owned());
    }

    fn seen(&self) -> usize {
        self.seen.lock().unwrap().len()
    }
}

#[cfg(test)]
mod tests {
    use std::{process::Command, thread, time::Duration};

    use super::Server;

    #[test]
    fn requests_are_seen() {
        let server = Server::start();
        thread::sleep(Duration::from_millis(50)); //~ sleep_sync(medium): the assertion relies on a sleep
        //~ help: let the other thread say when it is there: a channel, a
        //~ help: `threadlint_runtime::Event` wakes all who wait,
        assert_eq!(server.seen(), 1);
      //---------------------------- asserted here
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
    fn the_server_ends() {
        let mut child = Command::new("server").spawn().unwrap();
        drop(child.stdin.take());
        thread::sleep(Duration::from_secs(3)); //~ sleep_sync(medium): the look at shared state relies on a sleep
        if !child.try_wait().unwrap().is_some_and(|it| it.success()) {
            panic!("it runs on");
        }
    }

    /// Whoever calls this takes the worker to be there.
    fn start_worker() -> thread::JoinHandle<()> {
        let worker = thread::spawn(|| println!("work"));
        thread::sleep(Duration::from_millis(50)); //~ sleep_sync(medium): whoever gets what is started here relies on a sleep
        worker
      //------ handed over here
    }

    /// Waits for as long as it takes.
    #[test]
    fn the_server_is_waited_for() {
        let mut child = Command::new("server").spawn().unwrap();
        assert!(child.wait().unwrap().success());
    }

    /// Something is done meanwhile.
    fn start_with_work() -> thread::JoinHandle<()> {
        let worker = thread::spawn(|| println!("work"));
        thread::sleep(Duration::from_millis(50));
        Server::start().put("late");
        worker
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
