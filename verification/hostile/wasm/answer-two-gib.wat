;; Says that its answer is 2 GiB long.
;; expect: ABI_POINTER
;; from: H51
(func $attack (param $length i32) (result i32)
  (i32.const 2147483647))
