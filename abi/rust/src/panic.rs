//! What a panic does inside WebAssembly: it traps. Its message stays inside, as all free text does.

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
