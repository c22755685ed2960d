;; A body without its end.
;; expect: admission ABI_INVALID
;; from: H38
(func $attack (param $length i32) (result i32)
  block
  (i32.const 0))
