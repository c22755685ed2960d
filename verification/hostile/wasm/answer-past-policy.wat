;; Answers one byte more than policy allows, out of a buffer that has room for it.
;; expect: RES_OUTPUT
;; from: H88
;; output: 20000
(func $attack (param $length i32) (result i32)
  (i32.const 20001))
