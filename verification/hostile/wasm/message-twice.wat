;; A field that may come once comes twice.
;; expect: ABI_MESSAGE
;; from: H81
(data (i32.const 8192) "\22\00\22\00")
(func $attack (param $length i32) (result i32)
  (i32.const 4))
