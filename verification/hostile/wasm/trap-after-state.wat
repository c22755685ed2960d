;; Answers its first event with a state, from which it starts anew, and traps in the third: it is made again from its checkpoint.
;; expect: RES_FAULT
;; from: H52
(func $call (export "stratos_call") (param $length i32) (result i32)
  (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
  (if (i32.gt_u (global.get $calls) (i32.const 2))
    (then (unreachable)))
  (i32.store (i32.const 8192) (i32.const 0x01100512))
  (i32.store (i32.const 8196) (i32.const 0x0078011a))
  (if (result i32) (i32.eq (global.get $calls) (i32.const 2))
    (then (i32.const 7))
    (else (i32.const 0))))
