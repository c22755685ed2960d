;; A field says that 2 GiB follow.
;; expect: ABI_MESSAGE
;; from: H81
(data (i32.const 8192) "\0a\ff\ff\ff\ff\07")
(func $attack (param $length i32) (result i32)
  (i32.const 6))
