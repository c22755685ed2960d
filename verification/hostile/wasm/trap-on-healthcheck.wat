;; Traps when asked how it is.
;; expect: RES_FAULT
;; from: H52
;; turn: healthcheck
(func $attack (param $length i32) (result i32)
  (unreachable))
