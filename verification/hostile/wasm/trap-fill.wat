;; Fills past the end of its memory.
;; expect: RES_FAULT
;; from: H50
(func $attack (param $length i32) (result i32)
  (memory.fill (i32.const 131000) (i32.const 255) (i32.const 4000))
  (i32.const 0))
