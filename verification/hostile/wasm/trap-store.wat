;; Writes behind its memory.
;; expect: RES_FAULT
;; from: H50
(func $attack (param $length i32) (result i32)
  (i64.store (i32.const 131069) (i64.const -1))
  (i32.const 0))
