;; Claims an identity of many kilobytes.
;; expect: ABI_MESSAGE
;; from: H80
(data (i32.const 8192) "\0a\8c\20\32\00\5a\87\20\0a\84\20" (repeat 4100 "x"))
(func $attack (param $length i32) (result i32)
  (i32.const 4111))
