;; Claims an identity that is no text.
;; expect: ABI_MESSAGE
;; from: H80
(data (i32.const 8192) "\0a\09\32\00\5a\05\0a\03\ff\fe\c0")
(func $attack (param $length i32) (result i32)
  (i32.const 11))
