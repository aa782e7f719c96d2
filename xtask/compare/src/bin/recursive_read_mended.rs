//! A read lock is taken again while it is held: a writer in between stops both. Mended.

use std::sync::RwLock;

struct Routes {
    paths: RwLock<Vec<String>>,
}

impl Routes {
    fn count(&self, path: &str) -> usize {
        let paths = self.paths.read().unwrap();
        if paths.iter().any(|it| it == path) { paths.len() } else { 0 }
    }
}

fn main() {
    let routes = Routes { paths: RwLock::default() };
    std::thread::scope(|scope| {
        scope.spawn(|| routes.paths.write().unwrap().push("/".to_owned()));
        scope.spawn(|| routes.count("/"));
    });
}
