//! Locks around what never changes, and around what does.

use std::sync::{Arc, Mutex, RwLock};

struct Route {
    path: String,
}

struct Server {
    routes: RwLock<Vec<Route>>,
  //^^^^^^ shared_readonly_lock: `Server.routes` is a lock around data that is only read, at all of 2 places
    //~ help: share the data itself: `Arc<T>`, or `OnceLock<T>` if it is set
    //~ help: `threadlint_runtime::Frozen` is set once and read without a lock
    name: Mutex<String>, //~ shared_readonly_lock: `Server.name` is a lock around data that is only read
    hits: Mutex<u64>,
    users: RwLock<Vec<u32>>,
    admins: Arc<RwLock<Vec<i64>>>,
    jobs: Mutex<Vec<Box<dyn Fn() + Send>>>,
}

impl Server {
    fn knows(&self, path: &str) -> bool {
        self.routes.read().unwrap().iter().any(|it| it.path == path)
      //------------------ read in `Server::knows`
    }

    fn count(&self) -> usize {
        self.routes.read().unwrap().len()
    }

    fn greet(&self) -> String {
        format!("hello from {}", self.name.lock().unwrap())
    }

    fn n_admins(&self) -> usize {
        self.admins.read().unwrap().len()
    }

    fn n_known(&self) -> usize {
        self.jobs.lock().unwrap().len() + self.name.lock().unwrap().len()
    }

    fn hit(&self) {
        *self.hits.lock().unwrap() += 1;
    }

    fn add(&self, user: u32) {
        self.users.write().unwrap().push(user);
    }

    fn is_user(&self, user: u32) -> bool {
        self.users.read().unwrap().contains(&user)
    }

    fn is_admin(&self, user: i64) -> bool {
        self.admins.read().unwrap().contains(&user)
    }

    fn admins(&self) -> Arc<RwLock<Vec<i64>>> {
        Arc::clone(&self.admins)
    }

    fn n_jobs(&self) -> usize {
        self.jobs.lock().unwrap().len()
    }
}
