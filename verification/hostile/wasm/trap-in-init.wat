;; Traps in its first callback, as one whose state is poisoned.
;; expect: RES_FAULT
;; from: H90
;; turn: init
(func $call (export "stratos_call") (param $length i32) (result i32)
  (unreachable))
