;; Jumps out of the function.
;; expect: admission ABI_INVALID
;; from: H38
(func $attack (param $length i32) (result i32)
  (br 9)
  (i32.const 0))
