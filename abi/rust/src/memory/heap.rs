//! Blocks by size class, over memory that only grows.

use core::alloc::Layout;
use core::ptr::{self, NonNull};

use super::classes::{class_of, size_of, ALIGN, COUNT};

/// Where a heap gets its memory from.
///
/// # Safety
/// A range that was given stays valid, and nobody else's, for as long as the heap lives. The first one starts at a multiple
/// of 16, each further one where the last one ended.
pub unsafe trait Source {
    /// At least `bytes` more bytes as (start address, length), or `None` when there are no more.
    fn more(&mut self, bytes: usize) -> Option<(usize, usize)>;
}

/// A heap for one thread. See the [module](super) for what it promises.
pub struct Heap<S> {
    source: S,
    /// First address that was never handed out, and the end of what the source gave; 0 before its first range.
    next: usize,
    end: usize,
    /// For each class the freed block that was freed last; each freed block holds the address of the one before it.
    free: [*mut FreeBlock; COUNT],
}

struct FreeBlock {
    before: *mut FreeBlock,
}

impl<S: Source> Heap<S> {
    /// A heap that owns nothing yet.
    pub const fn new(source: S) -> Heap<S> {
        Heap {
            source,
            next: 0,
            end: 0,
            free: [ptr::null_mut(); COUNT],
        }
    }

    /// A block for this layout, or null: the memory is used up, or the alignment is above 16.
    pub fn allocate(&mut self, layout: Layout) -> *mut u8 {
        let class = match class_of(layout.size()) {
            Some(class) if layout.align() <= ALIGN => class,
            _ => return ptr::null_mut(),
        };
        match NonNull::new(self.free[class]) {
            Some(block) => {
                // SAFETY: a block in the list was given back, so it is ours and holds the link that `free` wrote.
                self.free[class] = unsafe { block.as_ref() }.before;
                block.as_ptr().cast()
            }
            None => self.carve(size_of(class)),
        }
    }

    /// Takes a block back.
    ///
    /// # Safety
    /// `block` came from [`allocate`](Heap::allocate) or [`resize`](Heap::resize) of this heap with this layout, and is not
    /// used again.
    pub unsafe fn free(&mut self, block: *mut u8, layout: Layout) {
        let class = match class_of(layout.size()) {
            Some(class) => class,
            None => return,
        };
        let freed: *mut FreeBlock = block.cast();
        // SAFETY: the block is at least 16 bytes, aligned to 16, and nobody else's any more.
        unsafe {
            freed.write(FreeBlock {
                before: self.free[class],
            })
        };
        self.free[class] = freed;
    }

    /// The same content in a block of `size` bytes, moved only when the class changes; null, with the old block kept, when
    /// there is no memory.
    ///
    /// # Safety
    /// As for [`free`](Heap::free); `size`, rounded up to the layout's alignment, does not exceed `isize::MAX`.
    pub unsafe fn resize(&mut self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if class_of(size).is_some() && class_of(size) == class_of(layout.size()) {
            return block;
        }
        // SAFETY: the caller vouches for the size; the alignment is that of a valid layout.
        let wanted = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        let moved = self.allocate(wanted);
        if !moved.is_null() {
            // SAFETY: both blocks hold this many bytes and are different blocks; the old one is given up here.
            unsafe {
                ptr::copy_nonoverlapping(block, moved, layout.size().min(size));
                self.free(block, layout);
            }
        }
        moved
    }

    /// A block that was never used before, or null.
    fn carve(&mut self, size: usize) -> *mut u8 {
        let left = self.end - self.next;
        if left < size {
            match self.source.more(size - left) {
                Some((start, length)) => {
                    if self.end == 0 {
                        self.next = start;
                    }
                    self.end = start + length;
                }
                None => return ptr::null_mut(),
            }
        }
        let block = self.next;
        self.next += size;
        block as *mut u8
    }
}
