//! A read lock is taken again while it is held: a writer in between stops both.

use std::sync::RwLock;

struct Routes {
    paths: RwLock<Vec<String>>,
}

impl Routes {
    fn is_known(&self, path: &str) -> bool {
        self.paths.read().unwrap().iter().any(|it| it == path)
    }

    fn count(&self, path: &str) -> usize {
        let paths = self.paths.read().unwrap();
        if self.is_known(path) { paths.len() } else { 0 } //~ fault
    }
}

fn main() {
    let routes = Routes { paths: RwLock::default() };
    std::thread::scope(|scope| {
        scope.spawn(|| routes.paths.write().unwrap().push("/".to_owned()));
        scope.spawn(|| routes.count("/"));
    });
}
