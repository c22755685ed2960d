//! The exports of a Wasm module; see the page "Wasm ABI".

use crate::contract::{CONTRACT_MAJOR, CONTRACT_MINOR};
use crate::runtime::{Fault, Runtime};
use crate::strategy::Strategy;
use core::cell::UnsafeCell;

/// A fixed buffer of the module. Made by [`strategy!`](crate::strategy); all zero, so that it takes no room in the module.
#[derive(Debug)]
pub struct Buffer<const BYTES: usize>(UnsafeCell<[u8; BYTES]>);

/// A strategy as a static of the module. Made by [`strategy!`](crate::strategy).
#[derive(Debug)]
pub struct Guest<S>(UnsafeCell<Runtime<S>>);

// SAFETY: a module has one thread, and the host makes one call at a time.
unsafe impl<const BYTES: usize> Sync for Buffer<BYTES> {}
// SAFETY: as above.
unsafe impl<S> Sync for Guest<S> {}

/// Contract version as the host asks for it: `major << 16 | minor`.
pub const ABI: i32 = (CONTRACT_MAJOR << 16 | CONTRACT_MINOR) as i32;

impl<const BYTES: usize> Buffer<BYTES> {
    /// A buffer of zeros.
    #[allow(clippy::new_without_default)]
    pub const fn new() -> Self {
        Buffer(UnsafeCell::new([0; BYTES]))
    }

    /// Where it begins.
    pub fn address(&self) -> i32 {
        self.0.get() as usize as i32
    }

    /// Its size in bytes.
    pub const fn bytes(&self) -> i32 {
        BYTES as i32
    }
}

impl<S> Guest<S> {
    /// A guest that waits for init.
    #[allow(clippy::new_without_default)]
    pub const fn new() -> Self {
        Guest(UnsafeCell::new(Runtime::new()))
    }
}

impl<S: Strategy> Guest<S> {
    /// Runs one callback on the first `length` bytes of the input buffer. Gives the length of the decision, or the
    /// negative code of a [`Fault`].
    ///
    /// # Safety
    /// Nothing else may use this guest or the two buffers meanwhile, on any thread.
    pub unsafe fn call<const INPUT: usize, const OUTPUT: usize>(
        &self,
        length: i32,
        input: &Buffer<INPUT>,
        output: &Buffer<OUTPUT>,
    ) -> i32 {
        // SAFETY: the caller promises that nothing else uses the cells now.
        let (runtime, input, output) =
            unsafe { (&mut *self.0.get(), &*input.0.get(), &mut *output.0.get()) };
        let outcome = match usize::try_from(length)
            .ok()
            .and_then(|length| input.get(..length))
        {
            Some(bytes) => runtime.call(bytes, output),
            None => Err(Fault::Input),
        };
        match outcome {
            Ok(written) => written as i32,
            Err(fault) => fault.code(),
        }
    }
}

/// Makes a module of a strategy: `strategy!(MyStrategy);`, once in a crate of type `cdylib`. Outside WebAssembly it only
/// checks that the type is a [`Strategy`](crate::Strategy).
///
/// The buffers are [`limits::INPUT_BYTES`](crate::limits::INPUT_BYTES) and
/// [`limits::OUTPUT_BYTES`](crate::limits::OUTPUT_BYTES) long unless given:
/// `strategy!(MyStrategy, input_bytes = 131_072, output_bytes = 65_536);`. Both must hold the strategy's state.
#[macro_export]
macro_rules! strategy {
    ($strategy:ty) => {
        $crate::strategy!(
            $strategy,
            input_bytes = $crate::limits::INPUT_BYTES,
            output_bytes = $crate::limits::OUTPUT_BYTES
        );
    };
    ($strategy:ty, input_bytes = $input:expr, output_bytes = $output:expr) => {
        const _: () = {
            const fn must_be_a_strategy<S: $crate::Strategy>() {}
            must_be_a_strategy::<$strategy>();
            assert!(
                $output > $crate::limits::DECISION_BYTES_MAX,
                "the output buffer has no room for a state"
            );

            #[cfg(target_arch = "wasm32")]
            static GUEST: $crate::guest::Guest<$strategy> = $crate::guest::Guest::new();
            #[cfg(target_arch = "wasm32")]
            static INPUT: $crate::guest::Buffer<{ $input }> = $crate::guest::Buffer::new();
            #[cfg(target_arch = "wasm32")]
            static OUTPUT: $crate::guest::Buffer<{ $output }> = $crate::guest::Buffer::new();

            #[cfg(target_arch = "wasm32")]
            #[no_mangle]
            pub extern "C" fn stratos_abi() -> i32 {
                $crate::guest::ABI
            }

            #[cfg(target_arch = "wasm32")]
            #[no_mangle]
            pub extern "C" fn stratos_in() -> i32 {
                INPUT.address()
            }

            #[cfg(target_arch = "wasm32")]
            #[no_mangle]
            pub extern "C" fn stratos_in_cap() -> i32 {
                INPUT.bytes()
            }

            #[cfg(target_arch = "wasm32")]
            #[no_mangle]
            pub extern "C" fn stratos_out() -> i32 {
                OUTPUT.address()
            }

            #[cfg(target_arch = "wasm32")]
            #[no_mangle]
            pub extern "C" fn stratos_out_cap() -> i32 {
                OUTPUT.bytes()
            }

            #[cfg(target_arch = "wasm32")]
            #[no_mangle]
            pub extern "C" fn stratos_call(length: i32) -> i32 {
                // SAFETY: a module has one thread, and the host makes one call at a time.
                unsafe { GUEST.call(length, &INPUT, &OUTPUT) }
            }
        };
    };
}
