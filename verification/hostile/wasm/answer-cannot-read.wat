;; Says that it cannot read its input.
;; expect: ABI_MESSAGE
;; from: H81
(func $attack (param $length i32) (result i32)
  (i32.const -1))
