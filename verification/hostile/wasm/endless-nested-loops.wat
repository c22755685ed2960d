;; Loops within a loop, each pass a short one.
;; expect: RES_FUEL
;; from: H46
(func $attack (param $length i32) (result i32) (local $left i32)
  (loop $outer
    (local.set $left (i32.const 1000))
    (loop $inner
      (local.set $left (i32.sub (local.get $left) (i32.const 1)))
      (br_if $inner (local.get $left)))
    (br $outer))
  (i32.const 0))
