//! The guest's heap, over memory that a test owns.

use std::alloc::Layout;

use stratos_sdk::memory::{Heap, Source};
use stratos_sdk::Random;

const PAGE: usize = 65_536;

/// A piece of memory of a fixed size, given out page by page.
struct Pages {
    memory: Vec<u128>,
    given: usize,
}

impl Pages {
    fn new(pages: usize) -> Pages {
        Pages {
            memory: vec![0; pages * PAGE / 16],
            given: 0,
        }
    }
}

// SAFETY: the vector is never resized, and only the heap writes to it.
unsafe impl Source for Pages {
    fn more(&mut self, bytes: usize) -> Option<(usize, usize)> {
        let length = (bytes + PAGE - 1) / PAGE * PAGE;
        if self.given + length > self.memory.len() * 16 {
            return None;
        }
        let start = self.memory.as_mut_ptr() as usize + self.given;
        self.given += length;
        Some((start, length))
    }
}

fn layout(size: usize) -> Layout {
    Layout::from_size_align(size, 8).unwrap()
}

/// A block filled with a value of its own, so that two that overlap show.
struct Block {
    address: *mut u8,
    layout: Layout,
    fill: u8,
}

impl Block {
    fn new(heap: &mut Heap<Pages>, size: usize, fill: u8) -> Option<Block> {
        let layout = layout(size);
        let address = heap.allocate(layout);
        if address.is_null() {
            return None;
        }
        assert_eq!(address as usize % 16, 0);
        // SAFETY: the block is ours and this long.
        unsafe { address.write_bytes(fill, size) };
        Some(Block {
            address,
            layout,
            fill,
        })
    }

    fn check(&self) {
        // SAFETY: the block is ours and this long.
        let bytes = unsafe { std::slice::from_raw_parts(self.address, self.layout.size()) };
        assert!(bytes.iter().all(|byte| *byte == self.fill));
    }

    fn free(self, heap: &mut Heap<Pages>) {
        self.check();
        // SAFETY: it came from this heap and is given up.
        unsafe { heap.free(self.address, self.layout) };
    }
}

#[test]
fn blocks_do_not_overlap_and_memory_stays_bounded_over_millions_of_requests() {
    let mut random = Random::from_seed(41);
    let mut heap = Heap::new(Pages::new(32));
    let mut live: Vec<Block> = Vec::new();
    for round in 0..3_000_000u32 {
        let free_one = live.len() == 200 || !live.is_empty() && random.below(2) == 0;
        if free_one {
            let chosen = random.below(live.len() as u64) as usize;
            live.swap_remove(chosen).free(&mut heap);
        } else {
            let most = 1 << random.below(12);
            let size = 1 + random.below(most) as usize;
            live.push(
                Block::new(&mut heap, size, round as u8)
                    .expect("2 MiB are enough for 200 blocks of 2 KiB"),
            );
        }
    }
    live.into_iter().for_each(|block| block.free(&mut heap));
}

#[test]
fn a_freed_block_is_used_again_before_new_memory() {
    let mut heap = Heap::new(Pages::new(1));
    let first = Block::new(&mut heap, 100, 1).unwrap();
    let address = first.address;
    let second = Block::new(&mut heap, 100, 2).unwrap();
    first.free(&mut heap);
    let third = Block::new(&mut heap, 120, 3).unwrap();
    assert_eq!(third.address, address);
    second.check();
}

#[test]
fn the_same_requests_give_the_same_addresses() {
    let offsets = || {
        let mut heap = Heap::new(Pages::new(8));
        let mut random = Random::from_seed(42);
        let base = heap.allocate(layout(1)) as usize;
        (0..1000)
            .map(|_| heap.allocate(layout(1 + random.below(300) as usize)) as usize - base)
            .collect::<Vec<_>>()
    };
    assert_eq!(offsets(), offsets());
}

#[test]
fn used_up_memory_gives_null_and_the_heap_goes_on() {
    let mut heap = Heap::new(Pages::new(2));
    let all = Block::new(&mut heap, 2 * PAGE, 1).expect("exactly what there is");
    assert!(heap.allocate(layout(1)).is_null());
    all.free(&mut heap);
    assert!(heap.allocate(layout(2 * PAGE + 1)).is_null());
    let again = Block::new(&mut heap, 2 * PAGE, 2).expect("freed");
    again.check();
}

#[test]
fn more_than_any_memory_and_wide_alignment_give_null() {
    let mut heap = Heap::new(Pages::new(1));
    assert!(heap.allocate(layout(isize::MAX as usize - 7)).is_null());
    assert!(heap
        .allocate(Layout::from_size_align(64, 32).unwrap())
        .is_null());
    assert!(!heap
        .allocate(Layout::from_size_align(64, 16).unwrap())
        .is_null());
}

#[test]
fn resizing_keeps_the_content() {
    let mut heap = Heap::new(Pages::new(4));
    let mut block = Block::new(&mut heap, 1, 7).unwrap();
    for size in [2, 16, 17, 33, 1000, 1024, 30_000, 500, 3] {
        let kept = block.layout.size().min(size);
        // SAFETY: the block came from this heap; the new size is small.
        let moved = unsafe { heap.resize(block.address, block.layout, size) };
        assert!(!moved.is_null());
        // SAFETY: the block is this long.
        let bytes = unsafe { std::slice::from_raw_parts(moved, kept) };
        assert!(bytes.iter().all(|byte| *byte == 7), "size {size}");
        // SAFETY: as above.
        unsafe { moved.write_bytes(7, size) };
        block = Block {
            address: moved,
            layout: layout(size),
            fill: 7,
        };
    }
}

#[test]
fn resizing_within_a_class_stays_in_place_and_without_memory_keeps_the_block() {
    let mut heap = Heap::new(Pages::new(1));
    let block = Block::new(&mut heap, 33, 5).unwrap();
    // SAFETY: the block came from this heap; the sizes are small.
    unsafe {
        assert_eq!(heap.resize(block.address, block.layout, 48), block.address);
        assert!(heap.resize(block.address, block.layout, 2 * PAGE).is_null());
    }
    block.check();
}
