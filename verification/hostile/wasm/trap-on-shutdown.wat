;; Traps when it is shut down.
;; expect: RES_FAULT
;; from: H52
;; turn: shutdown
(func $attack (param $length i32) (result i32)
  (unreachable))
