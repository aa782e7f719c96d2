//! Sends from a pool to channels with a bound, which wait or never do.

//@ only

use std::sync::mpsc::{Receiver, sync_channel};

fn digest(_: &[u8]) -> u64 {
    0
}

/// A place for each of them.
fn one_for_each(chunk: Vec<Vec<u8>>) -> Receiver<u64> {
    let (tx, rx) = sync_channel(chunk.len());
    rayon::spawn(move || {
        for block in chunk {
            let _ = tx.send(digest(&block));
        }
    });
    rx
}

fn one_from_each(chunk: Vec<Vec<u8>>) -> Receiver<u64> {
    let n_blocks = chunk.len();
    let (tx, rx) = sync_channel(n_blocks);
    for block in chunk {
        let tx = tx.clone();
        rayon::spawn(move || {
            let _ = tx.send(digest(&block));
        });
    }
    rx
}

/// What a part of something is called does not tell how long it is.
fn one_for_each_of_one(chunks: Vec<Vec<Vec<u8>>>) -> Vec<Receiver<u64>> {
    let mut received = Vec::new();
    for chunk in chunks {
        let (tx, rx) = sync_channel(chunk.len());
        rayon::spawn(move || {
            for block in &chunk {
                let _ = tx.send(digest(block));
            }
        });
        received.push(rx);
    }
    received
}

fn one_for_each_of_all(chunks: Vec<Vec<Vec<u8>>>) -> Receiver<u64> {
    let (tx, rx) = sync_channel(chunks.len());
    rayon::spawn(move || {
        for chunk in &chunks {
            for block in chunk {
                let _ = tx.send(digest(block)); //~ pool_wrong_kind: `send` may wait for the other end of a channel
            }
        }
    });
    rx
}

fn one_answer(block: Vec<u8>) -> Receiver<u64> {
    let (tx, rx) = sync_channel(1);
    rayon::spawn(move || {
        let _ = tx.send(digest(&block));
    });
    rx
}

fn two_answers(block: Vec<u8>) -> Receiver<u64> {
    let (tx, rx) = sync_channel(1);
    rayon::spawn(move || {
        let _ = tx.send(digest(&block)); //~ pool_wrong_kind: `send` may wait for the other end of a channel on a pool for computing
        let _ = tx.send(digest(&block[1..])); //~ pool_wrong_kind: `send` may wait for the other end of a channel
    });
    rx
}

fn two_for_each(chunk: Vec<Vec<u8>>) -> Receiver<u64> {
    let (tx, rx) = sync_channel(chunk.len());
    rayon::spawn(move || {
        for block in chunk {
            let _ = tx.send(digest(&block)); //~ pool_wrong_kind: `send` may wait for the other end of a channel
            let _ = tx.send(0); //~ pool_wrong_kind: `send` may wait for the other end of a channel
        }
    });
    rx
}

fn as_many_as_others(chunk: Vec<Vec<u8>>, others: Vec<Vec<u8>>) -> Receiver<u64> {
    let (tx, rx) = sync_channel(others.len());
    rayon::spawn(move || {
        for block in chunk {
            let _ = tx.send(digest(&block)); //~ pool_wrong_kind: `send` may wait for the other end of a channel
        }
    });
    rx
}

fn rows_of_each(chunk: Vec<Vec<u8>>) -> Receiver<u64> {
    let (tx, rx) = sync_channel(chunk.len());
    rayon::spawn(move || {
        for block in chunk {
            for row in block.chunks(8) {
                let _ = tx.send(digest(row)); //~ pool_wrong_kind: `send` may wait for the other end of a channel
            }
        }
    });
    rx
}
