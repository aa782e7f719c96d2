//! What codespan draws on: colours come from here, and text is made harmless.

use std::io::{self, Write};

use codespan_reporting::{
    diagnostic::{LabelStyle, Severity},
    term::WriteStyle,
};

use super::visible::visible;

/// Collects text and the colours of its parts.
#[derive(Debug, Default)]
pub(crate) struct Canvas {
    pub(crate) color: bool,
    done: String,
    /// Written and not yet made harmless: a character may come in two writes.
    pending: Vec<u8>,
}

impl Canvas {
    /// An empty canvas.
    pub(crate) fn new(color: bool) -> Canvas {
        Canvas { color, ..Canvas::default() }
    }

    /// Everything that was drawn.
    pub(crate) fn into_text(mut self) -> String {
        self.settle();
        self.done
    }

    /// Adds `text` in the colour `code`, which is that of an ANSI sequence.
    pub(crate) fn paint(&mut self, code: &str, text: &str) {
        self.set(code);
        self.pending.extend(text.as_bytes());
        self.set(RESET);
    }

    fn set(&mut self, code: &str) {
        self.settle();
        if self.color {
            self.done.push_str("\x1b[");
            self.done.push_str(code);
            self.done.push('m');
        }
    }

    fn settle(&mut self) {
        let text = String::from_utf8_lossy(&self.pending);
        // Files with CRLF line ends are no attack.
        self.done.push_str(&visible(&text.replace("\r\n", "\n")));
        self.pending.clear();
    }
}

const RED: &str = "1;31";
const YELLOW: &str = "1;33";
pub(crate) const BOLD: &str = "1";
const BLUE: &str = "1;34";
const GREEN: &str = "1;32";
const CYAN: &str = "1;36";
const RESET: &str = "0";

fn severity_color(severity: Severity) -> &'static str {
    match severity {
        Severity::Bug | Severity::Error => RED,
        Severity::Warning => YELLOW,
        Severity::Note => GREEN,
        Severity::Help => CYAN,
    }
}

impl Write for Canvas {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.pending.extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl WriteStyle for Canvas {
    fn set_header(&mut self, severity: Severity) -> io::Result<()> {
        self.set(severity_color(severity));
        Ok(())
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.set(BOLD);
        Ok(())
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.set(BLUE);
        Ok(())
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.set(BLUE);
        Ok(())
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.set(BLUE);
        Ok(())
    }

    fn set_label(&mut self, severity: Severity, style: LabelStyle) -> io::Result<()> {
        self.set(match style {
            LabelStyle::Primary => severity_color(severity),
            LabelStyle::Secondary => BLUE,
        });
        Ok(())
    }

    fn reset(&mut self) -> io::Result<()> {
        self.set(RESET);
        Ok(())
    }
}
