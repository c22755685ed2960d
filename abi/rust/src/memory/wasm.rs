//! The global allocator inside WebAssembly: a [`Heap`] over the module's one memory.

use core::alloc::{GlobalAlloc, Layout};
use core::arch::wasm32::{memory_grow, memory_size};
use core::cell::UnsafeCell;

use super::classes::ALIGN;
use super::heap::{Heap, Source};

/// Bytes of a WebAssembly page.
const PAGE: usize = 65_536;

/// With all 65,536 pages the end of the memory would not fit an address.
const PAGES_MAX: usize = 65_535;

extern "C" {
    /// Set by the linker: the first byte after data and stack.
    static __heap_base: u8;
}

/// The rest of the initial memory first, then new pages.
struct Pages {
    /// End of what was given; 0 before the first range.
    end: usize,
}

// SAFETY: the memory never shrinks or moves. It belongs to nobody else past `__heap_base`: a page that someone other than
// this source asked for shows as a gap, and then no more is given.
unsafe impl Source for Pages {
    fn more(&mut self, bytes: usize) -> Option<(usize, usize)> {
        let (start, mut end) = if self.end == 0 {
            // SAFETY: only the address is taken. (Newer compilers know that this is safe; 1.63 does not.)
            #[allow(unused_unsafe)]
            let base = unsafe { core::ptr::addr_of!(__heap_base) as usize };
            ((base + ALIGN - 1) & !(ALIGN - 1), memory_size(0) * PAGE)
        } else {
            (self.end, self.end)
        };
        if end - start < bytes {
            end = grow(end, bytes - (end - start))?;
        }
        self.end = end;
        Some((start, end - start))
    }
}

/// Adds pages for `bytes` behind `end`; gives the new end. Half as much again as there is, when the cap allows it, so that
/// a growing strategy asks only a few times: the host limits how often a module may.
fn grow(end: usize, bytes: usize) -> Option<usize> {
    let needed = (bytes - 1) / PAGE + 1;
    let present = memory_size(0);
    if present * PAGE != end {
        return None;
    }
    for pages in [needed.max(present / 2), needed] {
        if present + pages <= PAGES_MAX && memory_grow(0, pages) == present {
            return Some((present + pages) * PAGE);
        }
    }
    None
}

struct GuestAllocator(UnsafeCell<Heap<Pages>>);

// SAFETY: a guest has one thread; the host refuses modules with threads or shared memory.
unsafe impl Sync for GuestAllocator {}

// SAFETY: the heap gives blocks of at least the asked size, aligned to 16 or null, and keeps them apart.
unsafe impl GlobalAlloc for GuestAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: one thread, and the heap calls no code that could allocate: no second reference exists.
        unsafe { (*self.0.get()).allocate(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: as above; the caller vouches for the block.
        unsafe { (*self.0.get()).free(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: as above; the caller vouches for the block and the size.
        unsafe { (*self.0.get()).resize(block, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: GuestAllocator = GuestAllocator(UnsafeCell::new(Heap::new(Pages { end: 0 })));
