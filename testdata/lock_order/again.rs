//! A lock that is held already is not taken a second time in some order, and one that is given up in
//! time blocks nobody for ever.

//@ only

use std::time::Duration;

use parking_lot::RwLock;
use tokio::{sync::Mutex, time::timeout};

struct Node {
    env: RwLock<u64>,
    pool: RwLock<Vec<u64>>,
    log: RwLock<Vec<String>>,
}

impl Node {
    /// `env` is read again, which `lock_recursive_read` tells; `pool` then `env` is no order of its own.
    fn info(&self) -> (u64, usize) {
        let env = self.env.read();
        let pool = self.pool.read();
        (self.chain() + *env, pool.len())
    }

    fn chain(&self) -> u64 {
        *self.env.read()
    }

    fn set(&self, env: u64) {
        *self.env.write() = env;
        self.pool.write().clear();
    }

    /// These two are taken both ways.
    fn mine(&self) {
        let mut log = self.log.write();
        let env = self.env.write();
        log.push(env.to_string());
    }

    fn report(&self) -> usize {
        let env = self.env.read();
        let log = self.log.read(); //~ lock_order: `Node.log` is read-locked while `Node.env` is held
        log.len() + *env as usize
    }
}

struct Client {
    conn: Mutex<String>,
    last_ping: Mutex<u64>,
}

impl Client {
    async fn ping(&self) {
        let conn = self.conn.lock().await;
        *self.last_ping.lock().await = conn.len() as u64;
    }

    async fn is_free(&self) -> bool {
        let ping = self.last_ping.lock().await;
        let conn = timeout(Duration::from_millis(100), self.conn.lock()).await;
        conn.is_ok() && *ping > 0
    }
}

struct Patient {
    conn: Mutex<String>,
    last_ping: Mutex<u64>,
}

impl Patient {
    async fn ping(&self) {
        let conn = self.conn.lock().await;
        *self.last_ping.lock().await = conn.len() as u64; //~ lock_order: `Patient.last_ping` is locked while `Patient.conn` is held
    }

    async fn is_free(&self) -> bool {
        let ping = self.last_ping.lock().await;
        let conn = self.conn.lock().await;
        !conn.is_empty() && *ping > 0
    }
}
