//! Days, as `2027-06-01`.

use std::time::SystemTime;

/// The day on which the run takes place, in UTC.
pub(crate) fn today() -> String {
    let since_epoch = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    day(since_epoch.map_or(0, |it| it.as_secs() / 86_400))
}

/// Whether `text` has the form of a day.
pub(crate) fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |text: &str, len: usize| {
        let is_number = text.len() == len && text.bytes().all(|it| it.is_ascii_digit());
        text.parse::<u32>().ok().filter(|_| is_number)
    };
    let [year, month, day] = parts.as_slice() else { return false };
    number(year, 4).is_some()
        && number(month, 2).is_some_and(|it| (1..=12).contains(&it))
        && number(day, 2).is_some_and(|it| (1..=31).contains(&it))
}

/// The date of the day that comes `days` after 1970-01-01.
fn day(days: u64) -> String {
    // Years that begin in March have their leap day at the end.
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::{day, is_day};

    #[test]
    fn days_have_dates() {
        let cases = [(0, "1970-01-01"), (11_016, "2000-02-29"), (20_605, "2026-06-01")];
        for (days, expected) in cases {
            assert_eq!(day(days), expected);
            assert!(is_day(expected));
        }
    }

    #[test]
    fn other_forms_are_no_days() {
        for text in ["2027", "2027-6-1", "2027-13-01", "2027-00-01", "01.06.2027", "2027-06-01T0"] {
            assert!(!is_day(text), "{text}");
        }
    }
}
