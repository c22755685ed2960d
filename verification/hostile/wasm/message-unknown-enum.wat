;; A health that there is not.
;; expect: ABI_MESSAGE
;; from: H81
(data (i32.const 8192) "\22\02\08\63")
(func $attack (param $length i32) (result i32)
  (i32.const 4))
