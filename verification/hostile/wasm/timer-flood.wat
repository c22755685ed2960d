;; Sets new timers in every callback, more than an instance may have.
;; expect: gate RES_TIMERS
;; from: H58
(func $attack (param $length i32) (result i32) (local $at i32) (local $left i32)
  (local.set $at (i32.const 8192))
  (local.set $left (i32.const 64))
  (loop $again
    (i64.store (local.get $at) (i64.const 0x001f100008042a))
    (i32.store8 (i32.add (local.get $at) (i32.const 1)) (i32.const 6))
    (i32.store8 (i32.add (local.get $at) (i32.const 3)) (i32.or (local.get $left) (i32.const 0x80)))
    (i32.store8 (i32.add (local.get $at) (i32.const 4)) (global.get $calls))
    (i32.store8 (i32.add (local.get $at) (i32.const 5)) (i32.const 16))
    (i32.store8 (i32.add (local.get $at) (i32.const 6)) (i32.const 0x85))
    (i32.store8 (i32.add (local.get $at) (i32.const 7)) (i32.const 1))
    (local.set $at (i32.add (local.get $at) (i32.const 8)))
    (local.set $left (i32.sub (local.get $left) (i32.const 1)))
    (br_if $again (local.get $left)))
  (i32.const 512))
