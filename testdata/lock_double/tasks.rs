//! Locks that tasks wait for are taken when their future is awaited.

use tokio::sync::Mutex;

struct Session {
    inbox: Mutex<Vec<String>>,
}

impl Session {
    async fn forward(&self) {
        let inbox = self.inbox.lock().await;
        self.inbox.lock().await.push(format!("{}", inbox.len())); //~ lock_double: `Session.inbox`
    }

    async fn forward_first(&self) {
        if let Some(first) = self.inbox.lock().await.first() {
            let first = first.clone();
            self.inbox.lock().await.push(first); //~ lock_double: `Session.inbox`
        }
    }

    async fn through_a_call(&self) {
        let inbox = self.inbox.lock().await;
        if inbox.is_empty() {
            self.forward().await; //~ lock_reentry: `Session.inbox`
        }
    }

    async fn never_awaited(&self) {
        let later = self.forward();
        let inbox = self.inbox.lock().await;
        drop(inbox);
        later.await;
    }

    async fn one_after_the_other(&self) {
        self.inbox.lock().await.push(String::new());
        let len = self.inbox.lock().await.len();
        self.inbox.lock().await.truncate(len);
    }
}
