//! Sizes of blocks: 16, 32, 48, 64, 96, 128, 192, 256, ... two for each doubling, so that at most a third is unused.

/// Every block starts at a multiple of this; no type of a strategy needs more.
pub(super) const ALIGN: usize = 16;

/// Classes up to 3 * 2^29 bytes, which is more than a guest's memory may ever be.
pub(super) const COUNT: usize = 54;

/// The class of the smallest block that holds `size` bytes, or `None` when no class is large enough.
pub(super) fn class_of(size: usize) -> Option<usize> {
    if size <= 2 * ALIGN {
        return Some(usize::from(size > ALIGN));
    }
    // The doubling that the size lies in: 2^top < size <= 2^(top + 1), top from 5 on.
    let top = usize::BITS - 1 - (size - 1).leading_zeros();
    let lower_half = size <= 3 << (top - 1);
    let class = 2 * (top as usize - 4) + usize::from(!lower_half);
    if class < COUNT {
        Some(class)
    } else {
        None
    }
}

/// Bytes of a block of this class.
pub(super) fn size_of(class: usize) -> usize {
    match class {
        0 => ALIGN,
        1 => 2 * ALIGN,
        _ if class % 2 == 0 => 3 << (class / 2 + 3),
        _ => 1 << (class / 2 + 5),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_rise_and_are_aligned() {
        for class in 1..COUNT {
            assert!(size_of(class - 1) < size_of(class), "class {class}");
            assert_eq!(size_of(class) % ALIGN, 0, "class {class}");
        }
        assert_eq!(
            [0, 1, 2, 3, 4, 5, 6].map(size_of),
            [16, 32, 48, 64, 96, 128, 192]
        );
    }

    #[test]
    fn the_class_is_the_smallest_that_holds_the_size() {
        for size in 1..100_000usize {
            let class = class_of(size).unwrap();
            assert!(size_of(class) >= size, "size {size}");
            assert!(class == 0 || size_of(class - 1) < size, "size {size}");
        }
        for class in 0..COUNT {
            assert_eq!(class_of(size_of(class)), Some(class));
            assert_eq!(
                class_of(size_of(class) + 1),
                Some(class + 1).filter(|next| *next < COUNT)
            );
        }
    }

    #[test]
    fn past_the_first_classes_at_most_a_third_is_unused() {
        for size in 33..200_000usize {
            let block = size_of(class_of(size).unwrap());
            assert!((block - size) * 3 <= block, "size {size}");
        }
    }
}
