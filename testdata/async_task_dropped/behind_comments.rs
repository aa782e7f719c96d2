//! A comment that ends with a dot does not make the next word the name of a field.

async fn serve(connection: impl Future<Output = ()> + Send + 'static) {
    // It ends with the client, so nobody has to wait for it.
    tokio::spawn(connection); //~ async_task_dropped(medium): nobody observes this task: its panic is lost
}

async fn serve_and_wait(connection: impl Future<Output = ()> + Send + 'static) {
    // It ends with the client.
    tokio::spawn(connection).await.unwrap();
}
