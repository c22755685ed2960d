//! A quiet event allocates nothing in the guest.

#![deny(unsafe_op_in_unsafe_fn)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};
use stratos_sdk::contract::callback::{Callback, InitInput, Input, TimerEvent};
use stratos_sdk::runtime::Runtime;
use stratos_sdk::testing::{decimal, instrument};
use stratos_sdk::wire::Message;
use stratos_sdk::*;

struct Counting;

static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);

// SAFETY: all is passed on to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Ordering::SeqCst);
        // SAFETY: the caller vouches for the layout.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller vouches for the block.
        unsafe { System.dealloc(block, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Orders at each timer; listens otherwise.
struct Listener(Decimal);

impl Strategy for Listener {
    const STATE_SCHEMA_VERSION: u32 = 1;

    fn on_init(ctx: &mut Context) -> Result<Self, InitError> {
        ctx.set_risk_context(RiskContext::default());
        Ok(Listener(Decimal::ZERO))
    }

    fn on_event(&mut self, ctx: &mut Context, event: &Event) {
        if let EventBody::Trade(trade) = &event.body {
            self.0 = trade.price;
        }
        let _ = ctx.random().next_u64();
    }

    fn on_timer(&mut self, ctx: &mut Context, _: TimerEvent) {
        let _ = ctx.order(OrderIntent::limit(1, Side::Buy, Decimal::ONE, self.0));
    }

    fn save(&self, _: &mut StateWriter) {}

    fn restore(&mut self, _: &mut StateReader<'_>) -> Result<(), StateError> {
        Ok(())
    }
}

fn input(callback: Callback) -> Vec<u8> {
    Input {
        callback,
        ..Input::default()
    }
    .to_bytes()
}

/// How many allocations the second and later calls make.
fn allocations(runtime: &mut Runtime<Listener>, input: &[u8]) -> usize {
    let mut output = [0; 1024];
    runtime.call(input, &mut output).unwrap();
    let before = ALLOCATIONS.load(Ordering::SeqCst);
    for _ in 0..100 {
        runtime.call(input, &mut output).unwrap();
    }
    ALLOCATIONS.load(Ordering::SeqCst) - before
}

// One test: another one beside it would allocate too.
#[test]
fn market_data_executions_timers_and_orders_allocate_nothing() {
    let mut runtime = Runtime::<Listener>::new();
    let init = InitInput {
        contract_major: 1,
        instruments: vec![instrument(1, "BTC-USD", "0.01", "0.01")],
        ..InitInput::default()
    };
    runtime
        .call(&input(Callback::Init(Box::new(init))), &mut [0; 1024])
        .unwrap();

    let price = decimal("905.25");
    for body in [
        EventBody::Trade(Trade {
            price,
            ..Trade::default()
        }),
        EventBody::Quote(Quote {
            bid_price: price,
            ..Quote::default()
        }),
        EventBody::Bar(Bar {
            close: price,
            ..Bar::default()
        }),
        EventBody::MarkPrice(MarkPrice {
            mark: price,
            index: Some(price),
        }),
        EventBody::Execution(ExecutionEvent {
            fill: Some(Fill::default()),
            ..ExecutionEvent::default()
        }),
        EventBody::Safety(SafetyEvent::default()),
    ] {
        let event = input(Callback::Event(Event {
            body,
            ..Event::default()
        }));
        assert_eq!(allocations(&mut runtime, &event), 0);
    }
    let timer = input(Callback::Timer(TimerEvent::default()));
    assert_eq!(allocations(&mut runtime, &timer), 0);
}
