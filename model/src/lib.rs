//! What is known about the program.
