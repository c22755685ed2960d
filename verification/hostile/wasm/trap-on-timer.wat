;; Traps on a timer.
;; expect: RES_FAULT
;; from: H52
;; turn: timer
(func $attack (param $length i32) (result i32)
  (unreachable))
