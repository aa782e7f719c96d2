//! A program with a library.

fn main() {
    println!("{:?}", std::env::var("LOG"));
}
