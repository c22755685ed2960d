;; Works on each event for nearly all of its fuel, and never fails.
;; expect: nothing
;; from: H46
(func $attack (param $length i32) (result i32) (local $i i64)
  (loop $again
    (local.set $i (i64.add (local.get $i) (i64.const 1)))
    (br_if $again (i64.lt_u (local.get $i) (i64.const 200000))))
  (i32.const 0))
