;; A number that does not end within its bytes.
;; expect: ABI_MESSAGE
;; from: H81
(data (i32.const 8192) "\08" (repeat 20 "\ff"))
(func $attack (param $length i32) (result i32)
  (i32.const 21))
