;; Says that its answer is one byte longer than its buffer.
;; expect: ABI_POINTER
;; from: H51
(func $attack (param $length i32) (result i32)
  (i32.const 32769))
