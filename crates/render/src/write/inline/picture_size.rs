//! The size that an author gives a picture behind the last bar of its words.

/// The size an author gave a picture, in pixels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::write) struct Size {
    pub width: Option<u32>,
    pub height: Option<u32>,
}

impl Size {
    /// What the author said goes before what the file says; a side left out follows from the other.
    pub(in crate::write) fn or(self, width: Option<u32>, height: Option<u32>) -> Size {
        let (Some(width), Some(height)) = (width, height) else {
            return self;
        };
        let in_proportion = |side: u32, over: u32, under: u32| {
            let length = u64::from(side) * u64::from(over) / u64::from(under.max(1));
            u32::try_from(length.max(1)).ok()
        };
        match (self.width, self.height) {
            (None, None) => Size {
                width: Some(width),
                height: Some(height),
            },
            (Some(side), None) => Size {
                width: Some(side),
                height: in_proportion(side, height, width),
            },
            (None, Some(side)) => Size {
                width: in_proportion(side, width, height),
                height: Some(side),
            },
            _ => self,
        }
    }
}

/// The description of a picture and the size behind its last bar: `words|300`, or one of the two.
pub(in crate::write) fn alt_and_size(words: &str) -> (&str, Size) {
    if let Some(size) = size_of(words) {
        return ("", size);
    }
    match words.rsplit_once('|') {
        Some((alt, size)) => match size_of(size) {
            Some(size) => (alt.trim_end(), size),
            None => (words, Size::default()),
        },
        None => (words, Size::default()),
    }
}

/// `300` or `300x200`, in pixels.
pub(in crate::write) fn size_of(words: &str) -> Option<Size> {
    let pixels = |number: &str| {
        let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
        let length = number
            .parse()
            .ok()
            .filter(|length| (1..=10_000).contains(length));
        length.filter(|_| is_number)
    };
    let words = words.trim();
    match words.split_once(['x', 'X']) {
        Some((width, height)) => Some(Size {
            width: Some(pixels(width)?),
            height: Some(pixels(height)?),
        }),
        None => Some(Size {
            width: Some(pixels(words)?),
            height: None,
        }),
    }
}
