;; Uses almost all of its fuel in each callback and never more: unpleasant, and allowed.
;; expect: nothing
;; from: H53
(func $attack (param $length i32) (result i32) (local $left i32)
  (local.set $left (i32.const 100000))
  (loop $again
    (local.set $left (i32.sub (local.get $left) (i32.const 1)))
    (br_if $again (local.get $left)))
  (i32.const 0))
