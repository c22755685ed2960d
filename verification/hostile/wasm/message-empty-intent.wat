;; An intent that asks for nothing.
;; expect: ABI_MESSAGE
;; from: H74
(data (i32.const 8192) "\0a\00")
(func $attack (param $length i32) (result i32)
  (i32.const 2))
