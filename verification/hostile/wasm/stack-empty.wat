;; Adds what is not there.
;; expect: admission ABI_INVALID
;; from: H38
(func $attack (param $length i32) (result i32)
  i32.add)
