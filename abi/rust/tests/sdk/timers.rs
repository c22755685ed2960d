//! When timers come due.

use crate::puppet::{setup, Puppet};
use stratos_sdk::testing::{instrument, Setup, TestHost};
use stratos_sdk::time::{MILLISECOND, MINUTE, SECOND};
use stratos_sdk::*;

/// Sets and cancels timers as its configuration says, and notes when they fire.
struct Alarm {
    fired: Vec<(u32, i64)>,
}

impl Strategy for Alarm {
    const STATE_SCHEMA_VERSION: u32 = 1;

    fn on_init(ctx: &mut Context) -> Result<Self, InitError> {
        let now = ctx.now();
        ctx.set_timer(1, Due::After(5 * SECOND)).unwrap();
        ctx.set_timer(2, Due::At(now + 3 * SECOND as i64)).unwrap();
        ctx.set_timer(3, Due::Every(MINUTE)).unwrap();
        ctx.set_timer(4, Due::After(SECOND)).unwrap();
        ctx.set_timer(4, Due::After(2 * SECOND)).unwrap();
        ctx.set_timer(5, Due::After(SECOND)).unwrap();
        ctx.cancel_timer(5).unwrap();
        assert_eq!(ctx.set_timer(6, Due::Every(0)), Err(EmitError::BadTime));
        assert_eq!(
            ctx.set_timer(6, Due::Every(u64::MAX)),
            Err(EmitError::BadTime)
        );
        assert_eq!(
            ctx.set_timer(6, Due::After(u64::MAX)),
            Err(EmitError::BadTime)
        );
        assert_eq!(
            ctx.set_timer(6, Due::After(i64::MAX as u64)),
            Err(EmitError::BadTime)
        );
        ctx.set_timer(7, Due::At(0)).unwrap();
        Ok(Alarm { fired: Vec::new() })
    }

    fn on_event(&mut self, _: &mut Context, _: &Event) {}

    fn on_timer(&mut self, ctx: &mut Context, timer: TimerEvent) {
        assert!(ctx.now() >= timer.due_time_ns);
        self.fired.push((timer.timer_id, timer.due_time_ns));
    }

    fn save(&self, _: &mut StateWriter) {}

    fn restore(&mut self, _: &mut StateReader<'_>) -> Result<(), StateError> {
        Ok(())
    }
}

#[test]
fn timers_fire_in_the_order_of_their_times() {
    // 20 seconds past a full minute.
    let start = 1_704_067_220_000_000_000;
    let setup = Setup::new()
        .instrument(instrument(1, "BTC-USD", "0.01", "0.01"))
        .start_time(start);
    let mut host: TestHost<Alarm> = setup.start();
    host.advance(2 * MINUTE);
    let after = |seconds: i64| start + seconds * SECOND as i64;
    assert_eq!(
        host.strategy().fired,
        [
            (7, 1),
            (4, after(2)),
            (2, after(3)),
            (1, after(5)),
            (3, after(40)),
            (3, after(100))
        ]
    );
    assert_eq!(host.now(), after(120));
}

#[test]
fn the_clock_stands_still_until_it_is_moved() {
    let mut host = setup().start::<Puppet>();
    let before = host.now();
    host.trade(1, "900", "1");
    assert_eq!(host.now(), before);
    assert!(host.advance(3 * MILLISECOND).is_empty());
    assert_eq!(host.now(), before + 3_000_000);
}
