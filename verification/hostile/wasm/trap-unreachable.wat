;; Traps.
;; expect: RES_FAULT
;; from: H52
(func $attack (param $length i32) (result i32)
  (unreachable))
