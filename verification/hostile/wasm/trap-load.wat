;; Reads behind its memory.
;; expect: RES_FAULT
;; from: H50
(func $attack (param $length i32) (result i32)
  (i32.load (i32.const -4)))
