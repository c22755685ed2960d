;; Gives an i64 where an i32 belongs.
;; expect: admission ABI_INVALID
;; from: H38
(func $attack (param $length i32) (result i32)
  (i64.const 1))
